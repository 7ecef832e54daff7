"""Whether two texts have to do with each other, proved by what stands in both."""

from datetime import date

from .agreement import Agreement, support_of
from .anew import may_tell_one_event, told_anew
from .digests import adds_another_place, names_another_place
from .facts import Fact, FactKind, all_facts, facts_in, is_narrow
from .in_digest import in_digest
from .likeness import Likeness, TextRelation
from .matching import Matching, likeness_of
from .occasions import (
    SAME_OCCASION,
    SAME_SEASON,
    are_of_two_sites,
    becomes_rule,
    goes_on,
    is_again,
    is_elsewhere_later,
    is_moved_on,
    is_next,
    puts_right,
    tells_other_site,
    titles_contradict,
)
from .subjects import are_of_two_things
from .told import ToldText, places_apart, tells_all_below
from .unchanged import is_unchanged

# Shared signs of one's own words below which only what is told can tie two texts.
FEWEST_SIGNS = 24
# What makes most of either text.
MOST_OF_IT = 0.6
# A text that tells nothing else: so much of it lies in paragraphs that are tied, and so
# many of its words or of its facts stand in the earlier one, of which it passes over less.
ALL_OF_IT, MUCH_OF_IT = 0.78, 0.45
PASSED_OVER, HALF, TO_THE_LETTER = 0.25, 0.5, 0.75
# Of a text that names a county or a site besides so much is to be known.
NEARLY_ALL = 0.8
# Of what two texts tell in the same words, so much may differ, and it be a revision.
MOST_DOUBT = 0.4
MOST_DOUBT_OF_PART = 0.38
# Of a text that says that it stands in place of another: of a row filled in anew most does.
MOST_DOUBT_OF_RIGHTED = 0.6
# So much contradiction is a slip of the pen where three times as much agrees.
SLIP, SUPPORT_OF_SLIP = 2.0, 6.0
# What adding up in another order may make of it.
ROUNDED = 1e-9
# Of another day or place all through: then hardly anything else may differ.
MOST_DOUBT_OF_HARD = 0.25
# So many own words in a row show it without a day, number or name in common.
LONG_PASSAGE = 36
SUPPORTED = 1.5
# What outweighs that both tell of places far from each other.
FAR_SUPPORTED, FAR_DOUBT = 5.0, 0.15
FROM_AFAR = 2


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
    if not passages:
        return False
    is_far = places_apart(first, second) and not (
        tells_all_below(first, second) or tells_all_below(second, first)
    )
    return passages >= (FROM_AFAR if is_far else 1)


def _order(text: ToldText) -> tuple[date, int, str, tuple[str, ...]]:
    """The earlier first; of no two texts the order depends on who asks."""
    return text.day or date.min, text.level, text.title, text.paragraphs


def _compared(earlier: ToldText, later: ToldText) -> Likeness | None:
    matching = Matching.of(earlier, later)
    is_equal = _signs_of(matching, 0) == _signs_of(matching, 1) != ""
    weights = matching.weights()
    if not is_equal and sum(weights) < FEWEST_SIGNS:
        return in_digest(matching) or told_anew(matching)
    is_most = is_equal or min(matching.shares) >= MOST_OF_IT
    is_most = is_most or becomes_rule(earlier, later)
    agreeing, longest = matching.agreeing(), max(weights, default=0)
    if _shows_nothing(matching, agreeing, longest, is_most=is_most):
        return in_digest(matching)
    found = _by_passages(matching, agreeing, is_equal=is_equal, is_most=is_most)
    return found or in_digest(matching)


def _by_passages(
    matching: Matching, agreeing: tuple[Fact, ...], *, is_equal: bool, is_most: bool
) -> Likeness | None:
    """What all that both share shows."""
    if is_most:
        agreement = matching.agreement(agreeing)
        is_another = _is_another(matching, agreement)
    else:
        # A form that was filled in anew: what is told in other words shares no sentence.
        agreement = matching.agreement(agreeing, _most_of_part(agreeing))
        is_another = not _is_taken(matching, agreement)
    if is_another or _is_of_another(matching, agreement):
        return None
    if is_most:
        passages = matching.passages()
        is_same = is_equal or is_unchanged(matching, passages, agreement)
        relation = TextRelation.SAME if is_same else TextRelation.REVISED
        return likeness_of(matching, passages, relation, agreement)
    tells_no_more = _tells_no_more(matching)
    relation = TextRelation.REVISED if tells_no_more else TextRelation.PART
    return likeness_of(matching, matching.passages(), relation, agreement)


def _is_of_another(matching: Matching, agreement: Agreement) -> bool:
    """Whether one form was filled in for another thing, or for the next occasion."""
    if becomes_rule(*matching.texts):
        return False
    return are_of_two_things(matching, matching.each_passage(), agreement) or (
        is_moved_on(*matching.texts, agreement)
    )


