"""The foot of a site below a text that has no head of a page: 版权所有：…, 上一篇：…, 【打印本页】.

Bulletins, forms and papers are saved from sites too. Unlike a page's foot it is furniture
down to the last line, so that an imprint or a signature above it stays what it is.
"""

from collections.abc import Sequence

from ...language.marks import holds_words, is_prose
from ...parsed import Line
from ..distribution import opens_distribution
from ..imprints import is_printers_line
from ..labels import Label, Labelled
from .foot import opens_foot
from .labels import pairs_in


def without_site_below(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Labelled, ...]]:
    """The lines above a site's foot, and the foot, labelled; all of them where none stands."""
    begins = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        text = lines[i].text
        if _is_of_site(text):
            begins = i
        elif holds_words(text) and not (_is_printers(text) or pairs_in(text)):
            break
    foot = (
        Labelled(line, Label.FOOTER if holds_words(line.text) else Label.BLANK)
        for line in lines[begins:]
    )
    return tuple(lines[:begins]), tuple(foot)


def above_site(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that may be a page's head: 【打印本页】 below the last sentence is none of it."""
    above, _ = without_site_below(lines)
    return above if any(is_prose(line.text) for line in above) else lines


def _is_of_site(text: str) -> bool:
    return bool(text) and opens_foot(text) and not _is_printers(text)


def _is_printers(text: str) -> bool:
    """Who made a bulletin and whom it goes to: an imprint's, where no furniture is above it."""
    return is_printers_line(text) or bool(opens_distribution(text))
