"""An article with its numbers marked: what is held already, what could be added."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from briefings.models import Article
from metrics.models import Figure
from metrics.reviewing import numbers_in

from .context import ROW


class TextPiece(NamedTuple):
    """Some words of the text; a number leads to where it is checked or added."""

    words: str
    address: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block, in pieces; a row of a table has them cell by cell."""

    is_row: bool
    cells: tuple[tuple[TextPiece, ...], ...]


class Number(NamedTuple):
    start: int
    end: int
    figure: Figure | None = None


def paragraphs_of(article: Article, held: list[Figure]) -> list[Paragraph]:
    """All of the article; `held` are its figures, rejected ones too."""
    numbers = _numbers(article, held)
    ends = accumulate(len(block["text"]) + 1 for block in article.blocks)
    return [
        _paragraph(article, block, end - 1 - len(block["text"]), numbers)
        for block, end in zip(article.blocks, ends, strict=True)
    ]


def holders(held: Iterable[Figure]) -> dict[int, Figure]:
    """Which figure has the sign of the text at each offset."""
    return {
        at: figure
        for figure in held
        if figure.start is not None and figure.end is not None
        for at in range(figure.start, figure.end)
    }


def page_of(figure: Figure) -> str:
    """Where it is checked, among the others of its article."""
    query = {"article": figure.article_id, "state": "all", "figure": figure.pk}
    return f"{reverse('admin:metrics_figure_review')}?{urlencode(query)}"


def page_to_add(article: Article, **place) -> str:
    """Where a figure of the article is added: of this `raw`, at this `start`."""
    query = urlencode({"article": article.pk, **place})
    return f"{reverse('admin:metrics_figure_add')}?{query}"


def _numbers(article: Article, held: list[Figure]) -> list[Number]:
    """Figures, and numbers beside them that are none, in order."""
    taken = holders(held)
    figures = [
        Number(each.start, each.end, each)
        for each in held
        if each.start is not None and each.end is not None
    ]
    free = [
        Number(*span)
        for span in numbers_in(article)
        if taken.keys().isdisjoint(range(*span))
    ]
    return sorted([*figures, *free], key=lambda number: number.start)


def _paragraph(
    article: Article, block: dict, offset: int, numbers: list[Number]
) -> Paragraph:
    text, end = block["text"], offset + len(block["text"])
    first, last = (
        bisect_left(numbers, at, key=lambda number: number.start)
        for at in (offset, end)
    )
    is_row = block["kind"] == ROW
    cells, at = [], offset
    for words in text.split("\t") if is_row else [text]:
        cells.append(tuple(_pieces(article, at, at + len(words), numbers[first:last])))
        at += len(words) + 1
    return Paragraph(is_row, tuple(cells))


def _pieces(
    article: Article, start: int, end: int, numbers: list[Number]
) -> Iterator[TextPiece]:
    at = start
    for number in numbers:
        if at <= number.start and number.end <= end:
            yield TextPiece(article.text[at : number.start])
            yield _number(article, number)
            at = number.end
    yield TextPiece(article.text[at:end])


def _number(article: Article, number: Number) -> TextPiece:
    words = article.text[number.start : number.end]
    if number.figure:
        return TextPiece(words, page_of(number.figure), number.figure)
    return TextPiece(words, page_to_add(article, raw=words, start=number.start))
