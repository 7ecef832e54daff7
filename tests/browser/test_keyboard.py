"""All is reached, seen and done with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from .pages import one_of_each

pytestmark = pytest.mark.browser

OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
}"""
# Where the focus is, or nothing where it has left the page; and whether it can be seen.
STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const shown = at.matches("circle, .dot") ? true
    : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [(at.name || at.textContent).trim().slice(0, 20), shown && inSight];
}"""
MOST_STOPS = 120
WALKED = [
    *(
        "home",
        "its first article",
        "bulletin",
        "report of an error",
        "alert",
        "display",
    ),
    *("archive's month", "agency's year", "coverage", "leaving", "interface", "table"),
]
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


def test_no_stop_of_any_page_is_out_of_sight_or_a_trap(page, addresses):
    for name in WALKED:
        page.goto(addresses[name])
        stops = []
        while len(stops) < MOST_STOPS:
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None:
                break
            stops.append(stop)
        assert 10 < len(stops) < MOST_STOPS, name
        assert [words for words, is_seen in stops if not is_seen] == [], name


def test_an_error_is_reported(page, addresses):
    page.goto(addresses["its first article"])
    page.get_by_role("link", name="报告差错").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="错字、漏字").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("少了一个字")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("已收到，谢谢")


def test_large_type_is_chosen_and_a_text_cited(page, addresses):
    page.goto(addresses["its first article"])
    page.get_by_role("button", name="长者版", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("html.elder")).to_have_count(1)
    page.locator("summary", has_text="引用本文").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("国家标准写法")).to_be_visible()
