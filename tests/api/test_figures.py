"""Figures, indicators and series as machines read them are those of pages and downloads."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from metrics.models import Figure

from ..factories import make_agency, make_article, make_issue, make_region
from ..metrics.factories import make_figure, make_indicator
from .test_lists import asked, walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """Numbers of two indicators, three places and some years; a draft's and a rejected one."""
    homes, beds = make_indicator(), make_indicator("test_beds", "测试床位数", "张")
    for n, code in enumerate(("440200", "445300", "440203")):
        for year in (2020, 2021, 2022):
            said = f"全市共有养老机构{30 + n + year % 3}家，床位{900 + n}张。"
            article = make_article(
                make_issue(year=year, issued_on=date(year, 6, 1)), text=said
            )
            of = {"region": make_region(code), "period_end": date(year - 1, 12, 31)}
            make_figure(
                f"{30 + n + year % 3}家", said, article=article, indicator=homes, **of
            )
            make_figure(f"{900 + n}张", said, article=article, indicator=beds, **of)
    make_figure("36家", indicator=homes, state="rejected", region=make_region())
    draft = make_article(make_issue(status="draft"), text="共有36家。")
    make_figure("36家", "共有36家。", article=draft, indicator=homes)


def test_figures_are_those_of_the_download(client, told):
    for query in (
        "",
        "city=440200",
        "indicator=test_beds&year=2021",
        "state=confirmed",
    ):
        body = b"".join(client.get(f"/figures.json?{query}").streaming_content)
        by_id = {row["id"]: row for row in json.loads(body)["figures"]}
        rows = walked(client, "figures", f"{query}&limit=4")
        assert {row["id"]: row for row in rows} == by_id, query
        assert [row["id"] for row in rows] == sorted(by_id, reverse=True)
        assert asked(client, "figures", query)["total"] == len(by_id)
    assert len(walked(client, "figures")) == 18


def test_a_figure_that_is_no_figure_is_not_told(client, told):
    rejected = Figure.objects.get(state="rejected")
    assert client.get(f"/api/v1/figures/{rejected.pk}/").status_code == 404
    first = Figure.objects.public().first()
    assert client.get(f"/api/v1/figures/{first.pk}/").json()["raw"] == first.raw


def test_series_are_those_that_the_page_compares(client, told):
    query = "indicator=test_count"
    rows = {row["region"]: row for row in walked(client, "series", f"{query}&limit=1")}
    assert list(rows) == ["440200", "440203", "445300"]
    page = client.get("/indicators/test_count/").context["comparison"].shown.table
    for row in rows.values():
        [line] = row["series"]
        assert (line["period"], line["unit"]) == ("stock", "家")
        assert [point["end"] for point in line["points"]] == [
            "2019-12-31",
            "2020-12-31",
            "2021-12-31",
        ]
        for point in line["points"]:
            [said] = point["values"]
            assert f"{said['value']}家" in page
            assert Figure.objects.get(pk=said["figures"][0]).value == int(said["value"])
    alone = asked(client, "series", f"{query}&city=445300")["results"]
    assert [row["region_name"] for row in alone] == ["云浮市"]
    [other] = asked(client, "series", f"{query}&city=445300&period=year")["results"]
    assert other["series"] == []


def test_indicators_are_those_of_the_catalogue(client, told):
    rows = walked(client, "indicators", "limit=50")
    page = client.get("/indicators/").text
    assert all(f'href="/indicators/{row["key"]}/"' in page for row in rows)
    assert client.get("/api/v1/indicators/test_beds/").json()["unit"] == "张"
    assert client.get("/api/v1/indicators/nothing/").status_code == 404


def test_more_rows_cost_no_more_queries(client, told):
    make_agency()
    addresses = {
        # The first one asks how many there are as well.
        "/api/v1/figures/?limit=1": 5,
        "/api/v1/figures/?limit=18": 4,
        "/api/v1/series/?indicator=test_count&limit=1": 5,
        "/api/v1/series/?indicator=test_count": 5,
        "/api/v1/indicators/?limit=100": 2,
    }
    client.get("/api/v1/articles/")
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        found[address] = len(captured)
    assert found == addresses
