"""What each line is: every layout gives every line exactly one label."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ..parsed import BlockKind, Line, SetAside


class Label(StrEnum):
    # Body: these become blocks.
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    IMAGE = "image"
    CONTACT = "contact"
    ATTACHMENT = "attachment"
    ROW = "row"
    # Read into fields of the article or issue.
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    EDITORS_NOTE = "editors_note"
    SECTION = "section"
    MASTHEAD = "masthead"
    CONTENTS = "contents"
    ADDRESSEE = "addressee"
    DISTRIBUTION = "distribution"
    IMPRINT = "imprint"
    SIGNATURE = "signature"
    NOTE = "note"
    SOURCE = "source"
    # Of no use to a reader.
    NAVIGATION = "navigation"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    BLANK = "blank"


BODY = frozenset(Label(kind.value) for kind in BlockKind)


class Labelled(NamedTuple):
    line: Line
    label: Label
    # A title that only the contents list names stands at the line its text begins.
    is_from_contents: bool = False

    @property
    def text(self) -> str:
        return self.line.text


def texts_of(labelled: Iterable[Labelled], *labels: Label) -> list[str]:
    return [each.text for each in labelled if each.label in labels]


def set_aside(labelled: Iterable[Labelled]) -> tuple[SetAside, ...]:
    """Every readable source line that became no block, with its label as the reason."""
    return tuple(
        SetAside(line=number, text=text, reason=each.label)
        for each in labelled
        if each.label not in BODY | {Label.BLANK} and not each.is_from_contents
        for number, text in _pieces(each.line)
    )


def _pieces(line: Line) -> Iterable[tuple[int, str]]:
    if not line.starts:
        return [(line.number, line.text)]
    ends = [start for start, _ in line.starts[1:]] + [len(line.text)]
    return [
        (number, line.text[start:end])
        for (start, number), end in zip(line.starts, ends, strict=True)
    ]
