"""A text as it is held against others, and which of two was first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from ..language.gazetteer import codes_above, places_in
from ..language.marks import ends_sentence


class BureauLevel(IntEnum):
    """How high the bureau stands that prints a text: what is sent up goes from 0 to 3."""

    COUNTY = 0
    CITY = 1
    PROVINCE = 2
    MINISTRY = 3


class Earlier(StrEnum):
    """Which of two texts was first."""

    FIRST = "first"
    SECOND = "second"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldText:
    """What a bureau told: words, the day they were printed, how high and where it stands.

    `level` is a BureauLevel, that of a county for all below it; `places` are codes of
    GB/T 2260, those that the text tells of and that of the bureau's own region; `bureau`
    is whatever tells its bureau from others, `seat` the code of its own region, both blank
    where that is not known.
    """

    title: str
    paragraphs: tuple[str, ...]
    day: date | None
    level: int
    places: tuple[str, ...]
    bureau: str = ""
    seat: str = ""

    def is_by_the_same(self, other: "ToldText") -> bool:
        return bool(self.bureau) and self.bureau == other.bureau

    def is_strange_to(self, other: "ToldText") -> bool:
        """Whether both tell of their own regions, and neither of the other's."""
        if not self.seat or not other.seat or self.level != other.level:
            return False
        return self.seat not in other.places and other.seat not in self.places


def earlier_of(first: ToldText, second: ToldText) -> Earlier:
    """By the day; of one day the lower bureau's, which sends its texts up."""
    if first.day is None or second.day is None:
        return Earlier.UNKNOWN
    one, other = (first.day, first.level), (second.day, second.level)
    if one == other:
        return Earlier.UNKNOWN
    return Earlier.FIRST if one < other else Earlier.SECOND


def paragraphs_but(text: ToldText, among: set[int]) -> tuple[int, ...]:
    """The numbers of its paragraphs that are not among these."""
    return tuple(at for at in range(len(text.paragraphs)) if at not in among)


def shared_places(first: ToldText, second: ToldText) -> frozenset[str]:
    """The narrowest places that both tell of."""
    return narrowest_places(first) & narrowest_places(second)


def named_in_heading(text: ToldText, at: int, near: str) -> frozenset[str]:
    """The narrowest places that the heading above a paragraph names, if there is one."""
    if not at or ends_sentence(heading := text.paragraphs[at - 1]):
        return frozenset()
    return narrowest_of(each.code for each in places_in(heading, near=near))


def places_apart(first: ToldText, second: ToldText) -> bool:
    """Whether both tell of places, and none lies in one of the other.

    The narrowest count: that two counties name their city brings them no nearer.
    """
    one, other = narrowest_places(first), narrowest_places(second)
    if not one or not other:
        return False
    return not any(
        code in (place, *codes_above(place)) or place in codes_above(code)
        for code in one
        for place in other
    )


def tells_all_below(first: ToldText, second: ToldText) -> bool:
    """Whether the first, in whose region the second's bureau lies, tells of several
    counties: 在麒麟、沾益等地的社区 is told of the whole city, 宣威 too.
    """
    is_within = first.seat in codes_above(second.seat) if second.seat else False
    return is_within and len(narrowest_places(first)) > 1


def narrowest_places(text: ToldText) -> frozenset[str]:
    """Its places without those that others of them lie in: of 440203 and 440200 the first."""
    return narrowest_of(text.places)


def narrowest_of(codes: Iterable[str]) -> frozenset[str]:
    """The codes without those that others of them lie in."""
    places = frozenset(codes)
    return places.difference(*map(codes_above, places))
