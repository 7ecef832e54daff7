"""The cells of a table's row: where each stands, what it counts and in which unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ...documents.tables import CODE
from ...language.numerals import MINUS, SCALE, SCALES
from ...language.patterns import pattern
from ...language.units import TABLE_UNIT, canonical
from ...parsed import BlockKind
from ..figure import PlacedBlock, Qualifier

# 万元, 元/人/月, 万人次, %
UNIT = pattern(rf"(?P<scale>{SCALE})?(?P<base>{TABLE_UNIT})")
# 1,033.75  12.6万  约150余人  286.4万元  36.97%  -3  ≥90%  >=18人
AMOUNT = pattern(
    rf"(?P<before>约|近|超过?|逾|不足|[≥≤＞＜>=<＝]{{1,2}}\s?)?"
    rf"(?P<number>[{re.escape(MINUS)}]?(?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.\d+)?)\s*"
    rf"(?P<more>[余多])?(?P<scale>{SCALE})?(?P<more_behind>[余多])?\s*"
    rf"(?P<unit>{TABLE_UNIT})?(?P<or_more>以上|左右)?"
)
QUALIFIERS = {
    "约": Qualifier.ABOUT,
    "左右": Qualifier.ABOUT,
    "近": Qualifier.ABOUT,
    "不足": Qualifier.UNDER,
    **dict.fromkeys(("≤", "<=", "=<", "＜", "<"), Qualifier.UNDER),
    **dict.fromkeys(("=", "＝", "=="), Qualifier.EXACT),
}
# 户数（户）, 金额(单位：万元), 人数/人
WITH_UNIT = pattern(
    r"(.*?)(?:[（(]\s*(?:单位[:：])?(?P<unit>[^（()）]{1,8})[)）]|[/／:：](?P<behind>[^/／]{1,3}))"
)
TAB = pattern("\t")
PIPE = pattern(r"[|｜│┃]")
# Two spaces and more, a full-width one
GAP = pattern(r" {2,}| *\u3000[ \u3000]*")
# |---|:--:|, +----+: drawn, not written
DRAWN = pattern(r"[\s|｜│┃+┼:=─━—-]*")


class Cell(NamedTuple):
    """What stands in a cell and where it starts within the article's text."""

    text: str
    start: int


class ScaledUnit(NamedTuple):
    """A unit in its base form and how many of it one is: 万元 is 元, 10000."""

    unit: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as a cell gives it; `own` is the unit that stands beside it."""

    number: Decimal
    qualifier: Qualifier
    scale: Decimal | None
    own: ScaledUnit | None

    def in_base(self, scaled: ScaledUnit) -> Decimal:
        """The value in the base unit; a scale in the cell itself goes before."""
        factor = scaled.factor if self.scale is None else self.scale
        return self.number * factor


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a table where it stands, parted into its cells."""

    placed: PlacedBlock
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.text)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


def row_of(placed: PlacedBlock) -> PlacedRow:
    """A row's cells, parted by tabs, or by pipes or gaps where no layout parted them."""
    text = placed.block.text
    mark = next((mark for mark in (TAB, PIPE) if mark.search(text)), GAP)
    parts = list(_parts(text, mark))
    if mark is PIPE:
        parts = parts[not parts[0].text : len(parts) - (not parts[-1].text)]
    cells = (cell._replace(start=placed.offset + cell.start) for cell in parts)
    return PlacedRow(placed, tuple(cells))


def is_drawn(placed: PlacedBlock) -> bool:
    return placed.block.kind == BlockKind.ROW and bool(
        DRAWN.fullmatch(placed.block.text)
    )


def _parts(text: str, mark: re.Pattern[str]) -> Iterator[Cell]:
    edges = [match.span() for match in mark.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    for start, end in zip(starts, ends, strict=True):
        bare = text[start:end].strip()
        yield Cell(bare, start + text[start:end].find(bare))


@lru_cache(maxsize=1024)
def amount_in(text: str) -> Amount | None:
    """The one number that a cell is; several glued or set side by side are none."""
    found = AMOUNT.fullmatch(text)
    if not found:
        return None
    scale = SCALES.get(found["scale"] or "")
    return Amount(
        number=_number_in(found["number"]),
        qualifier=_qualifier(found),
        scale=None if scale is None else Decimal(scale),
        own=scaled_unit(found["unit"] or ""),
    )


def _number_in(written: str) -> Decimal:
    bare = re.sub("[,，]", "", written)
    return -Decimal(bare[1:]) if bare[0] in MINUS else Decimal(bare)


def _qualifier(found: re.Match[str]) -> Qualifier:
    words = [found["before"], found["or_more"], found["more"], found["more_behind"]]
    said = [word.strip() for word in words if word]
    return QUALIFIERS.get(said[0], Qualifier.OVER) if said else Qualifier.EXACT


@lru_cache(maxsize=1024)
def scaled_unit(text: str) -> ScaledUnit | None:
    """The unit that the text is, in its base form; None for what is no unit."""
    found = UNIT.fullmatch("".join(text.split()))
    if not found:
        return None
    return ScaledUnit(canonical(found["base"]), Decimal(SCALES.get(found["scale"], 1)))


def unit_apart(text: str) -> tuple[str, ScaledUnit | None]:
    """低保资金 and 万元 of 低保资金（万元）; a bracket that is no unit stays."""
    match = WITH_UNIT.fullmatch(text)
    scaled = scaled_unit(match["unit"] or match["behind"] or "") if match else None
    return (match[1], scaled) if match and scaled else (text, None)


def is_code(text: str) -> bool:
    return bool(re.fullmatch(CODE, text))
