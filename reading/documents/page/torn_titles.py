"""Headlines that a narrow column broke into several lines, none of which is one alone."""

import re
from collections.abc import Sequence

from ...language.gazetteer import is_place_name, places_in
from ...language.marks import HAN, bare, columns
from ..issuers import bureau_of_line
from ..official import is_title
from .stamps import SOURCE

# No headline is broken into more lines, nor wider than that.
MOST_LINES, WIDEST = 5, 90
NARROW = 12
PAIRED = ("《》", "“”", "（）", "【】")
# 关于…, 某某市民政局关于…: how a document's title begins
BEGINS_TITLE = re.compile(rf"^[{HAN}]{{0,24}}关于")
# …培训班暨, …座谈会和, 推进: a line that the next one goes on with
LEADS_ON = re.compile(r"[、暨和与及的在对为《“（—]$")


def lines_of_one_title(texts: Sequence[str]) -> int:
    """How many of the last lines are one title, by their own signs; 0 if none are.

    关于印发《某某市, 低保操作, 办法》的通知 are three.
    """
    for count in range(min(len(texts), MOST_LINES), 1, -1):
        if _are_one_title(texts[-count:]):
            return count
    return 0


def _are_one_title(texts: Sequence[str]) -> bool:
    """Whether the lines need one another: a bracket left open, 关于 … 的通知, 暨."""
    whole = bare("".join(texts))
    if columns(whole) > WIDEST or not _is_balanced(whole):
        return False
    if _begins_document(texts) and is_title(whole):
        return True
    is_narrow = all(columns(text) < NARROW for text in texts)
    leads_on = any(LEADS_ON.search(text) for text in texts[:-1])
    is_cut = not all(map(_is_balanced, texts))
    return _begins(bare(texts[0])) and (is_narrow or leads_on or is_cut)


def _begins(opening: str) -> bool:
    """Whether a headline may begin so: with a place and more, not with a site's name."""
    if SOURCE.match(opening) or bureau_of_line(opening) or is_place_name(opening):
        return False
    return bool(BEGINS_TITLE.match(opening) or places_in(opening))


def _begins_document(texts: Sequence[str]) -> bool:
    """关于… on the first line, or below the bureau whose it is."""
    is_bureau_above = bureau_of_line(texts[0]) and texts[1].startswith("关于")
    return bool(BEGINS_TITLE.match(bare(texts[0])) or is_bureau_above)


def _is_balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in PAIRED)
