"""The words of time: each row of the table is read as what it is."""

from datetime import date

import pytest

from reading.figures import Setting, extract
from reading.figures.prose.times.named import times_in
from reading.figures.prose.times.roles import Role
from reading.figures.prose.times.spoken import Spoken
from reading.language.guarded import words_of_table
from reading.parsed import Block, BlockKind

ISSUED = Setting(issued_on=date(2023, 7, 5))
SPOKEN = Spoken(setting=ISSUED)
ROLES = {
    "compared": (Role.OTHER, Role.NEXT),
    "measured by": (Role.NEXT,),
    "ahead": (Role.AHEAD,),
    "named ahead": (Role.AHEAD,),
    "named": (Role.OTHER,),
    "of a document": (Role.OTHER,),
    "founded": (Role.OTHER,),
    "carried over": (Role.OTHER,),
    "with": (Role.OTHER,),
    "holding": (Role.OWN,),
}
OF_NUMBERS = ("report", "summed up", "occasion")
ROWS = words_of_table("times.csv")
ALONE = [row for row in ROWS if row.kind not in (*ROLES, *OF_NUMBERS)]


def named(row) -> str:
    return f"{row.word} {row.kind}"


def period_of_the_last(text: str) -> tuple[date | None, date | None]:
    block = Block(kind=BlockKind.PARAGRAPH, text=text, first_line=1, last_line=1)
    figure = extract([block], ISSUED)[-1]
    return figure.period_start, figure.period_end


@pytest.mark.parametrize("row", ALONE, ids=named)
def test_a_word_of_time_is_part_of_a_time(row):
    times = times_in(row.example, SPOKEN)
    assert [time for time in times if row.word in time.words], times


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind in ROLES], ids=named)
def test_a_word_before_or_behind_a_time_says_whose_it_is(row):
    assert row.word in row.example
    (time,) = times_in(row.example, SPOKEN)
    assert time.role in ROLES[row.kind]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.kind in OF_NUMBERS], ids=named
)
def test_a_word_tells_whether_a_number_is_of_the_day_that_is_named(row):
    assert row.word in row.example
    day = date(2023, 4, 8)
    expected = (day, day) if row.kind == "occasion" else (None, ISSUED.issued_on)
    assert period_of_the_last(row.example) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021年", "2021-01-01", "2021-12-31"),
        ("2021年度", "2021-01-01", "2021-12-31"),
        ("二〇二一年五月", "2021-05-01", "2021-05-31"),
        ("2019—2021年", "2019-01-01", "2021-12-31"),
        ("从2019年到2021年", "2019-01-01", "2021-12-31"),
        ("2021年1－5月", "2021-01-01", "2021-05-31"),
        ("2021年1月至5月", "2021-01-01", "2021-05-31"),
        ("去年10月至今年3月", "2022-10-01", "2023-03-31"),
        ("1至5月", "2023-01-01", "2023-05-31"),
        ("11月", "2022-11-01", "2022-11-30"),
        ("今年前4个月", "2023-01-01", "2023-04-30"),
        ("头三个月", "2023-01-01", "2023-03-31"),
        ("2021年前三季度", "2021-01-01", "2021-09-30"),
        ("2021年1—3季度", "2021-01-01", "2021-09-30"),
        ("去年上半年", "2022-01-01", "2022-06-30"),
        ("四季度", "2022-10-01", "2022-12-31"),
        ("5月下旬", "2023-05-21", "2023-05-31"),
        ("2月8日至11日", "2023-02-08", "2023-02-11"),
        ("6月28日至7月2日", "2023-06-28", "2023-07-02"),
        ("3日，", "2023-07-03", "2023-07-03"),
        ("29日，", "2023-06-29", "2023-06-29"),
        ("昨（4）日", "2023-07-04", "2023-07-04"),
        ("前天", "2023-07-03", "2023-07-03"),
        ("上周", "2023-06-26", "2023-07-02"),
        ("上月", "2023-06-01", "2023-06-30"),
        ("上季度", "2023-04-01", "2023-06-30"),
        ("去年的“520”", "2022-05-20", "2022-05-20"),
        ("去年七夕", "2022-08-04", "2022-08-04"),
        ("“十三五”期间", "2016-01-01", "2020-12-31"),
        ("2021.5.31", "2021-05-31", "2021-05-31"),
        ("从3月份开始", "2023-03-01", "2023-07-05"),
        ("去年3月以来", "2022-03-01", "2023-07-05"),
    ],
)
def test_a_time_is_its_days(text, first, last):
    (time,) = times_in(text, SPOKEN)
    span = time.span
    assert (str(span.first), str(span.last), span.is_until) == (first, last, False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("截至2021年6月底", "2021-06-30"),
        ("截至今年4月", "2023-04-30"),
        ("截至3日17时", "2023-07-03"),
        ("一季度末", "2023-03-31"),
        ("上半年末", "2023-06-30"),
        ("22年底", "2022-12-31"),
        ("去年末", "2022-12-31"),
        ("第七次全国人口普查", "2020-11-01"),
        ("“十三五”末", "2020-12-31"),
        ("截至上月底", "2023-06-30"),
        ("截至2023-05-31", "2023-05-31"),
        ("到2025年", "2025-12-31"),
        ("6月30日止", "2023-06-30"),
    ],
)
def test_a_state_is_of_the_last_day(text, day):
    (time,) = times_in(text, SPOKEN)
    assert (str(time.span.last), time.span.is_until) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "如今年轻人多了",
        "长期以来",
        "三月三歌会",
        "每月走访3户",
        "3个月",
        "2年级",
        "520人",
        "元旦春节",
        "以上年限",
        "六七对新人",
        "比较好",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert not times_in(text, SPOKEN)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("今年已108岁", Role.OTHER),
        ("成立于2015年", Role.OTHER),
        ("每年3月", Role.OTHER),
        ("《2021年办法》", Role.OTHER),
        ("是2021年的1.5倍", Role.OTHER),
        ("年底前", Role.AHEAD),
        ("从2021年的8个", Role.NEXT),
        ("由去年的8个", Role.NEXT),
        ("上年同期80户", Role.NEXT),
        ("2021年举办宣传活动", Role.OWN),
        ("2021年建成的8个", Role.OWN),
        ("2018年成立以来", Role.OWN),
        ("增加到2021年的8个", Role.OWN),
    ],
)
def test_what_stands_around_a_time_says_whose_it_is(text, role):
    (time,) = times_in(text, SPOKEN)
    assert time.role is role


def test_what_stands_in_brackets_behind_a_time_is_as_it_is():
    times = times_in(
        "比今年七夕（8月22日）少", Spoken(setting=Setting(issued_on=date(2023, 9, 1)))
    )
    assert [time.role for time in times] == [Role.OTHER, Role.OTHER]
