"""What a reader sees that only a laid-out page can show."""

import pytest
from playwright.sync_api import expect

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.browser

LEFT_EDGE = "element => element.getBoundingClientRect().left"
ALIGNMENT = "cells => cells.map(cell => getComputedStyle(cell).textAlign)"
LINES = """element => {
  const text = document.createRange();
  text.selectNodeContents(element);
  return text.getClientRects().length;
}"""


def test_a_heading_stands_over_its_numbers(page, addresses):
    page.goto(addresses["table"])
    heads = page.locator("thead th")
    assert heads.evaluate_all(ALIGNMENT) == ["left"] * 3 + ["right"] * 3


def test_the_ministrys_table_fits_a_desk(page, addresses):
    page.goto(addresses["table"])
    overhang = "frame => frame.scrollWidth - frame.clientWidth"
    assert page.locator(".table-frame").evaluate(overhang) == 0
    expect(page.get_by_text("可以左右滑动")).to_be_hidden()


def test_a_code_is_never_broken_and_a_wide_table_scrolls(phone, addresses):
    phone.goto(addresses["table"])
    code = phone.get_by_role("cell", name="JZH012111000")
    assert code.evaluate(LINES) == 1
    expect(phone.get_by_text("可以左右滑动")).to_be_visible()
    last = phone.get_by_role("cell", name="-1.3%")
    expect(last).not_to_be_in_viewport()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


def test_filters_stand_left_of_the_list_on_a_desk(page, addresses):
    page.goto(addresses["articles"])
    field, row = page.get_by_role("group", name="地区"), page.locator(".row").first
    assert field.evaluate(LEFT_EDGE) < row.evaluate(LEFT_EDGE)
    expect(page.locator(".filters > summary")).to_be_hidden()


def test_a_bulletin_without_a_number_says_so_in_the_lists(page, live_server):
    issue = make_issue(make_agency("云浮市民政局"), number=None)
    make_article(issue, "走访慰问", position=1)
    make_article(issue, "联欢活动", position=2)
    page.goto("/issues/")
    expect(page.locator(".row-title")).to_have_text("云浮民政 简报（期号未注明）")


def test_what_was_withdrawn_is_named_by_its_title(page, live_server):
    issue = make_issue(kind="web", number=None, status="withdrawn")
    make_article(issue, "把温暖送到家")
    page.goto(issue.get_absolute_url())
    expect(page.locator("main")).to_contain_text("把温暖送到家（韶关市民政局）")


LONE_SIGNS = """() => [...document.querySelectorAll("h1, h2, .row-title, .headlines a")].map((title) => {
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), lines = [];
  for (let node; (node = walker.nextNode()); ) for (let at = 0; at < node.data.length; at++) {
    const sign = document.createRange();
    sign.setStart(node, at);
    sign.setEnd(node, at + 1);
    const box = sign.getClientRects()[0];
    if (!box || !node.data[at].trim()) continue;
    if (lines.length && Math.abs(lines.at(-1).top - box.top) < 8) lines.at(-1).signs += node.data[at];
    else lines.push({ top: box.top, signs: node.data[at] });
  }
  return lines.map((line) => line.signs);
}).filter((lines) => lines.length > 1 && lines.at(-1).length < 2)"""
TITLES = [
    "南雄、始兴、翁源三地协力御寒 物资与服务同步到家",
    "关于对市第十五届人民代表大会第三次会议第47号建议的答复",
    "数字里的暖冬——民政御寒救助盘点",
]


def test_no_title_leaves_a_single_sign_on_its_last_line(page, live_server):
    articles = [make_article(title=title) for title in TITLES]
    for address in ("/", "/articles/", articles[0].get_absolute_url()):
        page.goto(address)
        for width in range(320, 1000, 20):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(LONE_SIGNS) == [], width


def test_what_a_blank_sets_off_breaks_at_the_blank(phone, live_server):
    article = make_article(title="南雄、始兴、翁源协力 物资服务到家")
    phone.goto(article.get_absolute_url())
    parts = phone.locator("h1 .title-part")
    assert [part.evaluate(LINES) for part in parts.all()] == [1, 1]


def test_an_article_is_still_called_by_its_name_when_its_margin_has_come(
    page, addresses
):
    with page.expect_response("**/related/"):
        page.goto(addresses["its first article"])
        name = page.locator("h1").inner_text()
        page.get_by_role("heading", name="相关文章").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.title().startswith(name)


def test_printing_is_offered_where_there_is_a_script_for_it(page, open_tab, addresses):
    page.goto(addresses["bulletin"])
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")
    bare = open_tab(java_script_enabled=False)
    bare.goto(addresses["bulletin"])
    expect(bare.get_by_role("button", name="打印")).to_be_hidden()
    bare.get_by_text("引用本期").click()
    expect(bare.get_by_text("[引用日期]")).to_be_visible()
