"""Automatic numbering as Word prints it: each list's levels, and where it stands."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..numerals import numeral
from .markup import found_at
from .styles import WordStyles, is_on, value_at

# %1 of （%1）, %1.%2
PLACE = re.compile(r"%([1-9])")
# Behind what ends so no blank is printed: 一、 （一） ①
CLOSED = re.compile(r"[、，。：；）)】〕》.．\u2460-\u249b㊀-㊉]\Z")
# The signs of the fonts of signs: Symbol, Wingdings.
BULLETS = {
    "\uf0b7": "●",
    "\uf06c": "●",
    "\uf09f": "●",
    "\uf06e": "■",
    "\uf0a7": "■",
    "\uf06f": "□",
    "\uf0a8": "□",
    "\uf071": "□",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0ab": "★",
}
START = "w:startOverride"
# A letter, or a private one, is drawn as some bullet or other by its font.
LETTER_OF_FONT = re.compile("[a-zA-Z\ue000-\uf8ff]")


class NumberLevel(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    style: str
    # What is printed: （%1）
    text: str
    # What stands behind it: tab, space, nothing.
    suffix: str
    # Behind which level it begins anew; None: behind any above it.
    restart: int | None
    is_decimal: bool
    paragraph_style: str
    properties: Element | None


class NumberSign(NamedTuple):
    """What is printed before a paragraph; `is_sure` where every number could be written."""

    text: str
    is_sure: bool = True


@dataclass
class NumberedList:
    """One list while it is counted: its levels, and how far each has come."""

    levels: dict[int, NumberLevel]
    reached: dict[int, int] = field(default_factory=dict)


def _level(element: Element) -> NumberLevel:
    start, restart = value_at(element, "w:start"), value_at(element, "w:lvlRestart")
    return NumberLevel(
        start=_whole(start, 0),
        style=_style(element),
        text=value_at(element, "w:lvlText") or "",
        suffix=value_at(element, "w:suff") or "tab",
        restart=None if restart is None else _whole(restart, 0),
        is_decimal=is_on(element.find("w:isLgl")),
        paragraph_style=value_at(element, "w:pStyle") or "",
        properties=element.find("w:pPr"),
    )


def _style(element: Element) -> str:
    """Newer formats stand in a choice, with an older one to fall back to."""
    found = element.find("w:numFmt")
    if found is None:
        found = found_at(element, "mc:AlternateContent/mc:Fallback/w:numFmt")
    return "decimal" if found is None else found.get("w:val", "decimal")


def _whole(written: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\d{1,6}", written or "")
    return int(found[0]) if found else otherwise


def _levels(parent: Element) -> dict[int, NumberLevel]:
    return {
        _whole(each.get("w:ilvl"), 0): _level(each) for each in parent.findall("w:lvl")
    }


class WordNumbering:
    """All lists of a file; `sign` must be asked in the order of the text."""

    def __init__(self, root: Element | None, styles: WordStyles) -> None:
        self.styles = styles
        parts = [] if root is None else list(root)
        self.abstract = {
            each.get("w:abstractNumId", ""): each
            for each in parts
            if each.tag == "w:abstractNum"
        }
        self.nums = {
            each.get("w:numId", ""): each for each in parts if each.tag == "w:num"
        }
        self.lists: dict[str, NumberedList] = {}
        self.own: dict[str, dict[int, NumberLevel]] = {}
        self.begun: set[str] = set()

    def place(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """The list and the level of a paragraph: by itself, or by its style."""
        own = None if properties is None else properties.find("w:numPr")
        num, level = value_at(own, "w:numId"), value_at(own, "w:ilvl")
        by = ""
        for key, each in self.styles.chain(style):
            if num is not None:
                break
            num = value_at(each, "w:pPr/w:numPr/w:numId")
            level = level or value_at(each, "w:pPr/w:numPr/w:ilvl")
            by = key if num is not None else ""
        if num is None or num not in self.nums:
            return None
        levels = self._levels_of(num)
        linked = (i for i, each in levels.items() if by and each.paragraph_style == by)
        at = next(linked, _whole(level, 0))
        return (num, at) if at in levels else None

    def level(self, place: tuple[str, int]) -> NumberLevel:
        num, at = place
        return self._levels_of(num)[at]

    def sign(self, place: tuple[str, int]) -> NumberSign:
        """What is printed before the next paragraph there; counts it."""
        num, at = place
        levels, reached = self._levels_of(num), self._list_of(num).reached
        self._begin(num, reached)
        reached[at] = reached.get(at, levels[at].start - 1) + 1
        for below in [each for each in reached if each > at]:
            # 1 above 2: the third level begins behind the second alone.
            restart = levels[below].restart if below in levels else None
            if restart is None or at < restart:
                del reached[below]
        return _printed(levels, reached, at)

    def _begin(self, num: str, reached: dict[int, int]) -> None:
        """A list that says where it begins begins there, once."""
        if num in self.begun:
            return
        self.begun.add(num)
        for each in self.nums[num].findall("w:lvlOverride"):
            if each.find(START) is not None:
                first = _whole(each.get("w:ilvl"), 0)
                for at in [level for level in reached if level >= first]:
                    del reached[at]

    def _list_of(self, num: str) -> NumberedList:
        """Lists of one kind are counted together."""
        key = value_at(self.nums[num], "w:abstractNumId") or ""
        if key not in self.lists:
            self.lists[key] = NumberedList(self._abstract_levels(key))
        return self.lists[key]

    def _abstract_levels(self, key: str) -> dict[int, NumberLevel]:
        """Its own, or those of the style of lists that it names."""
        element = self.abstract.get(key)
        if element is None:
            return {}
        link = value_at(element, "w:numStyleLink")
        style = self.styles.by_id.get(link or "")
        num = value_at(style, "w:pPr/w:numPr/w:numId")
        if num in self.nums and not element.findall("w:lvl"):
            key = value_at(self.nums[num], "w:abstractNumId") or ""
            element = self.abstract.get(key, element)
        return _levels(element)

    def _levels_of(self, num: str) -> dict[int, NumberLevel]:
        if num not in self.own:
            own = dict(self._list_of(num).levels)
            for each in self.nums[num].findall("w:lvlOverride"):
                own |= _levels(each)
                at, start = _whole(each.get("w:ilvl"), 0), value_at(each, START)
                if start is not None and at in own:
                    own[at] = own[at]._replace(start=_whole(start, own[at].start))
            self.own[num] = own
        return self.own[num]


def _printed(
    levels: dict[int, NumberLevel], reached: dict[int, int], at: int
) -> NumberSign:
    level = levels[at]
    if level.style == "bullet":
        sign = BULLETS.get(level.text, level.text)
        return NumberSign("●" if LETTER_OF_FONT.search(sign) else sign)
    written: list[str | None] = []

    def number(place: re.Match[str]) -> str:
        of = int(place[1]) - 1
        if of not in levels:
            return ""
        style = "decimal" if level.is_decimal else levels[of].style
        written.append(numeral(reached.get(of, levels[of].start), style))
        return written[-1] or ""

    text = PLACE.sub(number, level.text)
    return NumberSign(text, None not in written)


def parted(sign: str, suffix: str, text: str) -> str:
    """The sign and the text as they stand side by side: 一、概况, 第一条　概况, 1. 2023年."""
    if not sign or suffix == "nothing" or not text:
        return sign + text
    if not CLOSED.search(sign):
        return f"{sign}　{text}"
    # 1.2023年 would be another number.
    return f"{sign} {text}" if sign[-1] == "." and text[0].isdigit() else sign + text
