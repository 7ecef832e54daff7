"""Which region a row or column of a table is of: 武江区, 武江, 全市, 合计."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ...language.gazetteer import Place, place_named, places
from ...language.patterns import pattern

# 合计, 总 计: of all the rows, so of the bureau's own region
TOTAL = pattern(r"(?:合|总|共)计(?:数)?|总数|汇总|全部")
# 全市, 全县合计
WHOLE = pattern(r"全(?:[省市州盟县区旗]|自治[区州县旗])(?:合计|总计|汇总)?")
# Part of a region, or a sum of some rows only.
PART = pattern(r"小计|.*(?:本级|市直|省直|县直|州直|开发区|高新区|新区)")
TOWN = pattern("[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|街道办事处|社区|村)")
OFFICE = pattern(r"(?:民政局|民政厅|社会事务局)$")


class RowPlace(NamedTuple):
    """A region's code, and whether the text names it."""

    code: str
    is_inferred: bool = False


def region_named(name: str, home: str) -> RowPlace | None:
    """The region that the name is, near the bureau's own; None for no such name."""
    name = OFFICE.sub("", "".join(name.split()))
    if TOTAL.fullmatch(name):
        return RowPlace(home, is_inferred=True)
    if WHOLE.fullmatch(name):
        return RowPlace(home)
    place = _within(_prefix(home)).get(name) if home else None
    place = place or place_named(name, near=home)
    return RowPlace(place.code) if place else None


def place_of_cells(cells: Iterable[str], home: str) -> tuple[str, str]:
    """The code of the first place that a row names, or the words of a town, which has none."""
    for name in cells:
        if region := region_named(name, home):
            return region.code, ""
        if TOWN.fullmatch(name) or is_part_of_region(name):
            return "", name
    return home, ""


def is_part_of_region(name: str) -> bool:
    """Whether the name is of a region's part or a partial sum: 市本级, 小计."""
    return bool(PART.fullmatch("".join(name.split())))


def _prefix(code: str) -> str:
    return Place(code, "").prefix


@cache
def _within(prefix: str) -> dict[str, Place]:
    """Full and short names of all that lies in a region, 木垒县 for 木垒…自治县 too."""
    inside = [place for place in places() if place.code.startswith(prefix)]
    short = {place.short_name: place for place in inside}
    short |= {
        place.short_name + place.name[-1]: place
        for place in inside
        if "自治" in place.name
    }
    return short | {place.name: place for place in inside}
