"""Lines that the edge of a page or column broke off, told from those that ended."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reading.documents.cleaning.joining import RUNNING, is_closed, stands_alone
from reading.documents.tables import CODE
from reading.language.marks import ENUMERATION, ends_sentence

from .beginnings import begins_anew
from .frames import FIRST_INDENT, OFF, Frame, frames_of
from .signs import PlacedLine

# Of the size of the signs: an indent is no wider.
LAST_INDENT = 3.3
# Two characters.
USUAL_INDENT = (1.6, 2.5)
# Lines that are so different in size say different things.
SAME_SIZE = 1.08
# Of the usual distance of two lines: more parts paragraphs, and is so many blank lines.
LOOSE, BLANK_LINE = 1.2, 1.5
MOST_BLANK_LINES = 3
# Of all distances.
MANY = 0.1
# Of its size: 抄送： and those it names often stand in a box, whose edge is further in.
IN_BOX = 1.0
# What parts clauses, and closes no paragraph but an item of a list.
CLAUSE_END = ("；", ";")
# Of lines, at a page's end: what ends higher was ended.
FEW_LINES = 4
# Of its size, where no usual distance is known.
TALLEST = 2.2
# A row of codes without gaps: no row begins with its code, the name is on the line above.
A_CODE = re.compile(CODE)


@dataclass(frozen=True, slots=True)
class PageSetting:
    """How a whole text is set: its size, its line distance, whether it indents."""

    size: float
    pitch: float
    frames: dict[tuple[int, int], Frame]
    # Where the first and the last lines of its pages stand.
    first: float
    last: float
    is_indented: bool
    is_parted: bool
    # Most of its lines go on: so does a full one that ends a sentence, in doubt.
    is_running: bool

    def goes_on(
        self, first: PlacedLine, line: PlacedLine, following: PlacedLine
    ) -> bool:
        """Whether the following line is the rest of the paragraph that begins so."""
        told = self._is_told_to_go_on(first, line, following)
        is_usual = self.is_running and ends_sentence(line.text)
        is_usual = is_usual or line.text.endswith(CLAUSE_END)
        return is_usual if told is None else told

    def is_unsure(
        self, first: PlacedLine, line: PlacedLine, following: PlacedLine
    ) -> bool:
        """Whether nothing tells if the paragraph ended with that full line.

        Of pages and columns that end so nothing ever does: there it says little.
        """
        is_beside = (line.page, line.column) == (following.page, following.column)
        return is_beside and self._is_told_to_go_on(first, line, following) is None

    def _is_told_to_go_on(
        self, first: PlacedLine, line: PlacedLine, following: PlacedLine
    ) -> bool | None:
        """Whether the places of the lines tell so; None where they tell nothing."""
        if not (_is_running(line) and _is_running(following)):
            return False
        if not _same_size(line, following):
            return False
        frame, below = self.frame_of(line), self.frame_of(following)
        hangs = _hangs(line, following)
        if not frame.is_reached(line, following, IN_BOX if hangs else 0):
            return False
        if begins_anew(first.text, line.text, following.text):
            return False
        is_overleaf = line.page != following.page or line.column != following.column
        if line.page != following.page and not self._is_torn_by_page(line, following):
            return False
        if not is_overleaf and following.base - line.base > self.loose(line):
            return False
        if hangs:
            return True
        if abs(below.indent(following)) > OFF:
            return False
        if self.is_parted and not is_overleaf:
            return True
        return self._may_follow(first, line, following)

    def _is_torn_by_page(self, line: PlacedLine, following: PlacedLine) -> bool:
        """Whether the one stands where pages end, the other where they begin."""
        room = FEW_LINES * max(self.pitch, line.size)
        return line.base > self.last - room and following.base < self.first + room

    def _may_follow(
        self, first: PlacedLine, line: PlacedLine, following: PlacedLine
    ) -> bool | None:
        """Whether a full line that may have been a paragraph's last was not."""
        if A_CODE.match(following.text):
            return True
        if stands_alone(following.text) or _is_label(line.text):
            return None if A_CODE.search(line.text) else False
        if not is_closed(line.text):
            return True
        if ENUMERATION.match(following.text):
            return False
        # Of several texts in a file one may indent its paragraphs, and another none.
        is_of_these = self.frame_of(first).indent(first) >= FIRST_INDENT
        return True if self.is_indented and is_of_these else None

    def loose(self, line: PlacedLine) -> float:
        return (
            max(LOOSE * self.pitch, 1.25 * line.size)
            if self.pitch
            else TALLEST * line.size
        )

    def frame_of(self, line: PlacedLine) -> Frame:
        return self.frames[line.page, line.column]

    def blank_lines(self, line: PlacedLine, following: PlacedLine) -> int:
        """How many lines would have had room between the two."""
        is_beside = (line.page, line.column) == (following.page, following.column)
        if line.is_whole or following.is_whole or not is_beside:
            return 0
        pitch = self.pitch or TALLEST * max(line.size, following.size)
        pitch = max(pitch, 1.1 * max(line.size, following.size))
        room = (following.base - line.base) / pitch
        return min(round(room) - 1, MOST_BLANK_LINES) if room > BLANK_LINE else 0

    def indented(self, line: PlacedLine) -> str:
        """The line with the blanks before it, or with what an indent stands for."""
        if line.is_whole:
            return line.text
        frame = self.frame_of(line)
        indent = frame.indent(line)
        usual = USUAL_INDENT[0] <= indent <= USUAL_INDENT[1]
        near = FIRST_INDENT <= indent <= LAST_INDENT
        if usual or (near and not frame.is_centred(line)):
            return f"\u3000\u3000{line.text}"
        return line.text


