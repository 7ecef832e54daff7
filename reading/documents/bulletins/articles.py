"""Where each article of an issue begins: by the contents list, or by its look."""

from collections.abc import Sequence

from ...parsed import Line, ParsedRemark
from ..body import label_body
from ..labels import Label, Labelled
from .contents import ContentsList
from .listed import label_listed
from .unlisted import label_unlisted


def label_articles(
    lines: Sequence[Line], contents: ContentsList | None
) -> tuple[list[Labelled], list[ParsedRemark]]:
    """A label for every line between masthead and foot, and doubts about the headings."""
    if contents is None:
        return label_unlisted(lines), []
    listed = [
        Labelled(line, Label.CONTENTS if line.text else Label.BLANK)
        for line in lines[contents.start : contents.end]
    ]
    before = label_body(lines[: contents.start])
    after, remarks = label_listed(lines[contents.end :], contents)
    return [*before, *listed, *after], remarks
