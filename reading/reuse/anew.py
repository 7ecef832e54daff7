"""Whether two texts tell one event in other words: by days, numbers, names, rare words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .agreement import days_apart
from .bare import bare, bare_paragraphs
from .facts import FactKind, all_facts
from .likeness import Likeness, TextRelation
from .matching import Matching
from .rarity import rare_pairs
from .told import ToldText, places_apart, shared_places

# What two texts must agree in to tell one event, each thing by its weight.
ENOUGH = 4.2
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
MOST_PAIRS = 16
HALF = 0.5
# What both must tell of for it to speak against them that they agree in none of it.
TOLD_MUCH, AGREED = 2.0, 1.0
# These are looked for in the words of the other text, however they stand there.
BY_WORDS = (FactKind.NAME, FactKind.PLACE, FactKind.TITLE)


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


def told_anew(matching: Matching) -> Likeness | None:
    """One event told by both, each in words of its own; None if nothing shows it."""
    first, second = matching.texts
    apart = days_apart(first.day, second.day)
    if (apart is not None and apart > LATEST) or places_apart(first, second):
        return None
    evidence = evidence_of(matching)
    if evidence.score < ENOUGH:
        return None
    return Likeness(
        relation=TextRelation.EVENT,
        score=round(min(1.0, evidence.score / (2 * ENOUGH)), 3),
        passages=(),
        only_first=tuple(range(len(first.paragraphs))),
        only_second=tuple(range(len(second.paragraphs))),
        agreeing=tuple(evidence.facts),
    )


def evidence_of(matching: Matching) -> Evidence:
    """What both tell; words of long stretches that both share are no evidence here."""
    first, second = matching.texts
    evidence = Evidence()
    one, other = all_facts(first), all_facts(second)
    words = _words_of(first), _words_of(second)
    for kind, most in MOST_OF_KIND.items():
        weights = _shared(kind, one[kind], other[kind], words)
        gained = min(sum(weights.values()), most)
        evidence.agreed += gained
        evidence.facts += weights
        if gained < AGREED and _tells(one[kind]) and _tells(other[kind]):
            evidence.against += 1.0
    if shared_places(first, second):
        evidence.agreed += 1.0
    usual = set(_of_stretches(matching))
    shared = rare_pairs(first).keys() & rare_pairs(second).keys()
    evidence.pairs = sorted(shared - usual)
    return evidence


def _shared(
    kind: FactKind,
    one: dict[str, float],
    other: dict[str, float],
    words: tuple[str, str],
) -> dict[str, float]:
    """What both texts tell of a kind, with its weight."""
    shared = one.keys() & other.keys()
    if kind in BY_WORDS:
        shared |= {each for each in one if each in words[1]}
        shared |= {each for each in other if each in words[0]}
    return {each: (one | other)[each] for each in sorted(shared)}


def _words_of(text: ToldText) -> str:
    paragraphs = (bare(text.title), *bare_paragraphs(text))
    return "\n".join(each.text for each in paragraphs)


def _tells(facts: dict[str, float]) -> bool:
    return sum(facts.values()) >= TOLD_MUCH


def _of_stretches(matching: Matching) -> Iterator[str]:
    for (i, _), runs in matching.ties.items():
        for run in runs:
            words = matching.bares[0][i].text[run.start : run.end]
            yield from (words[at : at + 2] for at in range(len(words) - 1))
