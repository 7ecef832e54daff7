"""Dates and moments as texts write them."""

from datetime import date, datetime

import pytest

from reading.documents import parse
from reading.language.dates import BEIJING, find_dates, first_date, first_moment


def test_of_two_dates_the_first_is_the_one_that_stands_first():
    text = "2022-05-06发布，2022年5月1日成文，2022/4/30审核"
    assert first_date(text) == date(2022, 5, 6)
    days = [found.value.day for found in find_dates(text)]
    assert days == [6, 1, 30]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2022-05-06 09:07:17", datetime(2022, 5, 6, 9, 7, 17, tzinfo=BEIJING)),
        ("2022-05-06 23:59", datetime(2022, 5, 6, 23, 59, tzinfo=BEIJING)),
        ("2022-05-06 24:00", None),
        ("2022-05-06 09:60", None),
        ("2022-05-06 09:07:60", None),
        ("2022-05-06", None),
    ],
)
def test_a_moment_is_one_that_a_clock_shows(written, moment):
    assert first_moment(written) == moment


def test_a_page_of_an_impossible_hour_is_read_all_the_same():
    text = (
        "首页 > 民政要闻 > 正文\n市民政局开展安全检查\n"
        "发布时间：2022-05-06 24:00:00 来源：韶关市民政局\n"
        "近日，市民政局对全市养老机构开展安全检查，发现隐患12处，均已整改。"
    )
    (issue,) = parse(text.encode(), "x.txt").issues
    assert (issue.issued_on, issue.published_at) == (date(2022, 5, 6), None)
