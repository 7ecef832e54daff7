"""What may stand in one series, what a line may join, and what must stay apart."""

from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from metrics.series.periods import (
    OPEN,
    OTHER,
    STANDARD,
    STOCK,
    YEAR,
    kind_of_period,
    period_in_words,
)
from metrics.series.points import FigureRow, all_series

_pks = count(1)
TO_SEPTEMBER_2021 = (date(2021, 1, 1), date(2021, 9, 30))


def row(value=100, period=(None, date(2021, 12, 31)), **fields):
    """A stock of a city at the end of 2021, stated and checked, unless told."""
    fields = {
        "pk": next(_pks),
        "article_id": 1,
        "region_id": "440200",
        "unit": "人",
        "qualifier": "exact",
        "kind": "actual",
        "period_is_inferred": False,
        "place_is_inferred": False,
        "state": "confirmed",
        **fields,
    }
    start, end = period
    return FigureRow(value=Decimal(value), period_start=start, period_end=end, **fields)


def of_year(year, value=100, **fields):
    return row(value, (date(year, 1, 1), date(year, 12, 31)), **fields)


def series_of(*rows, nature="", unit="人"):
    """Of a flow if any row has a beginning, else of a stock, unless told."""
    has_beginning = any(each.period_start for each in rows)
    return all_series(rows, nature or ("flow" if has_beginning else "stock"), unit)


def only(*rows, **fields):
    (series,) = series_of(*rows, **fields)
    return series


def values(point):
    return [int(statement.best.value) for statement in point.statements]


def years_joined(series):
    return [[point.end.year for point in run] for run in series.runs]


def test_sums_of_known_and_unknown_length_and_standards_never_share_a_series():
    found = series_of(row(), of_year(2021), row(kind="standard"))
    assert [series.kind for series in found] == [STANDARD, YEAR, OPEN]


def test_a_stock_is_filed_by_its_end_whatever_beginning_was_read():
    series = only(row(), of_year(2021), row(1, TO_SEPTEMBER_2021), nature="stock")
    assert series.kind == STOCK
    assert [(point.start, point.end.month) for point in series.points] == [
        (None, 9),
        (None, 12),
    ]


def test_rates_and_levels_make_one_series_whether_set_or_reached():
    assert only(row(), of_year(2022, kind="standard"), nature="standard").kind == (
        STANDARD
    )


def test_a_sum_of_nine_months_is_no_sum_of_a_year():
    found = series_of(row(1, TO_SEPTEMBER_2021), of_year(2021), nature="flow")
    assert [series.kind.label for series in found] == ["全年", "1—9月"]


def test_the_same_months_of_two_years_are_compared():
    later = (date(2022, 1, 1), date(2022, 9, 30))
    series = only(row(1, TO_SEPTEMBER_2021), row(2, later), nature="flow")
    assert years_joined(series) == [[2021, 2022]]


def test_february_is_february_in_a_leap_year_too():
    short = row(1, (date(2023, 2, 1), date(2023, 2, 28)))
    leap = row(2, (date(2024, 2, 1), date(2024, 2, 29)))
    assert only(short, leap).kind.label == "2月"


def test_a_sum_without_a_beginning_is_no_point_in_time():
    assert only(row(), nature="flow").kind == OPEN
    assert only(row(), nature="stock").kind == STOCK


@pytest.mark.parametrize("field", ["region_id", "unit"])
def test_two_places_and_two_units_stay_apart(field):
    assert len(series_of(row(), row(**{field: "其他"}))) == 2


def test_what_is_counted_alike_is_one_series_in_the_unit_of_the_indicator():
    series = only(row(36, unit="家"), row(38, unit="所"), unit="个")
    assert series.unit == "个"
    assert [values(point) for point in series.points] == [[38, 36]]
    assert {each.best.unit for each in series.points[0].statements} == {"个"}


def test_a_missing_year_breaks_the_line():
    series = only(of_year(2018), of_year(2019), of_year(2021), of_year(2022))
    assert years_joined(series) == [[2018, 2019], [2021, 2022]]


def test_stocks_of_one_year_and_the_next_are_joined_whatever_their_days():
    days = [date(2020, 2, 1), date(2020, 12, 31), date(2021, 12, 1), date(2023, 1, 1)]
    series = only(*(row(1, (None, day)) for day in days))
    assert years_joined(series) == [[2020, 2020, 2021], [2023]]


@pytest.mark.parametrize("kind", [OPEN, OTHER])
def test_sums_of_unlike_spans_are_never_joined(kind):
    starts = {OPEN: None, OTHER: date(2021, 3, 15)}
    first, second = ((starts[kind], date(2021, month, 20)) for month in (6, 9))
    series = only(row(1, first), row(2, second), nature="flow")
    assert series.kind == kind
    assert len(series.runs) == 2


