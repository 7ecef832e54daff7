"""Articles of an issue without a contents list: found by marks, place and look."""

from collections.abc import Sequence
from itertools import pairwise

from ..body import label_body, opens_news
from ..document import Line
from ..labels import Label, Labelled
from ..marks import ENUMERATION, SECTION_MARK, columns, is_prose

TITLE_WIDTH = 70
WRAPPED_TITLE_WIDTH = 13


def label_unlisted(lines: Sequence[Line]) -> list[Labelled]:
    """Titles by their marks and their place: first of all, or before an item of news."""
    labelled = label_body(lines)
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    _mark_first_title(labelled, inked)
    for place, i in enumerate(inked):
        following = labelled[inked[place + 1]] if place + 1 < len(inked) else None
        before = labelled[inked[place - 1]] if place else None
        if label := _promotion(labelled[i], before, following):
            labelled[i] = Labelled(labelled[i].line, label)
    return _join_titles(_title_all_in_sections(labelled))


def _title_all_in_sections(labelled: list[Labelled]) -> list[Labelled]:
    """Where sections part an issue, each unnumbered heading in them is a title."""
    in_section = False
    for i, each in enumerate(labelled):
        in_section = in_section or each.label is Label.SECTION
        if (
            in_section
            and each.label is Label.HEADING
            and not ENUMERATION.match(each.text)
        ):
            labelled[i] = Labelled(each.line, Label.TITLE)
    return labelled


def _mark_first_title(labelled: list[Labelled], inked: Sequence[int]) -> None:
    first = next((i for i in inked if not is_prose(labelled[i].text)), None)
    if first is None or labelled[first].label not in {Label.HEADING, Label.PARAGRAPH}:
        return
    text = labelled[first].text
    opens = all(
        labelled[i].text.startswith(("编者按", "【编者按", "按语"))
        for i in inked
        if i < first
    )
    if (
        opens
        and columns(text) <= TITLE_WIDTH
        and not SECTION_MARK.match(text)
        and not ENUMERATION.match(text)
    ):
        labelled[first] = Labelled(labelled[first].line, Label.TITLE)


def _promotion(
    each: Labelled, before: Labelled | None, following: Labelled | None
) -> Label | None:
    """The label of a heading that is really a section's or an article's."""
    if each.label not in {Label.HEADING, Label.PARAGRAPH} or is_prose(each.text):
        return None
    if each.text.startswith(("—", "--")) and before and before.label is Label.TITLE:
        return Label.SUBTITLE
    if SECTION_MARK.match(each.text):
        is_section = following and following.label is Label.HEADING
        return Label.SECTION if is_section else Label.TITLE
    if each.label is Label.HEADING and before and not ENUMERATION.match(each.text):
        return _title_of_news(each, before, following)
    return None


def _title_of_news(
    each: Labelled, before: Labelled, following: Labelled | None
) -> Label | None:
    follows_an_end = before.label in {Label.BYLINE, Label.SECTION}
    starts_news = following is not None and opens_news(following.text)
    after_prose = before.label is Label.PARAGRAPH and columns(each.text) >= 8
    return Label.TITLE if follows_an_end or (starts_news and after_prose) else None


def _join_titles(labelled: list[Labelled]) -> list[Labelled]:
    """A long title goes on over the next line, unless more space parts them than lines."""
    gap = _usual_gap(labelled)
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for here, below in pairwise(inked):
        one, two = labelled[here], labelled[below]
        close = below - here - 1 <= gap
        is_title = one.label is Label.TITLE and columns(one.text) >= WRAPPED_TITLE_WIDTH
        goes_on = two.label is Label.HEADING and not ENUMERATION.match(two.text)
        if is_title and goes_on and close and not SECTION_MARK.match(two.text):
            labelled[below] = Labelled(two.line, Label.TITLE)
    return labelled


def _usual_gap(labelled: Sequence[Labelled]) -> int:
    """How many blank lines stand between lines: 1 in a double-spaced text, else 0."""
    blank = sum(each.label is Label.BLANK for each in labelled)
    return 1 if blank >= 0.4 * len(labelled) else 0
