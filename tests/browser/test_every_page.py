"""What must hold on every page there is."""

import pytest

from .looking import faint_on, hindrances_on, listen_to, narrowed_on, overhang_of

pytestmark = pytest.mark.browser

REFUSED = {"nothing there": 404, "withdrawn": 410}
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


def test_no_page_hinders_a_reader(page, addresses):
    assert found_on_each(page, addresses, hindrances_on) == {}


def test_no_word_is_faint_in_the_dark(open_tab, addresses):
    page = open_tab(color_scheme="dark")
    assert found_on_each(page, addresses, faint_on) == {}


def test_no_page_hinders_a_reader_on_a_phone(phone, addresses):
    assert found_on_each(phone, addresses, narrowed_on) == {}


def test_nothing_overflows_sideways(page, addresses):
    assert found_on_each(page, addresses, overhang_of) == {}


def test_each_address_answers_and_asks_nothing_of_other_sites(
    page, addresses, live_server
):
    requested, errors = listen_to(page)
    statuses = {name: page.goto(at).status for name, at in addresses.items()}
    assert statuses == {name: REFUSED.get(name, 200) for name in addresses}
    refused = {live_server.url + addresses[name] for name in REFUSED}
    assert all(url.startswith(live_server.url) for url in requested)
    assert {where for _, where in errors} <= refused


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
