"""Figures taken away: what a spreadsheet and a program are given."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings.content_version import raise_content_version
from metrics.models import Figure

from ..factories import make_agency, make_article, make_issue, make_region
from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db

MOBILE = "13800138000"


@pytest.fixture
def homes(db):
    return make_indicator("test_homes", "测试院数", "家")


def make_said(raw="36家", sentence="全市共有养老机构36家。", *, bureau=None, **fields):
    issue = make_issue(bureau, year=2022, issued_on=date(2022, 4, 11))
    article = make_article(issue, "养老服务提质", text=sentence)
    return make_figure(raw, sentence, article=article, **fields)


def body_of(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content)


def table(client, address="/figures.csv", **query):
    text = body_of(client, address, **query).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def figures(client, address="/figures.json", **query):
    return json.loads(body_of(client, address, **query))["figures"]


TOLD = {
    "entity_words": "养老机构",
    "property_words": "数量",
    "period_words": "2021年",
}

IN_CHINESE = {
    "指标": "测试院数",
    "指标代码": "test_homes",
    "所指": "养老机构",
    "对象": "养老机构",
    "属性": "数量",
    "地区": "韶关市",
    "区划代码": "440200",
    "单位（机构）": "韶关市民政局",
    "数值": "36",
    "计量单位": "家",
    "原文写法": "36家",
    "确切程度": "以上",
    "类别": "实际",
    "原来的数值": "30",
    "时期起": "2021-01-01",
    "时期止": "2021-12-31",
    "时期是否推定": "是",
    "时期的依据": "2021年",
    "原文的地名": "",
    "范围": "全部",
    "暂不对照的原因": "",
    "地区是否推定": "否",
    "核对情况": "已确认",
    "原句": "全市共有养老机构36家。",
    "文章": "养老服务提质",
    "印发日期": "2022-04-11",
}


def test_a_spreadsheet_gets_chinese_columns_and_all_that_is_known(client, homes):
    figure = make_said(
        indicator=homes,
        region=make_region(),
        qualifier="over",
        previous=30,
        period_start=date(2021, 1, 1),
        period_end=date(2021, 12, 31),
        period_is_inferred=True,
        state="confirmed",
        **TOLD,
    )
    body = body_of(client, "/figures.csv")
    assert body.startswith(b"\xef\xbb\xbf")
    (row,) = table(client)
    assert row == {
        "编号": str(figure.pk),
        **IN_CHINESE,
        "文章编号": str(figure.article_id),
        "链接": f"http://testserver/articles/{figure.article_id}/#f{figure.pk}",
    }


def test_a_program_gets_the_same_with_codes(client, homes):
    figure = make_said(indicator=homes, region=make_region(), value="309.5")
    document = json.loads(body_of(client, "/figures.json"))
    assert (document["format"], document["version"]) == ("jianbao-figures", 1)
    (found,) = document["figures"]
    assert len(found) == len(table(client)[0])
    assert found["value"] == "309.5"
    assert (found["qualifier"], found["kind"], found["state"]) == (
        "exact",
        "actual",
        "unreviewed",
    )
    assert found["previous"] is found["period_end"] is None
    assert found["period_is_inferred"] is False
    assert found["url"].endswith(f"/articles/{figure.article_id}/#f{figure.pk}")


def test_a_whole_large_number_is_written_out(client):
    make_said(value="309500000")
    assert table(client)[0]["数值"] == "309500000"
    assert figures(client)[0]["value"] == "309500000"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_never_takes_a_text_for_a_formula(client, sign):
    make_said(sentence=f"{sign}HYPERLINK(1)，养老机构36家。", label=f"{sign}1+1")
    (row,) = table(client)
    assert row["原句"].startswith(f"'{sign}")
    assert row["所指"] == f"'{sign}1+1"
    assert figures(client)[0]["label"] == f"{sign}1+1"


def test_a_fall_below_nought_stays_a_number(client):
    make_said(value="-1.3")
    assert table(client)[0]["数值"] == "-1.3"


def test_nobodys_number_leaves_the_site(client):
    sentence = f"联系电话{MOBILE}，养老机构36家。"
    figure = make_said(sentence=sentence, label=f"电话{MOBILE}")
    figure.article.title = f"电话{MOBILE}"
    figure.article.save()
    for address in ("/figures.csv", "/figures.json"):
        body = body_of(client, address).decode()
        assert MOBILE not in body
        assert "138****8000" in body


@pytest.mark.parametrize("address", ["/figures", "/indicators/test_homes"])
def test_what_readers_may_not_see_is_not_given_away(client, homes, address):
    for state in ("rejected", "lost"):
        make_said(state=state, indicator=homes)
    hidden = make_said(indicator=homes)
    hidden.article.issue.status = "withdrawn"
    hidden.article.issue.save()
    assert table(client, f"{address}.csv") == figures(client, f"{address}.json") == []


def test_nothing_is_a_table_with_a_head_and_an_empty_list(client, db):
    assert body_of(client, "/figures.csv").decode("utf-8-sig").startswith("编号,指标,")
    assert figures(client) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"city": "440200"}, {"36家", "5家"}),
        ({"city": "440000"}, {"36家", "5家"}),
        ({"city": ["440203", "620100"]}, {"5家", "52家"}),
        ({"agency": "lanzhou-test"}, {"52家"}),
        ({"indicator": "test_homes"}, {"36家", "52家"}),
        ({"year": "2022"}, {"36家", "52家", "5家"}),
        ({"year": "1999"}, set()),
        ({"state": "confirmed"}, {"52家"}),
        ({"city": "440200", "indicator": "test_homes"}, {"36家"}),
        ({"city": ""}, {"36家", "52家", "5家"}),
    ],
)
def test_a_download_is_narrowed_by_its_address(client, homes, query, expected):
    lanzhou = make_agency("兰州某局", "620100", slug="lanzhou-test")
    make_said(indicator=homes, region=make_region())
    make_said("5家", "区里5家。", region=make_region("440203"))
    make_said(
        "52家",
        "市里52家。",
        bureau=lanzhou,
        indicator=homes,
        region=make_region("620100"),
        state="confirmed",
    )
    assert {row["原文写法"] for row in table(client, **query)} == expected
    assert {each["raw"] for each in figures(client, **query)} == expected


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ({"city": "999999"}, "地区"),
        ({"agency": "nobody"}, "单位"),
        ({"indicator": "nothing"}, "指标"),
        ({"year": "二〇二二"}, "年份"),
        ({"state": "good"}, "核对情况"),
    ],
)
def test_what_is_not_understood_downloads_nothing_rather_than_all(client, query, label):
    make_said()
    for address in ("/figures.csv", "/figures.json"):
        response = client.get(address, query)
        assert response.status_code == 400
        assert f"没有看懂“{label}”" in response.content.decode()


def test_an_indicators_download_is_named_after_it_and_in_the_order_of_time(
    client, homes
):
    for year in (2021, 2019):
        make_said(indicator=homes, region=make_region(), period_end=date(year, 12, 31))
    make_said("9家", "别的9家。")
    response = client.get("/indicators/test_homes.csv")
    named = "attachment; filename*=utf-8''%E6%B5%8B%E8%AF%95%E9%99%A2%E6%95%B0.csv"
    assert response["Content-Disposition"] == named
    assert [row["时期止"] for row in table(client, "/indicators/test_homes.csv")] == [
        "2019-12-31",
        "2021-12-31",
    ]
    assert len(figures(client, "/indicators/test_homes.json")) == 2
    assert client.get("/indicators/no_such_thing.csv").status_code == 404


def test_many_figures_are_read_piece_by_piece_in_one_query(client, homes):
    article = make_article(text="36家。" * 500)
    Figure.objects.bulk_create(
        Figure(article=article, value=n, unit="家", raw="36家", start=n, end=n + 3)
        for n in range(450)
    )
    with CaptureQueriesContext(connection) as captured:
        chunks = list(client.get("/figures.csv").streaming_content)
    assert sum('FROM "metrics_figure"' in query["sql"] for query in captured) == 1
    assert len(chunks) > 2
    assert [row["数值"] for row in table(client)] == [str(n) for n in range(450)]
    assert len(figures(client)) == 450


def test_it_leads_back_by_the_name_that_counts(client, settings):
    settings.SITE_URL = "https://jianbao.example.gov.cn"
    make_said()
    [row] = table(client)
    assert row["链接"].startswith("https://jianbao.example.gov.cn/articles/")


def test_a_download_is_known_again_until_anything_changes(client, page_cache):
    make_said()
    first = client.get("/figures.csv", headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    known = {"if-none-match": first["ETag"], "accept-encoding": "gzip"}
    assert client.get("/figures.csv", headers=known).status_code == 304
    raise_content_version([2022])
    assert client.get("/figures.csv", headers=known).status_code == 200


def test_a_download_is_not_kept_by_the_page_cache(client, page_cache):
    make_said()
    assert len(table(client)) == 1
    make_said("9家", "别的9家。")
    assert len(table(client)) == 2
