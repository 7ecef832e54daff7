"""Words as common as their rank allows, and sentences to hold them."""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from random import Random

from reading.language.gazetteer import places

from .texts.vocabulary import GIVEN_NAMES, SURNAMES, TOWNS

# Zipf's law: the word of rank r is in TIMES / r of all articles, the first few in
# every third; the last of so many is in one of a thousand.
VOCABULARY, TIMES, MOST = 2000, 2, 1 / 3
# How many sentences are made once and then drawn from.
STOCK = 6000
# Where the word of a sentence goes.
GAP = "\0"

# {money} in 投入资金{money}
SLOT = re.compile(r"\{(\w+)\}")


@cache
def phrases() -> dict[str, Sequence[str]]:
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


def share(rank: int) -> float:
    """Of how many articles a word of this rank is in; ranks begin at 1."""
    return min(MOST, TIMES / rank)


@cache
def vocabulary() -> tuple[str, ...]:
    """The words in order of rank; none is a part of another."""
    common = phrases()["common"]
    made = ["".join(halves) for halves in _halves() if not _holds_any(halves, common)]
    Random(VOCABULARY).shuffle(made)
    whole = _without_parts([*common, *dict.fromkeys(made)])
    return tuple(whole[:VOCABULARY])


def _halves():
    return product(phrases()["modifiers"], phrases()["heads"])


def _holds_any(halves: tuple[str, str], words: Sequence[str]) -> bool:
    made = "".join(halves)
    return any(word in made for word in words)


def _without_parts(words: list[str]) -> list[str]:
    parts = {part for word in words for part in _parts(word)}
    return [word for word in words if word not in parts]


def _parts(word: str) -> list[str]:
    ends = range(1, len(word) + 1)
    return [word[a:b] for a in range(len(word)) for b in ends if 0 < b - a < len(word)]


@cache
def rare_names() -> tuple[str, ...]:
    """Villages that nothing but a plan of the corpus speaks of, in mixed order."""
    kinds = ("rare_firsts", "rare_seconds", "rare_thirds")
    names = list(map("".join, product(*(phrases()[kind] for kind in kinds))))
    Random(VOCABULARY).shuffle(names)
    return tuple(names)


class Wording:
    """Fills sentences from one source of chance."""

    def __init__(self, rng: Random):
        self.rng = rng
        self._fillers: dict[str, Callable[[], str]] = {
            "town": self._town,
            "village": self._village,
            "person": self._person,
            "money": self._money,
            "month": lambda: str(rng.randint(1, 12)),
            "n": lambda: str(rng.randint(2, 30)),
            "hundreds": lambda: str(rng.randint(100, 4999)),
            "pct": lambda: f"{rng.uniform(2, 99.9):.1f}%",
            "word": lambda: GAP,
        }
        # Made at once, before chance is put to other uses.
        self.speaking, self.filling = self._stock("speaking"), self._stock("filling")

    def unique(self) -> str:
        return self.fill(self.rng.choice(phrases()["unique"]))

    def words(self) -> list[str]:
        """The vocabulary of one article, each word at its own chance."""
        head = [w for w, chance in _head() if self.rng.random() < chance]
        words, weights = _tail()
        times = round(self.rng.gauss(weights[-1], weights[-1] ** 0.5))
        return list(
            dict.fromkeys(
                head + self.rng.choices(words, cum_weights=weights, k=max(0, times))
            )
        )

    def fill(self, pattern: str, **given: str) -> str:
        """Put something fitting into every {slot}."""
        return SLOT.sub(
            lambda slot: given.get(slot[1]) or self._fillers[slot[1]](), pattern
        )

    def _stock(self, kind: str) -> list[str]:
        patterns = phrases()[kind]
        return [self.fill(patterns[n % len(patterns)]) for n in range(STOCK)]

    def _town(self) -> str:
        """Some counties are spoken of far more often than others."""
        known = _short_names()
        return known[int(len(known) * self.rng.random() ** 3)] + self.rng.choice(TOWNS)

    def _village(self) -> str:
        signs = _village_signs()
        return self.rng.choice(signs) + self.rng.choice(signs) + "村"

    def _person(self) -> str:
        return self.rng.choice(SURNAMES) + self.rng.choice(GIVEN_NAMES)

    def _money(self) -> str:
        return f"{self.rng.uniform(0.5, 900):.1f}万元"


# Below this rank a word is too common for a mere count of draws to hold its share.
HEAD = 40


@cache
def _head() -> tuple[tuple[str, float], ...]:
    return tuple((w, share(n)) for n, w in enumerate(vocabulary()[:HEAD], 1))


@cache
def _tail() -> tuple[Sequence[str], Sequence[float]]:
    """The rarer words with their summed shares."""
    ranks = range(HEAD + 1, len(vocabulary()) + 1)
    return vocabulary()[HEAD:], tuple(accumulate(map(share, ranks)))


@cache
def _short_names() -> tuple[str, ...]:
    names = [place.short_name for place in places()]
    Random(VOCABULARY).shuffle(names)
    return tuple(names)


@cache
def _village_signs() -> str:
    return "".join(phrases()["village_signs"].split())
