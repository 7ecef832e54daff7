"""Boxes to tick, with counts: by mouse, by keyboard, by finger, and before they count."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from briefings.models import Topic
from briefings.search.keeping import rebuild

from ..factories import make_agency, make_article, make_issue
from .lists import box_on, open_drawer, query_of, titles_on
from .looking import faint_on, hindrances_on, listen_to, overhang_of

pytestmark = pytest.mark.browser

SEARCH = "/articles/?q=%E9%98%B2%E7%96%AB"
# Fewer hits than a search finds here, and a full page of them.
FEW = 20


def test_fields_that_nothing_is_left_of_have_no_heading(page, live_server):
    make_article(make_issue())
    headings = page.locator(".facet legend:visible")
    page.goto("/articles/")
    assert headings.count() > 0
    page.goto("/articles/?q=%E9%A3%9E%E8%88%B9")
    assert headings.count() == 0


@pytest.fixture
def held(live_server):
    """In each of thirteen years an article of 滨海, in all but the first one of 韶关."""
    topics = dict(enumerate(Topic.objects.order_by("code"), 2010))
    for year, name in product(range(2010, 2023), ("滨海县", "韶关市")):
        if (year, name) != (2010, "韶关市"):
            bureau = make_agency(f"{name}民政局")
            issue = make_issue(bureau, year=year, issued_on=f"{year}-04-11")
            make_article(issue, f"{name}{year}年的防疫", topics=[topics[year]])
    # The index is in no model's table, so nothing empties it between tests.
    list(rebuild(from_scratch=True))


@pytest.fixture
def many_hits(held, monkeypatch):
    """A search finds more than is looked at before the page is sent."""
    monkeypatch.setattr("briefings.lists.articles.GLANCE", FEW)


@pytest.fixture
def articles(page, held):
    page.goto("/articles/")
    return page


def more_on(page, name):
    return page.locator(".facet-rest summary", has_text=f"更多{name}")


def counts_on(page):
    return page.locator(".facet-count:not(:empty)")


def hold_back(page, pattern) -> list:
    """What is asked for by such addresses from now on; each waits to be let go."""
    held_back = []
    page.route(pattern, lambda route: held_back.append(route))
    return held_back


def asked_of(requested) -> list[str]:
    """The query strings that the list was asked for with."""
    return [url.partition("/articles/")[2] for url in requested if "/articles/" in url]


def status_of(page):
    return page.get_by_role("status")


def test_a_tick_narrows_the_list_at_once_and_asks_once(articles):
    requested, errors = listen_to(articles)
    box_on(articles, "韶关市").click()
    expect(status_of(articles)).to_have_text("韶关市的文章，共 12 篇")
    expect(titles_on(articles)).to_have_count(12)
    expect(articles).to_have_title(re.compile("^韶关市的文章 - "))
    assert query_of(articles) == "?city=440200"
    assert asked_of(requested) == ["?city=440200"]
    assert errors == []


def test_values_of_a_field_are_alternatives_and_fields_narrow_each_other(articles):
    for year in ("2022年", "2021年"):
        box_on(articles, year).click()
        expect(articles.get_by_role("link", name=f"去掉条件：{year}")).to_be_visible()
    expect(status_of(articles)).to_have_text("2022年或2021年的文章，共 4 篇")
    box_on(articles, "韶关市").click()
    both = ["韶关市2022年的防疫", "韶关市2021年的防疫"]
    expect(titles_on(articles)).to_have_text(both)
    box_on(articles, "2022年").click()
    expect(titles_on(articles)).to_have_text(both[1:])


def test_a_tick_by_keyboard_keeps_its_place(articles):
    box_on(articles, "2021年").focus()
    articles.keyboard.press("Space")
    expect(status_of(articles)).to_have_text("2021年的文章，共 2 篇")
    expect(box_on(articles, "2021年")).to_be_focused()
    articles.keyboard.press("Tab")
    expect(box_on(articles, "2020年")).to_be_focused()
    articles.keyboard.press("Space")
    expect(titles_on(articles)).to_have_count(4)
    expect(box_on(articles, "2020年")).to_be_focused()
    assert query_of(articles) == "?year=2021&year=2020"


def test_a_box_that_goes_when_unticked_leaves_the_focus_beside_it(page, held):
    page.goto("/articles/?city=440200&year=2010")
    expect(page.locator(".nothing-found")).to_be_visible()
    box_on(page, "2010年 0 篇").focus()
    page.keyboard.press("Space")
    expect(titles_on(page)).to_have_count(12)
    expect(box_on(page, "2010年")).to_have_count(0)
    expect(box_on(page, "2022年")).to_be_focused()


def test_the_sentence_changes_in_place_so_that_it_is_read_out(articles):
    said = status_of(articles).element_handle()
    box_on(articles, "韶关市").check()
    expect(status_of(articles)).to_have_text("韶关市的文章，共 12 篇")
    assert said.evaluate("part => part.isConnected")


def test_more_values_fold_out_and_stay_so(articles):
    assert box_on(articles, "2011年").is_hidden()
    more_on(articles, "年份").focus()
    articles.keyboard.press("Enter")
    box_on(articles, "2011年").check()
    expect(status_of(articles)).to_have_text("2011年的文章，共 2 篇")
    expect(box_on(articles, "2011年")).to_be_focused()
    expect(box_on(articles, "2012年")).to_be_visible()
    articles.keyboard.press("Space")
    expect(titles_on(articles)).to_have_count(20)
    expect(box_on(articles, "2011年")).to_be_focused()


def test_back_and_forward_restore_the_list_and_the_boxes(articles):
    box_on(articles, "韶关市").check()
    expect(titles_on(articles)).to_have_count(12)
    box_on(articles, "2022年").check()
    expect(titles_on(articles)).to_have_count(1)
    articles.go_back()
    expect(titles_on(articles)).to_have_count(12)
    expect(box_on(articles, "韶关市")).to_be_checked()
    expect(box_on(articles, "2022年")).not_to_be_checked()
    articles.go_back()
    expect(titles_on(articles)).to_have_count(20)
    expect(articles.get_by_role("checkbox", checked=True)).to_have_count(0)
    articles.go_forward()
    expect(titles_on(articles)).to_have_count(12)
    articles.go_forward()
    expect(titles_on(articles)).to_have_count(1)
    expect(articles.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert query_of(articles) == "?city=440200&year=2022"


def test_a_second_tick_before_the_first_is_answered_counts_too(articles):
    held_back = hold_back(articles, "**/articles/?year=2022")
    box_on(articles, "2022年").check()
    box_on(articles, "2021年").check()
    expect(status_of(articles)).to_have_text("2022年或2021年的文章，共 4 篇")
    assert len(held_back) == 1
    expect(articles.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_words_typed_but_not_yet_sent_go_along_with_a_tick(articles):
    articles.get_by_label("关键词").fill("防疫")
    box_on(articles, "韶关市").check()
    expect(status_of(articles)).to_have_text("含“防疫” 韶关市的文章，共 12 篇")
    articles.get_by_label("关键词").fill("")
    articles.get_by_role("button", name="查找", exact=True).click()
    expect(status_of(articles)).to_have_text("韶关市的文章，共 12 篇")
    assert query_of(articles) == "?city=440200"


def test_a_phone_keeps_the_drawer_open_and_the_box_where_it_was(phone, held):
    phone.goto("/articles/")
    open_drawer(phone)
    more_on(phone, "主题").tap()
    more_on(phone, "年份").tap()
    box = box_on(phone, "2013年")
    box.scroll_into_view_if_needed()
    before = box.bounding_box()["y"]
    box.tap()
    expect(titles_on(phone)).to_have_count(2)
    expect(box).to_be_in_viewport()
    assert box.bounding_box()["y"] == pytest.approx(before, abs=2)
    expect(box_on(phone, "2012年")).to_be_visible()


def test_on_a_phone_every_value_is_large_enough_for_a_finger(phone, held):
    phone.goto("/articles/")
    open_drawer(phone)
    targets = phone.locator(".facet-value label, .facet-rest summary")
    heights = [each.bounding_box()["height"] for each in targets.all()]
    assert min(height for height in heights if height) >= 44


def test_a_short_list_stays_in_sight_beside_the_lowest_box(articles):
    box = box_on(articles, "2015年")
    box.scroll_into_view_if_needed()
    box.check()
    expect(titles_on(articles)).to_have_count(2)
    expect(titles_on(articles).first).to_be_in_viewport()


def test_counts_come_after_the_hits(page, many_hits):
    requested, errors = listen_to(page)
    page.goto(SEARCH)
    expect(box_on(page, "韶关市 12 篇")).to_be_visible()
    expect(page.get_by_role("link", name="统计各项篇数")).to_have_count(0)
    expect(status_of(page)).to_have_text("含“防疫”的文章，共 25 篇")
    assert ["counts=1" in asked for asked in asked_of(requested)] == [False, True]
    assert "counts" not in query_of(page)
    assert errors == []


def test_a_date_typed_before_the_counts_come_stays(page, many_hits):
    waiting = hold_back(page, "**/articles/?*counts=1")
    page.goto(SEARCH)
    page.get_by_label("起始日期").fill("2020-01-01")
    box_on(page, "韶关市").focus()
    waiting[0].continue_()
    expect(counts_on(page).first).to_be_visible()
    expect(page.get_by_label("起始日期")).to_have_value("2020-01-01")
    expect(box_on(page, "韶关市")).to_be_focused()


def test_a_tick_before_the_counts_come_is_not_undone(page, many_hits):
    waiting = hold_back(page, "**/articles/?q=*&counts=1")
    page.goto(SEARCH)
    with page.expect_request("**/articles/?*year=2021&counts=1"):
        box_on(page, "2021年").check()
    expect(status_of(page)).to_have_text("含“防疫” 2021年的文章，共 2 篇")
    expect(box_on(page, "2021年")).to_be_checked()
    waiting[-1].continue_()
    expect(box_on(page, "2021年 2 篇")).to_be_checked()
    expect(status_of(page)).to_have_text("含“防疫” 2021年的文章，共 2 篇")


def test_counts_that_did_not_come_can_be_asked_for(page, many_hits):
    page.route("**/articles/?*counts=1", lambda route: route.abort())
    page.goto(SEARCH)
    link = page.get_by_role("link", name="统计各项篇数")
    expect(link).to_be_visible()
    page.unroute_all()
    link.click()
    expect(box_on(page, "韶关市 12 篇")).to_be_visible()


def test_without_scripts_counts_are_a_link_away(open_tab, many_hits):
    page = open_tab(java_script_enabled=False)
    page.goto(SEARCH)
    expect(counts_on(page)).to_have_count(0)
    page.get_by_role("link", name="统计各项篇数").click()
    expect(box_on(page, "韶关市 12 篇")).to_be_visible()
    box_on(page, "2021年").check()
    page.get_by_role("button", name="筛选").click()
    expect(titles_on(page)).to_have_count(2)


@pytest.mark.parametrize(
    ("scheme", "look"), [("light", hindrances_on), ("dark", faint_on)]
)
def test_facets_hinder_no_reader(open_tab, held, monkeypatch, scheme, look):
    page = open_tab(color_scheme=scheme)
    page.goto("/articles/?city=440200&city=320900&year=2022&year=2021")
    more_on(page, "年份").click()
    assert look(page) == []
    page.goto(f"{SEARCH}&sort=relevance")
    assert look(page) == []
    monkeypatch.setattr("briefings.lists.articles.GLANCE", FEW)
    page.route("**/articles/?*counts=1", lambda route: route.abort())
    page.goto(SEARCH)
    expect(page.get_by_role("link", name="统计各项篇数")).to_be_visible()
    assert look(page) == []
    assert overhang_of(page) == []


def test_an_open_drawer_hinders_no_reader_on_a_phone(phone, held):
    phone.goto("/articles/?city=440200&year=2022")
    open_drawer(phone)
    more_on(phone, "年份").tap()
    assert hindrances_on(phone) == []
    assert overhang_of(phone) == []
