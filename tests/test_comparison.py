"""Two checkouts are compared rightly: where the walk leads, and what counts as equal."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.comparison.differences import Tally, rules
from tests.comparison.walk import ASKED, Asked, Walk

PAGE = """200
Content-Type: text/html; charset=utf-8

<a href="/articles/7/#f1">a</a> <a href="?page=2">b</a> <a href="https://x.cn/">c</a>
<link href="/static/css/base.css"> <a href="/admin/">d</a>
<ol hx-get="/articles/7/related/" hx-target="#beside"></ol>
<form method="get" hx-get="/articles/" hx-target="#list">
<input type="search" name="q" value="养老">
<input type="checkbox" name="city" value="440200" checked>
<input type="checkbox" name="year" value="2022">
</form>
<form method="post" action="/send/"><input name="why" value="x"></form>
"""


def paths_after(page, path="/articles/"):
    walk = Walk(most=1000)
    walk.follow(Asked(path=path), page)
    return list(walk)


def test_a_walk_goes_where_links_and_htmx_lead_and_nowhere_else():
    asked = paths_after(PAGE)
    got = [each for each in asked if each.method == "GET"]
    paths = {each.path for each in got}
    assert {"/articles/7/", "/articles/?page=2"} <= paths
    assert Asked(path="/articles/7/related/", target="beside") in got
    assert not [
        path for path in paths if path.startswith(("/static", "/admin", "/send"))
    ]
    assert len(got) == len(set(got))


def test_a_form_is_sent_with_each_further_choice_by_a_browser_and_by_htmx():
    chosen = [("q", "养老"), ("city", "440200"), ("year", "2022")]
    sent = [
        each
        for each in paths_after(PAGE)
        if parse_qsl(urlsplit(each.path).query) == chosen and each.method == "GET"
    ]
    assert {each.target for each in sent} >= {None, "list"}


def test_odd_queries_are_asked_of_each_form_once():
    odd = f"/articles/?{ASKED['queries'][0]}"
    asked = [each for each in paths_after(PAGE + PAGE) if each.target is None]
    assert [each.method for each in asked if each.path == odd].count("GET") == 1


def test_of_one_list_no_more_queries_are_asked_than_wished():
    walk = Walk(most=3)
    walk.begin(*(f"/articles/?page={n}" for n in range(50)))
    assert sum(asked.method == "GET" for asked in walk) == 3


def test_numbers_beyond_the_last_are_asked_too():
    walk = Walk(most=3)
    walk.begin("/articles/4/")
    walk.add_numbers()
    paths = {asked.path for asked in walk}
    assert {"/articles/0/", "/articles/4/", "/articles/8/", "/items/0/"} <= paths


@pytest.fixture
def tally():
    return Tally("pages", rules())


def test_what_is_equal_is_told_from_what_differs_by_chance(tally):
    page = '200\nETag: W/"{}"\n\n<p>{}</p>'
    assert tally.compare("GET /", page.format("1a-2b", 1), page.format("1a-2b", 1))
    assert tally.compare("GET /", page.format("1a-2b", 1), page.format("1c-2d", 1))
    assert not tally.compare("GET /", page.format("1a-2b", 1), page.format("1c-2d", 2))
    assert (tally.asked, tally.equal, tally.allowed.total()) == (3, 1, 1)


def test_the_same_difference_is_shown_once_with_its_addresses(tally):
    for path in ("/a/", "/b/"):
        tally.compare(f"GET {path}", "<p>x</p><p>y</p>", "<p>x</p><p>z</p>")
    shown = "\n".join(tally.report())
    assert "GET /a/ and 1 more" in shown
    assert shown.count("-<p>y") == shown.count("+<p>z") == 1


def test_of_a_long_line_the_place_that_differs_is_shown(tally):
    tally.compare("receipts/x", "养" * 5000 + "甲" * 300, "养" * 5000 + "乙" * 300)
    shown = "\n".join(tally.report())
    assert "养甲" in shown
    assert "养乙" in shown
    assert len(shown) < 2000


def test_every_rule_says_why(tally):
    assert all(
        rule.reason.startswith(("chance: ", "on purpose: ")) for rule in tally.rules
    )
