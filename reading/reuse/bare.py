"""A paragraph without marks and blanks, as it is held against another.

Folded as search folds it; each bare sign knows where it stands in the paragraph.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, starmap
from typing import NamedTuple

from ..language.folding import fold_in_place
from ..language.patterns import pattern
from .told import ToldText

# What is compared: letters and digits, the point in 3.5, the sign in 12%.
WORDS = pattern(r"(?:[^\W_]|(?<=\d)\.(?=\d)|(?<=\d)[%‰])+")
# A new text is compared with many.
REMEMBERED, REMEMBERED_PARAGRAPHS = 64, 1024


class BareParagraph(NamedTuple):
    """The bare signs, and at which sign of the paragraph each stands; its end is last."""

    text: str
    origins: tuple[int, ...]


@lru_cache(maxsize=REMEMBERED)
def bare_paragraphs(text: ToldText) -> tuple[BareParagraph, ...]:
    """All paragraphs of a text as they are compared."""
    return tuple(map(bare, text.paragraphs))


def bare(paragraph: str) -> BareParagraph:
    """3月5日，拨付1,204万元。 is 3月5日拨付1204万元."""
    folded, origins = folded_paragraph(paragraph)
    spans = [match.span() for match in WORDS.finditer(folded)]
    text = "".join([folded[start:end] for start, end in spans])
    places: Iterator[int] = chain.from_iterable(starmap(range, spans))
    if not isinstance(origins, range):
        places = map(origins.__getitem__, places)
    return BareParagraph(text, (*places, len(paragraph)))


# It is asked for its words and for what it tells.
folded_paragraph = lru_cache(maxsize=REMEMBERED)(fold_in_place)
