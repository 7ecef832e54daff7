"""When staff change what an indicator is called, its figures are found anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings.models import ContentVersion
from metrics.filing import claimed_elsewhere, rematch
from metrics.models import Figure, Indicator

from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db

TEXT = """(2022年第5期)

韶关市民政局

2022年4月11日

民政工作稳步推进

截至3月底，全市共有养老机构36家，床位5210张，在册低保对象7209户、15647人。今年以来发放低保金1286.5万元，新建长者饭堂6个，计划建成社工站12个。

分送：市委办公室，各县（市、区）民政局。
"""


def call(indicator, *aliases) -> int:
    indicator.aliases = list(aliases)
    indicator.save()
    return rematch(indicator)


def held(figure) -> tuple:
    figure.refresh_from_db()
    return figure.indicator_id, figure.matched, figure.matched_words, figure.doubt


def test_filing_and_matching_again_agree(bring):
    bring(TEXT)
    assert Figure.objects.exclude(indicator=None).count() >= 4
    assert [rematch(each) for each in Indicator.objects.all()] == [0] * 119


def test_a_new_alias_finds_its_figures_and_says_why():
    indicator = make_indicator()
    figure = make_figure(label="共有颐养之家", doubt=3)
    assert call(indicator, "颐养之家") == 1
    assert held(figure) == ("test_count", "颐养之家", "颐养之家", 8)
    assert call(indicator) == 1
    assert held(figure) == (None, "", "", 3)


@pytest.mark.parametrize("state", ["confirmed", "corrected", "rejected", "lost"])
def test_what_a_person_has_decided_stays(state):
    figure = make_figure(label="颐养之家", state=state)
    assert call(make_indicator(), "颐养之家") == 0
    assert held(figure)[0] is None


def test_a_figure_in_another_unit_or_of_only_some_is_not_taken():
    make_figure("36人", "颐养之家36人。", label="颐养之家")
    make_figure("6家", "今年新建颐养之家6家。", label="颐养之家")
    make_figure("9家", "计划建颐养之家9家。", label="颐养之家", kind="target")
    assert call(make_indicator(), "颐养之家") == 0


def test_a_name_that_two_bear_is_neithers():
    one = make_indicator("test_one", "颐养之家")
    figure = make_figure(label="颐养之家")
    rematch(one)
    assert held(figure)[0] == "test_one"
    other = make_indicator("test_other", "某某之家")
    assert call(other, "颐养之家") == 1
    assert held(figure)[0] is None
    assert call(other) == 1
    assert held(figure)[0] == "test_one"


def test_a_code_finds_rows_of_tables():
    row = "颐养之家年末实有\t家\tJZH099999000\t36"
    figure = make_figure("36", row, label="颐养之家年末实有", unit="家")
    indicator = make_indicator(name="颐养机构", codes=["JZH099999000"])
    assert rematch(indicator) == 1
    assert held(figure)[:2] == ("test_count", "JZH099999000")


def test_what_changed_in_public_is_news():
    make_figure(label="颐养之家")
    before = ContentVersion.objects.by_year()[2022]
    call(make_indicator(), "颐养之家")
    after = ContentVersion.objects.by_year()[2022]
    assert after > before
    call(make_indicator(), "颐养之家")
    assert ContentVersion.objects.by_year()[2022] == after


def test_a_name_taken_in_the_same_unit_is_known():
    indicator = make_indicator()
    assert claimed_elsewhere(indicator, ["养老机构", "颐养之家"]) == {
        "养老机构": "养老机构数"
    }
    indicator.unit = "人"
    assert claimed_elsewhere(indicator, ["养老机构"]) == {}


def queries_for(figures: int) -> int:
    indicator = make_indicator()
    for _ in range(figures):
        make_figure(label="颐养之家")
    with CaptureQueriesContext(connection) as queries:
        assert call(indicator, "颐养之家") == figures
    Figure.objects.all().delete()
    call(indicator)
    return len(queries)


def test_twenty_figures_cost_no_more_queries_than_one():
    assert queries_for(20) == queries_for(1)
