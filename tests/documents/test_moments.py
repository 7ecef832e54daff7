"""A day and a time as they are typed, on Sunday the 29th of November 2026."""

from datetime import date

import pytest

from reading.language.moments import moment_in

TODAY = date(2026, 11, 29)
UNDERSTOOD = {
    "明天": "2026-11-30 08:30",
    "明早8点": "2026-11-30 08:00",
    "后天下午3点": "2026-12-01 15:00",
    "今天 17：05": "2026-11-29 17:05",
    "明天晚上8点30分": "2026-11-30 20:30",
    "明天中午12点": "2026-11-30 12:00",
    "11月30日上午九点半": "2026-11-30 09:30",
    "2026年11月30日 08:30": "2026-11-30 08:30",
    "2026-12-01 14:00": "2026-12-01 14:00",
    "２０２６年１２月１日　８：３０": "2026-12-01 08:30",
    "二〇二六年十二月一日八点半": "2026-12-01 08:30",
    "20261201": "2026-12-01 08:30",
    "12/1 9:00": "2026-12-01 09:00",
    # Of a day that is over this year, the next.
    "3月5日": "2027-03-05 08:30",
}
NOT_UNDERSTOOD = [
    *("", "下周一", "8:30", "2月30日", "明天25点", "明天8:3", "明天上午"),
    *("12月1日或2日", "2026年12月1日2026年12月2日", "明天8点三刻"),
]


@pytest.mark.parametrize("typed", UNDERSTOOD)
def test_a_moment_is_understood_as_people_type_it(typed):
    moment = moment_in(typed, TODAY)
    assert moment is not None
    assert f"{moment:%Y-%m-%d %H:%M%z}" == UNDERSTOOD[typed] + "+0800"


@pytest.mark.parametrize("typed", NOT_UNDERSTOOD)
def test_what_is_not_wholly_understood_is_no_moment(typed):
    assert moment_in(typed, TODAY) is None
