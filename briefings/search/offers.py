"""What a reader may have meant instead: offered above the results, never mixed with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from reading.language.folding import fold
from reading.language.marks import HAN

from .finding import newest
from .near_names import NearNames
from .query import LONGEST, Query, parse_query

MOST = 3
# Each costs a look into the index.
MOST_TRIED = 6
# With as many hits a word is what was meant, however much it is like another.
ENOUGH = 3
LETTERS = re.compile(r"[a-z][a-z']*")
HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
ALL_LETTERS = re.compile(r"[a-z' ]+")
LONGEST_COMMON_NAME = 30


@dataclass(frozen=True, slots=True)
class SearchOffer:
    """Another search that finds something; of a common name, which that is."""

    text: str
    instead_of: str = ""


def offers(
    query: Query, near: NearNames, common: Mapping[str, str]
) -> list[SearchOffer]:
    """At most three, and none for a query that was written with care."""
    if query.excluded or '"' in query.text:
        return []
    typed = fold(query.text)
    found: dict[str, SearchOffer] = {}
    for offer in islice(_candidates(query, typed, near, common), MOST_TRIED):
        if offer.text not in found and _finds(offer.text):
            found[offer.text] = offer
        if len(found) == MOST:
            break
    return list(found.values())


def _candidates(
    query: Query, typed: str, near: NearNames, common: Mapping[str, str]
) -> Iterator[SearchOffer]:
    yield from _officially(typed, common)
    others = _unspelled(typed, near) if LETTERS.search(typed) else _mended(typed, near)
    first = next(others, None)
    if first is None or len(newest(query, most=ENOUGH)) == ENOUGH:
        return
    seen = {typed}
    for text in (first, *islice(others, MOST_TRIED * 2)):
        if text not in seen:
            seen.add(text)
            yield SearchOffer(text)


def _officially(typed: str, common: Mapping[str, str]) -> Iterator[SearchOffer]:
    """The longest common name in it, by the name that offices use."""
    for length in range(min(len(typed), LONGEST_COMMON_NAME), 1, -1):
        for at in range(len(typed) - length + 1):
            name = typed[at : at + length]
            official = common.get(name)
            if official and official not in typed:
                yield SearchOffer(_spaced(typed.replace(name, f" {official} ")), name)
                return


def _unspelled(typed: str, near: NearNames) -> Iterator[str]:
    """Each run of letters by a name; shao guan may be one."""
    if ALL_LETTERS.fullmatch(typed) and " " in typed:
        yield from near.spelled(re.sub("[' ]", "", typed))
    runs = LETTERS.findall(typed)
    names = [near.spelled(run.replace("'", ""))[:MOST] for run in runs]
    for chosen in product(*names):
        left = iter(chosen)
        yield _spaced(LETTERS.sub(lambda _: f" {next(left)} ", typed))  # noqa: B023


def _mended(typed: str, near: NearNames) -> Iterator[str]:
    for run in HAN_RUN.finditer(typed):
        for mended in near.mended(run[0]):
            yield _spaced(typed[: run.start()] + mended + typed[run.end() :])


def _spaced(text: str) -> str:
    """A name put in stands by itself: 兰州五保户 is 兰州 特困人员."""
    return " ".join(text.split())


def _finds(text: str) -> bool:
    return len(text) <= LONGEST and bool(newest(parse_query(text), most=1))
