"""Text with words lit up in it: numbers that an address leads to, and hits of a search."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString

from ..pieces import fill
from ..search.highlights import Segment

register = template.Library()


class Mark(NamedTuple):
    """Words from `start` to `end`: their anchor, and what they say to a machine.

    Without either they are illegible.
    """

    start: int
    end: int
    anchor: str
    value: str


class MarkedText(str):
    """A text like any other, but that templates show it with its marks."""

    __slots__ = ("marks",)
    marks: Sequence[Mark]

    def __new__(cls, text: str, marks: Sequence[Mark]):
        marked = super().__new__(cls, text)
        marked.marks = marks
        return marked

    def __html__(self) -> SafeString:
        return SafeString("".join(self._pieces()))

    @property
    def cells(self) -> list[str]:
        """Its parts between tabs, each with its own marks."""
        found, start = [], 0
        for cell in self.split("\t"):
            found.append(_part(self, self.marks, start, start + len(cell)))
            start += len(cell) + 1
        return found

    def _pieces(self) -> Iterator[str]:
        at = 0
        for mark in self.marks:
            words = self[mark.start : mark.end]
            yield escape(self[at : mark.start])
            yield _drawn(mark, words)
            at = mark.end
        yield escape(self[at:])


@register.filter(is_safe=True)
def marked(segments: Iterable[Segment]) -> SafeString:
    """Runs of text, each escaped, the hits of a search lit up."""
    return SafeString(
        "".join(
            fill("briefings/_hit.html", words=text) if is_hit else escape(text)
            for text, is_hit in segments
        )
    )


def marked_texts(texts: Sequence[str], marks: Iterable[Mark]) -> list[str]:
    """The texts, with the marks that count in all of them joined by line breaks.

    A mark that would begin inside another is left out: words are lit up once.
    """
    apart = list(_apart(marks))
    if not apart:
        return list(texts)
    found, start = [], 0
    for text in texts:
        end = start + len(text)
        here = [mark for mark in apart if start <= mark.start and mark.end <= end]
        found.append(MarkedText(text, _moved(here, -start)) if here else text)
        start = end + 1
    return found


def _drawn(mark: Mark, words: str) -> SafeString:
    if not mark.anchor:
        return fill("briefings/_illegible.html", words=words)
    return fill(
        "briefings/_lit_number.html",
        anchor=mark.anchor,
        value=mark.value,
        words=words,
    )


def _part(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """The text between the two places, without blanks around it."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    here = [mark for mark in marks if start <= mark.start and mark.end <= end]
    part = part.strip()
    return MarkedText(part, _moved(here, -start)) if here else part


def _moved(marks: Iterable[Mark], by: int) -> list[Mark]:
    return [mark._replace(start=mark.start + by, end=mark.end + by) for mark in marks]


def _apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    end = 0
    for mark in sorted(marks):
        if mark.start >= end:
            yield mark
            end = mark.end
