"""A captured page parted into head, body and foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...language.dates import first_date
from ...language.marks import columns, is_prose
from ...parsed import Line
from ..labels import Label, Labelled
from .chrome import is_chrome, is_footer, is_tool
from .metadata import META_LINE, Metadata, is_bare_stamp, is_metadata, read_metadata

HEAD_LINES = 60
TITLE_WIDTH = 90
PART_OF_TITLE_WIDTH = 16
TITLE_BELOW_WIDTH = 12
MAIN_TEXT_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Capture:
    """The page's head and foot, labelled, around the body's range of lines."""

    head: tuple[Labelled, ...]
    body: range
    foot: tuple[Labelled, ...]
    metadata: Metadata


@lru_cache(maxsize=1)
def read_capture(lines: tuple[Line, ...]) -> Capture:
    """Part a page's head and foot from its body; an uncaptured text is all body.

    Kept, because three layouts ask it of the same text, and one of them again.
    """
    first_text = _first_main_text(lines)
    marks = [
        i
        for i in range(first_text)
        if is_chrome(lines[i].text) or is_metadata(lines[i].text)
    ]
    has_page = any(
        is_chrome(lines[i].text) or not is_bare_stamp(lines[i].text) for i in marks
    )
    start = marks[-1] + 1 if has_page else 0
    end = _start_of_footer(lines, max(start, first_text))
    head = _label_head(lines[:start])
    foot = tuple(
        Labelled(line, Label.FOOTER if line.text else Label.BLANK)
        for line in lines[end:]
    )
    return Capture(head, range(start, end), foot, read_metadata(head, foot))


def _first_main_text(lines: Sequence[Line]) -> int:
    for i, line in enumerate(lines):
        if _is_main_text(line.text):
            return i
    return min(len(lines), HEAD_LINES)


def _is_main_text(text: str) -> bool:
    """Running text, not the page's: 为做好…工作，现就有关事项通知如下："""
    is_running = is_prose(text) or ("，" in text and text.endswith(("：", ":")))
    is_long = is_running and len(text) > MAIN_TEXT_LENGTH
    return is_long and not is_chrome(text) and not META_LINE.match(text)


def _start_of_footer(lines: Sequence[Line], start: int) -> int:
    """The first line of a footer with no more text below it."""
    last_text = max(
        (i for i, line in enumerate(lines) if _holds_main_text(line.text)), default=-1
    )
    for i in range(max(start, last_text), len(lines)):
        if is_footer(lines[i].text):
            return i
    return len(lines)


def _holds_main_text(text: str) -> bool:
    return is_prose(text) and len(text) > MAIN_TEXT_LENGTH and not is_footer(text)


def _label_head(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """Title, metadata and the rest of a page's head."""
    titles = _title_lines(lines)
    return tuple(
        Labelled(line, _label_of(line.text, is_title=i in titles))
        for i, line in enumerate(lines)
    )


def _label_of(text: str, *, is_title: bool) -> Label:
    if not text:
        return Label.BLANK
    if is_title:
        return Label.SUBTITLE if text.startswith(("—", "--")) else Label.TITLE
    return Label.SOURCE if is_metadata(text) else Label.NAVIGATION


def _title_lines(lines: Sequence[Line]) -> set[int]:
    """The headline nearest above the line of time and source, wrapped or not.

    Where none stands above it, the last one below it, before the toolbar.
    """
    meta = [i for i, line in enumerate(lines) if is_metadata(line.text)]
    if not meta:
        return set()
    above = [i for i in range(_first_stamp(lines, meta)) if lines[i].text]
    while above and is_tool(lines[above[-1]].text):
        above.pop()
    if above and _can_be_title(lines[above[-1]].text):
        return _wrapped_title(lines, above)
    below = [i for i in range(meta[0] + 1, len(lines)) if _can_be_title(lines[i].text)]
    if below and columns(lines[below[-1]].text) >= TITLE_BELOW_WIDTH:
        return _wrapped_title(lines, below)
    return set()


def _wrapped_title(lines: Sequence[Line], candidates: Sequence[int]) -> set[int]:
    """The last candidate with the lines right above it that belong to it."""
    found = {candidates[-1]}
    for i in reversed(candidates[:-1]):
        text = lines[i].text
        is_part = _can_be_title(text) and columns(text) >= PART_OF_TITLE_WIDTH
        if not (i + 1 in found and is_part):
            break
        found.add(i)
    return found


def _first_stamp(lines: Sequence[Line], meta: Sequence[int]) -> int:
    """The first metadata line under the title: the one with the time, or the first."""
    dated = [i for i in meta if first_date(lines[i].text)]
    stands_first = dated and not is_metadata(lines[dated[0] - 1].text)
    return dated[0] if stands_first else meta[0]


def _can_be_title(text: str) -> bool:
    return (
        6 <= columns(text) <= TITLE_WIDTH
        and not is_chrome(text)
        and not is_metadata(text)
        and "\t" not in text
        and not text.endswith(("。", "；"))
    )
