"""Whether two texts tell one event in other words: by days, numbers, names, rare words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from ..language.marks import pairs_of
from .agreement import Agreement, days_apart
from .aligning import SHORTEST_TIE
from .bare import bare, bare_paragraphs
from .digests import is_item_of_digest, is_put_shortly, only_of, tells_of_others
from .facts import FactKind, all_facts, is_narrow, number_in
from .likeness import Likeness, SharedPassage, TextRelation
from .matching import Matching
from .occasions import (
    is_next,
    tells_only_later,
    tells_other_period,
    tells_other_site,
)
from .rarity import is_common, rare_pairs
from .rounded import rounded_alike
from .subjects import are_of_two_things
from .told import (
    ToldText,
    narrowest_places,
    paragraphs_but,
    places_apart,
    shared_places,
)
from .words_beside import passage_by_facts, passages_by_words

# What two texts must agree in to tell one event, each thing by its weight.
ENOUGH = 2.3
# Of an item of a digest that is told in words of the county's.
ENOUGH_OF_ITEM = 1.5
# So much more leaves hardly a doubt.
SURE = 5.8
# What a higher bureau put in few words tells nearly all that the county did: 10.9 and more
# in those that were looked at, 5.9 where both told of one visit.
SHORTENED = 8.5
# Printed farther apart than that many days, two texts tell of two events.
LATEST = 60
# Of one kind of facts, of rare pairs of signs so much counts.
MOST_OF_KIND = {
    FactKind.DAY: 4.0,
    FactKind.NUMBER: 6.0,
    FactKind.PLACE: 4.0,
    FactKind.NAME: 4.0,
    FactKind.TITLE: 2.0,
}
SETTING, MOST_FOR_SETTING = (FactKind.DAY, FactKind.PLACE), 3.0
MOST_PAIRS = 16
HALF = 0.5
# What both must tell of for it to speak against them that they agree in none of it.
TOLD_MUCH, AGREED = 2.0, 1.0
AGAINST = {
    FactKind.DAY: 1.0,
    FactKind.NUMBER: 1.0,
    FactKind.PLACE: 0.5,
    FactKind.NAME: 0.5,
}
# Of numbers that agree each but the first tells so much more.
TOGETHER, LEAST_TOGETHER = 0.4, 20
# An official of whom both tell, at places that only one of them names.
ELSEWHERE, FEWEST_PAIRS = 3.0, 3
LONGEST_TITLE = 12
ENDS_OF_OFFICES = "长记任"
OF_ONE_THING = FactKind.NUMBER, FactKind.PLACE, FactKind.TITLE
# These are looked for in the words of the other text, however they stand there.
BY_WORDS = (FactKind.NAME, FactKind.PLACE, FactKind.TITLE)
ANOTHER_OCCASION = is_next, tells_only_later, tells_other_period, tells_other_site


Facts = dict[FactKind, dict[str, float]]


@dataclass(slots=True)
class Evidence:
    """What two texts agree in, and what speaks against their telling the same."""

    agreed: float = 0.0
    against: float = 0.0
    facts: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        return HALF * (self.agreed + min(len(self.pairs), MOST_PAIRS)) - self.against


def may_tell_one_event(first: ToldText, second: ToldText) -> bool:
    """Whether two bureaus told it, at one time and place, as far as that is known.

    A bureau does not tell its own event twice in other words: it goes on with it, or
    tells of another thing on that day. Bureaus of two counties that do not name each other
    tell each of its own, though one storm brought both about.
    """
    if first.is_by_the_same(second) or first.is_strange_to(second):
        return False
    apart = days_apart(first.day, second.day)
    return (apart is None or apart <= LATEST) and not places_apart(first, second)


def told_anew(matching: Matching) -> Likeness | None:
    """One event told by both, each in words of its own; None if nothing shows it."""
    first, second = matching.texts
    if not may_tell_one_event(first, second):
        return None
    if any(each(first, second) for each in ANOTHER_OCCASION):
        return None
    evidence = evidence_of(matching)
    own = _without_others(first, second) if evidence.score >= ENOUGH_OF_ITEM else None
    if own:
        evidence = evidence_of(own)
    relation = _relation(first, second, evidence.score, is_cut=own is not None)
    is_item = relation is TextRelation.PART
    if evidence.score < (ENOUGH_OF_ITEM if is_item else ENOUGH):
        return None
    words = [*evidence.facts, *evidence.pairs]
    passages = passages_by_words(matching, words) or passage_by_facts(matching)
    if not passages or (is_item and _is_of_another(matching, passages)):
        # All that both tell stands in their titles, or one thing beside another.
        return None
    return Likeness(
        relation=relation,
        score=round(min(1.0, evidence.score / SURE), 3),
        passages=passages,
        only_first=paragraphs_but(first, {each.first for each in passages}),
        only_second=paragraphs_but(second, {each.second for each in passages}),
        agreeing=tuple(evidence.facts),
    )


def _relation(
    first: ToldText, second: ToldText, score: float, *, is_cut: bool
) -> TextRelation:
    """Told by both, unless the words are the county's, though no clause of them stands."""
    if is_cut and is_item_of_digest(first, second):
        return TextRelation.PART
    if not is_cut and score >= SHORTENED and is_put_shortly(first, second):
        return TextRelation.REVISED
    return TextRelation.EVENT


def _is_of_another(matching: Matching, passages: tuple[SharedPassage, ...]) -> bool:
    """What both tell alike is no more than numbers and names here."""
    return are_of_two_things(matching, passages, Agreement((), ()))


