"""Prose set sign by sign, as some fonts are copied: 局 党 组 会 前 学 法 1 2 次 ，."""

from collections.abc import Sequence
from dataclasses import replace

from ...language.marks import is_set_wide, unspaced
from ...parsed import Line
from .centred import is_deep

# A masthead's name is set wide too: a line of prose is longer, and holds a sentence's marks.
SHORTEST, FEWEST = 12, 3
RUNNING = frozenset("，。、；：")


def with_words_closed(lines: Sequence[Line]) -> list[Line]:
    """The lines, those set sign by sign as words, where prose is set so; indents stay.

    1 2 3 4 may be cells of a row, and is left as it is.
    """
    wide = {
        i
        for i, line in enumerate(lines)
        if is_set_wide(line.text) and not _is_digits(line.text)
    }
    prose = sum(_is_prose(lines[i].text) for i in wide)
    if prose < FEWEST:
        return list(lines)
    return [
        replace(line, text=_closed(line.text)) if i in wide else line
        for i, line in enumerate(lines)
    ]


def _is_digits(text: str) -> bool:
    return all(sign.isdigit() for sign in text.split())


def _is_prose(text: str) -> bool:
    signs = text.split()
    return len(signs) >= SHORTEST and not RUNNING.isdisjoint(signs)


def _closed(text: str) -> str:
    """The line closed, its middle where it was if it stands deeper than a paragraph."""
    words = text.lstrip()
    indent = text[: len(text) - len(words)]
    closed = unspaced(text)
    moved = (len(words.rstrip()) - len(closed)) // 2 if is_deep(indent) else 0
    return f"{indent}{' ' * moved}{closed}"
