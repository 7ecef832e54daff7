"""Figures are checked from the keyboard alone, and without a script too."""

import pytest
from playwright.sync_api import expect

from metrics.models import Figure

from ..metrics.factories import make_figure
from .looking import grave_on, overhang_of

pytestmark = pytest.mark.browser
REVIEW = "/admin/metrics/figure/review/"


@pytest.fixture
def five(live_server):
    """Five figures, the first the most doubtful."""
    return [
        make_figure(f"3{n}家", f"第{n}处共有养老机构3{n}家。", doubt=9 - n)
        for n in range(5)
    ]


def at(page, figure):
    """Wait until the page shows this figure."""
    expect(page.locator(".said mark")).to_have_text(figure.raw)


def states(figures) -> list[str]:
    held = Figure.objects.in_bulk([each.pk for each in figures])
    return [held[each.pk].state for each in figures]


def test_five_figures_are_decided_with_no_mouse(desk, five):
    press = desk.keyboard.press
    desk.goto(REVIEW)
    at(desk, five[0])
    press("y")
    at(desk, five[1])
    press("n")
    at(desk, five[2])
    press("e")
    expect(desk.get_by_label("数值", exact=True)).to_be_focused()
    desk.keyboard.type("1.2万")
    press("Enter")
    at(desk, five[3])
    press("i")
    desk.keyboard.type("养老机构数")
    press("Escape")
    press("Enter")
    at(desk, five[4])
    press("Enter")
    expect(desk.get_by_text("所列的数据都核对完了。")).to_be_visible()
    assert states(five) == [
        *("confirmed", "rejected", "corrected", "corrected", "confirmed")
    ]
    corrected = Figure.objects.get(pk=five[2].pk)
    assert (corrected.value, corrected.extracted) == (12000, {"value": "32"})
    assert Figure.objects.get(pk=five[3].pk).indicator_id == "yl_org"


def test_one_looks_ahead_goes_back_and_undoes(desk, five):
    press = desk.keyboard.press
    desk.goto(REVIEW)
    press("j")
    at(desk, five[1])
    press("k")
    at(desk, five[0])
    press("y")
    at(desk, five[1])
    press("u")
    at(desk, five[0])
    expect(desk.get_by_role("button", name="确认")).to_be_visible()
    assert states(five) == ["unreviewed"] * 5


def test_letters_typed_into_a_field_decide_nothing(desk, five):
    desk.goto(REVIEW)
    desk.get_by_label("所指").focus()
    desk.keyboard.press("End")
    desk.keyboard.type("nyuj")
    expect(desk.get_by_label("所指")).to_have_value("养老机构nyuj")
    at(desk, five[0])
    assert states(five) == ["unreviewed"] * 5


def test_a_key_struck_twice_decides_once(desk, five):
    desk.goto(REVIEW)
    strike = "for (let n = 0; n < 3; n += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'y', bubbles: true}))"
    desk.evaluate(strike)
    at(desk, five[1])
    expect(desk.locator(".messagelist")).to_have_count(0)
    assert states(five) == ["confirmed", *["unreviewed"] * 4]


def test_single_keys_can_be_turned_off_and_stay_so(desk, five):
    desk.goto(REVIEW)
    desk.get_by_label("使用单键").uncheck()
    desk.locator("body").click(position={"x": 5, "y": 300})
    desk.keyboard.press("n")
    desk.reload()
    expect(desk.get_by_label("使用单键")).not_to_be_checked()
    desk.keyboard.press("n")
    at(desk, five[0])
    assert states(five) == ["unreviewed"] * 5


def test_without_a_script_there_are_buttons(bare_desk, five):
    bare_desk.goto("/admin/metrics/figure/")
    bare_desk.get_by_role("link", name="逐条核对（5）").click()
    expect(bare_desk.get_by_text("按键：")).to_be_hidden()
    bare_desk.get_by_role("button", name="确认").click()
    at(bare_desk, five[1])
    bare_desk.get_by_role("button", name="不是数据").click()
    at(bare_desk, five[2])
    bare_desk.get_by_label("数值", exact=True).fill("63")
    bare_desk.get_by_role("button", name="确认").click()
    at(bare_desk, five[3])
    bare_desk.get_by_role("button", name="撤销").click()
    at(bare_desk, five[2])
    assert states(five)[:3] == ["confirmed", "rejected", "unreviewed"]


def test_the_queue_is_narrowed_to_an_indicator(bare_desk, five):
    Figure.objects.filter(pk=five[3].pk).update(indicator="yl_org")
    bare_desk.goto("/admin/metrics/figure/?kind__exact=actual")
    bare_desk.get_by_label("指标").select_option("养老机构数")
    bare_desk.locator("form:has([name=indicator])").get_by_role("button").click()
    expect(bare_desk.locator("#result_list mark")).to_have_text([five[3].raw])
    assert "kind__exact=actual" in bare_desk.url


def test_all_of_an_article_is_listed_and_confirmed_together(desk, five):
    article = five[0].article_id
    desk.goto(f"/admin/metrics/figure/?article={article}")
    desk.get_by_role("link", name="本文全部确认…").click()
    expect(desk.locator(".batch-rows mark")).to_have_text([five[0].raw])
    assert [each for each in grave_on(desk) if "searchbar" not in each] == []
    assert overhang_of(desk) == []
    desk.get_by_role("button", name="确认这 1 条").click()
    expect(desk.get_by_text("已确认 1 条：文章：")).to_be_visible()
    assert states(five) == ["confirmed", *["unreviewed"] * 4]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neither_page_hinders_or_overflows(desk, five, scheme):
    desk.emulate_media(color_scheme=scheme)
    for address in ("/admin/metrics/figure/", REVIEW):
        desk.goto(address)
        # The search box of every list is Django's own.
        assert [each for each in grave_on(desk) if "searchbar" not in each] == []
    assert overhang_of(desk) == []
