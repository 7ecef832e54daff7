"""Every public list may be taken away at its own address, as it is narrowed there."""

import csv
import io
import json
import re
from html import unescape

import pytest
from django.urls import reverse

from briefings.api import downloads

from ..factories import make_agency, make_article, make_issue
from ..metrics.factories import make_figure, make_indicator
from .test_lists import walked

pytestmark = pytest.mark.django_db

ALTERNATE = re.compile(
    r'<link rel="alternate" type="(text/csv|application/json)" [^>]*href="([^"]+)"'
)
BUTTON = re.compile(
    r'<a href="([^"]+)" type="(?:text/csv|application/json)" rel="nofollow">'
)


def rows_of(client, address: str) -> list[dict]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Disposition"].startswith("attachment")
    told = json.loads(answer.getvalue())
    assert (told["format"], told["version"]) == (f"jianbao-{list(told)[2]}", 1)
    return list(told.values())[2]


def table_of(client, address: str) -> list[dict]:
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def alike(slug: str) -> dict[str, tuple[str, str]]:
    """By the address of a page, the list of the interface that is the same."""
    return {
        "/articles/?city=445300&year=2022": ("articles", "city=445300&year=2022"),
        "/articles/?q=防汛&sort=oldest": ("articles", "q=防汛&sort=oldest"),
        "/issues/?kind=web": ("issues", "kind=web"),
        "/topics/": ("topics", ""),
        "/topics/epidemic/": ("articles", "topic=epidemic"),
        "/agencies/": ("agencies", ""),
        f"/agencies/{slug}/": ("issues", f"agency={slug}"),
        f"/agencies/{slug}/2022/": ("issues", f"agency={slug}&year=2022"),
        f"/agencies/{slug}/figures/": ("figures", f"agency={slug}"),
        "/indicators/": ("indicators", ""),
        "/archive/": ("issues", ""),
        "/archive/2022/": ("issues", "date_from=2022-01-01&date_to=2022-12-31"),
        "/archive/2022/4/": ("issues", "date_from=2022-04-01&date_to=2022-04-30"),
    }


def test_the_file_of_a_list_holds_what_the_interface_tells(client, held):
    slug = make_agency().slug
    issue = make_issue(number=70, articles=1)
    make_figure(
        article=make_article(issue, text="全市共有养老机构36家。"),
        indicator=make_indicator(),
    )
    for page, (name, query) in alike(slug).items():
        at = f"{page}{'&' if '?' in page else '?'}format="
        told = walked(client, name, query)
        assert told, page
        assert rows_of(client, f"{at}json") == told, page
        table = table_of(client, f"{at}csv")
        assert len(table) == len(told), page
        assert next(iter(table[0])) in ("编号", "代码"), page


def test_the_archive_holds_what_its_page_shows(client, held):
    for page in ("/archive/2022/", "/archive/2021/6/", "/archive/2021/6/6/"):
        answer = client.get(page)
        if answer.status_code == 404:
            continue
        shown = {issue.pk for issue in answer.context["page"].paginator.object_list}
        assert {row["id"] for row in rows_of(client, f"{page}?format=json")} == shown
    assert client.get("/archive/2022/13/?format=csv").status_code == 404


def test_a_long_list_is_sent_as_it_is_read_and_is_no_other(client, held, monkeypatch):
    at_once = client.get("/articles/?format=csv")
    monkeypatch.setattr(downloads, "FEW", 3)
    as_read = client.get("/articles/?format=csv")
    assert (at_once.streaming, as_read.streaming) == (False, True)
    assert at_once.getvalue() == as_read.getvalue()


def test_a_table_is_for_people_and_no_spreadsheet_reckons_it(client):
    make_article(make_issue(issued_on_is_inferred=True), "=1+1")
    [row] = table_of(client, "/articles/?format=csv")
    assert row["标题"] == "'=1+1"
    assert (row["类别"], row["印发日期是否推定"]) == ("简报", "是")
    assert "articles" not in row


def test_some_of_the_columns_may_be_asked_for(client):
    make_article(title="防汛")
    assert table_of(client, "/articles/?format=csv&fields=title") == [{"标题": "防汛"}]
    refused = client.get("/issues/?format=csv&fields=articles")
    assert (refused.status_code, "请要 JSON" in refused.json()["message"]) == (
        400,
        True,
    )


def test_nothing_is_sent_rather_than_more_than_was_asked_for(client):
    make_article()
    for query in ("city=x&format=csv", "format=xml", "format=csv&page=2", "format="):
        answer = client.get(f"/articles/?{query}")
        assert answer.status_code == 400, query
        assert set(answer.json()) == {"status", "message", "parameters"}


def test_every_list_leads_to_its_files(client, held):
    slug = make_agency().slug
    make_figure(
        article=make_article(make_issue(), text="共有36家。"),
        sentence="共有36家。",
    )
    for page in alike(slug):
        text = client.get(page).text
        named = [unescape(at) for _, at in ALTERNATE.findall(text)]
        assert len(named) == 2, page
        assert {unescape(at) for at in BUTTON.findall(text)} == set(named), page
        for at in named:
            assert client.get(at).status_code == 200, at
    narrowed = client.get(reverse("articles") + "?city=445300&page=1").text
    assert "/articles/?city=445300&amp;format=csv" in narrowed
