"""What bureaus count in, and how a unit is written down: ％ is %, 元每人每月 元/人/月.

The units are rows of `units.csv`: spelling, canonical form, class, what may not follow
(2022元旦), what must, and a sentence that a test reads, in prose and in a cell. A row
added there is read wherever figures are. `counted_nouns.csv` holds what 12.68万老年人
and 善款35万 are counted in, where the unit is left out.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .numerals import CURRENCIES, PERCENT, PERMILLE, SCALE
from .patterns import pattern

HERE = Path(__file__)


class UnitRow(NamedTuple):
    """A spelling of a unit; `small`: 三 of it count things, as 三所 do and 三类 do not.

    `not_before` and `only_before` are what may not and what must follow it, word by
    word; `only_behind` what must stand before the number; `ends` words that end with
    the same signs, so that none parts 床|位 where columns are glued together.
    """

    unit: str
    canonical: str
    unit_class: str
    is_small: bool = False
    not_before: str = ""
    only_before: str = ""
    only_behind: str = ""
    ends: str = ""
    example: str = ""


class CountedNoun(NamedTuple):
    noun: str
    unit: str
    example: str


def _rows(table: str) -> list[dict[str, str]]:
    with HERE.with_name(table).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@cache
def units() -> tuple[UnitRow, ...]:
    """The rows of units.csv, and what the table of signs has: percent, currencies."""
    return (*_written(), *_percents(), *_currencies())


def _written() -> Iterator[UnitRow]:
    for row in _rows("units.csv"):
        row["canonical"], row["unit_class"] = row.pop("is"), row.pop("class")
        yield UnitRow(is_small=bool(row.pop("small")), **row)


def _percents() -> Iterator[UnitRow]:
    for signs in (PERCENT, PERMILLE):
        for sign in signs:
            example = f"满意率达到36{sign}"
            yield UnitRow(sign, signs[0], "share", is_small=True, example=example)


def _currencies() -> Iterator[UnitRow]:
    """港币 and 元港币: a currency may stand behind 元 too."""
    for word, currency in CURRENCIES.items():
        if word.isalpha():
            guard = "LETTER" if word.isascii() else ""
            for unit in (word, f"元{word}"):
                example = f"捐赠36{unit}"
                yield UnitRow(
                    unit,
                    currency,
                    "money",
                    is_small=True,
                    not_before=guard,
                    example=example,
                )


@cache
def counted_nouns() -> tuple[CountedNoun, ...]:
    return tuple(CountedNoun(**row) for row in _rows("counted_nouns.csv"))


# These stand in their own patterns: behind 期限 alone, or strung together (3区2市4县).
TERM, PLACE_CLASS = "TERM", "place"
LETTERS = "[A-Za-z]"


def _alternatives(rows: Iterable[UnitRow]) -> str:
    """Any of the spellings, the longest first, each before what may follow it.

    Those of one first sign stand together, so that it is looked at once.
    """
    ordered = sorted(rows, key=lambda row: -len(row.unit))
    free = [row.unit for row in ordered if len(row.unit) == 1 and not _guards(row)]
    by_sign: dict[str, list[str]] = {}
    for row in ordered:
        if row.unit not in free:
            rest = re.escape(row.unit[1:]) + _guards(row)
            by_sign.setdefault(row.unit[0], []).append(rest)
    kept = [f"{re.escape(sign)}(?:{'|'.join(r)})" for sign, r in by_sign.items()]
    return "|".join([*kept, f"[{''.join(free)}]"])


def _guards(row: UnitRow) -> str:
    refused = "|".join(row.not_before.replace("LETTER", LETTERS).split())
    wanted = "|".join(map(_or_end, row.only_before.split()))
    return (f"(?!{refused})" if refused else "") + (f"(?={wanted})" if wanted else "")


def _or_end(word: str) -> str:
    """A full stop may be missing at a text's end."""
    return "。|$" if word == "。" else re.escape(word)


