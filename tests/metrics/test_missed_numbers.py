"""Numbers that no program read: where they stand, and what can be told beforehand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.reviewing import draft_at, numbers_in, occurrences_of

from ..factories import block, make_article
from .factories import make_figure, write_anew

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article()


@pytest.mark.parametrize(
    ("raw", "behind"),
    [
        ("6家", "甲丁"),
        ("36家", "乙"),
        ("3", ""),
        ("三百户", "丙"),
        ("百户", ""),
        ("1,033.5", "戊"),
        ("1,033", ""),
        ("33.5", ""),
        ("户。丁", ""),
        ("没有", ""),
        (" ", ""),
    ],
)
def test_a_number_is_found_whole_and_within_one_sentence(raw, behind):
    article = write_anew("甲6家，乙36家，丙三百户。丁6家。", "戊1,033.5 万元")
    found = [article.text[place.start - 1] for place in occurrences_of(article, raw)]
    assert "".join(found) == behind


def test_what_could_be_a_number_is_offered_and_days_are_not():
    article = write_anew(
        "2022年4月11日，36家养老机构、1.2万元、百分之五，共7。", "下午3点"
    )
    offered = [article.text[slice(*span)] for span in numbers_in(article)]
    assert offered == ["36家", "1.2万元", "百分之五", "7", "3"]


@pytest.mark.parametrize(
    ("text", "raw", "value", "unit", "qualifier"),
    [
        ("支出约1.2万元。", "1.2万元", 12000, "元", "about"),
        ("不少于三十人。", "三十人", 30, "人", "over"),
        ("共有36家。", "36", 36, "", "exact"),
        ("占近12.5%。", "近12.5%", Decimal("12.5"), "%", "about"),
        ("三百二十", "三百二十", 320, "", "exact"),
        ("应巡尽巡。", "应巡", None, "", "exact"),
    ],
)
def test_what_can_be_read_of_it_is_filled_in(text, raw, value, unit, qualifier):
    article = make_article(text=text)
    draft = draft_at(article, occurrences_of(article, raw)[0])
    assert (draft.value, draft.unit, draft.qualifier) == (value, unit, qualifier)


def test_time_and_place_are_those_of_its_sentence_else_of_its_issue():
    article = make_article(text="武江区全年救助36家，另有二处。又有五所。")
    make_figure(
        article=article,
        sentence="武江区全年救助36家，另有二处。",
        period_start=date(2021, 1, 1),
        period_end=date(2021, 12, 31),
        region_id="440203",
    )
    beside, apart = (
        draft_at(article, occurrences_of(article, raw)[0]) for raw in ("二处", "五所")
    )
    assert (beside.period_start, beside.region_id) == (date(2021, 1, 1), "440203")
    assert not beside.period_is_inferred
    assert not beside.place_is_inferred
    assert (apart.period_end, apart.region_id) == (date(2022, 4, 11), "440200")
    assert apart.period_is_inferred
    assert apart.place_is_inferred


WORDS = st.text("36.,，%万元家十百亿点约余 。\t甲", max_size=40)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=WORDS, kind=st.sampled_from(["paragraph", "row"]))
def test_whatever_is_offered_can_be_drafted_where_it_stands(article, text, kind):
    article.blocks = [block("甲", kind), block(text, kind)]
    article.keep_in_step()
    for span in numbers_in(article):
        raw = article.text[slice(*span)]
        for place in occurrences_of(article, raw):
            assert article.text[place.start : place.end] == raw
            said = article.text[place.sentence_start : place.sentence_end]
            assert said == place.sentence
            assert draft_at(article, place).start == place.start
