"""What must hold on every page there is."""

import pytest

from .looking import (
    hindrances_on,
    listen_to,
    narrowed_on,
    on_paper,
    overhang_of,
    shown_otherwise,
)

pytestmark = pytest.mark.browser

REFUSED = {"nothing there": 404, "withdrawn": 410, "alert of an old link": 410}
ADMIN = [
    "",
    "briefings/issue/",
    "briefings/issue/add/",
    "briefings/article/",
    "briefings/sourcefile/",
    "briefings/sourcefile/upload/",
    "briefings/remark/",
    "briefings/topic/",
    "agencies/agency/",
    "agencies/region/",
    "metrics/figure/",
    "metrics/figure/review/",
    "metrics/indicator/",
    "missing-numbers/",
    "overdue-columns/",
]


def found_on_each(page, addresses, look) -> dict[str, list]:
    """What `look` finds on each page, without those where it finds nothing."""
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        found[name] = look(page)
    return {name: what for name, what in found.items() if what}


def test_every_page_answers_fits_hinders_nobody_and_asks_nothing_of_other_sites(
    page, addresses, live_server
):
    """One walk for all of it: to open forty pages takes longer than to look at them."""
    requested, errors = listen_to(page)
    statuses, found = {}, {}
    for name, address in addresses.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        statuses[name] = page.goto(address).status
        found[name] = [*hindrances_on(page), *overhang_of(page)]
        page.set_viewport_size({"width": 768, "height": 900})
        found[name] += narrowed_on(page) + shown_otherwise(page) + on_paper(page)
    assert {name: what for name, what in found.items() if what} == {}
    assert statuses == {name: REFUSED.get(name, 200) for name in addresses}
    refused = {live_server.url + addresses[name] for name in REFUSED}
    assert all(url.startswith(live_server.url) for url in requested)
    assert {where for _, where in errors} <= refused


def test_no_page_hinders_a_reader_on_a_phone(phone, addresses):
    """In what is left of 1280 × 1024, too, where a browser enlarges twice, four times."""

    def look(page):
        found = []
        for width, height in ((375, 812), (640, 512), (320, 256)):
            page.set_viewport_size({"width": width, "height": height})
            found += narrowed_on(page)
        return found

    assert found_on_each(phone, addresses, look) == {}


def test_the_admin_is_as_quiet(desk, live_server):
    requested, errors = listen_to(desk)
    for address in ADMIN:
        assert desk.goto(f"/admin/{address}").status == 200
    assert all(url.startswith(live_server.url) for url in requested)
    assert errors == []


@pytest.mark.parametrize("address", ["/", "/articles/0/", "/admin/"])
def test_the_tab_bears_the_sites_icon(page, live_server, address):
    page.goto(address)
    icon = page.request.get(page.locator("link[rel=icon]").get_attribute("href"))
    assert (icon.status, icon.headers["content-type"]) == (200, "image/svg+xml")
