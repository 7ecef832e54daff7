"""A paragraph without marks and blanks, as it is held against another.

Folded as search folds it; each bare sign knows where it stands in the paragraph.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, starmap
from typing import NamedTuple

from ..documents.page import furniture_of
from ..documents.page.labels import pairs_in
from ..documents.page.words import Means
from ..language.folding import fold_in_place
from ..language.marks import ends_sentence
from ..language.patterns import pattern
from .told import ToldText

# What is compared: letters and digits, the point in 3.5, the sign in 12%.
WORDS = pattern(r"(?:[^\W_]++|(?<=\d)\.(?=\d)|(?<=\d)[%‰])+")
LONGEST_OF_PAGE = 120
COLONS = ("：", ":")
DATED = frozenset({Means.LABEL_OF_PUBLISHED, Means.LABEL_OF_DATED})
# A new text is compared with many.
REMEMBERED, REMEMBERED_PARAGRAPHS = 64, 1024


class BareParagraph(NamedTuple):
    """The bare signs, none where the page stands, and the paragraph they are of."""

    text: str
    paragraph: str

    @property
    def origins(self) -> tuple[int, ...]:
        """At which sign of the paragraph each stands, its end last: few are asked for."""
        return _origins(self.paragraph) if self.text else (len(self.paragraph),)


@lru_cache(maxsize=REMEMBERED)
def bare_paragraphs(text: ToldText) -> tuple[BareParagraph, ...]:
    """All paragraphs of a text as they are compared; blank what a page puts around it."""
    around = _of_page(text.paragraphs)
    return tuple(
        BareParagraph("", each) if at in around else bare(each)
        for at, each in enumerate(text.paragraphs)
    )


def _of_page(paragraphs: tuple[str, ...]) -> set[int]:
    """Those above the first sentence and below the last that are no words of the text.

    阅读：86次, 【打印】【关闭】. Amid a notice, or below 安排如下：, 时间：6月5日 is what it tells.
    """
    head = _up_to_text(paragraphs, is_foot=False)
    foot = _up_to_text(paragraphs[::-1], is_foot=True)
    return {*head, *(len(paragraphs) - 1 - at for at in foot)}


def _up_to_text(paragraphs: tuple[str, ...], *, is_foot: bool) -> list[int]:
    """What of the page stands before the first of these that closes or leads on."""
    around: list[int] = []
    for at, words in enumerate(paragraphs):
        if ends_sentence(words):
            return around
        if _is_of_page(words, is_foot=is_foot):
            around.append(at)
        elif words.endswith(COLONS):
            return [] if is_foot else around
    return []


def _is_of_page(words: str, *, is_foot: bool) -> bool:
    if len(words) > LONGEST_OF_PAGE:
        return False
    pairs = pairs_in(words)
    if is_foot and any(each.means in DATED for each in pairs):
        return False
    return bool(pairs) or furniture_of(words) is not None


def bare(paragraph: str) -> BareParagraph:
    """3月5日，拨付1,204万元。 is 3月5日拨付1204万元."""
    folded, _ = folded_paragraph(paragraph)
    return BareParagraph("".join(WORDS.findall(folded)), paragraph)


@lru_cache(maxsize=REMEMBERED)
def _origins(paragraph: str) -> tuple[int, ...]:
    folded, origins = folded_paragraph(paragraph)
    spans = [match.span() for match in WORDS.finditer(folded)]
    places: Iterator[int] = chain.from_iterable(starmap(range, spans))
    if not isinstance(origins, range):
        places = map(origins.__getitem__, places)
    return (*places, len(paragraph))


# It is asked for its words and for what it tells.
folded_paragraph = lru_cache(maxsize=REMEMBERED)(fold_in_place)