def test_two_texts_that_agree_make_one_point():
    series = only(row(100, pk=1), row(100, pk=2))
    (statement,) = series.points[0].statements
    assert (statement.best.pk, statement.others) == (2, 1)


def test_two_texts_that_disagree_stand_side_by_side():
    (point,) = only(row(100), row(140)).points
    assert point.is_contested
    assert sorted(values(point)) == [100, 140]


def test_about_a_hundred_is_not_the_same_as_a_hundred():
    (point,) = only(row(100), row(100, qualifier="about")).points
    assert point.is_contested


def test_no_line_leads_to_a_contested_point_or_away_from_it():
    rows = [of_year(2019), of_year(2020, 1), of_year(2020, 2), of_year(2021)]
    assert years_joined(only(*rows)) == [[2019], [2020], [2021]]


def test_a_standard_of_one_day_is_one_point_however_it_began():
    end = date(2022, 12, 31)
    since = row(730, (date(2022, 1, 1), end), kind="standard")
    (point,) = only(since, row(670, (None, end), kind="standard")).points
    assert point.is_contested


def test_odd_spans_with_one_end_are_two_points():
    end = date(2022, 4, 11)
    long, short = row(9, (date(2021, 5, 2), end)), row(3, (date(2022, 2, 2), end))
    assert [values(point) for point in only(long, short).points] == [[9], [3]]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ({"state": "unreviewed"}, {"state": "corrected"}),
        ({"period_is_inferred": True}, {}),
        ({"place_is_inferred": True}, {}),
    ],
)
def test_the_better_known_of_two_that_agree_is_quoted(worse, better):
    known, doubtful = row(100, **better), row(100, **worse)
    (statement,) = only(known, doubtful).points[0].statements
    assert statement.best == known
    assert statement.is_reviewed
    assert not statement.is_inferred


def test_points_come_in_the_order_of_time_and_series_in_that_of_kinds():
    found = series_of(of_year(2022), of_year(2020), row(region_id="620100"), row())
    assert [(s.kind, s.place) for s in found] == [
        (YEAR, "440200"),
        (OPEN, "440200"),
        (OPEN, "620100"),
    ]
    assert [point.end.year for point in found[0].points] == [2020, 2022]


def test_nothing_makes_no_series():
    assert series_of() == []


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "label", "words"),
    [
        (None, "2022-04-11", "时点数", "截至2022年4月11日"),
        (None, "2021-12-31", "时点数", "2021年底"),
        ("2021-01-01", "2021-12-31", "全年", "2021年全年"),
        ("2021-01-01", "2021-09-30", "1—9月", "2021年1—9月"),
        ("2021-01-01", "2021-06-30", "上半年", "2021年上半年"),
        ("2022-01-01", "2022-03-31", "一季度", "2022年一季度"),
        ("2022-03-01", "2022-03-31", "3月", "2022年3月"),
        ("2022-01-01", "2022-04-11", "其他时段", "2022年1月1日至4月11日"),
        ("2021-12-20", "2022-01-05", "其他时段", "2021年12月20日至2022年1月5日"),
        ("2016-01-01", "2020-12-31", "其他时段", "2016—2020年"),
        ("2021-07-01", "2022-06-30", "其他时段", "2021年7月至2022年6月"),
    ],
)
def test_a_period_is_told_as_people_tell_it(start, end, label, words):
    start, end = start and day(start), day(end)
    kind = kind_of_period(start, end, is_standard=False, is_flow=False)
    assert kind.label == label
    assert period_in_words(start, end) == words


def test_a_period_nobody_knows_says_so():
    assert period_in_words(None, None) == "时期不详"


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ((2022, 1, 1), (2022, 3, 31), "一季度"),
        ((2022, 4, 1), (2022, 6, 30), "二季度"),
        ((2024, 2, 1), (2024, 2, 29), "2月"),
    ],
)
def test_whole_months_are_named_by_them(start, end, label):
    series = only(row(1, (date(*start), date(*end))), nature="flow")
    assert series.kind.label == label


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((2022, 1, 1), (2022, 3, 30)),
        ((2022, 1, 1), (2022, 3, 28)),
        ((2022, 1, 2), (2022, 3, 31)),
        ((2024, 2, 1), (2024, 2, 28)),
    ],
)
def test_a_day_short_of_whole_months_joins_no_others(start, end):
    days = date(*start), date(*end)
    kind = kind_of_period(*days, is_standard=False, is_flow=True)
    assert kind in (OPEN, OTHER)
