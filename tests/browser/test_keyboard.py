"""The lists are narrowed with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from .pages import one_of_each

pytestmark = pytest.mark.browser

OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
}"""
FOCUSED = "() => document.activeElement.name || document.activeElement.textContent"
FILTERS = ["city", "topic", "kind", "year", "date_from", "date_to"]


@pytest.fixture
def articles(page, live_server):
    one_of_each()
    page.goto("/articles/")
    return page


def tab_through(page, times):
    """What each press of Tab leads to, and how thick the ring around it is."""
    for _ in range(times):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUSED).strip(), page.evaluate(OUTLINE)


def test_the_first_stop_leads_past_the_navigation(articles):
    articles.keyboard.press("Tab")
    link = articles.get_by_role("link", name="跳到正文")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    articles.keyboard.press("Enter")
    expect(articles.locator("main")).to_be_focused()
    articles.keyboard.press("Tab")
    expect(articles.locator(".breadcrumb a").first).to_be_focused()


def test_every_filter_is_reached_and_every_stop_can_be_seen(articles):
    stops = list(tab_through(articles, 40))
    names = [name for name, _ in stops]
    in_order = list(dict.fromkeys(name for name in names if name in FILTERS))
    assert in_order == FILTERS
    assert "筛选" in names
    assert [name for name, ring in stops if ring < 2] == []


def test_a_tick_is_enough_to_choose(articles):
    articles.get_by_role("checkbox", name="简报").focus()
    articles.keyboard.press("Space")
    expect(articles.get_by_role("status")).to_contain_text("简报的文章，共 6 篇")


def test_enter_in_a_date_submits(articles):
    date = articles.get_by_label("起始日期")
    date.fill("2023-01-01")
    date.press("Enter")
    expect(articles.get_by_role("status")).to_contain_text(
        "2023-01-01 起的文章，共 0 篇"
    )


def test_an_article_is_opened_from_the_list(articles):
    link = articles.locator(".row-title a").first
    title = link.inner_text()
    link.focus()
    articles.keyboard.press("Enter")
    expect(articles.get_by_role("heading", level=1)).to_have_text(title)
