"""The index of keys: what texts share, found in one query whose cost does not grow."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from django.db import connections, router

from briefings.filing.inserting import insert_values
from reading.reuse import TextKeys
from reading.reuse.keys import MOST_HOLDERS

from .models import FiledKey

# A text is looked up by so many of its keys, and held against so many others; but after
# so many in a row that had nothing to do with it, no less alike one will.
MOST_ASKED, MOST_COMPARED, MOST_IN_VAIN = 1280, 12, 3
# A key that five texts have, or two that ten have: less in common is common wording.
LEAST_SHARED = 0.2
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


def sharing(keys: Sequence[int]) -> dict[int, list[int]]:
    """The articles that have each of these keys; of a key that many have no more come."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    if not keys:
        return holders
    room = max(8, 1 << (len(keys) - 1).bit_length())
    asked = [*keys, *[keys[0]] * (room - len(keys))]
    connection = connections[router.db_for_read(FiledKey)]
    with connection.cursor() as cursor:
        cursor.execute(_asking(room), asked)
        for key, article in cursor.fetchall():
            holders[key].append(article)
    return holders


@cache
def _asking(room: int) -> str:
    marks = ", ".join(["%s"] * room)
    table = FiledKey._meta.db_table
    return f"SELECT key, article_id FROM {table} WHERE key IN ({marks})"  # noqa: S608


def most_alike(holders: dict[int, list[int]], but: Collection[int]) -> list[int]:
    """Those that share most, but for these; the fewer have a key, the more it weighs."""
    shared: defaultdict[int, float] = defaultdict(float)
    for articles in holders.values():
        if len(articles) <= MOST_HOLDERS:
            for article in articles:
                shared[article] += 1 / len(articles)
    for article in but:
        shared.pop(article, None)
    enough = (pk for pk, weight in shared.items() if weight >= LEAST_SHARED)
    in_order = sorted(enough, key=lambda pk: (-shared[pk], -pk))
    return in_order[:MOST_COMPARED]


def file_keys(article: int, kept: Sequence[int], holders: dict[int, list[int]]) -> None:
    """One more row of each key, unless so many have it that it tells nothing.

    Of every text at least one, or it would be looked at for ever as one that never was.
    """
    telling = [key for key in kept if len(holders.get(key, ())) <= MOST_HOLDERS]
    rows = [(key, article) for key in telling or [NO_KEY]]
    insert_values(FiledKey, ("key", "article_id"), rows)
