"""Where remarks stand in a proof: at the words, the paragraph or the line they are about."""

from collections.abc import Iterator, Sequence

from briefings.gate import Passage
from briefings.models import Remark
from reading.privacy import mask

from .weaving import squeezed


def place_of(remark: Remark, passages: Sequence[Passage]) -> int | None:
    """The passage that it is about; none if that can't be told.

    An import has seen the very line, the gate names the place as it was then.
    """
    own = [at for at in range(len(passages)) if _may_be_about(remark, passages[at])]
    ways = [_by_words(remark, passages), _by_name(remark, passages)]
    ways.insert(0 if remark.source_file_id else 2, _by_line(remark, passages))
    for found in ways:
        if here := [at for at in found if at in own]:
            return here[0]
    # Of an article at least: at its beginning.
    return own[0] if remark.article_id and own else None


def _may_be_about(remark: Remark, passage: Passage) -> bool:
    of_article = passage.article.pk if passage.article else None
    return remark.article_id in (None, of_article)


def _by_words(remark: Remark, passages: Sequence[Passage]) -> Iterator[int]:
    """Those that hold its words, before others the one that it names."""
    holding = [at for at, each in enumerate(passages) if holds(each, remark)]
    named = set(_by_name(remark, passages))
    yield from sorted(holding, key=lambda at: at not in named)


def holds(passage: Passage, remark: Remark) -> bool:
    words = squeezed(remark.words)
    texts = (passage.text, mask(passage.text))
    return bool(words) and any(words in squeezed(text) for text in texts)


def _by_name(remark: Remark, passages: Sequence[Passage]) -> Iterator[int]:
    """What the gate finds begins with the place: 第1篇第2段有…"""
    for at, each in enumerate(passages):
        if remark.message.startswith(each.place):
            yield at


def _by_line(remark: Remark, passages: Sequence[Passage]) -> Iterator[int]:
    """The last paragraph that begins there or before; else its article's title."""
    line = remark.line or 0
    before = [at for at, each in enumerate(passages) if _reaches(each, line)]
    yield from (at for at in reversed(before) if passages[at].is_paragraph)
    yield from (at for at in before if _is_title(passages[at]))


def _reaches(passage: Passage, line: int) -> bool:
    """Whether the line is one of the article's, and the passage begins before it ends."""
    last = passage.article and passage.article.last_line
    return bool(passage.line and last and passage.line <= line <= last)


def _is_title(passage: Passage) -> bool:
    return bool(passage.article and passage.text == passage.article.title)
