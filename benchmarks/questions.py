"""What readers ask, drawn from a seed and put to each server in its own words."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from .client import request
from .corpus import Corpus
from .flat import frequency, spaced
from .offices import offices
from .wording import share, vocabulary

# How many different questions a line has at most.
MOST = 400
FILTERS = ("city", "topic", "kind", "year")
# How common the words of a search are: in so large a part of all articles.
RARE, MEDIUM, COMMON = (0, 0.0015), (0.008, 0.02), (0.15, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Filters, by the names that cities go by in the flat table, and a word."""

    filters: tuple[tuple[str, str], ...] = ()
    word: str = ""

    def to_site(self) -> bytes:
        codes = {office.city: office.city_code for office in offices()}
        asked = {name: codes.get(value, value) for name, value in self.filters}
        if self.word:
            asked["q"] = self.word
        return request("/articles/?" + urlencode(asked))

    def to_datasette(self) -> bytes:
        """Without the texts themselves, which the site's list does not show either."""
        asked = dict(self.filters) | {"_nocol": "text"}
        if self.word:
            asked["_search"] = f'"{spaced(self.word)}"'
        return request("/flat/articles?" + urlencode(asked))


@dataclass(frozen=True, slots=True)
class Questions:
    """Every list of questions is answered by at least one article each."""

    corpus: Corpus
    # The folder of the flat table, which examples are taken from.
    flat: Path

    def lists(self) -> list[Question]:
        """Three of the four filters."""
        rng = Random(self.corpus.seed)
        return [
            Question(filters=tuple(sorted(rng.sample(list(row.items()), 3))))
            for row, _ in self._examples()
        ]

    def searches(self, how_common: tuple[float, float]) -> list[Question]:
        words = self._words(how_common)
        if how_common == RARE:
            words += [*self.corpus.names_in_ten, *self.corpus.names_in_one]
        Random(self.corpus.seed).shuffle(words)
        return [Question(word=word) for word in words[:MOST]]

    def mixed(self) -> list[Question]:
        """A third each of rare, medium and common words."""
        kinds = [self.searches(kind) for kind in (RARE, MEDIUM, COMMON)]
        turns = MOST // len(kinds)
        return [kind[turn % len(kind)] for turn in range(turns) for kind in kinds]

    def filtered_searches(self) -> list[Question]:
        """A word, and two filters."""
        rng = Random(self.corpus.seed)
        return [
            Question(
                filters=tuple(sorted(rng.sample(list(row.items()), 2))),
                word=rng.choice(words),
            )
            for row, text in self._examples()
            if (words := [word for word in vocabulary() if word in text])
        ]

    def articles(self) -> list[bytes]:
        ids = range(1, self.corpus.size + 1)
        drawn = Random(self.corpus.seed).sample(ids, min(MOST, len(ids)))
        return [request(f"/articles/{pk}/") for pk in drawn]

    def _words(self, how_common: tuple[float, float]) -> list[str]:
        """In a small corpus a rare word may be in no article at all."""
        least, most = how_common
        ranked = enumerate(vocabulary(), 1)
        words = [word for rank, word in ranked if least <= share(rank) <= most]
        return [word for word in words if frequency(self.flat, word)]

    def _examples(self) -> Iterator[tuple[dict[str, str], str]]:
        """Rows that there are, as filters, with their text."""
        ids = range(1, self.corpus.size + 1)
        drawn = Random(self.corpus.seed).sample(ids, min(MOST, len(ids)))
        statement = f"SELECT text, {', '.join(FILTERS)} FROM articles WHERE id = ?"
        with closing(sqlite3.connect(self.flat / "flat.db")) as database:
            for pk in drawn:
                text, *values = database.execute(statement, (pk,)).fetchone()
                yield dict(zip(FILTERS, map(str, values), strict=True)), text


def indicator_pages(keys: Iterable[str]) -> list[bytes]:
    return [request(f"/indicators/{key}/") for key in keys]


def agency_figures(slugs: Iterable[str]) -> list[bytes]:
    return [request(f"/agencies/{slug}/figures/") for slug in slugs]


def with_etag(asked: bytes, etag: str) -> bytes:
    """The same question from a browser that has the page."""
    return asked.replace(b"\r\n\r\n", f"\r\nIf-None-Match: {etag}\r\n\r\n".encode())
