"""Who asks too often for what costs much is refused for a minute; nobody else is."""

from types import SimpleNamespace

import pytest
from django.core.cache import caches

from config import throttling
from config.cache_url import visitors_cache
from config.throttling import ALLOWANCES

pytestmark = pytest.mark.django_db

MOST = 3
ASKED = {
    "suggestion": "/suggestions/?q=低保",
    "search": "/articles/?q=低保",
    "download": "/figures.csv",
}
VISITOR, OTHER = "203.0.113.7", "203.0.113.8"


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """Few are allowed a minute, and the minute ends when a test says so."""
    settings.CACHES = {**settings.CACHES, "visitors": visitors_cache("")}
    few = tuple(each._replace(a_minute=MOST) for each in ALLOWANCES)
    monkeypatch.setattr(throttling, "ALLOWANCES", few)
    clock = {"now": 0.0}
    told = SimpleNamespace(time=lambda: clock["now"])
    for module in ("base", "locmem"):
        monkeypatch.setattr(f"django.core.cache.backends.{module}.time", told)
    kept = caches["visitors"]
    yield clock
    kept.clear()


def answers(client, address, times=MOST + 1, **asked):
    return [client.get(address, **asked).status_code for _ in range(times)]


def test_the_next_one_in_a_minute_is_refused_in_chinese_and_the_next_minute_is_not(
    client, clock
):
    for address in ASKED.values():
        got = answers(client, address, REMOTE_ADDR=VISITOR)
        assert got == [200] * MOST + [429], address
        assert client.get(address, REMOTE_ADDR=OTHER).status_code == 200
    refused = client.get(ASKED["search"], REMOTE_ADDR=VISITOR)
    assert "请稍后再试" in refused.text
    assert refused["Retry-After"] == "60"
    assert client.get("/articles/", REMOTE_ADDR=VISITOR).status_code == 200
    clock["now"] = 60.0
    assert client.get(ASKED["search"], REMOTE_ADDR=VISITOR).status_code == 200


def test_whoever_has_a_whole_network_of_addresses_is_counted_once(client):
    home = [f"2001:db8:1:2::{n}" for n in range(MOST + 1)]
    got = [client.get(ASKED["search"], REMOTE_ADDR=each).status_code for each in home]
    assert got == [200] * MOST + [429]
    other = client.get(ASKED["search"], REMOTE_ADDR="2001:db8:1:3::1")
    assert other.status_code == 200


def test_a_flood_of_other_names_at_the_sign_in_costs_no_look_at_a_password(client):
    got = []
    for name in range(MOST + 1):
        sent = {"username": f"u{name}", "password": "x"}
        answer = client.post("/admin/login/", sent, REMOTE_ADDR=VISITOR)
        got.append(answer.status_code)
    assert got == [200] * MOST + [429]
    assert client.get("/admin/login/", REMOTE_ADDR=VISITOR).status_code == 200


def test_behind_a_proxy_each_visitor_is_counted_by_what_the_proxy_has_seen(
    client, settings
):
    settings.PROXIES = 1
    proxy = {"REMOTE_ADDR": "10.0.0.2"}
    for at in range(MOST + 1):
        # What a visitor writes there himself stands before it, and helps him nothing.
        passed_on = f"198.51.100.{at}, {VISITOR}"
        last = client.get(ASKED["search"], HTTP_X_FORWARDED_FOR=passed_on, **proxy)
    assert last.status_code == 429
    other = client.get(ASKED["search"], HTTP_X_FORWARDED_FOR=OTHER, **proxy)
    assert other.status_code == 200


def test_who_cannot_be_told_from_others_is_not_refused(client):
    """This machine, and a proxy within the office that nobody has told us of."""
    passed_on = {"REMOTE_ADDR": "10.0.0.2", "HTTP_X_FORWARDED_FOR": VISITOR}
    for asked in ({"REMOTE_ADDR": "127.0.0.1"}, {"REMOTE_ADDR": ""}, passed_on):
        assert set(answers(client, ASKED["search"], **asked)) == {200}


def test_kept_pages_are_not_counted(client, page_cache, settings):
    settings.CACHES = {**settings.CACHES, "visitors": visitors_cache("")}
    got = answers(client, ASKED["search"], times=MOST + 3, REMOTE_ADDR=VISITOR)
    assert set(got) == {200}
