"""The layouts, most particular first; plain comes last and takes anything.

A new layout is a module here, and its name in LAYOUTS: all else asks LAYOUTS.
"""

from typing import Protocol

from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from . import (
    bulletin,
    digest,
    minutes,
    notice,
    plain,
    reply,
    report,
    statistics,
    webpage,
    wechat,
)

Lines = tuple[Line, ...]


class Layout(Protocol):
    """What the module of a layout says and does."""

    NAME: str
    # What staff call it.
    TITLE: str
    # The kind of issue that it yields.
    KIND: IssueKind

    def recognises(self, lines: Lines, /) -> bool: ...

    def parse(self, lines: Lines, /) -> list[IssueReading]: ...


LAYOUTS: tuple[Layout, ...] = (
    statistics,
    reply,
    notice,
    minutes,
    report,
    wechat,
    webpage,
    digest,
    bulletin,
    plain,
)


def layout_of(lines: Lines, kind: str = "") -> Layout:
    """The first layout that recognises the lines; of a kind that none does, its last."""
    possible = [layout for layout in LAYOUTS if kind in ("", layout.KIND)]
    recognising = (layout for layout in possible if layout.recognises(lines))
    return next(recognising, possible[-1])


def layout_titles() -> dict[str, str]:
    """What staff call each layout, by its name."""
    return {layout.NAME: layout.TITLE for layout in LAYOUTS}
