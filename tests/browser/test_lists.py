"""Readers narrow, order and turn the lists, with a mouse, a finger or an old browser."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from ..factories import make_agency, make_article, make_issue, make_topic
from .lists import box_on, open_drawer, query_of, titles_on
from .looking import listen_to

pytestmark = pytest.mark.browser


@pytest.fixture
def two_cities(live_server):
    """An article about 疫情防控 from 韶关, one about nothing from 滨海 in 盐城."""
    near = make_issue(make_agency("韶关市民政局"), issued_on="2022-04-11")
    make_article(near, "韶关的文章", topics=[make_topic()])
    far = make_issue(make_agency("滨海县民政局"), year=2021, issued_on="2021-03-01")
    make_article(far, "滨海的文章")


@pytest.fixture
def three_pages(live_server):
    """Fifty articles of fifty days, and one of another kind."""
    for days in range(50):
        issued_on = date(2022, 3, 1) + timedelta(days)
        make_article(make_issue(issued_on=issued_on), f"{issued_on}的文章")
    make_article(make_issue(kind="notice", number=None), "一份通知")


def test_filters_work_without_scripts(open_tab, two_cities):
    page = open_tab(java_script_enabled=False)
    page.goto("/articles/")
    expect(titles_on(page)).to_have_text(["韶关的文章", "滨海的文章"])
    box_on(page, "盐城市").check()
    page.get_by_role("button", name="筛选").click()
    expect(titles_on(page)).to_have_text(["滨海的文章"])
    expect(box_on(page, "盐城市")).to_be_checked()


def test_the_first_page_leads_into_the_list(page, two_cities):
    page.goto("/")
    page.get_by_label("主题", exact=True).select_option("epidemic")
    page.get_by_role("button", name="查找文章").click()
    expect(titles_on(page)).to_have_text(["韶关的文章"])
    expect(page.get_by_role("status")).to_have_text("关于“疫情防控”的文章，共 1 篇")
    assert query_of(page) == "?topic=epidemic"


@pytest.mark.parametrize("width", [1280, 1024, 768, 375])
def test_the_first_pages_button_and_help_stand_in_one_line(page, two_cities, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    finder = page.get_by_role("form", name="查找文章")
    button = finder.get_by_role("button").bounding_box()
    link = finder.get_by_role("link", name="查找帮助").bounding_box()
    assert button["y"] < link["y"] < link["y"] + link["height"] < button["y"] + 60
    assert link["x"] > button["x"] + button["width"]


def test_each_tag_takes_its_own_filter_away(page, two_cities):
    page.goto("/articles/?city=440200&year=2022&topic=epidemic&date_from=2022-01-01")
    tags = page.get_by_label("已选条件").get_by_role("link")
    expect(tags).to_have_count(4)
    page.get_by_role("link", name="去掉条件：2022年").click()
    expect(page).to_have_url(re.compile(r"\?city=440200&topic=epidemic&date_from="))
    expect(tags).to_have_count(3)
    expect(box_on(page, "2022年")).not_to_be_checked()
    page.get_by_role("link", name="去掉条件：2022-01-01 起").click()
    expect(page.get_by_label("起始日期")).to_have_value("")
    page.get_by_role("link", name="全部清除").click()
    expect(tags).to_have_count(0)
    expect(titles_on(page)).to_have_count(2)


def test_a_tag_takes_away_one_of_two_alternatives(page, two_cities):
    page.goto("/articles/?city=440200&city=320900")
    expect(titles_on(page)).to_have_count(2)
    page.get_by_role("link", name="去掉条件：韶关市").click()
    expect(titles_on(page)).to_have_text(["滨海的文章"])
    expect(box_on(page, "韶关市")).not_to_be_checked()
    expect(box_on(page, "盐城市")).to_be_checked()


def test_back_from_an_article_leads_to_the_list_as_it_was(page, two_cities):
    page.goto("/articles/")
    box_on(page, "韶关市").check()
    expect(titles_on(page)).to_have_count(1)
    titles_on(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("韶关的文章")
    page.go_back()
    expect(titles_on(page)).to_have_text(["韶关的文章"])
    expect(box_on(page, "韶关市")).to_be_checked()


def test_the_drawer_opens_and_closes_by_touch(phone, two_cities):
    phone.goto("/articles/")
    year = box_on(phone, "2022年")
    expect(year).to_be_hidden()
    open_drawer(phone)
    expect(year).to_be_visible()
    phone.locator(".filters > summary").tap()
    expect(year).to_be_hidden()


def test_the_drawer_opens_and_closes_by_keyboard(phone, two_cities):
    phone.goto("/articles/")
    year = box_on(phone, "2022年")
    phone.locator(".filters > summary").focus()
    phone.keyboard.press("Enter")
    expect(year).to_be_visible()
    phone.keyboard.press("Space")
    expect(year).to_be_hidden()


def test_a_phone_filters_and_says_how_many_filters_are_on(phone, two_cities):
    phone.goto("/articles/")
    open_drawer(phone)
    box_on(phone, "2021年").tap()
    expect(titles_on(phone)).to_have_text(["滨海的文章"])
    expect(phone.locator(".filters > summary")).to_have_text("筛选（已选 1 项）")
    phone.get_by_role("link", name="看列表（1 篇）").tap()
    expect(phone.get_by_role("status")).to_be_in_viewport()
    assert query_of(phone) == "?year=2021"


def test_a_date_typed_by_hand_waits_until_it_is_sent(page, two_cities):
    requested, _ = listen_to(page)
    page.goto("/articles/")
    page.get_by_label("起始日期").focus()
    for key in "01012022":
        page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("起始日期")).to_have_value("2022-01-01")
    assert query_of(page) == ""
    page.keyboard.press("Enter")
    expect(titles_on(page)).to_have_text(["韶关的文章"])
    assert query_of(page) == "?date_from=2022-01-01"
    assert [url for url in requested if "/articles/" in url][1:] == [page.url]


def test_a_period_turned_round_is_complained_of_and_kept_to_be_mended(page, two_cities):
    page.goto("/articles/")
    page.get_by_label("起始日期").fill("2022-01-01")
    page.get_by_label("截止日期").fill("2021-01-01")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".complaints")).to_contain_text("截止日期早于起始日期")
    expect(page.get_by_label("截止日期")).to_have_value("2021-01-01")


def test_the_sort_links_turn_the_list_round_and_keep_the_choice(page, three_pages):
    page.goto("/articles/?kind=bulletin")
    expect(titles_on(page).first).to_have_text("2022-04-19的文章")
    page.get_by_role("link", name="最早").click()
    expect(titles_on(page).first).to_have_text("2022-03-01的文章")
    expect(box_on(page, "简报")).to_be_checked()
    expect(page.locator(".sorts [aria-current]")).to_have_text("最早")
    box_on(page, "通知公告").check()
    expect(page.get_by_role("status")).to_contain_text("共 51 篇")
    expect(titles_on(page).first).to_have_text("2022-03-01的文章")


def test_turning_the_page_keeps_the_choice_and_a_tick_begins_anew(page, three_pages):
    page.goto("/articles/?kind=bulletin")
    pages = page.get_by_role("navigation", name="翻页")
    pages.get_by_role("link", name="下一页").click()
    expect(titles_on(page).first).to_have_text("2022-03-30的文章")
    expect(box_on(page, "简报")).to_be_checked()
    assert "kind=bulletin&page=2&after=20220331-" in query_of(page)
    pages.get_by_role("link", name="第 3 页").click()
    expect(titles_on(page)).to_have_count(10)
    box_on(page, "通知公告").check()
    expect(titles_on(page)).to_have_count(20)
    expect(pages.locator("[aria-current]")).to_have_text("1")
    assert query_of(page) == "?kind=bulletin&kind=notice"


def test_without_a_connection_the_list_stays_and_says_so(page, two_cities):
    page.goto("/articles/")
    page.context.set_offline(True)
    box_on(page, "2021年").check()
    expect(page.get_by_role("alert")).to_contain_text("没有取到新的列表")
    expect(titles_on(page)).to_have_count(2)
    assert query_of(page) == ""
    page.context.set_offline(False)
    page.get_by_role("button", name="筛选").click()
    expect(titles_on(page)).to_have_text(["滨海的文章"])
    expect(page.get_by_role("alert")).to_be_hidden()


def test_an_error_of_the_server_is_not_shown_as_the_list(page, two_cities):
    page.goto("/articles/")
    page.route("**/articles/?year=2021", lambda route: route.fulfill(status=500))
    box_on(page, "2021年").check()
    expect(page.get_by_role("alert")).to_contain_text("没有取到新的列表")
    expect(titles_on(page)).to_have_count(2)


def test_the_issues_are_narrowed_as_the_articles_are(page, two_cities):
    page.goto("/issues/")
    box_on(page, "2021年").check()
    expect(page.get_by_role("status")).to_have_text("2021年的简报和文件，共 1 份")
    expect(page).to_have_title(re.compile("2021年的简报和文件"))
    assert query_of(page) == "?year=2021"


def test_a_count_is_shown_bare_and_read_out_with_its_measure(page, two_cities):
    page.goto("/articles/")
    said = page.get_by_role("checkbox", name="韶关市 1 篇", exact=True)
    expect(said).to_have_count(1)
    shown = page.locator(".facet-value", has_text="韶关市")
    expect(shown).to_have_text("韶关市 1")


def test_paper_has_the_list_without_its_controls(page, two_cities):
    page.emulate_media(media="print")
    page.goto("/articles/?city=440200")
    for control in (".filters", ".chosen", ".sorts", ".unreached"):
        expect(page.locator(control)).to_be_hidden()
    expect(page.get_by_role("status")).to_be_visible()