def _is_label(text: str) -> bool:
    """地区编码：440200000000 2021年4季度 and the like, which no sentence is part of."""
    return stands_alone(text) and not RUNNING.search(text)


def _is_running(line: PlacedLine) -> bool:
    return not (line.is_whole or line.is_parted)


def _same_size(line: PlacedLine, following: PlacedLine) -> bool:
    sizes = sorted((line.size, following.size))
    return sizes[1] <= SAME_SIZE * sizes[0]


def _hangs(line: PlacedLine, following: PlacedLine) -> bool:
    """报：省民政厅， and below it what stands under 省."""
    return bool(
        line.hangs_at
        and abs(following.left - line.hangs_at) < 0.3 * line.size
        and not ends_sentence(line.text)
    )


def size_of(lines: Iterable[PlacedLine]) -> float:
    """The size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text) if line.size else 0
    return sizes.most_common(1)[0][0] if sizes else 0


def setting_of(
    lines: Sequence[PlacedLine], size: float, widths: Sequence[float]
) -> PageSetting:
    """How the lines of a text are set, of pages that are so wide."""
    running = [each for each in lines if not (each.is_whole or each.is_margin)]
    frames = frames_of(lines, running, widths)
    indents = [frames[each.page, each.column].indent(each) for each in running]
    at_edge = sum(USUAL_INDENT[0] <= indent <= USUAL_INDENT[1] for indent in indents)
    full = _are_full(running, frames)
    ended = [
        is_full or frames[line.page, line.column].is_reached(line, following)
        for is_full, (line, following) in zip(full, pairwise(running), strict=False)
    ]
    inner = [each for is_full, each in _distances(running, ended, size) if is_full]
    distances = [each for _, each in _distances(running, full, size)]
    pitch = _usual_pitch(inner or distances)
    return PageSetting(
        size=size,
        pitch=pitch,
        frames=frames,
        first=min((line.base for line in running), default=0),
        last=max((line.base for line in running), default=0),
        is_indented=at_edge >= 2 and at_edge >= 0.1 * len(indents),
        is_parted=_are_parted(
            distances, _begun(running, full, ended, frames, size), pitch
        ),
        is_running=2 * sum(full) > len(running),
    )


def _are_parted(
    distances: Sequence[float], begun: Sequence[float], pitch: float
) -> bool:
    """Whether room parts the paragraphs, and not only what is above them: most of those
    that begin below one that is known to have ended stand further down.
    """
    below = [each > LOOSE * pitch for each in begun]
    is_loose = sum(each > LOOSE * pitch for each in distances) >= 2
    return is_loose and 2 * sum(below) >= len(below)


def _begun(
    lines: Sequence[PlacedLine],
    full: Sequence[bool],
    ended: Sequence[bool],
    frames: dict[tuple[int, int], Frame],
    size: float,
) -> list[float]:
    """How far down from a sentence's short last line the next full line at the edge begins."""
    return [
        following.base - line.base
        for is_torn, is_full, (line, following) in zip(
            ended, full[1:], pairwise(lines), strict=False
        )
        if is_full
        and not is_torn
        and (line.page, line.column) == (following.page, following.column)
        and abs(line.size - size) < 1
        and abs(following.size - size) < 1
        and ends_sentence(line.text)
        and abs(frames[following.page, following.column].indent(following)) <= OFF
    ]


def _are_full(
    lines: Sequence[PlacedLine], frames: dict[tuple[int, int], Frame]
) -> list[bool]:
    """Of each line whether it reaches the right edge, or nearly."""
    rights = [frames[line.page, line.column].right for line in lines]
    return [
        bool(right) and right - line.right < 1.5 * line.size
        for line, right in zip(lines, rights, strict=True)
    ]


def _distances(
    lines: Sequence[PlacedLine], full: Sequence[bool], size: float
) -> Iterator[tuple[bool, float]]:
    """From lines of the text's own size to the next, and whether they are full."""
    for is_full, (line, following) in zip(full, pairwise(lines), strict=False):
        is_beside = (line.page, line.column) == (following.page, following.column)
        if is_beside and abs(line.size - size) < 1 and abs(following.size - size) < 1:
            distance = following.base - line.base
            if distance > 0.5 * size:
                yield is_full, distance


def _usual_pitch(distances: Sequence[float]) -> float:
    """The least that many lines have in common: a text may be all short paragraphs."""
    order = sorted(distances)
    fewest = min(max(2, MANY * len(order)), len(order))
    for i, distance in enumerate(order):
        if bisect_right(order, 1.08 * distance) - i >= fewest:
            return distance
    return median(order) if order else 0
