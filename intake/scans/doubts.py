"""What is doubtful of a page that a model has read: lost lines, unsure signs and figures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.language.marks import ends_sentence
from reading.parsed import ParsedRemark, Severity

from .page import InkBox, ReadPage
from .rows import NumberedRow, ReadRow, height_of, pitch_of

# A line lies so far from its neighbours, in heights of a line, if none is between them.
NEXT_LINE = 0.6
# Between lines so many pitches apart another would fit; further apart, it is no gap in a
# paragraph but another part of the page.
LINE_FITS, LARGEST_GAP = 1.7, 3.5
# A line of running text is so many times as wide as high.
PROSE = 12
# Below this a line is read by guess, and below that a sign of a number.
UNSURE_LINE = 0.85
UNSURE_FIGURE = 0.95
# 2022年, 3.5%, 一千二百: what a wrong sign makes another number.
FIGURE_SIGNS = re.compile("[0-9０-９.%％‰]+|[零〇一二三四五六七八九十百千万亿两]{2,}")
# 9.113.3, 1,20: no number is written so.
MISFORMED = re.compile(r"\d\.\d{3}\.\d|\d,(?!\d{3}(?!\d))\d|\.\d*,\d")
NUMBER = re.compile(r"\d[\d.,]*\d")
QUOTED = 20


def doubts_of(
    page: ReadPage, rows: Sequence[NumberedRow], first_line: int
) -> Iterator[ParsedRemark]:
    """The remarks on one page; `rows` are its lines in order of reading."""
    if not rows:
        yield ParsedRemark(
            code="page_without_words",
            severity=Severity.WARNING,
            line=first_line,
            message=f"第 {page.number} 页没有识别出文字。请对照原图：是白页或图片则不必处理。",
        )
        return
    lost = [*_lost(page, rows), *_gaps(rows)]
    yield from {each.message: each for each in lost}.values()
    for each in rows:
        if each.row.certainty < UNSURE_LINE:
            yield _unsure(each)
        elif figures := list(_unsure_figures(each.row)):
            yield _unsure_figure(each, figures)


def _lost(page: ReadPage, rows: Sequence[NumberedRow]) -> Iterator[ParsedRemark]:
    """A remark on each place where ink was found as high as a line, and no words."""
    height = height_of(page.words)
    for ink in page.unread:
        beside = [each for each in rows if _is_beside(each.row, ink, height)]
        above = [each for each in rows if each.row.box.middle < ink.middle]
        if beside:
            yield _maybe_cut(beside[0].number)
        elif above:
            last = max(above, key=lambda each: each.row.box.middle)
            yield _maybe_dropped(f"第 {last.number} 行后", last.number)
        else:
            first = rows[0].number
            yield _maybe_dropped(f"第 {first} 行前", first)


def _gaps(rows: Sequence[NumberedRow]) -> Iterator[ParsedRemark]:
    """A remark on each gap that a line would fit in, where the one above runs on.

    Faint ink is not seen as ink; but no sentence has a white line in it.
    """
    pitch = pitch_of([each.row for each in rows])
    height = height_of([words for each in rows for words in each.row.words])
    edge = max(each.row.box.right for each in rows)
    for upper, lower in pairwise(rows):
        step = lower.row.box.middle - upper.row.box.middle
        box = upper.row.box
        is_full = box.right > edge - 2 * height and box.width > PROSE * height
        runs_on = is_full and not ends_sentence(upper.text)
        if runs_on and pitch * LINE_FITS < step < pitch * LARGEST_GAP:
            yield _maybe_dropped(f"第 {upper.number} 行后", upper.number)


def _is_beside(row: ReadRow, ink: InkBox, height: float) -> bool:
    return abs(row.box.middle - ink.middle) < NEXT_LINE * height


def _maybe_dropped(where: str, line: int) -> ParsedRemark:
    return ParsedRemark(
        code="line_maybe_dropped",
        severity=Severity.WARNING,
        line=line,
        message=f"{where}可能漏了一行。请对照原图核对，漏了的请补上。",
    )


def _maybe_cut(line: int) -> ParsedRemark:
    return ParsedRemark(
        code="line_maybe_cut",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行旁边还有没识别出来的笔迹。请对照原图核对，漏了的请补上。",
    )


def _unsure(each: NumberedRow) -> ParsedRemark:
    text = each.text.strip()
    short = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    return ParsedRemark(
        code="line_unsure",
        severity=Severity.WARNING,
        line=each.number,
        message=f"第 {each.number} 行“{short}”识别得没有把握。请对照原图逐字核对。",
    )


def _unsure_figures(row: ReadRow) -> Iterator[str]:
    """The numbers of the row of which a sign is unsure (365 whose 6 may be an 8), or that
    nobody writes so: 9.113.3.
    """
    for words in row.words:
        for match in FIGURE_SIGNS.finditer(words.text):
            if min(words.certainties[slice(*match.span())]) < UNSURE_FIGURE:
                yield match[0]
        for match in NUMBER.finditer(words.text):
            if MISFORMED.search(match[0]):
                yield match[0]


def _unsure_figure(each: NumberedRow, figures: Sequence[str]) -> ParsedRemark:
    told = "”“".join(dict.fromkeys(figures))
    return ParsedRemark(
        code="figure_unsure",
        severity=Severity.WARNING,
        line=each.number,
        message=f"第 {each.number} 行的数字“{told}”识别得没有把握。请对照原图核对。",
    )
