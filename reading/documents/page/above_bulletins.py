"""The way to a page above a bulletin: 首页 > 政务公开 says nothing of the masthead below it."""

from collections.abc import Sequence
from itertools import takewhile

from ...parsed import Line
from ..labels import Label, Labelled
from ..mastheads.opened import opens_bulletin
from .furniture import Furniture, furniture_of

LEADS_THERE = {Furniture.WAY, Furniture.MENU, Furniture.TOOL}


def way_above_bulletin(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """The ways and menus above a bulletin's own masthead; none where no such thing stands there."""
    above = list(takewhile(lambda line: _leads_there(line.text), lines))
    if not any(line.text for line in above) or not opens_bulletin(lines[len(above) :]):
        return ()
    return tuple(
        Labelled(line, Label.NAVIGATION if line.text else Label.BLANK) for line in above
    )


def _leads_there(text: str) -> bool:
    return not text or furniture_of(text) in LEADS_THERE
