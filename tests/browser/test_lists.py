"""Readers narrow and widen the lists, with a mouse, a finger or an old browser."""

import re

import pytest
from playwright.sync_api import expect

from ..factories import make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.browser


@pytest.fixture
def two_cities(live_server):
    """An article about 疫情防控 from 韶关, one about nothing from 滨海 in 盐城."""
    near = make_issue(make_agency("韶关市民政局"), issued_on="2022-04-11")
    make_article(near, "韶关的文章", topics=[make_topic()])
    far = make_issue(make_agency("滨海县民政局"), year=2021, issued_on="2021-03-01")
    make_article(far, "滨海的文章")


def titles_on(page):
    return page.locator(".row-title a")


def test_filters_work_without_scripts(open_tab, two_cities):
    page = open_tab(java_script_enabled=False)
    page.goto("/articles/")
    expect(titles_on(page)).to_have_text(["韶关的文章", "滨海的文章"])
    page.get_by_label("地区").select_option("320900")
    page.get_by_role("button", name="筛选").click()
    expect(titles_on(page)).to_have_text(["滨海的文章"])


def test_the_first_page_leads_into_the_list(page, two_cities):
    page.goto("/")
    page.get_by_label("主题", exact=True).select_option("epidemic")
    page.get_by_role("button", name="查找文章").click()
    expect(titles_on(page)).to_have_text(["韶关的文章"])
    expect(page.get_by_role("status")).to_have_text("关于“疫情防控”的文章，共 1 篇")


def test_each_tag_takes_its_own_filter_away(page, two_cities):
    page.goto("/articles/?city=440200&year=2022&topic=epidemic")
    tags = page.get_by_label("已选条件").get_by_role("link")
    expect(tags).to_have_count(3)
    page.get_by_role("link", name="去掉条件：2022年").click()
    expect(page).to_have_url(re.compile(r"\?city=440200&topic=epidemic$"))
    expect(tags).to_have_count(2)
    expect(page.get_by_label("年份")).to_have_value("")
    page.get_by_role("link", name="全部清除").click()
    expect(tags).to_have_count(0)
    expect(titles_on(page)).to_have_count(2)


def test_back_leads_to_the_list_as_it_was(page, two_cities):
    page.goto("/articles/?city=440200")
    titles_on(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("韶关的文章")
    page.go_back()
    expect(titles_on(page)).to_have_text(["韶关的文章"])
    expect(page.get_by_label("地区")).to_have_value("440200")


def test_the_drawer_opens_and_closes_by_touch(phone, two_cities):
    phone.goto("/articles/")
    year = phone.get_by_label("年份")
    expect(year).to_be_hidden()
    phone.locator(".filters summary").tap()
    expect(year).to_be_visible()
    phone.locator(".filters summary").tap()
    expect(year).to_be_hidden()


def test_the_drawer_opens_and_closes_by_keyboard(phone, two_cities):
    phone.goto("/articles/")
    year = phone.get_by_label("年份")
    phone.locator(".filters summary").focus()
    phone.keyboard.press("Enter")
    expect(year).to_be_visible()
    phone.keyboard.press("Space")
    expect(year).to_be_hidden()


def test_a_phone_filters_and_says_how_many_filters_are_on(phone, two_cities):
    phone.goto("/articles/")
    phone.locator(".filters summary").tap()
    phone.get_by_label("年份").select_option("2021")
    phone.get_by_role("button", name="筛选").tap()
    expect(titles_on(phone)).to_have_text(["滨海的文章"])
    expect(phone.locator(".filters summary")).to_have_text("筛选（已选 1 项）")
