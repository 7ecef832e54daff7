"""Where each article of an issue begins that no contents list names: by its look."""

import re
from collections.abc import Container, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from ...language.marks import (
    ENUMERATION,
    HAN,
    SECTION_MARK,
    columns,
    enumeration_kind,
    form_of_enumeration,
    is_prose,
    unspaced,
)
from ...language.patterns import pattern
from ...parsed import Line
from ..body.lines import label_body, opens_news
from ..body.notes import is_written_above
from ..bylines import mark_names_below_titles
from ..labels import Label, Labelled, opens_subtitle
from ..official import is_title
from ..page.torn_titles import lines_that_need_another
from ..titles import leads_in
from .bare_sections import with_bare_sections
from .chronicles import mark_chronicles
from .framed import mark_framed
from .letters import mark_signed
from .numbers_alone import mark_numbers_alone
from .parts import parts_of_article
from .set_alike import is_plain_heading, title_what_is_set_alike
from .short_sections import mark_short_sections
from .whose_doing import ACTOR, PLACE_TITLE, SLOGAN
from .within_articles import lines_within, parts_behind_marks, short_titles
from .writers import (
    mark_offices_with_names,
    mark_spoken,
    mark_titles_over_speakers,
    mark_titles_over_writers,
    names_writer,
)

TITLE_WIDTH = 70
WRAPPED_TITLE_WIDTH = 13
SHORTEST_TITLE = 8
# 大温情 right below a title: nothing but its last signs is so short.
LONGEST_REST = 5
# How many of a title's pairs of signs the paragraph below it repeats at least.
REPEATED = 0.3
OPENING_LENGTH = 80
# …的几点思考: what a title that begins with 关于 ends in
OF_WHAT = pattern(rf"的[{HAN}]{{2,6}}$")
TEXTS = {Label.HEADING, Label.PARAGRAPH}
CAPTION_MARKS = ("▲", "△")


class Unlisted(NamedTuple):
    """Labels for the lines, and which headings may open an article or not."""

    labelled: list[Labelled]
    doubtful: list[int]


def label_unlisted(lines: Sequence[Line]) -> Unlisted:
    """Titles by their marks and their place: first of all, or before an item of news."""
    labelled = label_body(lines)
    mark_names_below_titles(labelled)
    mark_numbers_alone(labelled)
    inked = inked_of(labelled)
    _mark_captions(labelled, inked)
    mark_signed(labelled, inked)
    mark_framed(labelled, inked)
    mark_short_sections(labelled, inked)
    mark_offices_with_names(labelled, inked)
    _mark_first_title(labelled, inked)
    _go_on_with_first_title(labelled, inked)
    # Of the first title now, before anything is joined with it; of the others below.
    mark_spoken(labelled)
    _mark_numbered(labelled, inked)
    mark_titles_over_speakers(labelled, inked)
    short = mark_titles_over_writers(labelled, inked)
    parts = parts_of_article(labelled, inked) or parts_behind_marks(labelled, inked)
    within = lines_within(labelled, inked)
    for place, i in enumerate(inked):
        following = labelled[inked[place + 1]] if place + 1 < len(inked) else None
        before = labelled[inked[place - 1]] if place else None
        if i in parts or labelled[i].line.number in within:
            labelled[i] = Labelled(labelled[i].line, Label.HEADING)
        elif label := _promotion(labelled[i], before, following):
            labelled[i] = Labelled(labelled[i].line, label)
    _mark_actors(labelled, inked)
    labelled = _join_titles(_title_all_alike(with_bare_sections(labelled), within))
    mark_spoken(labelled)
    brief = short_titles(labelled, inked_of(labelled))
    mark_chronicles(labelled, inked_of(labelled))
    doubtful = title_what_is_set_alike(labelled, inked_of(labelled), within)
    return Unlisted(labelled, list(dict.fromkeys([*doubtful, *brief, *parts, *short])))


def inked_of(labelled: Sequence[Labelled]) -> list[int]:
    """The lines that hold anything but the number of a page."""
    return [
        i
        for i, each in enumerate(labelled)
        if each.label not in {Label.BLANK, Label.PAGE_NUMBER}
    ]


