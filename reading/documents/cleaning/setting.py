"""What a copy left of how a page was set: margins, bars that part no cells, ???? for an indent."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from ...language.marks import HAN, ends_sentence
from ...language.patterns import pattern
from ...parsed import Line
from ..document_numbers import own_document_number
from ..page.furniture import furniture_of
from ..tables import is_number

NO_BREAK = "\u00a0"
BARS = frozenset("|｜")
CELL = pattern("[|｜]")
# Behind the only cell of a line: 打印本页 关闭窗口 | |||
BARS_BEHIND = pattern(r"(?:\s{0,4}[|｜]){1,12}\s*$")
# | 各区县民政局要做好准备。 |: the only cell of a line, in the table that a page was set in
BARS_AROUND = pattern(r"^\s{0,8}[|｜]\s?([^|｜]*)[|｜]\s*$")
MOST_ALONE = 0.5
# > 各区县民政局：: what a mail sets before each line that it answers
QUOTED = pattern(r"^(?:>\s?){1,8}")
# （7月1日至8月25日	单位：元）, “红事新办	白事简办”: a tab that parts no cells
PAIRED = pattern(r"[（(][^（()）]{1,200}[）)]|“[^“”]{1,200}”")
# …请来理发师。	（白云鹏）: who wrote it, set at the line's end by a tab
BEFORE_BYLINE = pattern(
    r"(?<=[。！？”])\t{1,12}(?=[（(][^（()）\t]{2,30}[）)]\s{0,4}$)"
)
# What may stand before a document's number: - 兰民发〔2021〕239号
BULLET = pattern(r"^\s*[-–•·●▪◆■]\s*")
# ????5月26日，…: two wide blanks that no code page held
LOST_INDENT = pattern(rf"(?:^|(?<=[。！？”]))\s{{0,8}}\?{{4}}(?=[{HAN}\d“《])")
# 人物 | 某某: one bar may part the halves of a title.
FEWEST_CELLS = 2
# Fewer lines may stand so far apart as they do.
FEWEST_GAPS = 5
# More lines at the edge of a page are no site's rows around it.
MOST_OF_SITE = 8


def without_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines without what stands before each of them: the margin of a page, a mail's marks."""
    inked = [line.text for line in lines if line.text.strip()]
    if inked and all(text.startswith(">") for text in inked):
        lines = [replace(line, text=QUOTED.sub("", line.text)) for line in lines]
    margin = _common_start(_indents_of_text(lines))
    return [replace(line, text=line.text.removeprefix(margin)) for line in lines]


def _indents_of_text(lines: Sequence[Line]) -> list[str]:
    """What stands before each line, but for a few of a site's that stand at the edge."""
    inked = [line.text for line in lines if line.text.strip()]
    indents = [text[: -len(text.lstrip())] for text in inked]
    at_edge = [text for text, indent in zip(inked, indents, strict=True) if not indent]
    is_of_site = len(at_edge) <= MOST_OF_SITE and all(map(furniture_of, at_edge))
    return list(filter(None, indents)) if is_of_site else indents


def _common_start(texts: Sequence[str]) -> str:
    """What all of them begin with; of the first and last in order it is that of all."""
    if not texts:
        return ""
    least, most = min(texts), max(texts)
    pairs = enumerate(zip(least, most, strict=False))
    end = next((i for i, (one, other) in pairs if one != other), len(least))
    return least[:end]


def without_no_break_margin(texts: Sequence[str]) -> list[str]:
    """The lines without the no-break blanks, as many each time, that stand before whatever nothing else sets in."""
    inked = [text for text in texts if text.strip()]
    margins = (text[: len(text) - len(text.lstrip(NO_BREAK))] for text in inked)
    found = set(filter(None, margins))
    others = (text for text in inked if text[0] != NO_BREAK)
    if len(found) != 1 or not all(text[0].isspace() for text in others):
        return list(texts)
    return [text.removeprefix(*found) for text in texts]


def without_double_spacing(lines: Sequence[Line]) -> list[Line]:
    """The lines without the blank one that a copy set below each: those of the text are left.

    Between all of them stands an odd number then, and between some more than one.
    """
    inked = [i for i, line in enumerate(lines) if line.text.strip()]
    above_site = _above_site(lines, inked)
    within = _above_site(lines, above_site[::-1])[::-1]
    inked = next(filter(_is_doubled, (inked, above_site, within)), [])
    if not inked:
        return list(lines)
    taken = range(inked[0] + 1, inked[-1], 2)
    return [line for i, line in enumerate(lines) if i not in taken]


