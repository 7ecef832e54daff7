"""Whether two texts tell of two things in one form: of 慰问困境儿童 and of 培训婚姻登记员.

What a text is of stands in its title, and in its words again. Where a form was filled in
for another thing, the words of the one title stand at the place of those of the other, and
neither text has the other's. Who tells one thing under another title changes no words.
"""

from collections.abc import Iterable, Iterator

from ..language.marks import pairs_of
from ..language.patterns import pattern
from .agreement import Agreement
from .bare import bare, bare_paragraphs
from .facts import is_telling_number
from .likeness import PieceFate, SharedPassage
from .matching import Matching
from .pieces import SHORT
from .rarity import pairs_of_places
from .told import ToldText, tells_all_below

# 我县 is 乐昌市, and 2022 no word; 召开 is 举行, and a 公示 ends in a 公告.
NO_SUBJECT = pattern(
    r"[我本全该各][省市县区旗州盟镇乡局]|\d|召开|举行|举办|开展|组织|进行|启动|"
    "公[示告]|通[知告]|印发"
)
LONGEST_TITLE = 80
# 更正：安溪村 for 岩板村
CORRECTED = pattern("更正|勘误")
# Another bureau changes a word throughout; what it counts are the same things still.
COUNTED_ALIKE, MOST_OF_IT = 4.0, 0.6


def are_of_two_things(
    matching: Matching, passages: Iterable[SharedPassage], agreement: Agreement
) -> bool:
    """Whether what the one title names was put in place of what the other does.

    A bureau may well put it elsewhere in its sentence, another calls a thing otherwise.
    """
    first, second = matching.texts
    is_own = first.is_by_the_same(second)
    if (
        CORRECTED.search(second.title)
        if is_own
        else _is_called_otherwise(matching, agreement)
    ):
        return False
    subjects = _subject_of(first, second), _subject_of(second, first)
    if not all(subjects):
        return False
    of_each = [list(_changed(each)) for each in passages]
    if is_own:
        of_each = [
            [(" ".join(one), " ".join(other))] for one, other in map(_sides, of_each)
        ]
    return any(
        _holds(one, subjects[0]) and _holds(other, subjects[1])
        for changed in of_each
        for one, other in changed
    )


def _is_called_otherwise(matching: Matching, agreement: Agreement) -> bool:
    """Whether all else is told alike: 27名院长 are 27名负责人."""
    if min(matching.shares) >= MOST_OF_IT and not agreement.differing:
        return True
    told = sum(each.weight for each in agreement.agreeing if is_telling_number(each))
    return told >= COUNTED_ALIKE


def _subject_of(text: ToldText, other: ToldText) -> set[str]:
    """The pairs of signs of its title that it tells again, and the other nowhere."""
    own, others = _words_of(text), "\n".join([bare(other.title).text, _words_of(other)])
    shared = set(text.places) & set(other.places)
    if tells_all_below(text, other) or tells_all_below(other, text):
        shared |= {text.seat, other.seat}
    titled = set(pairs_of(bare(text.title).text[:LONGEST_TITLE])) - pairs_of_places(
        shared
    )
    return {
        pair
        for pair in titled
        if pair in own and pair not in others and not NO_SUBJECT.search(pair)
    }


def _words_of(text: ToldText) -> str:
    return "\n".join(each.text for each in bare_paragraphs(text))


def _holds(words: str, subject: set[str]) -> bool:
    return not subject.isdisjoint(pairs_of(words))


def _changed(passage: SharedPassage) -> Iterator[tuple[str, str]]:
    """The words that stand for each other: of long stretches nobody knows which do."""
    for piece in passage.pieces:
        is_short = max(len(piece.first), len(piece.second)) <= SHORT
        if piece.fate is not PieceFate.KEPT and is_short:
            yield bare(piece.first).text, bare(piece.second).text


def _sides(changed: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [one for one, _ in changed], [other for _, other in changed]
