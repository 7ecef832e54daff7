"""Every kind of page as a picture, on a desk and on a phone, for people to look at."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from .conftest import PHONE

pytestmark = pytest.mark.browser

FOLDER = settings.BASE_DIR / "pictures"
SCREENS = {"desk": {"viewport": {"width": 1280, "height": 900}}, "phone": PHONE}
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


def take(request, page, screen, addresses):
    if not request.config.getoption("--record"):
        pytest.skip("taken by `make pictures`, to be looked at")
    for name, address in addresses.items():
        page.goto(address)
        file = FOLDER / screen / f"{name.replace(' ', '-')}.png"
        page.screenshot(path=file, full_page=True)
    assert len(list((FOLDER / screen).glob("*.png"))) >= len(addresses)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_pictured(request, open_tab, addresses, screen):
    take(request, open_tab(**SCREENS[screen]), screen, addresses)


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_sample_texts_are_pictured(request, open_tab, screen):
    if request.config.getoption("--record"):
        texts = settings.BASE_DIR / "fixtures" / "texts"
        call_command("import_briefings", texts, "--publish", stdout=StringIO())
    take(request, open_tab(**SCREENS[screen]), screen, OF_SAMPLES)