def _is_doubled(inked: Sequence[int]) -> bool:
    gaps = [below - here - 1 for here, below in pairwise(inked)]
    are_odd = len(gaps) >= FEWEST_GAPS and all(gap % 2 for gap in gaps)
    return are_odd and max(gaps) > 1


def _above_site(lines: Sequence[Line], inked: Sequence[int]) -> list[int]:
    """Those of the lines that hold something, but for a site's rows behind all others."""
    rest = dropwhile(lambda i: bool(furniture_of(lines[i].text)), reversed(inked))
    return list(rest)[::-1]


def without_bullet_of_number(lines: Sequence[Line]) -> list[Line]:
    """The lines; - 兰民发〔2021〕239号 first of all without its bullet, as the text's own number.

    Below others, and where more are marked so, such numbers are a list of other documents.
    """
    kept = list(lines)
    bulleted = {
        i: BULLET.sub("", line.text)
        for i, line in enumerate(lines)
        if BULLET.match(line.text)
    }
    numbers = [i for i, text in bulleted.items() if own_document_number(text)]
    if len(numbers) == 1 and not any(line.text.strip() for line in lines[: numbers[0]]):
        kept[numbers[0]] = replace(lines[numbers[0]], text=bulleted[numbers[0]])
    return kept


def without_stray_tabs(lines: Sequence[Line]) -> list[Line]:
    """The lines, blanks for tabs inside brackets, before a byline and inside a word: 通	报."""
    tabs = {i for i, line in enumerate(lines) if "\t" in line.text}
    kept = list(lines)
    for i in tabs:
        text = PAIRED.sub(lambda found: found[0].replace("\t", " "), lines[i].text)
        text = BEFORE_BYLINE.sub(" ", text)
        if _is_word_set_wide(text) and not {i - 1, i + 1} & tabs:
            text = text.replace("\t", " ")
        kept[i] = replace(lines[i], text=text)
    return kept


def _is_word_set_wide(text: str) -> bool:
    pieces = text.split()
    return len(pieces) > 1 and all(re.fullmatch(f"[{HAN}]", piece) for piece in pieces)


def without_layout_bars(lines: Sequence[Line]) -> list[Line]:
    """The lines; without their bars where none of them parts two cells.

    A form of which one column is filled is still a table: a page that was set holds sentences,
    or words and bars alone on their lines: without its bar a number would pass for a page's.
    """
    barred = [line.text for line in lines if not BARS.isdisjoint(line.text)]
    alone = [text for text in barred if BARS_AROUND.match(text)]
    if len(alone) > MOST_ALONE * len(barred) and any(map(_holds_sentence, alone)):
        return [replace(line, text=BARS_AROUND.sub(r"\1", line.text)) for line in lines]
    is_set = any(map(_holds_sentence, barred)) or _are_words_in_bars(barred)
    if any(map(_parts_cells, barred)) or not is_set:
        return list(lines)
    return [
        line
        if BARS.isdisjoint(line.text)
        else replace(line, text=BARS_BEHIND.sub("", line.text))
        for line in lines
    ]


def _holds_sentence(text: str) -> bool:
    return ends_sentence(BARS_BEHIND.sub("", text))


def _are_words_in_bars(texts: Sequence[str]) -> bool:
    """Whether some lines are bars alone, and none has a number; a form's all have as many, two or more."""
    cells = [BARS_BEHIND.sub("", text).strip() for text in texts]
    counts = {sum(text.count(bar) for bar in BARS) for text in texts}
    return (
        "" in cells
        and (len(counts) > 1 or counts == {1})
        and not any(map(is_number, cells))
    )


def _parts_cells(text: str) -> bool:
    """Whether words stand on both sides of a bar, or one stands before the words."""
    cells = CELL.split(text)
    return sum(bool(cell.strip()) for cell in cells) >= FEWEST_CELLS or (
        not cells[0].strip() and any(cell.strip() for cell in cells)
    )


def without_lost_indents(lines: Sequence[Line]) -> list[Line]:
    """The lines without the question marks that stand for the indents of paragraphs."""
    return [
        replace(line, text=LOST_INDENT.sub("", line.text))
        if "????" in line.text
        else line
        for line in lines
    ]