def of_class(*classes: str) -> frozenset[str]:
    """The canonical forms of the units of these classes."""
    return _those(lambda row: row.unit_class in classes)


def _those(is_meant: Callable[[UnitRow], bool]) -> frozenset[str]:
    return frozenset(row.canonical for row in units() if is_meant(row))


def _in_prose(row: UnitRow) -> bool:
    return row.unit_class != PLACE_CLASS and row.only_behind != TERM


# 3区2市4县: counted without 个, they are their own noun
PLACES = of_class(PLACE_CLASS)
_PLACE = f"[{''.join(sorted(PLACES))}]"
_STRUNG_PLACES = (
    rf"{_PLACE}(?=\d{{1,2}}{_PLACE})|"
    rf"(?<=\d{_PLACE}\d){_PLACE}|(?<=\d{_PLACE}\d\d){_PLACE}"
)
# 元/人/月, 元/人·月, 元／月, 元每人每月, 元/床/年, 元人/.月
PER = (
    r"(?:\s?(?:[/／每]|(?=人[/／]))\s?(?:人次|人|户|月|年|天|日|床|张|次|名|亩|平方米|小时|课时|学年|季度?|餐|位|"
    r"个|具|穴|格位|例|件|份|单|桌|台|场|床位|张床位)"
    r"(?:\s?[/／每·.．•・∙⋅*×]{0,2}\s?(?:月|年|天|日|人|次|学年)(?!均))?)"
)
# 困难残疾人, 重度残疾人: behind 万 people need no 人
WHICH_PEOPLE = (
    "困难|重度|贫困|低保|特困|失能|半失能|高龄|独居|空巢|留守|城乡|农村|城市|户籍|常住|注册|实名|"
    "社区|流动|低收入|在校"
)


# What the named groups of the two patterns below stand for.
NOUN_GROUPS = {
    "people": "人",
    "homes": "户",
    "visits": "人次",
    "beds": "张",
    "sums": "元",
}


def _nouns(unit: str) -> str:
    return "|".join(each.noun for each in counted_nouns() if each.unit == unit)


# 12.68万老年人, 3万多老人: no unit is written, and whom it counts follows
NOUN_BEHIND = pattern(
    "|".join(
        f"(?P<{group}>(?<=[万亿余多])(?=(?:{WHICH_PEOPLE})*(?:{_nouns(NOUN_GROUPS[group])})))"
        for group in ("people", "homes")
    )
)
# 善款35万，: nor here, where what it counts stands before
NOUN_BEFORE = pattern(
    f"(?:{'|'.join(f'(?P<{group}>{_nouns(unit)})' for group, unit in NOUN_GROUPS.items())})"
    "(?:总?人?数|总量|总额|规模)?[已均共约近超达为有至到破逾过突计合增加长升高降了]{0,6}$"
)
LONGEST_NOUN_BEFORE = 16
UNIT = (
    rf"(?:{re.sub('[?]P<[a-z]+>', '?:', NOUN_BEHIND.pattern)}|元{PER}|{_STRUNG_PLACES}|"
    rf"{_alternatives(filter(_in_prose, units()))})"
)


def _unguarded(rows: Iterable[UnitRow]) -> str:
    ordered = sorted(rows, key=lambda row: -len(row.unit))
    return "|".join(_apart_from_words(row) for row in ordered)


def _apart_from_words(row: UnitRow) -> str:
    """位, but not of 床位: no word before it may take it for its last signs."""
    begins = [word.removesuffix(row.unit) for word in row.ends.split()]
    return "".join(f"(?<!{word})" for word in begins) + re.escape(row.unit)


