"""What is not there, is written otherwise, or may only be read, is answered in Chinese."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db

NUMBER = "兰民发〔2021〕239号"
# What a reader sends, too: a report, an address, how pages are to be shown.
TAKES_MORE = {
    *("report_error", "alert_new", "alert_confirm", "alerts", "alert_leave", "display"),
}
HAN = "这里只能阅读"


def public_patterns():
    """Each pattern of the public site that has a name; the interface has tests of its own."""
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern) != "admin/":
            found = getattr(resolver, "url_patterns", [resolver])
            yield from (each for each in found if getattr(each, "name", ""))


def example_of(pattern) -> str:
    converters = pattern.pattern.converters
    values = {name: {"int": 1}.get(kind_of(c), "x") for name, c in converters.items()}
    return reverse(pattern.name, kwargs=values)


def kind_of(converter) -> str:
    return "int" if "[0-9]+" in converter.regex else "str"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_what_may_only_be_read_says_so_to_all_who_want_more(method):
    """Whoever has no cookie of ours, too, and is not told that a form has grown stale."""
    client = Client(enforce_csrf_checks=True)
    read_only = [each for each in public_patterns() if each.name not in TAKES_MORE]
    assert len(read_only) > 40
    for pattern in read_only:
        answer = client.generic(method, example_of(pattern), b"a=1")
        assert answer.status_code == 405, pattern
        assert answer["Allow"] == "GET, HEAD"
        assert HAN in answer.text


@pytest.mark.parametrize(
    "written",
    [
        "兰民发[2021]239号",
        "兰民发(2021)239号",
        "兰民发（2021）239号",
        "兰民发【2021】第239号",
        "兰民发〔2021〕0239号",
        "兰民发［２０２１］２３９号",
    ],
)
def test_a_document_number_in_other_brackets_leads_to_the_document(client, written):
    make_issue(kind="notice", number=None, document_number=NUMBER, articles=1)
    answer = client.get(f"/documents/{written}/")
    assert answer.status_code == 301
    assert unquote(answer["Location"]) == f"/documents/{NUMBER}/"


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_nobody_is_led_to_what_is_not_public(client, status):
    make_issue(kind="notice", number=None, document_number=NUMBER, status=status)
    assert client.get("/documents/兰民发[2021]239号/").status_code == 404


def test_a_number_that_we_hold_in_odd_brackets_stays_where_it_is(client):
    odd = make_issue(kind="notice", number=None, document_number="兰民发[2021]7号")
    make_article(odd)
    assert client.get("/documents/兰民发[2021]7号/").status_code == 200


def test_one_that_was_withdrawn_is_led_to_its_notice(client):
    make_issue(kind="notice", number=None, document_number=NUMBER, status="withdrawn")
    answer = client.get("/documents/兰民发[2021]239号/", follow=True)
    assert answer.status_code == 410


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("/archive/2022/04/", "/archive/2022/4/"),
        ("/archive/2022/04/11/?page=2", "/archive/2022/4/11/?page=2"),
        ("/issues/{}/2022/005/", "/issues/{}/2022/5/"),
    ],
)
def test_a_number_with_noughts_before_it_leads_to_the_plain_one(client, written, plain):
    slug = make_agency(slug="shaoguan").slug
    make_issue(number=5, articles=1)
    answer = client.get(written.format(slug))
    assert (answer.status_code, answer["Location"]) == (301, plain.format(slug))


def test_a_document_number_may_well_begin_with_a_nought(client):
    odd = make_issue(kind="notice", number=None, document_number="某民/01号")
    make_article(odd)
    assert client.get("/documents/某民/01号/").status_code == 200


def test_days_and_years_without_anything_are_not_there(client):
    slug = make_agency().slug
    make_issue(issued_on=date(2022, 4, 11), articles=1)
    for name, numbers, is_there in (
        ("archive_year", [2022], True),
        ("archive_year", [1999], False),
        ("archive_month", [2022, 4], True),
        ("archive_month", [2022, 5], False),
        ("archive_day", [2022, 4, 11], True),
        ("archive_day", [2022, 4, 12], False),
        ("agency_year", [slug, 2022], True),
        ("agency_year", [slug, 2021], False),
        ("agency_year_figures", [slug, 2022], True),
        ("agency_year_figures", [slug, 1999], False),
    ):
        answer = client.get(reverse(name, args=numbers))
        assert answer.status_code == (200 if is_there else 404), (name, numbers)
        assert is_there or "没有找到这个页面" in answer.text


def test_a_site_without_anything_still_has_an_archive(client):
    assert "还没有公开的简报" in client.get("/archive/").text


@pytest.mark.parametrize(
    "address",
    [
        "/agencies/{}/" + "9" * 25 + "/",
        "/agencies/{}/" + "9" * 25 + "/figures/",
        "/issues/{}/2022/" + "9" * 25 + "/",
        "/articles/" + "9" * 25 + "/related/",
        "/archive/2022/" + "9" * 25 + "/",
    ],
)
def test_numbers_larger_than_any_are_not_there(client, address):
    assert client.get(address.format(make_agency().slug)).status_code == 404
