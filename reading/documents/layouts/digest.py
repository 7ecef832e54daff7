"""Digests: one issue that opens with a contents list, or is parted by section marks."""

from collections.abc import Sequence

from ...language.marks import ENUMERATION, SECTION_MARK, is_prose
from ...language.patterns import pattern
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import page_around, read_issues
from ..bulletins.contents import find_contents
from ..bulletins.heads import read_head
from ..bulletins.issues import starts_of_issues

NAME = "digest"
TITLE = "动态汇编"
KIND = IssueKind.BULLETIN
# 第一章 总则, 第二部分 …: what a list names that is of one text
OWN_PART = pattern(r"^第[一二三四五六七八九十]{1,3}(?:章|部分)")
FEWEST_OWN_PARTS = 2


def recognises(lines: tuple[Line, ...]) -> bool:
    """One masthead at most, then a contents list or at least two marked headings."""
    page = page_around(lines)
    inner = lines[page.body.start : page.body.stop] if page else lines
    if len(starts_of_issues(inner)) > 1:
        return False
    below = inner[read_head(inner).end :]
    if listed := find_contents(below):
        return not _is_of_one_text(below[listed.start + 1 : listed.end])
    marked = [
        line
        for line in inner
        if SECTION_MARK.match(line.text) and not is_prose(line.text)
    ]
    return len(marked) >= 2


def _is_of_one_text(entries: Sequence[Line]) -> bool:
    """Whether the list begins with a chapter, has another, and numbers whatever else it has."""
    texts = [each.text for each in entries if each.text]
    chapters = sum(bool(OWN_PART.match(text)) for text in texts)
    opens = bool(texts) and bool(OWN_PART.match(texts[0]))
    return opens and chapters >= FEWEST_OWN_PARTS and all(map(ENUMERATION.match, texts))


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return read_issues(lines)
