"""A chronicle amid an issue: 九月大事记 over lines that each open with a day, an article of its own."""

from collections.abc import Sequence
from itertools import takewhile

from ...language.marks import HAN
from ...language.patterns import pattern
from ..assembly import clean_heading
from ..labels import Label, Labelled

# 九月大事记, 2024年5月民政要事, 工作日志
NAMED = pattern(rf"^[{HAN}\d“”·—-]{{0,16}}(?:大事(?:记|纪)?|要事|纪事|记事|日志|日历)$")
# 2日　…, 2号，…, ●9月2日，…, 9日—11日　…, 九月二日…; 3号楼 and 3日内 are no days
OPENS_WITH_DAY = pattern(
    r"^[^\w\s]?\s?[（(]?(?:\d{1,2}\s?(?:日|号(?=[\s，,、:：—–至到]|[上下]午))|\d{1,2}\s?月\s?\d{1,2}\s?[日号]|"
    r"(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日)(?![内间常均后之以])"
)
FEWEST = 2
NAMES = {Label.HEADING, Label.PARAGRAPH, Label.SECTION, Label.TITLE}


def mark_chronicles(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """Its name a title, each of its lines a paragraph, however short or marked it is."""
    for place, i in enumerate(inked):
        if labelled[i].label not in NAMES or not NAMED.match(_name(labelled[i])):
            continue
        days = list(takewhile(lambda n: _is_day(labelled[n]), inked[place + 1 :]))
        if len(days) < FEWEST:
            continue
        labelled[i] = labelled[i]._replace(label=Label.TITLE)
        for n in days:
            labelled[n] = labelled[n]._replace(label=Label.PARAGRAPH)


def _name(each: Labelled) -> str:
    return "".join(clean_heading(each.text).split())


def _is_day(each: Labelled) -> bool:
    return bool(OPENS_WITH_DAY.match(each.text.strip()))
