"""Articles of one paragraph each, whose first sentence is their title: 高邑镇送来棉被。10月以来，…"""

from collections.abc import Sequence
from dataclasses import replace

from ...language.marks import bare
from ...language.patterns import pattern
from ...parsed import Line
from ..body.lines import label_body
from ..labels import Label, Labelled
from .whose_doing import SLOGAN, names_actor

# 高邑镇扎实开展送温暖活动。 before the rest of its paragraph
RUN_IN = pattern(r"^(?P<title>[^。；：:！？“”【】]{6,30})。\s*(?=[^\s”])")
SHORTEST_REST = 20
# So many signs tell one township from another.
OPENING = 2
# What may stand beside such paragraphs.
BESIDE = {Label.BLANK, Label.IMAGE, Label.CAPTION, Label.BYLINE, Label.PAGE_NUMBER}


def label_run_in(lines: Sequence[Line]) -> list[Labelled]:
    """Title and text of each such paragraph, if all are such; nothing if any is not.

    Each tells of another place or institution, so that they are no parts of one article.
    """
    first = next((line.text for line in lines if len(line.text) > SHORTEST_REST), "")
    if not RUN_IN.match(first):
        return []
    labelled = label_body(lines)
    own = [each for each in labelled if each.label not in BESIDE]
    titles = [_title_of(each) for each in own]
    openings = {bare(title)[:OPENING] for title in titles}
    if len(own) < 2 or not all(titles) or len(openings) < len(own):
        return []
    return [
        part
        for each in labelled
        for part in ([each] if each.label in BESIDE else _parts(each.line))
    ]


def _title_of(each: Labelled) -> str:
    """What such a paragraph is called; blank for any other line."""
    found = RUN_IN.match(each.text) if each.label is Label.PARAGRAPH else None
    if found is None or len(each.text) - found.end() < SHORTEST_REST:
        return ""
    title = found["title"]
    return title if names_actor(title) and not SLOGAN.match(title) else ""


def _parts(line: Line) -> list[Labelled]:
    """The title, and the paragraph without it, each with its own source lines."""
    found = RUN_IN.match(line.text)
    if found is None:
        return [Labelled(line, Label.PARAGRAPH)]
    at, title = found.end(), found["title"]
    above = tuple(start for start in line.starts if start[0] < len(title))
    number = line.line_at(at)
    below = [(start - at, n) for start, n in line.starts if start > at]
    rest = replace(
        line, number=number, text=line.text[at:], starts=((0, number), *below)
    )
    return [
        Labelled(Line(line.number, title, above), Label.TITLE),
        Labelled(rest, Label.PARAGRAPH),
    ]
