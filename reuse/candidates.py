"""The index of keys: what texts share, found in one query whose cost does not grow."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import islice
from math import log
from typing import NamedTuple

from django.db import connections, router

from briefings.filing.inserting import insert_values
from reading.reuse import TextKeys
from reading.reuse.keys import MOST_HOLDERS

from .models import FiledKey

# A text is looked up by so many of its keys. Of so many others is asked whose they are, so
# many are held against it; but after so many in a row that had nothing to do with it, no
# less alike one will.
MOST_ASKED, MOST_FOUND, MOST_COMPARED, MOST_IN_VAIN = 1280, 24, 12, 2
# How much it tells that a text has a key that so many have, as chance goes: several that
# some have tell more than one that nobody else has. Five texts that have one key, or fifty
# that have two of them: less in common is common wording.
WEIGHTS = [0.0, *(log(10 * MOST_HOLDERS / held) for held in range(1, MOST_HOLDERS + 1))]
LEAST_SHARED = WEIGHTS[MOST_HOLDERS // 10] - 1e-9
# Of 64 bits the upper ones are kept, and the table is smaller by a fifth. Among 100,000
# texts a new one that asks for 500 keys meets 0.14 strangers for it, among a million 1.4.
SHIFT = 32
# Filed of a text of which no other is: it was looked at, and nothing is found by it.
NO_KEY = 0


def as_filed(keys: TextKeys, most: int | None = None) -> list[int]:
    """What the table holds of them, each once."""
    found = dict.fromkeys(key >> SHIFT for key in (*keys.event, *keys.passages))
    found.pop(NO_KEY, None)
    return list(found)[:most]


class KeyHolders(NamedTuple):
    """The articles that have each of some keys, and the keys that too many have.

    As the database writes them: of hundreds some twenty are looked at.
    """

    articles: dict[int, list[str]]
    common: frozenset[int]


def sharing(keys: Sequence[int]) -> KeyHolders:
    """Who has these keys."""
    if not keys:
        return KeyHolders({}, frozenset())
    connection = connections[router.db_for_read(FiledKey)]
    asked = sorted(keys)
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        # All in one value: to read hundreds of marks took a tenth of it. A list of
        # numbers as Python writes it is JSON.
        cursor.execute(
            TOGETHER[connection.vendor], [repr(asked) if is_sqlite else asked]
        )
        found = cursor.fetchall()
    # To have the database count as well took a tenth of the query.
    common = {key for key, articles in found if articles.count(",") >= MOST_HOLDERS}
    telling = {key: articles.split(",") for key, articles in found if key not in common}
    return KeyHolders(telling, frozenset(common))


# All articles of a key in one row: of some thousand rows most of the time went to make
# Python objects of them.
TOGETHER = {
    "sqlite": (
        "SELECT key, group_concat(article_id) FROM reuse_filedkey"
        " WHERE key IN (SELECT value FROM json_each(%s)) GROUP BY key"
    ),
    "postgresql": (
        "SELECT key, string_agg(article_id::text, ',') FROM reuse_filedkey"
        " WHERE key = ANY(%s) GROUP BY key"
    ),
}


class Candidate(NamedTuple):
    """An article that shares keys with a text, so many of them of passages."""

    article: int
    passages: int


def most_alike(
    holders: KeyHolders, of_passages: Collection[int], but: Collection[int]
) -> list[Candidate]:
    """Those that share most, but for these; the fewer have a key, the more it weighs."""
    shared: defaultdict[str, float] = defaultdict(float)
    for articles in holders.articles.values():
        weight = WEIGHTS[len(articles)]
        for article in articles:
            shared[article] += weight
    # Of a thousand that share a key only those need be put in order that may be asked for.
    weights = sorted(shared.values())[-MOST_FOUND - len(but) :]
    least = max([LEAST_SHARED, *weights[:1]])
    enough = [(weight, int(pk)) for pk, weight in shared.items() if weight >= least]
    likest = (pk for _, pk in sorted(enough, reverse=True) if pk not in but)
    chosen = list(islice(likest, MOST_FOUND))
    passages = _keys_of_passages(holders, of_passages, chosen)
    return [Candidate(pk, passages[str(pk)]) for pk in chosen]


def _keys_of_passages(
    holders: KeyHolders, of_passages: Collection[int], chosen: Collection[int]
) -> Counter[str]:
    """How many keys of passages each of these has."""
    among, counted = set(map(str, chosen)), Counter[str]()
    for key in holders.articles.keys() & of_passages:
        counted.update(among.intersection(holders.articles[key]))
    return counted


def file_keys(article: int, kept: Sequence[int], common: Collection[int]) -> None:
    """One more row of each key, unless so many have it that it tells nothing.

    Of every text at least one, or it would be looked at for ever as one that never was.
    """
    telling = [key for key in kept if key not in common]
    rows = [(key, article) for key in telling or [NO_KEY]]
    insert_values(FiledKey, ("key", "article_id"), rows)
