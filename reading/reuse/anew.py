"""Whether two texts tell one event in other words: by days, numbers, places and names."""

from dataclasses import dataclass, field

from .agreement import days_apart
from .bare import bare
from .facts import FactKind, all_facts
from .likeness import Likeness, TextRelation
from .told import ToldText, places_apart, shared_places

# What two texts must agree in to tell one event.
ENOUGH = 6.0
# Of what event texts printed farther apart tell, it is not the same.
LATEST = 60
SOON = 10
# A number with so many digits that chance does not repeat it.
TELLING = 1.0
MOST_FOR_NUMBERS = 6.0
MOST_FOR_TITLES = 2.0


@dataclass(slots=True)
class _Evidence:
    score: float = 0.0
    kinds: set[FactKind] = field(default_factory=set)
    agreeing: list[str] = field(default_factory=list)
    against: float = 0.0


def told_anew(first: ToldText, second: ToldText) -> Likeness | None:
    """One event told by both, each in words of its own; None if nothing shows it."""
    apart = days_apart(first.day, second.day)
    if (apart is not None and apart > LATEST) or places_apart(first, second):
        return None
    evidence = _evidence(first, second)
    if apart is not None and apart <= SOON:
        evidence.score += 0.5
    if shared_places(first, second):
        evidence.score += 1.0
    score = evidence.score - evidence.against
    if score < ENOUGH or len(evidence.kinds) < 2:
        return None
    return Likeness(
        relation=TextRelation.EVENT,
        score=round(min(1.0, score / (2 * ENOUGH)), 3),
        passages=(),
        only_first=tuple(range(len(first.paragraphs))),
        only_second=tuple(range(len(second.paragraphs))),
        agreeing=tuple(evidence.agreeing),
    )


def _evidence(first: ToldText, second: ToldText) -> _Evidence:
    evidence = _Evidence()
    one, other = all_facts(first), all_facts(second)
    words = [_words_of(text) for text in (first, second)]
    most = {FactKind.NUMBER: MOST_FOR_NUMBERS, FactKind.TITLE: MOST_FOR_TITLES}
    for kind in (
        FactKind.DAY,
        FactKind.NUMBER,
        FactKind.PLACE,
        FactKind.NAME,
        FactKind.TITLE,
    ):
        shared = dict.fromkeys(one[kind].keys() & other[kind].keys())
        if kind in (FactKind.NAME, FactKind.PLACE, FactKind.TITLE):
            shared |= dict.fromkeys(each for each in one[kind] if each in words[1])
            shared |= dict.fromkeys(each for each in other[kind] if each in words[0])
        weights = {each: (one[kind] | other[kind])[each] for each in sorted(shared)}
        gained = min(sum(weights.values()), most.get(kind, 4.0))
        evidence.score += gained
        evidence.agreeing += weights
        if gained >= TELLING:
            evidence.kinds.add(kind)
        elif _tells(one[kind]) and _tells(other[kind]):
            evidence.against += 2.0
    return evidence


def _words_of(text: ToldText) -> str:
    return "\n".join(bare(each).text for each in (text.title, *text.paragraphs))


def _tells(facts: dict[str, float]) -> bool:
    return sum(facts.values()) >= 2.0
