"""Titles in a frame of their own, where nothing else tells one: 〔敬老院里的年〕."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import columns, is_prose
from ..assembly import FRAMES, RULED
from ..labels import Label, Labelled

TITLE_WIDTH = 70
# 【要闻】 frames a column as well as a title.
OF_COLUMNS = {"【】", "〖〗"}


def mark_framed(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """〔某某〕 with its paragraphs, again and again, the first above all: each is a title."""
    first = next(
        (i for i in inked if labelled[i].label is not Label.EDITORS_NOTE), None
    )
    frame = _frame_of(labelled[first].text) if first is not None else ""
    below = dict(pairwise(inked))
    framed = [i for i in inked if frame and _frame_of(labelled[i].text) == frame]
    headed = [i for i in framed if i in below and is_prose(labelled[below[i]].text)]
    if len(framed) < 2 or len(headed) < len(framed):
        return
    for i in framed:
        labelled[i] = Labelled(labelled[i].line, Label.TITLE)


def _frame_of(text: str) -> str:
    """The brackets or rules around all of a line, 〔〕, 「」 or ══; blank where none is."""
    if ruled := RULED.match(text):
        return ruled[1]
    frame = text[:1] + text[-1:]
    is_whole = frame in FRAMES - OF_COLUMNS and frame[0] not in text[1:]
    return frame if is_whole and columns(text) <= TITLE_WIDTH else ""
