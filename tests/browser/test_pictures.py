"""Every kind of page as a picture, as readers have it, for people to look at."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from .conftest import PHONE

pytestmark = pytest.mark.browser

FOLDER = settings.BASE_DIR / "pictures"
DESK = {"viewport": {"width": 1280, "height": 900}}
# What the browser is told, and what our cookie says.
SCREENS = {
    "desk": (DESK, ""),
    "phone": (PHONE, ""),
    "elder": (PHONE, "elder"),
    "dark": ({**DESK, "color_scheme": "dark"}, ""),
}
# Of the sample texts: pages that show little where hardly anything was read.
OF_SAMPLES = {
    "samples, home": "/",
    "samples, hits": "/articles/?q=低保",
    "samples, an answer": "/articles/?q=低保标准是多少",
    "samples, an offer": "/articles/?q=低宝",
    "samples, no hits": "/articles/?q=兰州 宇宙飞船",
    "samples, indicators": "/indicators/",
    "samples, an indicator": "/indicators/dibao_std/",
    "samples, figures": "/agencies/shaoguan/figures/",
    "samples, year sheet": "/agencies/shaoguan/2022/figures/",
    "samples, a bureau's year": "/agencies/shaoguan/2022/",
    "samples, feeds": "/feeds/",
    "samples, interface": "/api/",
    "samples, coverage": "/coverage/",
}


@pytest.fixture
def screened(open_tab, live_server):
    """A tab of this screen: screened("phone")."""

    def open_one(screen):
        options, words = SCREENS[screen]
        page = open_tab(**options)
        if words:
            cookie = {"name": "display", "value": words, "url": live_server.url}
            page.context.add_cookies([cookie])
        return page

    return open_one


def take(request, page, screen, addresses):
    if not request.config.getoption("--record"):
        pytest.skip("taken by `make pictures`, to be looked at")
    for name, address in addresses.items():
        page.goto(address)
        file = FOLDER / screen / f"{name.replace(' ', '-')}.png"
        page.screenshot(path=file, full_page=True)
    assert len(list((FOLDER / screen).glob("*.png"))) >= len(addresses)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_pictured(request, screened, addresses, screen):
    take(request, screened(screen), screen, addresses)


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_sample_texts_are_pictured(request, screened, screen):
    if request.config.getoption("--record"):
        texts = settings.BASE_DIR / "fixtures" / "texts"
        call_command("import_briefings", texts, "--publish", stdout=StringIO())
    take(request, screened(screen), screen, OF_SAMPLES)
