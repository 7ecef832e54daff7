"""Who wrote an article, on a line of their own below its title, and titles that such a line shows."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, HAN, SECTION_MARK, bare, columns, is_prose
from ...language.patterns import pattern
from ...names import SURNAMES, likeness
from ..assembly import clean_heading
from ..body.lines import is_headline
from ..body.told import SPEAKER, is_told_on
from ..bylines import SURNAMED, names_in_brackets
from ..labels import Label, Labelled, opens_subtitle
from ..mastheads.masthead import ORGANISATION

_NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}]\s{{1,2}}[{HAN}])"
_OFFICE = rf"[{HAN}]{{2,20}}(?:[局厅委办室站所院校科股处镇乡]|中心|街道|政府)"
# 某某镇社会事务办公室　楚天行, 某某镇  佟  某: who wrote it, below the title
WRITER = pattern(
    rf"^[{HAN}]{{2,20}}(?:调研组|课题组|编写组|专班|编辑部)$|"
    rf"^{_OFFICE}\s+{_NAME}(?:[\s、]+(?:{_OFFICE}\s+)?{_NAME}){{0,3}}$|"
    rf"^[{HAN}]{{2,12}}(?:村|社区|嘎查)\s+{SURNAMED}(?:[\s、]+{SURNAMED}){{0,3}}$|"
    rf"^(?:[{SURNAMES}]\s?[{HAN}]{{1,2}})(?:[\s、]+[{SURNAMES}]\s?[{HAN}]{{1,2}}){{0,3}}$"
)
SHORTEST_TITLE = 8
TITLES = {Label.TITLE, Label.SUBTITLE}
SHORT = {Label.HEADING, Label.PARAGRAPH, Label.SECTION}
# Offices and names set wide, as the cells of a row are
SET_WIDE = SHORT | {Label.ROW}


def names_writer(text: str) -> bool:
    """A bureau, a writer, or both: no part of the title above."""
    is_writer = WRITER.match(text) or ORGANISATION.match(bare(text))
    return bool(is_writer) or names_in_brackets(text.strip())


def mark_writers(labelled: list[Labelled]) -> None:
    """Who wrote it, right below a title or its subtitle, and a subtitle behind its dash."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for above, i in pairwise(inked):
        each = labelled[i]
        if labelled[above].label not in TITLES or each.label not in SET_WIDE:
            continue
        if names_writer(clean_heading(each.text)):
            labelled[i] = Labelled(each.line, Label.BYLINE)
        elif labelled[above].label is Label.SUBTITLE:
            continue
        elif opens_subtitle(each.text) and not is_prose(each.text):
            labelled[i] = Labelled(each.line, Label.SUBTITLE)


def mark_offices_with_names(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """□ 某某县民政局　沈某某 between a headline, right above, and its text."""
    for above, here, below in zip(inked, inked[1:], inked[2:], strict=False):
        each = labelled[here]
        is_between = here == above + 1 and is_prose(labelled[below].text)
        is_marked = each.label is Label.ROW or SECTION_MARK.match(each.text)
        if not (is_between and is_marked) or is_prose(labelled[above].text):
            continue
        said = clean_heading(each.text)
        if WRITER.match(said) and likeness(said.split()[-1]):
            labelled[here] = Labelled(each.line, Label.BYLINE)


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


def mark_titles_over_speakers(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """A second …会议上的发言: set apart, and right below it who spoke, or when."""
    for before, here, below in zip(inked, inked[1:], inked[2:], strict=False):
        is_apart = here - before > 1 and below == here + 1
        is_title = columns(labelled[here].text) >= SHORTEST_TITLE
        if is_apart and is_title and _is_heading(labelled[here]):
            is_short = labelled[below].label in SHORT
            if is_short and _of_speech(labelled[below].text):
                labelled[here] = Labelled(labelled[here].line, Label.TITLE)


def mark_titles_over_writers(
    labelled: list[Labelled], inked: Sequence[int]
) -> list[int]:
    """A heading set apart, a writer's line right below it, and then text: a title.

    The issue's first title is set so too, or the line says by itself that it names who
    wrote. 先进集体 over an office's name may head a part: those too short for a title are
    given back.
    """
    first = next((n for n, i in enumerate(inked) if _is_title(labelled[i])), len(inked))
    below = inked[first + 1 :]
    writer = next((i for i in below if not opens_subtitle(labelled[i].text)), None)
    is_set_so = writer is not None and _is_writer(labelled[writer])
    short: list[int] = []
    for before, here, writer, text in zip(
        inked, inked[1:], inked[2:], inked[3:], strict=False
    ):
        each = labelled[here]
        is_apart = here - before > 1 and writer == here + 1
        if not (is_apart and _is_heading(each) and is_prose(labelled[text].text)):
            continue
        is_title = columns(each.text) >= SHORTEST_TITLE
        if is_set_so and _is_writer(labelled[writer]) and not is_title:
            short.append(here)
        elif is_title and (
            (is_set_so and _is_writer(labelled[writer]))
            or _says_who_wrote(labelled, inked[0], here, writer)
        ):
            labelled[here] = Labelled(each.line, Label.TITLE)
            labelled[writer] = Labelled(labelled[writer].line, Label.BYLINE)
    return short


def _says_who_wrote(
    labelled: Sequence[Labelled], first: int, here: int, writer: int
) -> bool:
    """通讯员　某某某, （某某县民政局　某某）, with a gap below it where one stands in brackets."""
    if here == first or labelled[writer].label is not Label.BYLINE:
        return False
    is_closed = labelled[writer + 1 : writer + 2]
    is_apart = bool(is_closed) and is_closed[0].label is Label.BLANK
    return is_apart or not labelled[writer].text.startswith(("（", "("))


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
