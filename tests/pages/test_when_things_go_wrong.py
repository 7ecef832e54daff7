"""An empty site, a wrong request, a broken page: each is answered in plain Chinese."""

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from briefings.views import site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["home", "articles", "issues", "agencies", "topics", "archive"]
)
def test_an_empty_site_still_has_its_pages(client, name):
    assert client.get(reverse(name)).status_code == 200


def test_pages_can_only_be_read(client):
    assert client.post(reverse("articles")).status_code == 405


def test_a_request_for_another_host_is_refused_in_plain_chinese(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "没有看懂这个请求" in response.content.decode()


def test_a_page_that_breaks_says_so_in_plain_chinese(client, monkeypatch):
    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr(site, "render", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "网站暂时出了问题" in response.content.decode()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_the_watchers_are_told_that_all_is_well(client, address):
    response = client.get(address)
    assert (response.status_code, response.content) == (200, b"ok")


def test_without_its_database_the_site_is_alive_but_not_ready(client, monkeypatch):
    def unreachable():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", unreachable)
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
