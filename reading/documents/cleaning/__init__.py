"""Cleaning, step by step; each step is a plain function with its own guarantee."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...language.characters import is_traditional, simplified
from ...parsed import Line, ParsedRemark, SetAside
from ..distribution import opens_distribution, parts_by_blanks
from ..official import is_addressees
from ..secrecy import mark_in, without_secrecy_marks
from .annotations import strip_annotations
from .barred_tables import with_barred_rows
from .blank_tables import with_blank_rows
from .characters import usual_characters
from .garbled import restore
from .glued import (
    parted_again,
    parted_from_page,
    parted_heads,
    parted_run_on,
    parted_tab,
    parted_titles,
)
from .joining import rejoin
from .mails import titled_by_subject, without_mail
from .markup import without_markup
from .numbered_titles import parted_numbers
from .ocr import close_spaces, curl_quotes, holds_sentences, redrawn, widen_marks
from .opened_rows import with_opened_rows
from .own_numbers import OwnNumbers
from .running_heads import without_page_marks, without_running_heads
from .set_wide import with_words_closed
from .setting import (
    NO_BREAK,
    without_bullet_of_number,
    without_double_spacing,
    without_layout_bars,
    without_lost_indents,
    without_margins,
    without_no_break_margin,
    without_stray_tabs,
)
from .spam import without_spam
from .stacked_tables import with_stacked_rows
from .strewn import without_strewn_signs
from .typed import with_stops

# Why lines are set aside: a running head, a page's number, a mark of secrecy, and what a
# forum strews over a text or a mail sets around it.
RUNNING_HEAD, NUMBER_OF_PAGE = "running_head", "page_number"
SECRECY_MARK, STREWN = "secrecy_mark", "navigation"


@dataclass(frozen=True, slots=True)
class CleanText:
    """Logical lines, remarks on what is doubtful of them, and what is no part of them.

    `secrecy` are the lines that bear a mark and nothing else, or one in a running head.
    """

    lines: tuple[Line, ...]
    remarks: tuple[ParsedRemark, ...]
    set_aside: tuple[SetAside, ...]
    secrecy: tuple[Line, ...] = ()
    # Those of them that stand in headers and footers, over whatever the file holds.
    over_all: tuple[Line, ...] = ()


def clean(text: str, margins: Collection[int] = ()) -> CleanText:
    """Logical lines of clean text, and a remark on each garble not proved back.

    `margins` are the numbers of lines that the file itself calls headers and footers.
    """
    lines, marked = without_markup(without_double_spacing(_lines(text)))
    lines, spam, glued_on = without_spam(lines)
    lines, alone, strewn = without_strewn_signs(lines)
    lines, mail = without_mail(lines)
    lines = titled_by_subject(lines, mail) if mail else lines
    lines, outside = _without(lines, margins)
    lines = without_bullet_of_number(without_margins(lines))
    lines = with_words_closed(with_stops(lines))
    numbered = OwnNumbers.of(without_stray_tabs(lines))
    lines = with_barred_rows(with_opened_rows(numbered.lines))
    lines = without_lost_indents(without_layout_bars(lines))
    lines = with_blank_rows(with_stacked_rows(lines))
    lines, running = without_running_heads(lines)
    lines, pages = without_page_marks(lines)
    # A file that knows its headers tears no paragraph where one stands.
    page_ends = {line.number for line in (*running, *pages)}
    running = [*outside, *map(numbered.sourced, running)]
    lines, garbled = restore(lines)
    lines, _ = strip_annotations(lines)
    lines, marks = without_secrecy_marks(simplify(lines))
    joined = map(numbered.sourced, rejoin(lines, page_ends))
    secret = list(map(numbered.sourced, marks))
    return CleanText(
        lines=tuple(_tidied(_parted(_without_strewn(joined, alone)))),
        remarks=(*marked, *glued_on, *strewn, *map(numbered.remarked, garbled)),
        set_aside=(
            *_aside(running, RUNNING_HEAD),
            *_aside(map(numbered.sourced, pages), NUMBER_OF_PAGE),
            *_aside(secret, SECRECY_MARK),
            *_aside((*spam, *alone, *mail), STREWN),
        ),
        secrecy=(*secret, *_marked_first(running)),
        over_all=tuple(_marked_first(outside)),
    )


def _lines(text: str) -> list[Line]:
    """The lines in usual characters, counted from 1."""
    lines = text.split("\n")
    if NO_BREAK in text:
        lines = without_no_break_margin(lines)
    return [
        Line(number, redrawn(usual_characters(line)))
        for number, line in enumerate(lines, start=1)
    ]


def _without_strewn(lines: Iterable[Line], alone: Iterable[Line]) -> list[Line]:
    """The lines, those that nothing but strewn signs stood on empty now."""
    strewn = {(each.number, each.text.strip()) for each in alone}
    return [
        replace(each, text="") if (each.number, each.text.strip()) in strewn else each
        for each in lines
    ]


def _without(
    lines: Sequence[Line], numbers: Collection[int]
) -> tuple[list[Line], list[Line]]:
    """The lines, those of these numbers empty, and those that were not so before."""
    if not numbers:
        return list(lines), []
    kept = [Line(each.number, "") if each.number in numbers else each for each in lines]
    return kept, [each for each in lines if each.number in numbers and each.text]


def _parted(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, what was set on one of them apart."""
    titled = parted_numbers(list(parted_titles(parted_tab(lines))))
    return parted_from_page(parted_run_on(parted_again(list(parted_heads(titled)))))


def _aside(lines: Iterable[Line], reason: str) -> Iterator[SetAside]:
    for line in lines:
        yield SetAside(line=line.number, text=line.text.strip(), reason=reason)


def _marked_first(running: Iterable[Line]) -> Iterator[Line]:
    """Of the running heads that bear a mark the first with each."""
    seen: set[str] = set()
    for line in simplify(list(running)):
        if (mark := mark_in(line.text)) and mark not in seen:
            seen.add(mark)
            yield line


def simplify(lines: Sequence[Line]) -> list[Line]:
    """Simplified characters throughout, if the document is a Traditional one.

    A character becomes one character: no entry of the tw2s dictionaries changes
    length, so line numbers and offsets hold. A Simplified document comes back as
    it is, whatever Traditional word it quotes or 乾, 著, 後 it has in a name.
    """
    if not is_traditional("".join(line.text for line in lines)):
        return list(lines)
    return [replace(line, text=simplified(line.text)) for line in lines]


def _tidied(lines: Iterable[Line]) -> Iterator[Line]:
    """Undo what scanning and typing left; lists of recipients keep their own marks."""
    is_open = False
    for line in lines:
        is_listed = bool(opens_distribution(line.text)) or is_open
        yield _tidy(line, keeps_marks=is_listed or is_addressees(line.text))
        if line.text:
            is_open = is_listed and not line.text.endswith("。")


def _tidy(line: Line, *, keeps_marks: bool) -> Line:
    if holds_sentences(line.text):
        if not parts_by_blanks(line.text):
            line = _with_closed_spaces(line)
        text = line.text if keeps_marks else widen_marks(line.text)
        line = Line(line.number, text, line.starts)
    return Line(line.number, curl_quotes(line.text), line.starts)


def _with_closed_spaces(line: Line) -> Line:
    text, starts = "", []
    for number, piece in line.source_lines():
        starts.append((len(text), number))
        text += close_spaces(piece)
    return Line(line.number, text, tuple(starts))
