"""A bureau's figures as a table by indicator."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from metrics.reviewing import reject

from ..factories import make_agency, make_article, make_issue, make_region
from ..visiting import page_of
from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db


def make_said(raw, sentence=None, *, year=2022, bureau=None, **fields):
    sentence = sentence or f"养老机构{raw}。"
    issue = make_issue(bureau, year=year, issued_on=date(year, 4, 11))
    article = make_article(issue, f"标题{raw}", text=sentence)
    return make_figure(raw, sentence, article=article, **fields)


def figures_of(client, slug, **query):
    return page_of(client, reverse("agency_figures", args=[slug]), **query)


def values_in(page):
    return re.findall(r'class="value"[^>]*>([^<]+)<', page)


@pytest.fixture
def slug(db):
    return make_agency().slug


def test_figures_stand_by_indicator_newest_first_and_the_rest_last(client, slug):
    second = make_indicator("test_b", "测试乙", position=901)
    first = make_indicator("test_a", "测试甲", position=900)
    make_said("1家")
    make_said("2家", indicator=second, period_end=date(2020, 12, 31))
    make_said("3家", indicator=first, period_end=date(2020, 12, 31))
    make_said("4家", indicator=first, period_end=date(2021, 12, 31))
    page = figures_of(client, slug)
    assert values_in(page) == ["4家", "3家", "2家", "1家"]
    heads = re.findall(r'scope="rowgroup"[^>]*>(?:<a [^>]+>)?([^<]+)', page)
    assert heads == ["测试甲", "测试乙", "没有对应指标"]


def test_what_is_rejected_is_gone_at_once(client, slug, admin_user):
    wrong, _ = make_said("1家"), make_said("2家")
    assert values_in(figures_of(client, slug)) == ["2家", "1家"]
    reject([wrong], admin_user)
    assert values_in(figures_of(client, slug)) == ["2家"]


def test_a_row_says_what_where_when_and_leads_to_the_sentence(client, slug):
    figure = make_said(
        "36家",
        region=make_region(),
        period_end=date(2021, 12, 31),
        period_is_inferred=True,
        kind="target",
    )
    page = figures_of(client, slug)
    for expected in (
        f'href="{figure.article.get_absolute_url()}#f{figure.pk}"',
        "目标，时期推定，未核对",
        "2021年底",
        "韶关市",
        "标题36家",
        "2022-04-11",
        'content="数据发布"',
    ):
        assert expected in page


def test_a_year_shows_the_figures_of_its_issues(client, slug):
    make_said("1家", year=2021)
    make_said("2家", year=2022)
    page = figures_of(client, slug, year=2021)
    assert values_in(page) == ["1家"]
    assert 'href="?year=2022"' in page
    assert f'href="{reverse("agency_year_figures", args=[slug, 2021])}"' in page
    assert values_in(figures_of(client, slug)) == ["2家", "1家"]


def test_a_year_without_texts_is_complained_of_and_all_are_shown(client, slug):
    make_said("1家")
    page = figures_of(client, slug, year="1999")
    assert "没有“1999”年的文章" in page
    assert values_in(page) == ["1家"]


def test_other_bureaus_figures_and_hidden_ones_stay_away(client, slug):
    make_said("1家", bureau=make_agency("兰州市民政局", "620100"))
    make_said("2家", state="rejected")
    hidden = make_said("3家")
    hidden.article.issue.status = "draft"
    hidden.article.issue.save()
    page = figures_of(client, slug)
    assert values_in(page) == []
    assert "还没有读出数据" in page


def test_great_sums_are_shown_in_ten_thousands(client, slug):
    make_said("3095000元")
    page = figures_of(client, slug)
    assert 'title="3,095,000元">309.5万元</a>' in page


def test_long_tables_are_paged(client, slug):
    for n in range(1, 63):
        make_said(f"{n}家")
    assert len(values_in(figures_of(client, slug))) == 60
    assert len(values_in(figures_of(client, slug, page=2))) == 2
    assert "没有第“9”页" in figures_of(client, slug, page=9)


def test_both_pages_of_the_bureau_lead_here(client, slug):
    make_said("1家")
    for address in (
        reverse("agency", args=[slug]),
        reverse("agency_year", args=[slug, 2022]),
    ):
        assert "/figures/" in client.get(address).content.decode()


def test_an_unknown_bureau_is_not_found(client, db):
    assert client.get("/agencies/nobody/figures/").status_code == 404


@pytest.mark.parametrize("query", [{}, {"year": 2022}])
def test_twenty_figures_cost_no_more_queries_than_one(client, slug, query):
    def queries():
        client.get(reverse("articles"))
        with CaptureQueriesContext(connection) as captured:
            figures_of(client, slug, **query)
        return [query["sql"] for query in captured]

    make_said("1家", indicator=make_indicator("test_0", "测试0"), region=make_region())
    at_one = queries()
    for n in range(1, 20):
        indicator = make_indicator(f"test_{n}", f"测试{n}")
        make_said(f"{n}家", indicator=indicator, region=make_region())
    at_twenty = queries()
    assert len(at_twenty) == len(at_one)
    assert not any('"briefings_article"."blocks"' in sql for sql in at_twenty)
