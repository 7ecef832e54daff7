"""What the lines of a masthead say together: of several offices, numbers and days the issue's own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ...language.marks import bare
from ...language.patterns import pattern
from ..issuers import bureau_in
from .masthead import (
    FACTS,
    PART_OF_DATE,
    RANGE_END,
    Masthead,
    day_of,
    is_bureau,
    read_masthead_line,
)

# 建设工作领导小组办公室, of whatever stands on the line above
GOES_ON = pattern(r"^(?:建设|创建|工作|推进|试点|专项|领导|联席|协调|指挥)")


def read_masthead(texts: Iterable[str]) -> Masthead:
    """One masthead of several lines; the first that says a thing is believed.

    A line that says nothing known is the bare name of the series: 金华民政.
    """
    return merged(
        [read_masthead_line(text) or Masthead(series=bare(text)) for text in texts]
    )


def merged(parts: Sequence[Masthead]) -> Masthead:
    """What the parts say together; of issuers the first bureau, if any is one."""
    parts = _without_copy_numbers(parts)
    said: dict[str, Any] = {
        name: value
        for part in reversed(parts)
        for name in FACTS
        if (value := getattr(part, name))
    }
    named = [each for each in parts if each.agency]
    bureaus = (each.agency for each in named if is_bureau(each.agency))
    # 某某工作专班 above the name, 某某工作专班办公室 beside the day: who issues it
    dating = (each.agency for each in named if each.dated or each.rough_date)
    agency = next(
        bureaus, _over_two_lines(named) or next(dating, said.get("agency", ""))
    )
    said["agency"] = agency or _named_in_series(said.get("series", ""))
    whole = next(
        (each.dated for each in parts if each.dated and not each.rough_date), None
    )
    said["dated"] = whole or said.get("dated")
    said["rough_date"] = "" if whole else _rough_date(parts)
    return _with_year_completed(Masthead(**said))


def _over_two_lines(named: Sequence[Masthead]) -> str:
    """某某县农村老年人日间照料中心 above 建设工作领导小组办公室: one office."""
    for above, below in pairwise(named):
        if above.names_only_an_agency and GOES_ON.match(below.agency):
            return above.agency + below.agency
    return ""


def _without_copy_numbers(parts: Sequence[Masthead]) -> Sequence[Masthead]:
    """The parts, without No.0023 where 第6期 stands among them."""
    if not any(part.number and not part.number_is_loose for part in parts):
        return parts
    return [
        replace(part, number=None, number_is_loose=False)
        if part.number_is_loose
        else part
        for part in parts
    ]


def _rough_date(parts: Sequence[Masthead]) -> str:
    """The first day that lacks its year; a span of days is what the issue tells of."""
    rough = [part.rough_date for part in parts if part.rough_date]
    days = (each for each in rough if PART_OF_DATE.fullmatch(each))
    return next(days, next(iter(rough), ""))


def _named_in_series(series: str) -> str:
    """临洮县民政局 of 临洮县民政局工作信息."""
    issuer = bureau_in(series) if series else None
    return issuer.name if issuer else ""


def _with_year_completed(masthead: Masthead) -> Masthead:
    """24年3月5日 under 2024年第5期 is of 2024; the year of no other number agrees."""
    part = PART_OF_DATE.match(masthead.rough_date)
    if masthead.dated or part is None or masthead.year is None:
        return masthead
    if part["year"] and masthead.year % 100 != int(part["year"]):
        return masthead
    last = RANGE_END.match(masthead.rough_date[part.end() :])
    month = (last and last["month"]) or part["month"]
    day = last["day"] if last else part["day"]
    return replace(masthead, dated=day_of(masthead.year, month, day))
