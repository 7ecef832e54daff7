"""Articles of an issue without a contents list: found by marks, place and look."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, HAN, SECTION_MARK, columns, is_prose
from ...parsed import Line
from ..body import label_body, opens_news
from ..labels import Label, Labelled

TITLE_WIDTH = 70
WRAPPED_TITLE_WIDTH = 13
# 银屏镇：三条短信叫醒一个村: news that is titled by its place
PLACE_TITLE = re.compile(
    rf"^[{HAN}]{{1,9}}(?:[省市县区州旗镇乡村]|街道|社区|居养|民政)[:：]\S"
)


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
    return _join_titles(_title_all_alike(labelled))


def _title_all_alike(labelled: list[Labelled]) -> list[Labelled]:
    """Headings in sections are titles, and so are those built like the first title."""
    in_section, models_place = False, False
    for i, each in enumerate(labelled):
        in_section = in_section or each.label is Label.SECTION
        if each.label is Label.TITLE:
            models_place = models_place or bool(PLACE_TITLE.match(each.text))
        is_alike = in_section or (models_place and PLACE_TITLE.match(each.text))
        if is_alike and _is_plain_heading(each):
            labelled[i] = Labelled(each.line, Label.TITLE)
    return labelled


def _is_plain_heading(each: Labelled) -> bool:
    return each.label is Label.HEADING and not ENUMERATION.match(each.text)


def _mark_first_title(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """The first line that ends no sentence, with nothing but an editor's note above."""
    first = next((i for i in inked if _may_be_title(labelled[i])), None)
    if first is None:
        return
    above = {labelled[i].label for i in inked if i < first}
    if above - {Label.EDITORS_NOTE}:
        return
    text = labelled[first].text
    if not (SECTION_MARK.match(text) or ENUMERATION.match(text)):
        labelled[first] = Labelled(labelled[first].line, Label.TITLE)


def _may_be_title(each: Labelled) -> bool:
    is_text = each.label in {Label.HEADING, Label.PARAGRAPH}
    return is_text and not is_prose(each.text) and columns(each.text) <= TITLE_WIDTH


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
        if (
            is_title
            and _is_plain_heading(two)
            and close
            and not SECTION_MARK.match(two.text)
        ):
            labelled[below] = Labelled(two.line, Label.TITLE)
    return labelled


def _usual_gap(labelled: Sequence[Labelled]) -> int:
    """How many blank lines stand between lines: 1 in a double-spaced text, else 0."""
    blank = sum(each.label is Label.BLANK for each in labelled)
    return 1 if blank >= 0.4 * len(labelled) else 0
