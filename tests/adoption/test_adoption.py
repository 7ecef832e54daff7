"""采用统计: what was sent, what was taken up by whom, and what that counts."""

from datetime import date

import pytest

from agencies.models import Agency
from reuse.adoption import Period, adoption_table
from reuse.deciding import decide
from reuse.models import PointRule, TextPair

from .texts import (
    BESIDE,
    CITY,
    COUNTY,
    ELSEWHERE,
    PARAGRAPHS,
    PROVINCE,
    bureau,
    printed,
)

pytestmark = pytest.mark.django_db
SPRING = Period(date(2022, 1, 1), date(2022, 3, 31))
LATER, LATEST = date(2022, 3, 20), date(2022, 3, 28)


def table(period=SPRING):
    """Of each bureau: rank, sent, adopted, points."""
    rows = adoption_table(Agency.objects.all(), period)
    return {r.agency.name: (r.rank, r.sent, r.adopted, r.points) for r in rows}


def test_city_and_province_count_by_their_level():
    printed()
    printed(CITY, LATER)
    printed(PROVINCE, LATEST)
    assert table() == {COUNTY: (1, 1, 2, 6), CITY: (2, 1, 1, 4), PROVINCE: (3, 1, 0, 0)}


def test_a_text_counts_once_for_each_adopter_however_often_it_was_printed_there():
    printed()
    printed(day=date(2022, 3, 15))
    printed(CITY, LATER)
    printed(CITY, LATEST)
    assert table()[COUNTY] == (1, 1, 1, 2)


def test_what_goes_down_or_stays_at_a_level_is_no_adoption():
    printed(CITY, date(2022, 3, 1))
    printed()
    assert [row[2:] for row in table().values()] == [(0, 0), (0, 0)]


def test_what_is_no_draft_of_the_adopter_not_withdrawn_and_not_rejected_counts():
    county = printed()
    printed(CITY, LATER, status="draft")
    assert table()[COUNTY][2:] == (0, 0)
    printed(PROVINCE, LATEST)
    assert table()[COUNTY][2:] == (1, 4)
    pair = TextPair.objects.get(later__issue__agency__name=PROVINCE, earlier=county)
    decide([pair], None, "rejected")
    assert table()[COUNTY][2:] == (0, 0)


def test_only_what_was_printed_in_the_days_counts():
    printed()
    printed(CITY, date(2022, 4, 1))
    assert table()[COUNTY][1:] == (1, 0, 0)
    summer = Period(date(2022, 4, 1), date(2022, 6, 30))
    assert table(summer)[COUNTY][1:] == (0, 1, 2)


def test_what_was_taken_up_again_in_the_next_quarter_has_counted_already():
    printed()
    printed(CITY, LATER)
    printed(CITY, date(2022, 4, 2))
    summer = Period(date(2022, 4, 1), date(2022, 6, 30))
    assert table()[COUNTY][2:] == (1, 2)
    assert COUNTY not in table(summer)


def test_a_rule_of_the_bureau_goes_before_that_for_all():
    printed()
    printed(CITY, LATER)
    PointRule.objects.create(agency=bureau(), level="city", points=5)
    PointRule.objects.filter(agency=None, level="city").update(points=3)
    assert table()[COUNTY][3] == 5


def test_equal_bureaus_share_a_rank():
    printed()
    printed(CITY, LATER, ELSEWHERE)
    assert {row[0] for row in table().values()} == {1}


def test_who_has_confirmed_what_is_told():
    printed()
    printed(CITY, LATER, (*PARAGRAPHS[:2], ELSEWHERE[0]))
    (row,) = [r for r in adoption_table(Agency.objects.all(), SPRING) if r.adopted]
    assert (row.waiting, row.adopters) == (1, [(bureau(CITY), 1)])
    decide(TextPair.objects.all(), None, "confirmed")
    (row,) = [r for r in adoption_table(Agency.objects.all(), SPRING) if r.adopted]
    assert row.waiting == 0


def test_after_equal_bureaus_the_next_rank_is_left_out():
    printed()
    printed(BESIDE, paragraphs=ELSEWHERE, title="登记台搬进公园")
    printed(PROVINCE, LATER)
    printed(PROVINCE, LATER, ELSEWHERE, "登记台搬进公园")
    printed(CITY, LATER, ("全市各救助站把夜里巡查的时间往前挪了一小时。",), "巡查")
    ranks = {name: row[0] for name, row in table().items()}
    assert (ranks[COUNTY], ranks[BESIDE]) == (1, 1)
    assert (ranks[CITY], ranks[PROVINCE]) == (3, 3)


def test_what_its_bureau_has_withdrawn_was_neither_sent_nor_taken_up():
    county = printed()
    printed(CITY, LATER)
    county.issue.status = "withdrawn"
    county.issue.save()
    assert COUNTY not in table()


def test_of_several_times_a_text_was_printed_the_confirmed_one_counts():
    county = printed()
    printed(CITY, LATER)
    last = printed(CITY, LATEST)
    decide(TextPair.objects.filter(earlier=county, later=last), None, "confirmed")
    (row,) = [r for r in adoption_table(Agency.objects.all(), SPRING) if r.adopted]
    assert (row.adopted, row.waiting) == (1, 0)
