"""Pairs and the ranking at the desk, 同一件事 for readers: by keyboard, on any screen."""

from datetime import date

import pytest
from playwright.sync_api import expect

from reuse.models import TextPair

from ..adoption.texts import CITY, ELSEWHERE, PARAGRAPHS, printed
from .looking import hindering

pytestmark = pytest.mark.browser


@pytest.fixture
def pair(live_server) -> TextPair:
    printed()
    changed = PARAGRAPHS[1].replace("318人", "381人")
    printed(CITY, date(2022, 3, 20), (PARAGRAPHS[0], changed, ELSEWHERE[0]))
    return TextPair.objects.get()


def test_no_page_of_pairs_hinders_or_overflows(desk, pair):
    days = "year=2022&quarter=1"
    addresses = [
        f"/admin/reuse/textpair/{pair.pk}/change/",
        "/admin/reuse/textpair/?state=found",
        "/admin/reuse/pointrule/",
        f"/admin/adoption/?{days}",
        f"/admin/adoption/proofs/?{days}&agency={pair.earlier.issue.agency_id}",
        pair.later.get_absolute_url(),
        "/articles/?fold=1",
    ]
    assert hindering(desk, addresses) == {}


def test_from_the_work_list_a_pair_is_confirmed_by_keys_and_counts(desk, pair):
    desk.goto("/admin/")
    line = desk.get_by_role("link", name="八巨镇老年食堂开进村头")
    line.focus()
    desk.keyboard.press("Enter")
    button = desk.get_by_role("button", name="是同一件事")
    button.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".messagelist")).to_contain_text("已确认是同一件事")
    pair.refresh_from_db()
    assert pair.state == "confirmed"
    desk.goto("/admin/adoption/?year=2022&quarter=1")
    evidence = desk.get_by_role("link", name="滨海县民政局")
    evidence.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("link", name="对照")).to_be_visible()
    expect(desk.locator("#content tbody")).to_contain_text("已确认")


def test_on_a_phone_each_cell_stands_in_the_window_and_says_what_it_is(desk, pair):
    desk.set_viewport_size({"width": 375, "height": 812})
    agency = pair.earlier.issue.agency_id
    desk.goto(f"/admin/adoption/proofs/?year=2022&quarter=1&agency={agency}")
    evidence = desk.get_by_role("link", name="对照").bounding_box()
    assert evidence["x"] + evidence["width"] <= 375
    desk.goto(f"/admin/reuse/textpair/{pair.pk}/change/")
    said = "each => getComputedStyle(each, '::before').content"
    cells = desk.locator(".compared td:not(:empty)").all()
    assert {each.evaluate(said) for each in cells} == {
        '"滨海县民政局："',
        '"盐城市民政局："',
    }