def _without_others(first: ToldText, second: ToldText) -> Matching | None:
    """The two without what the higher bureau's tells of other counties, if it does."""
    if first.level == second.level:
        return None
    higher, lower = (second, first) if second.level > first.level else (first, second)
    places = narrowest_places(lower)
    if not tells_of_others(higher, places):
        return None
    cut = only_of(higher, places)
    return Matching.of(*((lower, cut) if higher is second else (cut, lower)))


def evidence_of(matching: Matching) -> Evidence:
    """What both tell; words of long stretches that both share are no evidence here."""
    first, second = matching.texts
    evidence, gained = Evidence(), dict[FactKind, float]()
    usual = set(_of_stretches(matching))
    shares_clauses, is_of_officials = bool(usual), False
    one, other = all_facts(first), all_facts(second)
    words_of_both = _words_of(first), _words_of(second)
    for kind, most in MOST_OF_KIND.items():
        weights = _shared(kind, one[kind], other[kind], words_of_both)
        if kind is FactKind.NUMBER:
            # What both tell exactly too weighs as much as ever.
            weights = rounded_alike(first, second) | weights
        together = _together(weights) if kind is FactKind.NUMBER else 0.0
        gained[kind] = min(sum(weights.values()) + together, most)
        if kind not in SETTING:
            evidence.agreed += gained[kind]
        evidence.facts += weights
        if kind is FactKind.PLACE:
            usual.update(pair for words in weights for pair in pairs_of(words))
        if kind is FactKind.NAME:
            usual.update(_of_officials(weights, words_of_both))
            is_of_officials = _are_officials(weights, words_of_both)
            if is_of_officials and _are_elsewhere(one, other):
                evidence.against += ELSEWHERE
        if gained[kind] < AGREED and _tells(one[kind]) and _tells(other[kind]):
            evidence.against += AGAINST.get(kind, 0.0)
    # Whatever a bureau tells of one day is of its place.
    where = gained[FactKind.PLACE] + bool(shared_places(first, second))
    evidence.agreed += min(gained[FactKind.DAY] + where, MOST_FOR_SETTING)
    if shares_clauses:
        # Who tells in words of their own shares no clause.
        evidence.against += 1.0
    shared = rare_pairs(first).keys() & rare_pairs(second).keys()
    evidence.pairs = sorted(shared - usual)
    told = sum(gained[kind] for kind in OF_ONE_THING)
    if is_of_officials and not told and len(evidence.pairs) < FEWEST_PAIRS:
        # That they were in the county on that day is all that both tell.
        evidence.against += ELSEWHERE
    return evidence


def _together(numbers: Iterable[str]) -> float:
    """What it tells besides that several agree: 300万元, 600名, 3000元 each stand anywhere."""
    count = sum(number_in(each) >= LEAST_TOGETHER for each in numbers)
    return TOGETHER * max(0, count - 1)


def _shared(
    kind: FactKind,
    one: dict[str, float],
    other: dict[str, float],
    words: tuple[str, str],
) -> dict[str, float]:
    """What both texts tell of a kind, with its weight."""
    shared = one.keys() & other.keys()
    if kind in BY_WORDS:
        shared |= {each for each in one if _stands_in(words[1], kind, each)}
        shared |= {each for each in other if _stands_in(words[0], kind, each)}
    if kind is FactKind.PLACE:
        # Counties are told by their codes.
        shared = {each for each in shared if is_narrow(each)}
    return {each: (one | other)[each] for each in sorted(shared)}


def _stands_in(words: str, kind: FactKind, value: str) -> bool:
    """深渡镇 stands in 深渡派出所 too: what is no usual word is the name of the town."""
    stem = value[:2]
    is_town = kind is FactKind.PLACE and len(value) == 3 and not is_common(stem)
    return value in words or (is_town and is_narrow(value) and stem in words)


def _of_officials(names: Iterable[str], words: tuple[str, str]) -> Iterator[str]:
    """The pairs of signs in 副厅长李建国, who is named wherever that bureau went."""
    for name in names:
        for sign in ENDS_OF_OFFICES:
            if (title := sign + name) in words[0]:
                yield from pairs_of(_with_title(title, words))


def _are_officials(names: Iterable[str], words: tuple[str, str]) -> bool:
    """Whether all names that both tell are of people who go to several places on a day."""
    titled = [
        any(sign + name in said for sign in ENDS_OF_OFFICES for said in words)
        for name in names
    ]
    return bool(titled) and all(titled)


def _are_elsewhere(one: Facts, other: Facts) -> bool:
    """Whether both name towns or houses, and none of them both."""
    mine, yours = (
        {each for each in told[FactKind.PLACE] if is_narrow(each)}
        for told in (one, other)
    )
    return bool(mine and yours) and mine.isdisjoint(yours)


def _with_title(title: str, words: tuple[str, str]) -> str:
    """As far back from there as both texts have the same signs."""
    before = [each.partition(title)[0][-LONGEST_TITLE:] for each in words]
    if title not in words[1]:
        return title
    alike = takewhile(
        lambda pair: pair[0] == pair[1], zip(*map(reversed, before), strict=False)
    )
    return "".join(sign for sign, _ in alike)[::-1] + title


def _words_of(text: ToldText) -> str:
    paragraphs = (bare(text.title), *bare_paragraphs(text))
    return "\n".join(each.text for each in paragraphs)


def _tells(facts: dict[str, float]) -> bool:
    return sum(facts.values()) >= TOLD_MUCH


def _of_stretches(matching: Matching) -> Iterator[str]:
    """The pairs of signs in what both put in the same words: 辅导员武晓芳 is no clause."""
    for (i, _), runs in matching.ties.items():
        for run in (each for each in runs if each.length >= SHORTEST_TIE):
            words = matching.bares[0][i].text[run.start : run.end]
            yield from pairs_of(words)
