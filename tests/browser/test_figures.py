"""From a number back to the words it was read from, in one step."""

import re

import pytest
from playwright.sync_api import expect

from .looking import OVERHANG, faint_on, hindrances_on, listen_to, narrowed_on
from .pages import INDICATOR, make_figures, pages_of_figures

pytestmark = pytest.mark.browser

BACKGROUND = "element => getComputedStyle(element).backgroundColor"
SHOWN_RING = "element => getComputedStyle(element.querySelector('circle')).strokeWidth"


@pytest.fixture
def told(live_server):
    return make_figures()


@pytest.fixture
def addresses(told):
    return pages_of_figures(told)


def dots_on(page):
    return page.locator(".chart:visible a.dot")


def expect_lit(page, raw):
    """The words are lit up, unlike others, and stand in sight."""
    lit = page.locator("mark.figure:target")
    expect(lit).to_have_text(raw)
    expect(lit).to_be_in_viewport()
    assert lit.evaluate(BACKGROUND) != "rgba(0, 0, 0, 0)"


def test_a_click_on_a_dot_leads_to_the_lit_up_sentence(page, told):
    page.goto(INDICATOR)
    dot = page.get_by_role("link", name="兰州市，2019年底：92家").first
    dot.click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/#f\d+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "兰州市民政局2019年小结30"
    )
    expect_lit(page, "92家")


def test_the_keyboard_alone_leads_there_and_shows_where_it_is(page, told):
    page.goto(INDICATOR)
    page.get_by_role("button", name="对照").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳过图，看表格")).to_be_focused()
    page.keyboard.press("Tab")
    first = dots_on(page).first
    expect(first).to_be_focused()
    assert first.evaluate(SHOWN_RING) == "3px"
    page.keyboard.press("Tab")
    expect(dots_on(page).nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect_lit(page, "80家")


def test_the_chart_can_be_passed_by(page, told):
    page.goto(INDICATOR)
    link = page.get_by_role("link", name="跳过图，看表格")
    link.focus()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#table, #table *')")


def test_without_scripts_a_dot_and_a_value_lead_there(open_tab, told):
    page = open_tab(java_script_enabled=False)
    page.goto(INDICATOR)
    dots_on(page).last.click()
    expect(page.locator("mark.figure:target")).to_be_in_viewport()
    page.go_back()
    page.locator(".years .value", has_text="80家").click()
    expect(page.locator("mark.figure:target")).to_have_text("80家")


def test_without_scripts_places_are_chosen(open_tab, told):
    page = open_tab(java_script_enabled=False)
    page.goto(INDICATOR)
    page.get_by_role("checkbox", name="韶关市").uncheck()
    page.get_by_role("button", name="对照").click()
    expect(page.locator("thead th")).to_have_text(["年份", "兰州市"])
    expect(dots_on(page)).to_have_count(4)


def test_a_finger_finds_a_dot_on_a_phone(phone, told):
    phone.goto(INDICATOR)
    expect(phone.locator(".chart-wide")).to_be_hidden()
    expect(phone.locator(".chart-narrow")).to_be_visible()
    letter = phone.locator(".chart-narrow .name text").first.bounding_box()
    assert letter["height"] >= 14
    dot = dots_on(phone).first
    assert min(dot.bounding_box()[side] for side in ("width", "height")) >= 24
    dot.tap()
    expect_lit(phone, "74家")


def test_the_list_beside_an_article_leads_into_the_text(page, told, addresses):
    page.goto(addresses["article"])
    page.locator(".figures-beside li a").first.click()
    expect_lit(page, "74家")


def test_shapes_tell_stated_inferred_and_contested_apart(page, told):
    page.goto(INDICATOR)
    for look, count in {"stated": 2, "inferred": 2, "contested": 4}.items():
        expect(page.locator(f".chart-wide .dot.{look}")).to_have_count(count)
    shapes = page.locator(".chart-wide .dot > path").evaluate_all(
        "paths => new Set(paths.map(p => p.getAttribute('d').match(/[a-z]/g).join(''))).size"
    )
    assert shapes == 3


def test_colours_of_the_chart_follow_the_page_into_the_dark(open_tab, told):
    inks = set()
    for scheme in ("light", "dark"):
        page = open_tab(color_scheme=scheme)
        page.goto(INDICATOR)
        stroke = "path => getComputedStyle(path).stroke"
        inks.add(page.locator(".chart-wide .series path").first.evaluate(stroke))
    assert len(inks) == 2


def test_paper_has_the_chart_and_the_table_and_no_boxes(page, told):
    page.emulate_media(media="print")
    page.goto(INDICATOR)
    for kept in (".chart-wide", ".shapes", ".years"):
        expect(page.locator(kept)).to_be_visible()
    for left_out in (".places", ".chart-narrow", ".past-chart", ".how-compared"):
        expect(page.locator(left_out)).to_be_hidden()


@pytest.mark.parametrize(
    ("scheme", "look"), [("light", hindrances_on), ("dark", faint_on)]
)
def test_no_page_of_figures_hinders_a_reader(open_tab, addresses, scheme, look):
    page = open_tab(color_scheme=scheme)
    for name, address in addresses.items():
        page.goto(address)
        assert look(page) == [], name


def test_none_hinders_or_overflows_on_a_phone(phone, addresses):
    for name, address in addresses.items():
        phone.goto(address)
        assert narrowed_on(phone) == [], name
        for width in (375, 320):
            phone.set_viewport_size({"width": width, "height": 800})
            assert phone.evaluate(OVERHANG) == 0, (name, width)


def test_nothing_is_asked_of_other_sites_and_no_error_is_logged(
    page, addresses, live_server
):
    requested, errors = listen_to(page)
    for address in addresses.values():
        assert page.goto(address).status == 200
    assert all(url.startswith(live_server.url) for url in requested)
    assert errors == []


def test_a_table_of_figures_is_downloaded(page, told):
    page.goto(INDICATOR)
    with page.expect_download() as download:
        page.get_by_role("link", name="表格（CSV）").click()
    assert download.value.suggested_filename == "测试院数.csv"
