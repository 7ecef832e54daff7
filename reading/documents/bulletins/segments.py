"""Where each issue of a file begins: one masthead an issue, the newest first."""

from collections.abc import Sequence
from itertools import takewhile

from ...parsed import Line
from ..imprints import is_imprint_line
from .mastheads import (
    MASTHEAD_LINES,
    Masthead,
    is_anchor,
    is_bare_series,
    is_masthead_line,
    read_masthead,
    read_masthead_line,
)


def starts_of_issues(lines: Sequence[Line]) -> list[int]:
    """Where each masthead begins: at its number line or at the lines close above it."""
    starts: list[int] = []
    last = -1
    for i, line in enumerate(lines):
        if not is_anchor(line):
            continue
        if last < 0 or not _is_same_masthead(lines[last:i]):
            starts.append(_top_of_masthead(lines, i, last + 1))
        last = i
    return starts or [0]


def _is_same_masthead(between: Sequence[Line]) -> bool:
    """第5期 and 总第123期 on lines of their own are one masthead's."""
    return all(not line.text or is_masthead_line(line) for line in between)


def _top_of_masthead(lines: Sequence[Line], anchor: int, floor: int) -> int:
    """Up over secrecy mark and series name, not over the former issue's foot."""
    seen = [read_masthead(_stamps_below(lines, anchor))]
    top = anchor
    for i in range(anchor - 1, floor - 1, -1):
        if not lines[i].text:
            continue
        stamp = _stamp_above(lines[i : i + MASTHEAD_LINES])
        if stamp is None or any(_says_again(stamp, each) for each in seen):
            break
        seen.append(stamp)
        top = i
    return top


def _stamp_above(lines: Sequence[Line]) -> Masthead | None:
    """The first line as part of a masthead above its number; an imprint is none."""
    if is_imprint_line(lines[0].text):
        return None
    stamp = read_masthead_line(lines[0].text)
    return stamp or (Masthead(series=lines[0].text) if is_bare_series(lines) else None)


def _says_again(stamp: Masthead, seen: Masthead) -> bool:
    """A masthead names its series, issuer and date once."""
    return bool(
        (stamp.dated and seen.dated)
        or (stamp.agency and seen.agency)
        or (stamp.series and seen.series)
    )


def _stamps_below(lines: Sequence[Line], anchor: int) -> list[str]:
    below = takewhile(
        lambda line: not line.text or is_masthead_line(line), lines[anchor:]
    )
    return [line.text for line in below if line.text]
