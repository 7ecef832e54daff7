"""axe finds nothing however a page is shown: every page, every display, every size."""

import pytest

from .looking import NOTHING_PRESSED, OVERHANG, hindrances_on
from .pages import make_figures, one_of_each, pages_of_figures

pytestmark = pytest.mark.browser

# A desk, a tablet, two phones; a desk of 1280 × 1024 whose browser enlarges twice, four times.
SIZES = {
    "1440": (1440, 900),
    "768": (768, 1024),
    "375": (375, 812),
    "320": (320, 640),
    "200 %": (640, 512),
    "400 %": (320, 256),
}
# Of each what the browser is told, and what our cookie says.
DISPLAYS = {
    "normal": ({"color_scheme": "light"}, ""),
    "dark": ({"color_scheme": "dark"}, ""),
    "forced": ({"forced_colors": "active"}, ""),
    "elder": ({"color_scheme": "light"}, "elder"),
    "elder-dark": ({"color_scheme": "dark"}, "elder"),
    "elder-forced": ({"forced_colors": "active"}, "elder"),
    # 黑底黄字, chosen by day, and where a system forces its own colours over it.
    "night": ({"color_scheme": "light"}, "night"),
    "elder-night": ({"color_scheme": "light"}, "elder.night"),
    "elder-night-forced": (
        {"color_scheme": "dark", "forced_colors": "active"},
        "elder.night",
    ),
    "print": ({}, ""),
}


@pytest.mark.parametrize("display", DISPLAYS)
def test_axe_finds_nothing_on_any_page(request, open_tab, live_server, display):
    if not request.config.getoption("--whole"):
        pytest.skip("asked for by --whole: test_every_page.py looks at what differs")
    options, words = DISPLAYS[display]
    page = open_tab(**options)
    if words:
        cookie = {"name": "display", "value": words, "url": live_server.url}
        page.context.add_cookies([cookie])
    rules = {}
    if display == "print":
        page.emulate_media(media="print")
        rules = NOTHING_PRESSED
    every = one_of_each()
    for name, address in {**every, **pages_of_figures(make_figures())}.items():
        every.setdefault(name, address)
    found = {}
    for name, address in every.items():
        page.goto(address)
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            wide = [] if display == "print" else [page.evaluate(OVERHANG)]
            found[name, size] = [*hindrances_on(page, rules=rules), *filter(None, wide)]
    assert {at: what for at, what in found.items() if what} == {}
