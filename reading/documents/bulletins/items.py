"""Items without an entry of their own in the list: those of 简讯五则, and of a bare 【简讯】."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ...language.marks import bare, enumeration_kind, is_prose
from ...parsed import Line
from ..assembly import clean_heading
from ..labels import Label, Labelled
from .contents import ContentsList
from .entries import ListedTitle, counted_column, fold


def items_of_columns(
    lines: Sequence[Line], entries: Sequence[ListedTitle]
) -> dict[ListedTitle, dict[int, Label]]:
    """Entries such as 简讯五则, for which 简讯 stands in the body above five items alike."""
    headings: dict[str, int] = {}
    found = {}
    for entry in entries:
        counted = counted_column(entry.title)
        if counted is None:
            continue
        if not headings:
            headings = {
                clean_heading(bare(line.text)): i for i, line in enumerate(lines)
            }
        name, count = counted
        start = headings.get(name)
        if start is None:
            continue
        if len(items := _items_below(lines, start + 1)) == count:
            found[entry] = {start: Label.SECTION, **dict.fromkeys(items, Label.TITLE)}
        elif len(items := _untitled_below(lines, start + 1)) == count:
            found[entry] = {
                start: Label.TITLE,
                **dict.fromkeys(items, Label.PARAGRAPH),
            }
    return found


def _items_below(lines: Sequence[Line], start: int) -> list[int]:
    """The headlines that bear the mark of the first one, each with text below it."""
    inked = [i for i in range(start, len(lines)) if lines[i].text]
    mark = _mark_of(lines[inked[0]].text) if inked else ""
    if not mark:
        return []
    return [
        i
        for i, below in pairwise(inked)
        if _mark_of(lines[i].text) == mark
        and not is_prose(lines[i].text)
        and is_prose(lines[below].text)
    ]


def _untitled_below(lines: Sequence[Line], start: int) -> list[int]:
    """△ 9月4日，…: items that are their whole text, each with the mark of the first."""
    inked = [i for i in range(start, len(lines)) if lines[i].text]
    mark = _mark_of(lines[inked[0]].text) if inked else ""
    items = list(takewhile(lambda i: _mark_of(lines[i].text) == mark, inked))
    return items if mark and all(is_prose(lines[i].text) for i in items) else []


def _mark_of(text: str) -> str:
    """△, or what it is numbered in; blank for a line that opens with its words."""
    is_sign = not (text[0].isalnum() or text[0] in "“《‘（(") if text else False
    return text[0] if is_sign else enumeration_kind(text)


def mark_items(labelled: list[Labelled], contents: ContentsList) -> None:
    """▲… below 【简讯】, which the list names without any title: each opens an article.

    Where the items are their whole text, the column itself is the article.
    """
    listed = {fold(each.section) for each in contents.entries}
    alone = {fold(name) for name in contents.sections} - listed
    if not alone:
        return
    names = alone | listed
    parts = [i for i, each in enumerate(labelled) if fold(each.text) in names]
    for here, below in pairwise([*parts, len(labelled)]):
        if fold(labelled[here].text) not in alone:
            continue
        lines = [each.line for each in labelled[here + 1 : below]]
        for i in _items_below(lines, 0):
            at = here + 1 + i
            labelled[at] = labelled[at]._replace(label=Label.TITLE)
        if _untitled_below(lines, 0):
            labelled[here] = labelled[here]._replace(label=Label.TITLE)
