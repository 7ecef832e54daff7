"""Headlines amid an issue that are set as its first title is, and those that leave it in doubt."""

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...language.marks import ENUMERATION, SECTION_MARK, columns, unspaced
from ..body.lines import BRACKETED
from ..labels import Label, Labelled
from .whose_doing import heads_part, names_actor

NARROWEST_COLUMN = 30
SHORTEST_TITLE = 8
# Two lines of a headline stand right below one another, or a page's number between them.
WITH_A_PAGES_END = 2
# What the text above a title may end with
ENDS = {Label.PARAGRAPH, Label.BYLINE, Label.EDITORS_NOTE, Label.CAPTION}
HEADS = {Label.TITLE, Label.HEADING}
# Of a title set wide, so many signs at least, and so large a share of its pieces one sign each.
FEWEST_SIGNS, SHARE_OF_SIGNS = 6, 0.75


def is_plain_heading(each: Labelled) -> bool:
    return each.label is Label.HEADING and not ENUMERATION.match(each.text)


class SettingOfTitles(NamedTuple):
    """How the titles of an issue are set: how far above their text, and what else shows them."""

    gap: int
    # Paragraphs follow one another without the gaps that stand around titles.
    parts_titles_alone: bool
    # No paragraph follows another: each has a title of its own, or a heading.
    has_one_paragraph_each: bool
    # The first is so long that the margin broke it.
    runs_over: bool
    # 大 田 镇 设 立 …: sign by sign, as a scan leaves what was set in large type
    is_wide: bool


def title_what_is_set_alike(
    labelled: list[Labelled], inked: Sequence[int], within: Container[int]
) -> list[int]:
    """Titles set as the first is, where paragraphs stand closer; and headings in doubt.

    What tells whose doing it was is a title then. What does not, and opens with no
    slogan either, may open an article or a part of one: it is a title where there are
    several already, where it alone is set as wide, or where it and the first go on over
    the margin, and told in either case.
    """
    setting = _setting_of(labelled, inked)
    apart = _least_gap(labelled, inked)
    titles = _count_titles(labelled, inked)
    doubtful = _over_two_lines(labelled, inked, apart)
    for before, here, below in zip(inked, inked[1:], inked[2:], strict=False):
        if here - before < apart or not _may_open(labelled, before, here, below):
            continue
        each = labelled[here]
        if each.line.number in within:
            doubtful.append(here)
            continue
        is_wide = setting.is_wide and _is_wide(each.text)
        is_even = below - here == setting.gap
        is_alike = is_even and setting.parts_titles_alone
        is_one_of_many = is_even and setting.has_one_paragraph_each and titles > 1
        is_sure = names_actor(unspaced(each.text)) and (
            is_alike or is_wide or is_one_of_many
        )
        runs_over = setting.runs_over and _runs_over(each)
        if is_sure or is_wide or runs_over or (is_alike and titles > 1):
            titles += 1
            labelled[here] = Labelled(each.line, Label.TITLE)
        doubtful += [] if is_sure else [here]
    return doubtful


def _over_two_lines(
    labelled: Sequence[Labelled], inked: Sequence[int], apart: int
) -> list[int]:
    """Where a heading stands close above another, that is its rest or whoever wrote, and then text.

    先进集体 above an office's name is too short for a title.
    """
    return [
        here
        for before, here, rest, text in zip(
            inked, inked[1:], inked[2:], inked[3:], strict=False
        )
        if here - before >= apart
        and rest - here <= WITH_A_PAGES_END
        and columns(labelled[here].text) >= SHORTEST_TITLE
        and is_plain_heading(labelled[rest])
        and _may_open(labelled, before, here, text)
    ]


def _setting_of(labelled: Sequence[Labelled], inked: Sequence[int]) -> SettingOfTitles:
    """Of a page that ended inside a paragraph blank lines were left: they part nothing."""
    gaps = [
        min(
            below - here,
            labelled[below].line.number - labelled[here].line.last_number,
        )
        for here, below in pairwise(inked)
        if labelled[here].label is labelled[below].label is Label.PARAGRAPH
    ]
    titles = (labelled[i] for i in inked if labelled[i].label is Label.TITLE)
    first = next(titles, None)
    return SettingOfTitles(
        gap=_gap_below_titles(labelled, inked),
        parts_titles_alone=bool(gaps) and max(gaps) <= 1,
        has_one_paragraph_each=not gaps,
        runs_over=first is not None and _runs_over(first),
        is_wide=first is not None and _is_wide(first.text),
    )


def _runs_over(each: Labelled) -> bool:
    """Whether a headline is so long that the margin broke it; the headings of parts are not."""
    is_wide = columns(each.text) >= NARROWEST_COLUMN
    return is_wide and len(each.line.starts) > 1


def _is_wide(text: str) -> bool:
    pieces = text.split()
    signs = sum(len(piece) == 1 for piece in pieces)
    return signs >= FEWEST_SIGNS and signs >= SHARE_OF_SIGNS * len(pieces)


def _count_titles(labelled: Sequence[Labelled], inked: Sequence[int]) -> int:
    """Titles of several lines count once."""
    above = [Label.BLANK, *(labelled[i].label for i in inked)]
    return sum(
        label is Label.TITLE and before is not label
        for before, label in pairwise(above)
    )


def _least_gap(labelled: Sequence[Labelled], inked: Sequence[int]) -> int:
    """How far below the text a headline stands: 2, but where none below the first is set apart.

    A gap between two paragraphs may be a page's end.
    """
    titles = (n for n, i in enumerate(inked) if labelled[i].label is Label.TITLE)
    behind = inked[next(titles, 0) :]
    apart = (below for here, below in pairwise(behind) if below - here > 1)
    return 2 if any(labelled[i].label in HEADS for i in apart) else 1


def _may_open(labelled: Sequence[Labelled], above: int, i: int, below: int) -> bool:
    """A plain heading below text or an editors' note, above text or its writer; 强化组织领导 opens a part."""
    return (
        labelled[above].label in ENDS
        and (_is_text(labelled[below]) or labelled[below].label is Label.BYLINE)
        and is_plain_heading(labelled[i])
        and not SECTION_MARK.match(labelled[i].text)
        and not BRACKETED.match(labelled[i].text)
        and not heads_part(labelled[i].text)
    )


def _is_text(each: Labelled) -> bool:
    """A paragraph, or a wide line with a comma that a narrow column broke off."""
    is_wide = "，" in each.text and columns(each.text) >= NARROWEST_COLUMN
    texts = {Label.PARAGRAPH, Label.HEADING} if is_wide else {Label.PARAGRAPH}
    return each.label in texts


def _gap_below_titles(labelled: Sequence[Labelled], inked: Sequence[int]) -> int:
    """How far below the first title, or its subtitle, the first paragraph stands."""
    heads = {Label.TITLE, Label.SUBTITLE, Label.BYLINE}
    for here, below in pairwise(inked):
        if labelled[here].label in heads and labelled[below].label is Label.PARAGRAPH:
            return below - here
    return 0