def _mark_captions(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """▲ on one line alone opens no article but tells of a picture above it."""
    marked = [i for i in inked if labelled[i].text.startswith(CAPTION_MARKS)]
    if len(marked) == 1 and marked[0] != inked[0]:
        labelled[marked[0]] = Labelled(labelled[marked[0]].line, Label.CAPTION)


def _mark_numbered(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """1．某某镇：… with its paragraph, again and again: titles; 一、 above titles: sections.

    Only where nothing stands above the first, so that no title can have them as headings.
    """
    first = next(
        (i for i in inked if labelled[i].label is not Label.EDITORS_NOTE), None
    )
    if first is None or not _is_numbered(labelled[first]):
        return
    form = form_of_enumeration(labelled[first].text)
    texts = [i for i in inked if not _is_below_title(labelled[i])]
    below = dict(pairwise(texts))
    numbered = [
        i
        for i in inked
        if _is_numbered(labelled[i]) and form_of_enumeration(labelled[i].text) == form
    ]
    following = [labelled[below[i]] for i in numbered if i in below]
    if len(numbered) < 2 or len(following) < len(numbered):
        return
    if all(map(is_plain_heading, following)):
        label = Label.SECTION
    elif all(is_prose(each.text) for each in following) and _are_news(
        [labelled[i].text for i in numbered], enumeration_kind(labelled[first].text)
    ):
        label = Label.TITLE
    else:
        return
    for i in numbered:
        labelled[i] = Labelled(labelled[i].line, label)


def _is_below_title(each: Labelled) -> bool:
    """Who wrote it, or a subtitle."""
    is_subtitle = opens_subtitle(each.text) and not is_prose(each.text)
    return each.label is Label.BYLINE or is_subtitle


def _is_numbered(each: Labelled) -> bool:
    is_line = each.label in {Label.HEADING, Label.PARAGRAPH}
    return is_line and bool(ENUMERATION.match(each.text)) and not is_prose(each.text)


def _are_news(titles: Sequence[str], kind: str) -> bool:
    """Numbered in digits, or half of them telling whose doing it was."""
    words = [ENUMERATION.sub("", title).strip() for title in titles]
    actors = sum(bool(ACTOR.match(each)) and not SLOGAN.match(each) for each in words)
    return kind == "1" or 2 * actors >= len(words)


def _mark_actors(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """Below a first title, others tell whose doing it was."""
    if any(labelled[i].label is Label.TITLE for i in inked):
        for i in titles_between(labelled):
            labelled[i] = Labelled(labelled[i].line, Label.TITLE)


def titles_between(labelled: Sequence[Labelled]) -> list[int]:
    """Headlines between paragraphs, set apart, that tell whose doing the one below says."""
    inked = inked_of(labelled)
    found = []
    for place in range(1, len(inked) - 1):
        before, here, below = inked[place - 1 : place + 2]
        title = labelled[here].text
        if _is_second_line(labelled, here, below) and place + 2 < len(inked):
            title, below = title + labelled[below].text, inked[place + 2]
        if (
            here - before > 1
            and labelled[before].label in {Label.PARAGRAPH, Label.BYLINE}
            and is_prose(labelled[below].text)
            and is_plain_heading(labelled[here])
            and _tells_doing(title, labelled[below].text)
        ):
            found.append(here)
    return found


def _is_second_line(labelled: Sequence[Labelled], here: int, below: int) -> bool:
    """Two headlines right below one another, and a gap under the second: one title."""
    if below != here + 1 or below + 1 >= len(labelled):
        return False
    # 先进集体 above an office's name
    is_short = columns(labelled[here].text) < SHORTEST_TITLE
    if is_short and names_writer(labelled[below].text):
        return False
    is_apart = labelled[below + 1].label is Label.BLANK
    one, two = labelled[here], labelled[below]
    return is_apart and _may_be_part(one) and is_plain_heading(two)


def _may_be_part(each: Labelled) -> bool:
    return each.label is Label.TITLE or is_plain_heading(each)


def _tells_doing(title: str, paragraph: str) -> bool:
    title = unspaced(title)
    if columns(title) < SHORTEST_TITLE or SLOGAN.match(title):
        return False
    place = re.split("[:：]", title, maxsplit=1)[0]
    if PLACE_TITLE.match(title) and paragraph.strip().startswith(place):
        return True
    words, opening = re.sub(r"\W", "", title), re.sub(r"\W", "", paragraph)
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    opening = opening[:OPENING_LENGTH]
    again = sum(pair in opening for pair in pairs) / max(len(pairs), 1)
    return bool(ACTOR.match(title)) and (again >= REPEATED or opens_news(paragraph))


def _title_all_alike(
    labelled: list[Labelled], within: Container[int]
) -> list[Labelled]:
    """Headings in sections are titles, and so are those built like the first title."""
    in_section, above = False, Label.BLANK
    places = [each for each in labelled if is_plain_heading(each)]
    models_place = sum(bool(PLACE_TITLE.match(each.text)) for each in places) >= 2
    for i, each in enumerate(labelled):
        in_section = in_section or each.label is Label.SECTION
        if each.label is Label.TITLE:
            models_place = models_place or bool(PLACE_TITLE.match(each.text))
        is_alike = in_section or (models_place and PLACE_TITLE.match(each.text))
        is_alike = is_alike and each.line.number not in within
        # 某某县民政局 right below a title wrote what stands below it.
        is_writer = above is Label.TITLE and names_writer(each.text)
        above = each.label
        if is_alike and is_plain_heading(each) and not is_writer:
            labelled[i] = Labelled(each.line, above := Label.TITLE)
    return labelled


def _mark_first_title(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """The first line that ends no sentence, with nothing but an editor's note above."""
    first = next((i for i in inked if _may_be_title(labelled[i])), None)
    if first is None:
        return
    above = [i for i in inked if i < first]
    if not all(is_written_above(labelled[i]) for i in above):
        return
    for i in above:
        labelled[i] = Labelled(labelled[i].line, Label.EDITORS_NOTE)
    text = labelled[first].text
    if not (SECTION_MARK.match(text) or ENUMERATION.match(text)):
        labelled[first] = Labelled(labelled[first].line, Label.TITLE)


def _go_on_with_first_title(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """关于…情况 and, right below it, 的调研报告; then, as close, who wrote it."""
    first = next((n for n, i in enumerate(inked) if _is_title(labelled[i])), None)
    if first is None:
        return
    close = list(
        takewhile(lambda pair: pair[1] - pair[0] == 1, pairwise(inked[first:]))
    )
    for above, below in close[:2]:
        each, texts = labelled[below], [labelled[i].text for i in (above, below)]
        if each.label not in TEXTS or is_prose(each.text):
            return
        is_whole = above != inked[first] or is_title(texts[0])
        goes_on = lines_that_need_another(texts) == 2 or _is_about(*texts)
        if not is_whole and (goes_on or _is_above_writer(labelled, below)):
            labelled[below] = Labelled(each.line, Label.TITLE)
        elif names_writer(each.text):
            labelled[below] = Labelled(each.line, Label.BYLINE)
            return


def _is_above_writer(labelled: Sequence[Labelled], i: int) -> bool:
    """服务工作推进会 with a subtitle, or who wrote it, close below it."""
    each, near = labelled[i], labelled[i + 1 : i + 3]
    below = next((one for one in near if one.label is not Label.BLANK), None)
    is_line = not each.text.strip().startswith(("（", "(", "—", "-", "【"))
    is_line = is_line and not (ENUMERATION.match(each.text) or names_writer(each.text))
    is_below = below and (below.label is Label.BYLINE or opens_subtitle(below.text))
    return is_line and bool(is_below)


def _is_about(title: str, below: str) -> bool:
    """关于在边远村推行“邻里照护” says not what it is: （试点）的几点思考 below it does."""
    is_open = title.startswith("关于") and not OF_WHAT.search(title)
    return is_open and bool(OF_WHAT.search(below))


def _is_title(each: Labelled) -> bool:
    return each.label is Label.TITLE


def _may_be_title(each: Labelled) -> bool:
    is_text = each.label in {Label.HEADING, Label.PARAGRAPH}
    is_line = not is_prose(each.text) and columns(each.text) <= TITLE_WIDTH
    return is_text and is_line and not leads_in(each.text)


def _promotion(
    each: Labelled, before: Labelled | None, following: Labelled | None
) -> Label | None:
    """The label of a heading that is really a section's or an article's."""
    if each.label not in {Label.HEADING, Label.PARAGRAPH} or is_prose(each.text):
        return None
    if following and opens_subtitle(following.text) and each.label is Label.HEADING:
        return None if ENUMERATION.match(each.text) else Label.TITLE
    if opens_subtitle(each.text) and before and before.label is Label.TITLE:
        return Label.SUBTITLE
    if SECTION_MARK.match(each.text):
        is_section = following and following.label in {Label.HEADING, Label.TITLE}
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
    inked = inked_of(labelled)
    for here, below in pairwise(inked):
        one, two = labelled[here], labelled[below]
        close = below - here - 1 <= gap
        is_rest = columns(two.text) <= LONGEST_REST and not SLOGAN.match(two.text)
        is_title = one.label is Label.TITLE and (
            columns(one.text) >= WRAPPED_TITLE_WIDTH or is_rest
        )
        if (
            one.label in {Label.TITLE, Label.SUBTITLE}
            and (is_plain_heading(two) or (two.label in TEXTS and below == here + 1))
            and names_writer(two.text)
        ):
            labelled[below] = Labelled(two.line, Label.BYLINE)
        elif (
            is_plain_heading(two)
            and not SECTION_MARK.match(two.text)
            and one.label is Label.TITLE
            and (
                (close and (is_title or _is_only_heading(labelled, below)))
                or _is_second_line(labelled, here, below)
            )
        ):
            labelled[below] = Labelled(two.line, Label.TITLE)
    return labelled


def _is_only_heading(labelled: Sequence[Labelled], i: int) -> bool:
    """“三个不过夜” right below a title: one heading alone parts nothing, so it is the title's."""
    rest = takewhile(
        lambda each: each.label is not Label.TITLE, islice(labelled, i + 1, None)
    )
    return not any(each.label is Label.HEADING for each in rest)


def _usual_gap(labelled: Sequence[Labelled]) -> int:
    """How many blank lines stand between lines: 1 in a double-spaced text, else 0."""
    blank = sum(each.label is Label.BLANK for each in labelled)
    return 1 if blank >= 0.4 * len(labelled) else 0
