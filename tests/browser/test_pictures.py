"""Every kind of page as a picture, on a desk and on a phone, for people to look at."""

import pytest
from django.conf import settings

from .conftest import PHONE

pytestmark = pytest.mark.browser

FOLDER = settings.BASE_DIR / "pictures"
SCREENS = {"desk": {"viewport": {"width": 1280, "height": 900}}, "phone": PHONE}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_pictured(request, open_tab, addresses, screen):
    if not request.config.getoption("--record"):
        pytest.skip("taken by `make pictures`, to be looked at")
    page = open_tab(**SCREENS[screen])
    for name, address in addresses.items():
        page.goto(address)
        file = FOLDER / screen / f"{name.replace(' ', '-')}.png"
        page.screenshot(path=file, full_page=True)
    assert len(list((FOLDER / screen).glob("*.png"))) >= len(addresses)