# 元/人·月, 人次, %: how a table writes a unit, in a cell or glued to what it counts
TABLE_UNIT = rf"(?:元{PER}|{_unguarded(filter(_in_prose, units()))})"
SCALED_UNIT = pattern(rf"(?:{SCALE})?{TABLE_UNIT}")
# 镇 个 9, 养老机构床位万张5.0: label, unit and number with blanks or nothing between them
ROW_OF_UNIT = pattern(
    rf"\s*[^\s。；]\S{{0,40}}?\s{{0,8}}(?:{SCALE})?{TABLE_UNIT}(?:\s{{0,8}}-?\d[\d,.]{{0,15}})(?:\s{{1,8}}-?\d[\d,.]{{0,15}}){{0,6}}\s*"
)
# （单位：万元） above a table
UNIT_OF_ALL = pattern(r"[（(]?\s*(?:计量)?单位\s*[:：]\s*(?P<units>[^）)\s]+)[）)]?")

SAME = {row.unit: row.canonical for row in units() if row.unit != row.canonical}
# Of 床位比1∶8.6, whose value is the quotient.
RATIO_UNIT = "比"
TIMES = ("月", "年", "天", "日", "学年", "季", "季度")
# Units that name themselves what is counted, or a measure: nothing need follow.
MEASURES = of_class("money", "share", "tally", "duration", "measure") | {RATIO_UNIT}
DURATIONS = of_class("duration")
SHARES = frozenset({"%", "‰"})
# These and what else says how one number stands to another: 倍, 个百分点.
PROPORTIONS = of_class("share")
# Chinese numerals below ten count things one can point at, in these alone: 两所, not 两类
SMALL_COUNTED = _those(lambda row: row.is_small)
# 一吨半, 3天半: half of it may follow
HALVED = of_class("duration", "measure") | {"倍"}
# 层 is counted behind 地上 and 共 only.
ONLY_BEHIND = {
    row.unit: tuple(row.only_behind.split())
    for row in units()
    if row.only_behind and row.only_behind != TERM
}


def canonical(unit: str) -> str:
    """The unit in its one spelling: ％ is %, 元／月·人 is 元/人/月."""
    if unit in SAME:
        return SAME[unit]
    if unit.startswith("元") and len(unit) > 1:
        return rate(
            *re.findall(
                "人次|学年|季度|平方米|小时|课时|格位|张?床位|[^元/／每·.．•・∙⋅*×\\s]",
                unit,
            )
        )
    return unit


def rate(*parts: str) -> str:
    """元/人/月 from its parts, in whatever order they stood; 元/人.次 is 元/人次."""
    same = {"名": "人", "位": "人", "日": "天", "张床位": "床位", "床": "床位"}
    parts = tuple(same.get(part, part) for part in parts)
    if parts == ("人", "次"):
        parts = ("人次",)
    whom = [part for part in parts if part not in TIMES]
    return "/".join(["元", *whom, *(part for part in parts if part in TIMES)])


def is_rate(unit: str) -> bool:
    return unit.startswith("元/")


def unit_of_noun_behind(text: str, at: int) -> str:
    """人 for 老年人 behind 12.68万."""
    match = NOUN_BEHIND.match(text, at)
    return NOUN_GROUPS[match.lastgroup or ""] if match else ""


def unit_of_noun_before(text: str, at: int) -> str:
    """元 for 善款 before 35万; blank where no such noun leads up to the number."""
    match = NOUN_BEFORE.search(text, max(0, at - LONGEST_NOUN_BEFORE), at)
    return NOUN_GROUPS[match.lastgroup or ""] if match else ""


def is_row_of_unit(text: str) -> bool:
    """镇 个 9: a row of a table whose columns nothing draws."""
    return text[-1:].isdigit() and bool(ROW_OF_UNIT.fullmatch(text))


def is_unit_of_all(text: str) -> bool:
    """（单位：万元）, 单位：户、人、万元 above a table; 单位：某局 names who filled it in."""
    said = UNIT_OF_ALL.fullmatch(text.strip())
    return said is not None and all(
        SCALED_UNIT.fullmatch(unit) for unit in re.split("[、,，和]", said["units"])
    )
