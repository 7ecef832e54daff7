"""Whether two texts have to do with each other, proved by what stands in both."""

from difflib import SequenceMatcher
from itertools import product

from ..language.folding import fold
from .likeness import Likeness, PieceFate, ReusedPiece, SharedPassage, TextRelation
from .told import ToldText

ENOUGH = 0.5


def compare(first: ToldText, second: ToldText) -> Likeness | None:
    """What the first text is to the second, with their passages; None if nothing."""
    passages = tuple(
        passage
        for i, j in product(range(len(first.paragraphs)), range(len(second.paragraphs)))
        if (passage := _passage(first, second, i, j))
    )
    if not passages:
        return None
    kept = sum(each.kept for each in passages)
    smaller = min(sum(map(len, each.paragraphs)) for each in (first, second))
    return Likeness(
        relation=_relation(first, second, kept / max(1, smaller)),
        score=min(1.0, kept / max(1, smaller)),
        passages=passages,
        only_first=_others(len(first.paragraphs), {each.first for each in passages}),
        only_second=_others(len(second.paragraphs), {each.second for each in passages}),
    )


def _others(count: int, among: set[int]) -> tuple[int, ...]:
    return tuple(at for at in range(count) if at not in among)


def _relation(first: ToldText, second: ToldText, share: float) -> TextRelation:
    if tuple(map(fold, first.paragraphs)) == tuple(map(fold, second.paragraphs)):
        return TextRelation.SAME
    return TextRelation.REVISED if share > ENOUGH else TextRelation.PART


def _passage(first: ToldText, second: ToldText, i: int, j: int) -> SharedPassage | None:
    one, other = first.paragraphs[i], second.paragraphs[j]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ENOUGH or matcher.ratio() < ENOUGH:
        return None
    kinds = {
        "equal": PieceFate.KEPT,
        "delete": PieceFate.LEFT_OUT,
        "insert": PieceFate.ADDED,
        "replace": PieceFate.CHANGED,
    }
    pieces = tuple(
        ReusedPiece(kinds[step], one[a:b], other[c:d])
        for step, a, b, c, d in matcher.get_opcodes()
    )
    return SharedPassage(first=i, second=j, pieces=pieces)
