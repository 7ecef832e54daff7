"""Who wrote an article, on a line of their own below its title, and titles that such a line shows."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, HAN, bare, columns, is_prose
from ...language.patterns import pattern
from ...names import SURNAMES
from ..assembly import clean_heading
from ..body import is_headline
from ..labels import Label, Labelled, opens_subtitle
from ..mastheads import ORGANISATION
from ..told import SPEAKER, is_told_on

_NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}]\s{{1,2}}[{HAN}])"
_SURNAMED = rf"[{SURNAMES}](?:[{HAN}]{{1,2}}|\s{{1,2}}[{HAN}])"
# 某某镇社会事务办公室　楚天行, 某某镇  佟  某: who wrote it, below the title
WRITER = pattern(
    rf"^[{HAN}]{{2,20}}(?:调研组|课题组|编写组|专班|编辑部)$|"
    rf"^[{HAN}]{{2,20}}(?:[局厅委办室站所院校科股处镇乡]|中心|街道|政府)\s+{_NAME}(?:[\s、]+{_NAME}){{0,3}}$|"
    rf"^[{HAN}]{{2,12}}(?:村|社区|嘎查)\s+{_SURNAMED}(?:[\s、]+{_SURNAMED}){{0,3}}$|"
    rf"^(?:[{SURNAMES}]\s?[{HAN}]{{1,2}})(?:[\s、]+[{SURNAMES}]\s?[{HAN}]{{1,2}}){{0,3}}$"
)
SHORTEST_TITLE = 8
TITLES = {Label.TITLE, Label.SUBTITLE}
SHORT = {Label.HEADING, Label.PARAGRAPH, Label.SECTION}


def names_writer(text: str) -> bool:
    """A bureau, a writer, or both: no part of the title above."""
    return bool(WRITER.match(text) or ORGANISATION.match(bare(text)))


def mark_writers(labelled: list[Labelled]) -> None:
    """Who wrote it, right below a title or its subtitle, and a subtitle behind its dash."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for above, i in pairwise(inked):
        each = labelled[i]
        if labelled[above].label not in TITLES or each.label not in SHORT:
            continue
        if names_writer(clean_heading(each.text)):
            labelled[i] = Labelled(each.line, Label.BYLINE)
        elif labelled[above].label is Label.SUBTITLE:
            continue
        elif opens_subtitle(each.text) and not is_prose(each.text):
            labelled[i] = Labelled(each.line, Label.SUBTITLE)


def mark_spoken(labelled: list[Labelled]) -> None:
    """When a speech was held, and who held it, on lines right below its title."""
    is_below = False
    for i, each in enumerate(labelled):
        if each.label is Label.BLANK:
            continue
        label = _of_speech(each.text) if is_below and each.label in SHORT else None
        if label:
            labelled[i] = Labelled(each.line, label)
        is_below = label is not None or each.label in TITLES


def _of_speech(text: str) -> Label | None:
    """（2023年11月3日）, 市民政局局长　某某某"""
    if is_told_on(text):
        return Label.NOTE
    return Label.BYLINE if SPEAKER.match(text.strip()) else None


def mark_titles_over_writers(
    labelled: list[Labelled], inked: Sequence[int]
) -> list[int]:
    """A heading set apart, a writer's line right below it, and then text: a title.

    The issue's first title is set so too. 先进集体 over an office's name may head a part:
    those too short for a title are given back.
    """
    first = next((n for n, i in enumerate(inked) if _is_title(labelled[i])), len(inked))
    if first + 1 >= len(inked) or not _is_writer(labelled[inked[first + 1]]):
        return []
    short: list[int] = []
    for before, here, writer, text in zip(
        inked, inked[1:], inked[2:], inked[3:], strict=False
    ):
        is_apart = here - before > 1 and writer == here + 1
        if (
            is_apart
            and _is_heading(labelled[here])
            and _is_writer(labelled[writer])
            and is_prose(labelled[text].text)
        ):
            if columns(labelled[here].text) < SHORTEST_TITLE:
                short.append(here)
                continue
            labelled[here] = Labelled(labelled[here].line, Label.TITLE)
            labelled[writer] = Labelled(labelled[writer].line, Label.BYLINE)
    return short


def _is_title(each: Labelled) -> bool:
    return each.label is Label.TITLE


def _is_heading(each: Labelled) -> bool:
    is_line = each.label in {Label.HEADING, Label.PARAGRAPH} and is_headline(each.text)
    is_plain = not ENUMERATION.match(each.text) and not names_writer(each.text)
    return is_line and is_plain


def _is_writer(each: Labelled) -> bool:
    """One that stands in brackets closes the article above."""
    if each.label is Label.BYLINE:
        return not each.text.startswith(("（", "("))
    return each.label is Label.HEADING and names_writer(each.text)
