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
