"""长者版, type and colours: chosen without a script, remembered, the same pages else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefings.views.display import CHOICES, COOKIE, Display

from ..factories import make_article
from ..visiting import page_of

pytestmark = pytest.mark.django_db
DISPLAY = "/display/"
CLASS = 'lang="zh-Hans-CN" class="{}"'


def press(client, before="/", **choices):
    """A button of the page at the address is pressed."""
    came_from = {"referer": f"http://testserver{before}"}
    return client.post(DISPLAY, choices, headers=came_from)


def test_one_button_of_every_page_turns_it_on_and_off(client):
    article = make_article()
    assert '<button name="mode" value="elder">长者版</button>' in page_of(client, "/")
    answer = press(client, article.get_absolute_url(), mode="elder")
    assert (answer.status_code, answer.url) == (303, article.get_absolute_url())
    shown = page_of(client, answer.url)
    assert CLASS.format("elder") in shown
    assert "退出长者版" in shown
    press(client, mode="")
    assert 'lang="zh-Hans-CN">' in page_of(client, "/")


def test_it_is_remembered_for_a_year_and_told_to_nobody_else(client):
    press(client, mode="elder", size="large")
    held = client.cookies[COOKIE]
    assert held.value == "elder.large"
    assert held["max-age"] == 365 * 24 * 3600
    assert (held["samesite"], held["httponly"], held["secure"]) == ("Lax", True, "")
    assert client.post(DISPLAY, {"size": "large"}, secure=True).cookies[COOKIE][
        "secure"
    ]


def test_each_choice_leaves_the_others_as_they_were(client):
    for choice in ({"size": "largest"}, {"colours": "night"}, {"mode": "elder"}):
        press(client, **choice)
    assert CLASS.format("elder largest night") in page_of(client, "/")
    press(client, size="")
    assert CLASS.format("elder night") in page_of(client, "/")


def test_whoever_goes_back_to_the_usual_keeps_no_cookie(client):
    press(client, size="large")
    assert press(client, size="").cookies[COOKIE]["max-age"] == 0


@pytest.mark.parametrize(
    "told", ["", "x", "elder<script>", "elder.elder", "large.largest"]
)
def test_whatever_a_cookie_says_the_page_bears_our_words_alone(client, told):
    client.cookies[COOKIE] = told
    known = {word for words in CHOICES.values() for word in words}
    assert set(client.get("/").context["display"].split()) <= known


def test_a_choice_that_is_none_changes_nothing(client):
    press(client, mode="elder", size="huge", colours="<b>")
    assert client.cookies[COOKIE].value == "elder"


def test_a_list_comes_back_as_it_was(client):
    before = "/articles/?q=%E4%BD%8E%E4%BF%9D&city=440200"
    assert press(client, before, mode="elder").url == before


@pytest.mark.parametrize(
    "before",
    [
        "http://elsewhere.example/",
        "http://testserver//elsewhere.example/",
        "",
        "javascript:x",
    ],
)
def test_nobody_is_led_to_another_site(client, before):
    answer = client.post(DISPLAY, {"mode": "elder"}, headers={"referer": before})
    assert answer.url in ("/", "/elsewhere.example/")


def test_what_is_chosen_is_told_to_those_who_cannot_see_it(client):
    press(client, colours="ink")
    shown = page_of(client, DISPLAY)
    assert '<button name="colours" value="ink" aria-pressed="true">' in shown
    assert shown.count('aria-pressed="true"') == len(Display._fields)


def test_other_methods_are_refused(client):
    assert client.put(DISPLAY).status_code == 405


@pytest.mark.usefixtures("page_cache")
def test_a_page_is_kept_for_each_way_of_showing_it(client):
    usual = client.get("/")
    press(client, mode="elder")
    large = client.get("/")
    assert usual["ETag"] != large["ETag"]
    assert "Cookie" in large["Vary"]
    with CaptureQueriesContext(connection) as captured:
        again = client.get("/")
    assert (again.content, len(captured)) == (large.content, 1)
    known = {"if-none-match": usual["ETag"]}
    assert client.get("/", headers=known).status_code == 200
    press(client, mode="")
    assert client.get("/").content == usual.content


@pytest.mark.usefixtures("page_cache")
def test_other_cookies_make_no_page_of_their_own(client):
    usual = client.get("/")
    client.cookies["visits"] = "17"
    client.cookies[COOKIE] = "unheard-of"
    assert client.get("/")["ETag"] == usual["ETag"]


def test_what_is_not_there_is_said_in_large_type_too(client):
    press(client, mode="elder")
    answer = client.get("/articles/0/")
    assert answer.status_code == 404
    assert CLASS.format("elder") in answer.content.decode()
    assert reverse("display") in answer.content.decode()
