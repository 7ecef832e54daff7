"""长者版 and the other displays, as they are laid out: sizes, contrast, room on a phone."""

import pytest
from playwright.sync_api import expect

from .looking import OVERHANG, hindrances_on, narrowed_on, shown_otherwise

pytestmark = pytest.mark.browser

# WCAG's 7:1 for all, and 4.5:1 for large type; colours that are not text are axe's own.
ENHANCED = {
    "runOnly": ["color-contrast-enhanced", "target-size"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
# Between them they show every part that has a colour of its own.
COLOURED = [
    *("home", "articles, filtered", "articles, nonsense", "agency's year", "display"),
    *("indicators", "archive's month", "bulletin", "its first article", "notice"),
    *("table", "withdrawn", "figures of an agency"),
]
SMALL = """() => {
  const isTarget = (part) => {
    if (part.closest(".skip-link, .visually-hidden, [hidden], label, svg, .past-chart")) return false;
    return part.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  };
  const parts = [...document.querySelectorAll("a, button, input, select, summary, label:has(input)")];
  return parts.filter(isTarget).map((part) => {
    const box = [...part.getClientRects()].reduce((a, b) => (a.height > b.height ? a : b));
    return [part.textContent.trim().slice(0, 20), Math.round(box.height), Math.round(box.width)];
  }).filter(([, height]) => height < 47.5);
}"""
SIZES = """() => [...document.querySelectorAll("body *")]
  .filter((part) => !part.closest("svg") && part.checkVisibility()
    && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((part) => [part.textContent.trim().slice(0, 20), parseFloat(getComputedStyle(part).fontSize)])
  .filter(([, size]) => size < 24)"""


@pytest.fixture
def shown_as(open_tab, live_server):
    """A tab whose reader has chosen these words: shown_as("elder.night", width=375)."""

    def open_one(words, *, width=1280, **options):
        page = open_tab(viewport={"width": width, "height": 800}, **options)
        cookie = {"name": "display", "value": words, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return open_one


def too_faint(page) -> list[str]:
    return hindrances_on(page, **ENHANCED)


def found_on_each(page, addresses, look) -> dict:
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        found[name] = look(page)
    return {name: what for name, what in found.items() if what}


def test_it_is_turned_on_and_off_without_a_script(open_tab, addresses):
    page = open_tab(java_script_enabled=False)
    page.goto(addresses["articles, filtered"])
    at = page.url
    page.get_by_role("button", name="长者版", exact=True).click()
    expect(page).to_have_url(at)
    expect(page.locator("html.elder")).to_have_count(1)
    page.get_by_role("link", name="首页").first.click()
    page.get_by_role("button", name="退出长者版").click()
    expect(page.locator("html.elder")).to_have_count(0)


@pytest.mark.parametrize(
    ("words", "scheme"), [("elder", "dark"), ("ink", "dark"), ("night", "light")]
)
def test_every_word_stands_out_seven_to_one(shown_as, addresses, words, scheme):
    page = shown_as(words, color_scheme=scheme)
    asked = {name: addresses[name] for name in COLOURED}
    assert found_on_each(page, asked, too_faint) == {}


def test_in_it_nothing_hinders_or_is_faint_small_low_or_wide(shown_as, addresses):
    """7:1, type of 24 px, what is pressed 48 px high, no wider than the smallest window.

    320 × 256 px are what is left of 1280 × 1024 when a browser enlarges four times.
    """
    page = shown_as("elder", color_scheme="light")

    def look(page):
        page.set_viewport_size({"width": 1280, "height": 800})
        found = too_faint(page) + hindrances_on(page) + shown_otherwise(page)
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 800})
            found += page.evaluate(SIZES) + page.evaluate(SMALL)
        page.set_viewport_size({"width": 320, "height": 256})
        return found + narrowed_on(page) or page.evaluate(OVERHANG)

    assert found_on_each(page, addresses, look) == {}


def test_the_largest_type_of_it_stays_in_the_smallest_window(shown_as, addresses):
    page = shown_as("elder.largest", width=320)
    assert found_on_each(page, addresses, lambda page: page.evaluate(OVERHANG)) == {}


def test_large_type_stays_in_the_window(shown_as, addresses):
    """The largest of ours in the smallest; twice as large by the browser's own setting."""
    page = shown_as("largest", width=320)
    doubled = "document.documentElement.style.fontSize = '200%'"

    def look(page):
        page.set_viewport_size({"width": 320, "height": 800})
        ours = page.evaluate(OVERHANG)
        page.set_viewport_size({"width": 640, "height": 800})
        page.evaluate(doubled)
        return ours or page.evaluate(OVERHANG)

    assert found_on_each(page, addresses, look) == {}


def test_the_list_stands_before_the_filters_are_opened(shown_as, addresses):
    page = shown_as("elder")
    page.goto(addresses["articles"])
    expect(page.get_by_role("checkbox").first).to_be_hidden()
    page.locator(".filters > summary").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()


def test_with_the_systems_colours_the_page_one_is_on_is_told(open_tab, addresses):
    page = open_tab(forced_colors="active")
    page.goto(addresses["articles"])
    border = "link => getComputedStyle(link).borderBottomColor"
    here = page.locator(".site-nav [aria-current]").evaluate(border)
    other = page.locator(".site-nav a:not([aria-current])").first.evaluate(border)
    assert here != other
