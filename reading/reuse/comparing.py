"""Whether two texts have to do with each other, proved by what stands in both."""

from datetime import date

from .agreement import Agreement, agreement_of, days_apart
from .anew import told_anew
from .facts import FactKind, facts_of
from .likeness import Likeness, TextRelation
from .matching import Matching
from .told import ToldText, places_apart

# Shared signs of one's own words below which only what is told can tie two texts.
FEWEST_SIGNS = 24
# What makes most of either text.
MOST_OF_IT = 0.6
# Of what two texts tell in the same words, so much may differ, and it be a revision.
MOST_DOUBT = 0.4
MOST_DOUBT_OF_PART = 0.34
# So much contradiction is a slip of the pen, whatever its share.
SLIP = 2.0
# Of another day or place all through: then hardly anything else may differ.
MOST_DOUBT_OF_HARD = 0.25
# So many own words in a row show it without a day, number or name in common.
LONG_PASSAGE = 36
SUPPORTED = 1.5
# Days apart: what tells no day of its own is later printed for another occasion; a way of
# working is still taken over after half a year.
SAME_OCCASION, SAME_SEASON = 60, 200
OWN_STORY = 3.0
HARD = (FactKind.DAY, FactKind.TIME, FactKind.PLACE)


def compare(first: ToldText, second: ToldText) -> Likeness | None:
    """What the first text is to the second, with their passages; None if nothing."""
    if _order(second) < _order(first):
        found = _compared(second, first)
        return found.turned() if found else None
    return _compared(first, second)


def _order(text: ToldText) -> tuple[date, int, str, tuple[str, ...]]:
    """In which order two texts are held together does not depend on who asks."""
    return text.day or date.min, text.level, text.title, text.paragraphs


def _compared(first: ToldText, second: ToldText) -> Likeness | None:
    matching = Matching.of(first, second)
    is_same = _signs_of(matching, 0) == _signs_of(matching, 1) != ""
    is_whole = is_same or min(matching.shares) >= MOST_OF_IT
    if not is_same and matching.weight < FEWEST_SIGNS:
        return told_anew(first, second)
    agreement = agreement_of(first, second, matching.passages())
    if is_whole:
        if _is_another(matching, agreement):
            return None
        relation = TextRelation.SAME if is_same else TextRelation.REVISED
        return _likeness(matching, relation, agreement)
    if _is_part(matching, agreement):
        return _likeness(matching, TextRelation.PART, agreement)
    return told_anew(first, second)


def _signs_of(matching: Matching, side: int) -> str:
    return "".join(each.text for each in matching.bares[side])


def _is_again(matching: Matching, agreement: Agreement, latest: int) -> bool:
    """The same words for another occasion: a year later, with no day that says not."""
    apart = days_apart(*(text.day for text in matching.texts))
    if apart is None or apart <= latest:
        return False
    is_dated = any(each.kind is FactKind.DAY for each in agreement.agreeing)
    return not is_dated and agreement.support < OWN_STORY


def _is_another(matching: Matching, agreement: Agreement) -> bool:
    """Nearly the same words, and yet it tells something else."""
    if _titles_contradict(*matching.texts) or places_apart(*matching.texts):
        return True
    if _is_again(matching, agreement, SAME_OCCASION):
        return True
    if agreement.contradiction <= SLIP and agreement.support > 0:
        return False
    most = MOST_DOUBT_OF_HARD if agreement.has_moved else MOST_DOUBT
    return agreement.doubt > most


def _titles_contradict(first: ToldText, second: ToldText) -> bool:
    """Of another year, quarter, day or place by their titles."""
    one, other = (
        [each for each in facts_of(text.title, text.day) if each.kind in HARD]
        for text in (first, second)
    )
    for kind in HARD:
        mine = {each.value for each in one if each.kind is kind}
        yours = {each.value for each in other if each.kind is kind}
        if mine and yours and not mine & yours:
            return True
    return False


def _is_part(matching: Matching, agreement: Agreement) -> bool:
    is_slip = agreement.contradiction <= SLIP and agreement.support > SLIP
    if agreement.doubt > MOST_DOUBT_OF_PART and not is_slip:
        return False
    if _is_again(matching, agreement, SAME_SEASON) or places_apart(*matching.texts):
        return False
    return agreement.support >= SUPPORTED or matching.longest >= LONG_PASSAGE


def _likeness(
    matching: Matching, relation: TextRelation, agreement: Agreement
) -> Likeness:
    passages = matching.passages()
    sizes = [len(each.paragraphs) for each in matching.texts]
    return Likeness(
        relation=relation,
        score=round(min(1.0, max(matching.shares)), 3),
        passages=passages,
        only_first=_others(sizes[0], {each.first for each in passages}),
        only_second=_others(sizes[1], {each.second for each in passages}),
        agreeing=agreement.words_agreeing(),
        differing=agreement.words_differing(),
    )


def _others(count: int, among: set[int]) -> tuple[int, ...]:
    return tuple(at for at in range(count) if at not in among)
