"""Sections that hold no article but a list or text: 下周安排 above 1. 5月13日：…, an article of its own."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION
from ...language.patterns import pattern
from ...parsed import Line
from ..assembly import clean_heading
from ..labels import BODY, Label, Labelled
from .entries import is_framed

# 1．8月5日　养老护理培训开班: a number and a day
DAY_ITEM = pattern(r"^\d{1,2}[、.．]\s?\d{1,2}月")
# 6月12日　　全州殡葬领域问题整治调度会, 8月5日（周一）：养老护理培训开班: a day, and what is on it
DAY_ROW = pattern(
    r"^\d{1,2}月\d{1,2}日(?:[-—–至]\d{1,2}日)?(?:[（(]?(?:周|星期)[一二三四五六日天][)）]?)?[\s:：]{1,8}\S"
)
LONGEST_COLUMN = 4
FEWEST_DAYS = 2
OPENS = {Label.SECTION, Label.TITLE}


def with_bare_sections(labelled: list[Labelled]) -> list[Labelled]:
    """Such a section names the article too, and the items are its text."""
    found = list(labelled)
    names: dict[int, Labelled] = {}
    opened = [i for i, each in enumerate(labelled) if each.label in OPENS]
    marks = {each.text[0] for each in labelled if each.label is Label.SECTION}
    for here, below in pairwise([*opened, len(labelled)]):
        items = [i for i in range(here + 1, below) if labelled[i].label in BODY]
        is_list = all(_is_item(labelled[i].text) for i in items)
        is_name = is_list or _is_column(labelled[here].text)
        is_column = is_name and labelled[here].text[0] in marks
        if not items or not (is_column or _is_agenda(labelled, here, items)):
            continue
        for i in items if is_list else ():
            found[i] = labelled[i]._replace(label=Label.PARAGRAPH)
        found[here] = labelled[here]._replace(label=Label.SECTION)
        name = Line(labelled[items[0]].line.number, labelled[here].text)
        names[here] = Labelled(name, Label.TITLE, is_from_contents=True)
    return [
        each
        for i, one in enumerate(found)
        for each in ([one, names[i]] if i in names else [one])
    ]


def _is_agenda(labelled: Sequence[Labelled], here: int, items: Sequence[int]) -> bool:
    """【下周安排】 over days and nothing else: no article of the column above it."""
    texts = [labelled[i].text for i in items]
    is_whole = len(texts) >= FEWEST_DAYS and is_framed(labelled[here].text)
    return is_whole and all(DAY_ROW.match(text) for text in texts)


def _is_column(text: str) -> bool:
    """■简讯 with its text right below, among ■头条 over headlines: a column all the same."""
    return len(clean_heading(text)) <= LONGEST_COLUMN


def _is_item(text: str) -> bool:
    return bool(ENUMERATION.match(text) or DAY_ITEM.match(text))