def _signs_of(matching: Matching, side: int) -> str:
    return "".join(each.text for each in matching.bares[side])


def _shows_nothing(
    matching: Matching, agreeing: tuple[Fact, ...], longest: int, *, is_most: bool
) -> bool:
    """Whether the words that both share are no proof, whatever stands between them.

    That takes a tenth of what it takes to hold all the words against each other, and it
    is what becomes of nearly every text that is looked at in vain.
    """
    support = support_of(agreeing)
    if support < FAR_SUPPORTED and _is_far(*matching.texts):
        # A digest that names other counties tells of this one by its towns.
        earlier, later = matching.texts
        if not (tells_all_below(later, earlier) and any(map(_is_town, agreeing))):
            return True
    if becomes_rule(*matching.texts):
        return False
    if is_again(*matching.texts, agreeing, SAME_OCCASION if is_most else SAME_SEASON):
        return True
    is_own = matching.texts[0].is_by_the_same(matching.texts[1])
    if is_most and titles_contradict(*matching.texts):
        return True
    is_equal = _signs_of(matching, 0) == _signs_of(matching, 1)
    if not is_equal and (is_next(*matching.texts) or tells_other_site(*matching.texts)):
        return True
    if is_most:
        return False
    if longest >= LONG_PASSAGE:
        # How a thing is done is told again wherever it is done next.
        return support < SUPPORT_OF_SLIP and is_elsewhere_later(*matching.texts)
    # A bureau tells the next event in the turns of the last, and of the same officials.
    return support < (SUPPORT_OF_SLIP if is_own else SUPPORTED)


def _is_town(fact: Fact) -> bool:
    return fact.kind is FactKind.PLACE and is_narrow(fact.value)


def _is_another(matching: Matching, agreement: Agreement) -> bool:
    """Nearly the same words, and yet it tells something else."""
    if _are_far_apart(matching, agreement):
        return True
    if agreement.contradiction <= SLIP and agreement.support >= SUPPORT_OF_SLIP:
        return False
    if becomes_rule(*matching.texts) or goes_on(*matching.texts, agreement):
        return False
    if puts_right(*matching.texts, agreement):
        return agreement.doubt > MOST_DOUBT_OF_RIGHTED
    if _tells_other_days(matching):
        return True
    most = MOST_DOUBT_OF_HARD if agreement.has_moved else MOST_DOUBT
    return agreement.doubt > most


def _tells_other_days(matching: Matching) -> bool:
    """Whether a paragraph that was put anew tells other days than the one in its place,
    and neither text tells those of the other anywhere.
    """
    whole = [all_facts(text)[FactKind.DAY].keys() for text in matching.texts]
    for at in matching.left_between():
        one, other = (
            {
                each.value
                for each in facts_in(text.paragraphs[i], text.day)
                if each.kind is FactKind.DAY
            }
            for text, i in zip(matching.texts, at, strict=True)
        )
        if one and other and whole[1].isdisjoint(one) and whole[0].isdisjoint(other):
            return True
    return False


def _are_far_apart(matching: Matching, agreement: Agreement) -> bool:
    return agreement.doubt > FAR_DOUBT and _is_far(*matching.texts)


def _is_far(earlier: ToldText, later: ToldText) -> bool:
    """Whether they tell of places apart, and no county tells what its city told of all."""
    return places_apart(earlier, later) and not tells_all_below(earlier, later)


def _most_of_part(agreeing: tuple[Fact, ...]) -> float:
    """By how much contradiction it is decided that no part was taken: `_is_taken`."""
    by_doubt = MOST_DOUBT_OF_PART / (1 - MOST_DOUBT_OF_PART) * support_of(agreeing)
    return max(SLIP, by_doubt) + ROUNDED


def _is_taken(matching: Matching, agreement: Agreement) -> bool:
    """Whether words that both share were taken from the one by the other."""
    is_slip = agreement.contradiction <= SLIP and agreement.support > SLIP
    is_slip = is_slip and not agreement.has_moved
    if agreement.doubt > MOST_DOUBT_OF_PART and not is_slip:
        return False
    return not _are_far_apart(matching, agreement)


def _tells_no_more(matching: Matching) -> bool:
    """Whether the later text is about all that the earlier is, and nothing else."""
    if adds_another_place(matching):
        return False
    of_earlier, of_later = matching.tied_shares
    if of_later < ALL_OF_IT or of_earlier < PASSED_OVER:
        return False
    if of_earlier < HALF and matching.shares[0] > TO_THE_LETTER * of_earlier:
        # Who puts a whole text in fewer words does not copy one paragraph of many.
        return False
    known = _known(*matching.texts)
    adds = names_another_place, are_of_two_sites
    if known < NEARLY_ALL and any(each(*matching.texts) for each in adds):
        return False
    return matching.shares[1] >= MOST_OF_IT or known >= MUCH_OF_IT


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
