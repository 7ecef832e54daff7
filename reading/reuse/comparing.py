"""Whether two texts have to do with each other, proved by what stands in both."""

import re
from datetime import date

from .agreement import (
    Agreement,
    agreeing_in,
    agreement_of,
    days_apart,
    support_of,
)
from .anew import may_tell_one_event, told_anew
from .facts import Fact, FactKind, all_facts, facts_in
from .likeness import Likeness, SharedPassage, TextRelation
from .matching import Matching
from .told import ToldText, paragraphs_but, places_apart, places_named, shared_places
from .unchanged import is_unchanged

# Shared signs of one's own words below which only what is told can tie two texts.
FEWEST_SIGNS = 24
# The same of one paragraph of a digest that names the county, where so much is told alike.
FEWEST_IN_DIGEST, SUPPORTED_IN_DIGEST = 16, 2.0
# What makes most of either text.
MOST_OF_IT = 0.6
# A text that tells nothing else: so much of it lies in paragraphs that are tied, and so
# many of its words or of its facts stand in the earlier one, of which it passes over less.
ALL_OF_IT, MUCH_OF_IT = 0.78, 0.45
PASSED_OVER, HALF, TO_THE_LETTER = 0.25, 0.5, 0.75
# Of what two texts tell in the same words, so much may differ, and it be a revision.
MOST_DOUBT = 0.4
MOST_DOUBT_OF_PART = 0.38
# So much contradiction is a slip of the pen where three times as much agrees.
SLIP, SUPPORT_OF_SLIP = 2.0, 6.0
# Of another day or place all through: then hardly anything else may differ.
MOST_DOUBT_OF_HARD = 0.25
# So many own words in a row show it without a day, number or name in common.
LONG_PASSAGE = 36
SUPPORTED = 1.5
# What outweighs that both tell of places far from each other.
FAR_SUPPORTED, FAR_DOUBT = 5.0, 0.15
FROM_AFAR = 2
# Days apart: what tells no day of its own is later printed for another occasion; a way of
# working is still taken over after half a year.
SAME_OCCASION, SAME_SEASON = 60, 200
OWN_STORY = 3.0
NUMBERS = re.compile(r"\d+")


def compare(first: ToldText, second: ToldText) -> Likeness | None:
    """What the first text is to the second, with their passages; None if nothing."""
    if _order(second) < _order(first):
        found = _compared(second, first)
        return found.turned() if found else None
    return _compared(first, second)


def is_worth_comparing(first: ToldText, second: ToldText, passages: int) -> bool:
    """Whether keys in common, so many of passages, may mean anything; words are not asked.

    Keys of what happened mean nothing of texts that tell of no one event, and one sentence
    that is told of two places is a form.
    """
    if may_tell_one_event(first, second):
        return True
    return passages >= (FROM_AFAR if places_apart(first, second) else 1)


def _order(text: ToldText) -> tuple[date, int, str, tuple[str, ...]]:
    """The earlier first; of no two texts the order depends on who asks."""
    return text.day or date.min, text.level, text.title, text.paragraphs


def _compared(earlier: ToldText, later: ToldText) -> Likeness | None:
    matching = Matching.of(earlier, later)
    is_equal = _signs_of(matching, 0) == _signs_of(matching, 1) != ""
    if not is_equal and sum(matching.weights()) < FEWEST_SIGNS:
        return _in_digest(matching) or told_anew(matching)
    is_most = is_equal or min(matching.shares) >= MOST_OF_IT
    if _shows_nothing(matching, is_most=is_most):
        return _in_digest(matching)
    return _by_passages(matching, is_equal=is_equal, is_most=is_most) or _in_digest(
        matching
    )


def _by_passages(
    matching: Matching, *, is_equal: bool, is_most: bool
) -> Likeness | None:
    """What all that both share shows."""
    earlier, later = matching.texts
    passages = matching.passages()
    agreement = agreement_of(earlier, later, passages)
    if is_most:
        if _is_another(matching, agreement):
            return None
        is_same = is_equal or is_unchanged(matching, passages, agreement)
        relation = TextRelation.SAME if is_same else TextRelation.REVISED
        return _likeness(matching, passages, relation, agreement)
    if not _is_taken(matching, agreement):
        # A form that was filled in anew: what is told in other words shares no sentence.
        return None
    tells_no_more = _tells_no_more(matching)
    relation = TextRelation.REVISED if tells_no_more else TextRelation.PART
    return _likeness(matching, passages, relation, agreement)


def _in_digest(matching: Matching) -> Likeness | None:
    """Whether one paragraph of a higher bureau's text tells what the county's does.

    A digest has a paragraph for each county: what its others tell is of others, though it
    be in the same words; one that names several counties has to share more.
    """
    earlier, later = matching.texts
    apart = days_apart(earlier.day, later.day)
    is_near = apart is not None and apart <= SAME_OCCASION
    places = shared_places(earlier, later)
    if later.level <= earlier.level or not is_near or not places:
        return None
    for j, alone in matching.by_second():
        if (weight := sum(alone.weights())) < FEWEST_IN_DIGEST:
            continue
        named = places_named(later, j, places)
        if named.isdisjoint(places):
            continue
        passages = alone.passages()
        agreement = agreement_of(earlier, later, passages)
        enough = FEWEST_SIGNS if named <= places else LONG_PASSAGE
        is_shown = weight >= enough or agreement.support >= SUPPORTED_IN_DIGEST
        if is_shown and agreement.doubt <= MOST_DOUBT_OF_PART:
            return _likeness(alone, passages, TextRelation.PART, agreement)
    return None


