"""Whether a text still is what it was: typed anew, misread by a machine, 我县 made 该县.

A bureau that prints the text of another names its county, writes 260 for 二百六十, and puts
a line under it that says whose it is; a machine reads l20 for 120.
"""

from collections.abc import Iterator
from decimal import Decimal

from ..language.folding import fold
from ..language.gazetteer import is_place
from ..language.marks import RUNNING_SIGNS
from ..language.numerals import read_decimal, read_number
from ..language.patterns import pattern
from .agreement import Agreement, is_misread
from .facts import DIGIT
from .likeness import PieceFate, ReusedPiece, SharedPassage
from .matching import Matching

LEAST_SHARE = 0.85
# Signs of a line that says whose text it is: （乐昌市民政局供稿）, and of a sentence.
SOURCE_LINE, SENTENCE = 40, 12
# A line without a mark of a sentence may name a site and its address besides.
LONGEST_LINE = 60
# Signs that may be put otherwise: so many, and one of so many.
FEW, ONE_OF = 2, 60
EDITORS_NOTE = pattern(r"[\s（(【\[]*(?:编者按|编者的话|编辑注|按语)")
LONGEST_NOTE = 120
# （石门县民政局供稿） at the end of the last sentence, 石门县民政局供稿： before the first
SOURCE_NOTE = pattern(
    "[（(][^（）()]{0,20}(?:局|供稿|报送|提供|通讯员[^（）()]*)[)）]|"
    "[^（）()，。：:]{2,20}(?:供稿|报送|消息|讯)[：:]"
)
SENTENCE_MARKS = tuple("。！？；")
# 我县 made 武宣县
OWN = frozenset("我本该")
PLACE_SIGNS = "省市县区州旗盟镇乡村"


def is_unchanged(
    matching: Matching, passages: tuple[SharedPassage, ...], agreement: Agreement
) -> bool:
    """Whether nothing that anybody would call a change was made."""
    # What stands in no passage is asked for below.
    tied = zip(matching.shares, matching.tied_shares, strict=True)
    if any(share < LEAST_SHARE * of_tied for share, of_tied in tied):
        return False
    if not all(is_misread(one, other) for one, other in agreement.differing):
        return False
    if not all(map(_is_source_line, _own_paragraphs(matching, passages))):
        return False
    size = sum(len(each.text) for each in matching.bares[0])
    pieces = [piece for each in passages for piece in each.pieces]
    return sum(map(_reworded, pieces)) <= FEW + size // ONE_OF


def _own_paragraphs(
    matching: Matching, passages: tuple[SharedPassage, ...]
) -> Iterator[str]:
    """The paragraphs that only one of both has."""
    tied = {each.first for each in passages}, {each.second for each in passages}
    for text, side, among in zip(matching.texts, matching.bares, tied, strict=True):
        yield from (
            words
            for at, (words, plain) in enumerate(zip(text.paragraphs, side, strict=True))
            if at not in among and plain.text
        )


def _is_source_line(paragraph: str) -> bool:
    """来源：乐昌市民政局: no sentence, whatever it says; or 编者按：…"""
    if EDITORS_NOTE.match(paragraph):
        return len(paragraph) <= LONGEST_NOTE
    if RUNNING_SIGNS.isdisjoint(paragraph):
        return len(paragraph) <= LONGEST_LINE
    ends = paragraph.rstrip()[-1:] in SENTENCE_MARKS
    return len(paragraph) <= (SENTENCE if ends else SOURCE_LINE)


def _reworded(piece: ReusedPiece) -> int:
    """How many signs of a piece were put otherwise."""
    one, other = (
        "".join(filter(str.isalnum, side)) for side in (piece.first, piece.second)
    )
    if piece.fate is PieceFate.KEPT or one == other:
        return 0
    if len(one) == len(other) <= 2 and not piece.has_numbers:
        return 0
    if not one and SOURCE_NOTE.fullmatch(piece.second.strip()):
        return 0
    if not one and other[-1] in PLACE_SIGNS:
        return 0
    if one in OWN and any(is_place(other + sign) for sign in PLACE_SIGNS):
        return 0
    if piece.has_numbers and _is_one_number(piece.first, piece.second):
        return 0
    return max(len(one), len(other))


def _is_one_number(one: str, other: str) -> bool:
    number = _number(one)
    return number is not None and number == _number(other)


def _number(words: str) -> int | Decimal | None:
    """120 of l20, 5000 of 5OOO, 260 of 二百六十, 146000 of 14.6万."""
    signs = "".join(filter(str.isalnum, words))
    digits = fold(signs).translate(DIGIT)
    if "." in words or not digits.isdecimal():
        return read_decimal(fold(words).strip()) or read_number(signs)
    return int(digits)
