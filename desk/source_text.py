"""The source text beside what was parsed from it, with the doubts about it."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User

from briefings.models import Issue, Remark, SourceFile
from reading.documents import Unreadable, parse
from reading.documents.labels import name_of_reason

from .page_pictures import address_of_page, has_pictures

# How many lines before and after its own an issue is shown with.
CONTEXT = 200
# These stand in an article's own fields.
HEADINGS = {"title", "subtitle", "section"}


@dataclass(frozen=True)
class SourceLine:
    number: int
    text: str
    remarks: list[Remark]
    # What it was taken for, if it stands in no paragraph.
    taken_for: str = ""
    # The page that it begins, of files with pages.
    page: int | None = None


@dataclass(frozen=True)
class SourceSheet:
    """A page's picture, and the lines that were read of it."""

    number: int
    picture: str
    lines: list[SourceLine]


@dataclass(frozen=True)
class SourceText:
    """The lines of a file: those an issue or article came from, and their context."""

    file: SourceFile
    before: list[SourceLine]
    own: list[SourceLine]
    after: list[SourceLine]
    remarks: list[Remark]

    def sheets(self) -> list[SourceSheet]:
        """The own lines page by page, of files whose pages can be shown."""
        if not has_pictures(self.file):
            return []
        by_page = groupby(self.own, lambda line: _page_of(self.file, line.number))
        return [
            SourceSheet(page, address_of_page(self.file, page), list(lines))
            for page, lines in by_page
        ]


def _page_of(file: SourceFile, line: int) -> int:
    return max(bisect_right(file.pages, line), 1)


def whole_text(file: SourceFile, reader: User) -> SourceText:
    """With the remarks that are for this reader, where issues are of several bureaus."""
    remarks = file.remarks.open().within_reach_of(reader)
    return _around(file, list(remarks), 1, None)


def text_of(issue: Issue, part) -> SourceText | None:
    """What the issue, or one article of it, was parsed from."""
    if not issue.source_file:
        return None
    where = part if part.first_line else issue
    remarks = list(Remark.objects.about(issue).open())
    return _around(issue.source_file, remarks, where.first_line or 1, where.last_line)


def _around(file: SourceFile, remarks: list[Remark], first: int, last: int | None):
    remarks_on = defaultdict(list)
    for remark in remarks:
        remarks_on[remark.line].append(remark)
    taken_for = _taken_for(file)
    pages = {line: page for page, line in enumerate(file.pages, start=1)}
    lines = [
        SourceLine(
            number,
            text,
            remarks_on[number],
            taken_for.get(number, ""),
            pages.get(number),
        )
        for number, text in enumerate(file.text.split("\n"), start=1)
    ]
    last = last or len(lines)
    return SourceText(
        file=file,
        before=lines[max(0, first - 1 - CONTEXT) : first - 1],
        own=lines[first - 1 : last],
        after=lines[last : last + CONTEXT],
        remarks=remarks,
    )


def _taken_for(file: SourceFile) -> dict[int, str]:
    """Why lines stand in no paragraph, as they are read now; nothing if otherwise than then."""
    try:
        document = parse(file.extracted, file.name) if file.text else None
    except Unreadable:
        return {}
    if not document or document.layout != file.layout:
        return {}
    aside = (each for each in document.set_aside if each.reason not in HEADINGS)
    # Of such a line only the credit behind its last sentence stands in no paragraph.
    ends = {
        block.last_line
        for issue in document.issues
        for article in issue.articles
        for block in article.blocks
    }
    return {
        each.line: name_of_reason(each.reason)
        for each in aside
        if each.line not in ends
    }