def _signs_of(matching: Matching, side: int) -> str:
    return "".join(each.text for each in matching.bares[side])


def _shows_nothing(matching: Matching, *, is_most: bool) -> bool:
    """Whether the words that both share are no proof, whatever stands between them.

    That takes a tenth of what it takes to hold all the words against each other, and it
    is what becomes of nearly every text that is looked at in vain.
    """
    agreeing = agreeing_in(*matching.texts, matching.ties)
    support = support_of(agreeing)
    if support < FAR_SUPPORTED and places_apart(*matching.texts):
        return True
    if _is_again(matching, agreeing, SAME_OCCASION if is_most else SAME_SEASON):
        return True
    is_own = matching.texts[0].is_by_the_same(matching.texts[1])
    if is_most and _titles_contradict(*matching.texts):
        return True
    is_equal = _signs_of(matching, 0) == _signs_of(matching, 1)
    if (is_most or is_own) and not is_equal and _is_next(*matching.texts):
        return True
    if is_most or max(matching.weights()) >= LONG_PASSAGE:
        return False
    # A bureau tells the next event in the turns of the last, and of the same officials.
    return support < (SUPPORT_OF_SLIP if is_own else SUPPORTED)


def _is_again(matching: Matching, agreeing: tuple[Fact, ...], latest: int) -> bool:
    """The same words for another occasion: a year later, with no day that says not."""
    apart = days_apart(*(text.day for text in matching.texts))
    if apart is None or apart <= latest:
        return False
    if apart > SAME_SEASON and _tells_only_later(*matching.texts):
        return True
    is_dated = any(each.kind is FactKind.DAY for each in agreeing)
    return not is_dated and support_of(agreeing) < OWN_STORY


def _tells_only_later(earlier: ToldText, later: ToldText) -> bool:
    """Whether all days that the later one tells were yet to come for the earlier, which
    tells none of them.
    """
    days = all_facts(later)[FactKind.DAY]
    if not all_facts(earlier)[FactKind.DAY].keys().isdisjoint(days):
        return False
    told = [tuple(map(int, NUMBERS.findall(each))) for each in days]
    printed = earlier.day.timetuple()[:3] if earlier.day else ()
    return bool(told) and all(len(each) == 3 and each > printed for each in told)


def _is_another(matching: Matching, agreement: Agreement) -> bool:
    """Nearly the same words, and yet it tells something else."""
    if _are_far_apart(matching, agreement):
        return True
    if agreement.contradiction <= SLIP and agreement.support >= SUPPORT_OF_SLIP:
        return False
    most = MOST_DOUBT_OF_HARD if agreement.has_moved else MOST_DOUBT
    return agreement.doubt > most


def _are_far_apart(matching: Matching, agreement: Agreement) -> bool:
    return agreement.doubt > FAR_DOUBT and places_apart(*matching.texts)


def _titles_contradict(first: ToldText, second: ToldText) -> bool:
    """Of another year, quarter or day by their titles."""
    one, other = (facts_in(text.title, text.day) for text in (first, second))
    for kind in (FactKind.DAY, FactKind.TIME):
        mine, yours = (
            {each.value for each in told if each.kind is kind and not each.is_counted}
            for told in (one, other)
        )
        if mine and yours and not mine & yours:
            return True
    return False


def _is_next(first: ToldText, second: ToldText) -> bool:
    """Whether titles count on: 第二期 behind 第一期, but not behind 第五届."""
    one, other = (
        {
            each.value[-1]: each.value
            for each in facts_in(text.title, text.day)
            if each.is_counted
        }
        for text in (first, second)
    )
    return any(one[what] != other[what] for what in one.keys() & other.keys())


def _is_taken(matching: Matching, agreement: Agreement) -> bool:
    """Whether words that both share were taken from the one by the other."""
    is_slip = agreement.contradiction <= SLIP and agreement.support > SLIP
    is_slip = is_slip and not agreement.has_moved
    if agreement.doubt > MOST_DOUBT_OF_PART and not is_slip:
        return False
    return not _are_far_apart(matching, agreement)


def _tells_no_more(matching: Matching) -> bool:
    """Whether the later text is about all that the earlier is, and nothing else."""
    of_earlier, of_later = matching.tied_shares
    if of_later < ALL_OF_IT or of_earlier < PASSED_OVER:
        return False
    if of_earlier < HALF and matching.shares[0] > TO_THE_LETTER * of_earlier:
        # Who puts a whole text in fewer words does not copy one paragraph of many.
        return False
    return matching.shares[1] >= MOST_OF_IT or _known(*matching.texts) >= MUCH_OF_IT


def _known(earlier: ToldText, later: ToldText) -> float:
    """Which share of what the later text tells the earlier one tells."""
    known, told = all_facts(earlier), all_facts(later)
    weights = [
        (weight, value in known[kind])
        for kind, facts in told.items()
        for value, weight in facts.items()
    ]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, is_known in weights if is_known) / (total or 1.0)


def _likeness(
    matching: Matching,
    passages: tuple[SharedPassage, ...],
    relation: TextRelation,
    agreement: Agreement,
) -> Likeness:
    first, second = matching.texts
    return Likeness(
        relation=relation,
        score=round(min(1.0, max(matching.shares)), 3),
        passages=passages,
        only_first=paragraphs_but(first, {each.first for each in passages}),
        only_second=paragraphs_but(second, {each.second for each in passages}),
        agreeing=agreement.words_agreeing(),
        differing=agreement.words_differing(),
    )
