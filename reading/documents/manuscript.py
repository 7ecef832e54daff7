"""Blocks as a person writes them: one line a block, its kind in a mark before it."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from ..language.patterns import pattern
from ..parsed import Block, BlockKind

MARKS = {
    BlockKind.PARAGRAPH: "正文",
    BlockKind.HEADING: "小标题",
    BlockKind.IMAGE: "图",
    BlockKind.CAPTION: "图注",
    BlockKind.ROW: "表",
    BlockKind.ATTACHMENT: "附件",
    BlockKind.CONTACT: "联系",
}
KINDS = {mark: kind for kind, mark in MARKS.items()}
# 【小标题】一、摸清底数; [图注] 走访现场
MARKED = pattern(rf"\s*[【\[［](?P<mark>{'|'.join(KINDS)})[】\]］](?P<text>.*)", re.S)
# 全市｜120｜\｜: a mark behind a backslash is part of its cell.
CELL_MARK = pattern(r"\\([\\｜|])|[｜|]")
# Source lines count from one; what was typed by hand came from none.
NO_LINE = 0
# How much of a paragraph must remain for it to be the old one, mended.
SAME_PARAGRAPH = 0.5
# How many lines it may have been pushed up or down.
NEAR = 3


def write_manuscript(blocks: Iterable[Block]) -> str:
    """The blocks as lines that `revise` reads back."""
    return "\n".join(map(write_line, blocks))


def write_line(block: Block) -> str:
    """【小标题】一、摸清底数; a paragraph needs its mark only if it looks marked."""
    if block.kind == BlockKind.PARAGRAPH and not MARKED.match(block.text):
        return block.text
    text = _mark_cells(block.text) if block.kind == BlockKind.ROW else block.text
    return f"【{MARKS[block.kind]}】{text}"


def revise(blocks: Iterable[Block], manuscript: str) -> tuple[Block, ...]:
    """What the manuscript now says; a block nobody touched is the very same block.

    A block that was moved keeps its source lines. One that was mended in its
    place keeps them too, but not where in it each line begins.
    """
    before = tuple(blocks)
    written = [write_line(block) for block in before]
    lines = [line for line in _lines(manuscript) if line.strip()]
    kept = _untouched(written, lines)
    mended = _mended(written, lines, kept)
    return tuple(
        before[kept[at]]
        if at in kept
        else _typed(line, before[mended[at]] if at in mended else None)
        for at, line in enumerate(lines)
    )


def bare_marks(manuscript: str) -> list[int]:
    """The lines, counted from one, that hold a mark and nothing it could mark.

    An image may well stand alone: not every one has a name.
    """
    return [
        at
        for at, line in enumerate(_lines(manuscript), start=1)
        if (marked := MARKED.match(line))
        and KINDS[marked["mark"]] != BlockKind.IMAGE
        and not marked["text"].strip()
    ]


def _lines(manuscript: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", manuscript)


def _untouched(written: list[str], lines: list[str]) -> dict[int, int]:
    """Which old block each line still is, wherever it now stands."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, line in enumerate(written):
        waiting[line].append(at)
    return {
        at: waiting[line].popleft() for at, line in enumerate(lines) if waiting[line]
    }


def _mended(
    written: list[str], lines: list[str], kept: dict[int, int]
) -> dict[int, int]:
    """Which old block a changed line stands near the place of, and mostly repeats."""
    free = set(range(len(written))) - set(kept.values())
    found: dict[int, int] = {}
    for new, nearby in _changed_places(written, lines):
        if new in kept:
            continue
        alike = (at for at in nearby if at in free and _alike(written[at], lines[new]))
        if (old := next(alike, None)) is not None:
            found[new] = old
            free.remove(old)
    return found


def _changed_places(
    written: list[str], lines: list[str]
) -> Iterator[tuple[int, list[int]]]:
    """Each changed line with the old lines near its place, the nearest first."""
    runs = SequenceMatcher(None, written, lines, autojunk=False).get_opcodes()
    for name, old_from, old_to, new_from, new_to in runs:
        if name == "replace":
            for new in range(new_from, new_to):
                yield new, _near(old_from + new - new_from, old_from, old_to)


def _near(place: int, first: int, end: int) -> list[int]:
    """The places around one, itself first, within the bounds."""
    near = range(max(first, place - NEAR), min(end, place + NEAR + 1))
    return sorted(near, key=lambda each: abs(each - place))


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.quick_ratio() > SAME_PARAGRAPH


def _typed(line: str, stands_for: Block | None) -> Block:
    marked = MARKED.match(line)
    kind = KINDS[marked["mark"]] if marked else BlockKind.PARAGRAPH
    text = (marked["text"] if marked else line).strip()
    text = _part_cells(text) if kind == BlockKind.ROW else text
    if stands_for:
        return replace(stands_for, kind=kind, text=text, starts=())
    return Block(kind=kind, text=text, first_line=NO_LINE, last_line=NO_LINE)


def _mark_cells(row: str) -> str:
    return re.sub(r"[\\｜|]", r"\\\g<0>", row).replace("\t", "｜")


def _part_cells(row: str) -> str:
    return CELL_MARK.sub(lambda found: found[1] or "\t", row)
