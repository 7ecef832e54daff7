"""The paragraphs of two texts in which an event is told anew, side by side by their words.

No stretch ties them: what is kept of a paragraph are the names, numbers and rare words
that stand in the other too, each as far as the signs around it agree.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from .aligning import SharedRun, in_order, length_of
from .facts import Fact, facts_of
from .likeness import SharedPassage
from .matching import Matching
from .pieces import pieces_of
from .rounded import numbers_in, rounded_in
from .told import ToldText

# More would not be read; of a word that stands in many paragraphs the first are tried.
MOST_WORDS, MOST_PARAGRAPHS = 60, 4
# A paragraph that holds less of the other is not shown beside it.
FEWEST_SIGNS = 4
# So much two paragraphs have to tell alike to be shown without a word in common.
TELLING, MOST_ROUGH = 1.0, 20

Tie = tuple[int, int]


def passages_by_words(
    matching: Matching, words: Iterable[str]
) -> tuple[SharedPassage, ...]:
    """Each paragraph of the second text beside the one of the first that shares most."""
    ties: dict[Tie, set[SharedRun]] = {}
    for run in _runs(matching, list(dict.fromkeys(words))[:MOST_WORDS]):
        ties.setdefault((run.first, run.second), set()).add(run)
    ordered = {tie: in_order(_apart(runs)) for tie, runs in ties.items()}
    best: dict[int, tuple[int, int]] = {}
    for (i, j), runs in sorted(ordered.items()):
        best[j] = max(best.get(j, (0, 0)), (length_of(runs), -i))
    return tuple(
        _passage(matching, -i, j, ordered[-i, j])
        for j, (signs, i) in sorted(best.items(), key=lambda each: (-each[1][1], each))
        if signs >= FEWEST_SIGNS
    )


def passage_by_facts(matching: Matching) -> tuple[SharedPassage, ...]:
    """The two paragraphs that tell most alike, if any do: 四百六十名 beside 460人 or 近460人."""
    one, other = (facts_of(text)[:-1] for text in matching.texts)
    rough = dict(_rounded(*matching.texts))
    alike = {
        (i, j): sum(weight for told, weight in mine.items() if told in yours)
        + rough.get((i, j), 0.0)
        for i, mine in enumerate(map(_weights, one))
        for j, yours in enumerate(map(_weights, other))
    }
    best = max(alike, key=lambda tie: (alike[tie], (-tie[0], -tie[1])), default=None)
    if best is None or alike[best] < TELLING:
        return ()
    return (_passage(matching, *best, []),)


def _rounded(first: ToldText, second: ToldText) -> Iterator[tuple[Tie, float]]:
    """What the first numbers of the first paragraphs of both tell alike, the one of them roughly."""
    one, other = (
        [
            numbers_in(each, text.day)[:MOST_ROUGH]
            for each in text.paragraphs[:MOST_ROUGH]
        ]
        for text in (first, second)
    )
    for i, j in product(range(len(one)), range(len(other))):
        yield (i, j), sum(rounded_in(one[i], other[j]).values())


def _weights(facts: Iterable[Fact]) -> dict[tuple[str, str], float]:
    return {each[:2]: each.weight for each in facts}


def _passage(
    matching: Matching, i: int, j: int, runs: list[SharedRun]
) -> SharedPassage:
    first, second = matching.texts
    bares = matching.bares[0][i], matching.bares[1][j]
    paragraphs = first.paragraphs[i], second.paragraphs[j]
    pieces = pieces_of(*paragraphs, bares, runs, closely=False)
    return SharedPassage(first=i, second=j, pieces=pieces)


def _runs(matching: Matching, words: list[str]) -> Iterator[SharedRun]:
    for word in words:
        places = [list(_places(side, word)) for side in _plain(matching)]
        for i, start in places[0]:
            for j, begins in places[1]:
                yield _grown(matching, (i, start), (j, begins), len(word))


def _plain(matching: Matching) -> tuple[list[str], list[str]]:
    one, other = ([each.text for each in side] for side in matching.bares)
    return one, other


def _places(texts: list[str], word: str) -> Iterator[tuple[int, int]]:
    """Where the word first stands in each of a few paragraphs."""
    found = 0
    for at, text in enumerate(texts):
        if (start := text.find(word)) >= 0:
            yield at, start
            found += 1
            if found == MOST_PARAGRAPHS:
                return


def _grown(
    matching: Matching, one: tuple[int, int], other: tuple[int, int], length: int
) -> SharedRun:
    """The word with the signs on both sides that are the same in both: 枫桥 to 枫桥镇."""
    (i, start), (j, begins) = one, other
    first, second = matching.bares[0][i].text, matching.bares[1][j].text
    while start and begins and first[start - 1] == second[begins - 1]:
        start, begins, length = start - 1, begins - 1, length + 1
    ends = zip(first[start + length :], second[begins + length :], strict=False)
    for a, b in ends:
        if a != b:
            break
        length += 1
    return SharedRun(i, start, j, begins, length)


def _apart(runs: Iterable[SharedRun]) -> list[SharedRun]:
    """In the order of the first text, none over another in either."""
    kept: list[SharedRun] = []
    for run in sorted(runs, key=lambda each: (each.start, -each.length)):
        if not any(_overlap(run, each) for each in kept):
            kept.append(run)
    return kept


def _overlap(one: SharedRun, other: SharedRun) -> bool:
    in_first = one.start < other.end and other.start < one.end
    ends = one.begins + one.length, other.begins + other.length
    return in_first or (one.begins < ends[1] and other.begins < ends[0])
