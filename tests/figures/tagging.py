"""Sentences read and held against the catalogue as it is delivered, as an import does."""

import json
from datetime import date
from functools import cache

from django.conf import settings

from reading.figures import Setting, extract
from reading.figures.catalogue import IndicatorNames
from reading.parsed import Block, BlockKind
from reading.tags import FigureWords, TaggedFigure

SETTING = Setting(issued_on=date(2024, 3, 6), region_code="320300")


@cache
def words() -> FigureWords:
    path = settings.BASE_DIR / "fixtures" / "indicators.json"
    rows = json.loads(path.read_text("utf-8"))
    told = ("key", "name", "unit", "nature")
    names = [
        IndicatorNames(
            **{name: row[name] for name in told},
            aliases=tuple(row["aliases"]),
            codes=tuple(row["codes"]),
        )
        for row in rows
    ]
    return FigureWords(tuple(names), frozenset({"320300"}))


def tagged(text: str) -> tuple[TaggedFigure, ...]:
    """Every figure of the paragraphs, parted by line ends."""
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=each, first_line=n, last_line=n)
        for n, each in enumerate(text.split("\n"), 1)
    ]
    return words().tag(extract(blocks, SETTING))


def keys(text: str) -> list[str | None]:
    return [each.match and each.match.key for each in tagged(text)]
