"""Which paragraph opens an article that the contents list names and no heading does."""

from collections.abc import Sequence

from ...language.marks import PAGE_NUMBER, SECTION_MARK, is_prose
from ...parsed import Line
from ..body.lines import opens_news
from .entries import fold

OPENING_SHARE = 0.5
OPENING_LENGTH = 120


def best_opening(title: str, lines: Sequence[Line]) -> int | None:
    """The paragraph that opens the article whose heading the body lacks.

    It shares most of the title's words, opens like news or after a gap, and has
    no heading of its own above it.
    """
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    best, best_share = None, OPENING_SHARE
    above = ""
    for i, line in enumerate(lines):
        is_headed = (
            bool(above) and not is_prose(above) and not SECTION_MARK.match(above)
        )
        if not PAGE_NUMBER.match(line.text):
            above = line.text or above
        if not is_prose(line.text) or is_headed:
            continue
        opening = fold(line.text)[:OPENING_LENGTH]
        share = sum(pair in opening for pair in pairs) / max(len(pairs), 1)
        share += 0.15 * opens_news(line.text) + 0.1 * (i > 0 and not lines[i - 1].text)
        if share > best_share:
            best, best_share = i, share
    return best
