"""The words of a text that hardly any other has: pairs of signs that no usual word holds.

周如, 证婚, 枫桥: of two texts that tell one event in their own words these stand in both.
A pair of `common_pairs.csv` is common: the 14,000 most usual within words of Chinese, and
those in three or more of some hundred texts of bureaus, and those of feasts (月饼), which
all tell of in one week. 的 and 了 stand beside anything.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import filterfalse, pairwise
from operator import add
from pathlib import Path

from ..language import gazetteer
from ..language.marks import pairs_of
from ..language.patterns import pattern
from .bare import REMEMBERED, bare, bare_paragraphs
from .told import ToldText

TABLE = Path(gazetteer.__file__).with_name("common_pairs.csv")
BESIDE_ANYTHING = "的了着们个位名"


def _all_han_but(signs: str) -> str:
    """What stands between these signs, as a class names it: to ask each sign twice costs as much again."""
    edges = ["\u4dff", *sorted(signs), "\ua000"]
    between = ((ord(low) + 1, ord(high) - 1) for low, high in pairwise(edges))
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in between if low <= high)


# Han signs in a row, none of which stands beside anything.
WORDS = pattern(f"[{_all_han_but(BESIDE_ANYTHING)}]{{2,}}")


@cache
def _common() -> frozenset[str]:
    with TABLE.open(encoding="utf-8", newline="") as rows:
        return frozenset(
            row["first"] + second
            for row in csv.DictReader(rows)
            for second in row["second"]
        )


def is_common(pair: str) -> bool:
    """Whether it stands in usual words."""
    return pair in _common()


@cache
def _of_place(code: str) -> frozenset[str]:
    """The pairs within the name of a place."""
    names = (each.name for each in gazetteer.places() if each.code == code)
    return frozenset(pair for name in names for pair in pairs_of(name))


def pairs_of_places(codes: Iterable[str]) -> frozenset[str]:
    """The pairs within the names of these places."""
    return frozenset[str]().union(*map(_of_place, codes))


@lru_cache(maxsize=REMEMBERED)
def rare_pairs(text: ToldText) -> dict[str, int]:
    """Each rare pair with how often it stands there, those of its places left out."""
    bares = (bare(text.title), *bare_paragraphs(text))
    words = " ".join(WORDS.findall("\n".join([each.text for each in bares])))
    # Without a loop of our own: of a thousand pairs some two hundred are rare.
    counted = Counter(filterfalse(_common().__contains__, map(add, words, words[1:])))
    of_places = pairs_of_places(text.places)
    return {
        pair: count
        for pair, count in counted.items()
        if " " not in pair and pair not in of_places
    }


@lru_cache(maxsize=REMEMBERED)
def telling_pairs(text: ToldText) -> list[str]:
    """The rare pairs, those first that stand there most often, then in its title.

    Of a longer word one pair comes before all others: 义警 and 红枫, then 枫义.
    """
    pairs = rare_pairs(text)
    in_title = set(pairs_of(bare(text.title).text))
    ordered = [pair for pair in pairs if pair in in_title]
    ordered += [pair for pair in pairs if pair not in in_title]
    ordered.sort(key=pairs.__getitem__, reverse=True)
    first: list[str] = []
    seen: set[str] = set()
    for pair in ordered:
        if seen.isdisjoint(pair):
            first.append(pair)
            seen.update(pair)
    return list(dict.fromkeys([*first, *ordered]))
