"""The answer to a query that asks for a figure: what is held, and no word beyond it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from django.utils.safestring import SafeString

from briefings.lists.fields import ByCity
from briefings.lists.index import PublicIndex

from ..addresses import indicator_url
from ..amounts import unit_of_column
from ..asking import AskedFigure, asked_in, indicator_names
from ..asking.answers import rows_told, words_of, years_told
from ..caveats import standing_of
from ..models import Indicator
from ..series.comparison import first_places
from ..series.periods import period_in_words
from ..series.points import Point, RegionName
from ..series.yearly import Said, YearRow, quoted_of
from .indicator import places_offered, waiting_of
from .values import linked_value
from .yearly import Quoted, change_shown, quoted, values_shown

# Queries of which the answer is kept, until anything public changes.
ANSWERS_KEPT = 256
# Where no place is named, so many are shown.
MOST_PLACES = 4
# So many places are named where there is something, if there is nothing in the one asked for.
MOST_ELSEWHERE = 5


class AnswerLine(NamedTuple):
    """An indicator in a place: its values (more than one if texts disagree), and before."""

    place: str
    now: list[SafeString]
    before: list[SafeString]
    change: str
    quoted: list[Quoted]
    # How many more values there are of the year.
    rest: int


@dataclass(frozen=True)
class IndicatorTold:
    """What is told of one indicator, and how much of it waits to be checked."""

    name: str
    url: str
    lines: tuple[AnswerLine, ...]
    waiting: int = 0


@dataclass(frozen=True)
class AnswerBox:
    """What a query asks for and gets; without anything told it says what is not held."""

    # 韶关市2022年
    where: str
    indicator: Indicator
    url: str
    told: tuple[IndicatorTold, ...] = ()
    waiting: int = 0
    # If there is nothing of the place and year asked for: in which others there is.
    years: tuple[int, ...] = ()
    elsewhere: tuple[str, ...] = ()
    is_bare: bool = False


def answer_to(text: str, index: PublicIndex) -> AnswerBox | None:
    """None where the query is no question of this kind, or there is nothing to say."""
    home = index.labels.get(ByCity.name, {})
    asked = asked_in(text, indicator_names(index.version), home)
    return answer_as_of(index.version, asked) if asked else None


@lru_cache(maxsize=ANSWERS_KEPT)
def answer_as_of(version: int, asked: AskedFigure) -> AnswerBox | None:
    known = indicator_names(version).by_key
    indicators = [known[key] for key in (*asked.keys, *asked.apart)]
    told = [_told(version, each, asked) for each in indicators]
    if not asked.place and not any(each.lines for each in told):
        return None
    first = indicators[0]
    box = AnswerBox(
        where=_where(asked),
        indicator=first,
        url=_address(first, asked.place),
        told=tuple(each for each in told if each.lines),
        waiting=sum(each.waiting for each in told),
        is_bare=asked.is_bare,
    )
    if box.told:
        return box
    if years := _years(indicators, asked):
        return replace(box, years=years)
    return replace(box, elsewhere=_elsewhere(version, indicators))


def _years(indicators: Iterable[Indicator], asked: AskedFigure) -> tuple[int, ...]:
    """Other years of the place, if a year was asked for."""
    if not (asked.place and asked.year):
        return ()
    told = (years_told(each, asked.place) for each in indicators)
    return tuple(sorted(set().union(*told), reverse=True))


def _where(asked: AskedFigure) -> str:
    year = f"{asked.year}年" if asked.year else ""
    return (asked.place.name if asked.place else "") + year


def _address(indicator: Indicator, place: RegionName | None) -> str:
    return indicator_url(indicator.pk) + (f"?city={place.code}" if place else "")


def _told(version: int, indicator: Indicator, asked: AskedFigure) -> IndicatorTold:
    offered = places_offered(version, indicator)
    busiest = first_places(offered)[:MOST_PLACES]
    places = [asked.place] if asked.place else busiest
    rows = rows_told(indicator, places, asked.year) if offered else []
    said = words_of(rows) if rows else {}
    waiting = [
        each
        for each in waiting_of(version, indicator)
        if each.place.code in {place.code for place in places}
        and asked.year in (None, each.year)
    ]
    return IndicatorTold(
        indicator.name,
        _address(indicator, asked.place),
        tuple(_line(row, indicator, said) for row in rows),
        len(waiting),
    )


def _line(row: YearRow, indicator: Indicator, said: dict[int, Said]) -> AnswerLine:
    unit = unit_of_column(row.unit, indicator.unit, indicator.display_unit)
    return AnswerLine(
        place=row.place.name,
        now=_values(row.now, unit),
        before=values_shown(row.before, unit, is_bare=False),
        change=change_shown(row, unit),
        quoted=[quoted(said[each.best.pk]) for each in row.told_by],
        rest=row.rest,
    )


def _values(point: Point | None, unit: str) -> list[SafeString]:
    """735元/人/月 2022年2月23日，已确认: checked or not is said of each."""
    if point is None:
        return []
    period = period_in_words(point.start, point.end)
    return [
        linked_value(each.best, unit, [period, *standing_of(each)])
        for each in quoted_of(point)
    ]


def _elsewhere(version: int, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for each in indicators:
        offered: Sequence[tuple[RegionName, int]] = places_offered(version, each)
        names |= dict.fromkeys(place.name for place, _ in offered)
    return tuple(names)[:MOST_ELSEWHERE]
