"""Whatever goes wrong beneath the interface is told as a record, elsewhere as a page."""

import psycopg
import pytest
from django.core.cache import caches
from django.db import OperationalError, connection

from config import throttling
from config.cache_url import visitors_cache

pytestmark = pytest.mark.django_db(transaction=True)

INTERFACE, PAGE = "/api/v1/articles/?q=低保", "/articles/?q=低保"
VISITOR = "203.0.113.7"


@pytest.fixture(autouse=True)
def hands_on_what_breaks(client):
    client.raise_request_exception = False


def away(*_) -> None:
    cut = psycopg.OperationalError("server closed the connection unexpectedly")
    raise OperationalError(str(cut)) from cut


def wrong(*_) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(("breaks", "status"), [(away, 503), (wrong, 500)])
def test_a_machine_is_told_by_a_record(client, breaks, status):
    with connection.execute_wrapper(breaks):
        told, page = client.get(INTERFACE), client.get(PAGE)
    assert (told.status_code, page.status_code) == (status, status)
    assert told["Content-Type"] == "application/json"
    record = told.json()
    assert (record["status"], record["parameters"]) == (status, [])
    assert record["message"].endswith("再来。" if status == 503 else "再试。")
    assert told.get("Retry-After") == page.get("Retry-After")
    assert int(told["Content-Length"]) == len(told.content)
    assert told["Access-Control-Allow-Origin"] == "*"
    assert page["Content-Type"].startswith("text/html")


def test_whoever_searches_too_often_is_told_by_a_record(client, settings, monkeypatch):
    settings.CACHES = {**settings.CACHES, "visitors": visitors_cache("")}
    one = tuple(each._replace(a_minute=1) for each in throttling.ALLOWANCES)
    monkeypatch.setattr(throttling, "ALLOWANCES", one)
    client.get(INTERFACE, REMOTE_ADDR=VISITOR)
    told = client.get(INTERFACE, REMOTE_ADDR=VISITOR)
    assert (told.status_code, told["Retry-After"]) == (429, "60")
    assert told.json()["message"].startswith("请求太多")
    page = client.get(PAGE, REMOTE_ADDR=VISITOR)
    assert (page.status_code, page["Content-Type"][:9]) == (429, "text/html")
    caches["visitors"].clear()
