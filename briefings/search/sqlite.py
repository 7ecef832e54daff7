"""The index on SQLite: FTS5 over pairs of characters, its rows in order of place.

The table of grams keeps no text (before 3.43 SQLite wants the old tokens to delete a
row of such a table); the table of entries has it, and both are always written together.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from django.db import connection

from .entries import LAST_ARTICLE, Entry, article_at
from .grams import grams, tokens_of
from .joining import Condition, all_of
from .query import Query, Term

# How FTS5 is told to do something to its table.
COMMAND = "INSERT INTO briefings_search_grams (briefings_search_grams) VALUES (%s)"
# FTS5 keeps the length of each of its rows in a table of its own.
OUT_OF_STEP = """
    SELECT place FROM briefings_search_entry
    WHERE place NOT IN (SELECT id FROM briefings_search_grams_docsize)
    UNION
    SELECT id FROM briefings_search_grams_docsize
    WHERE id NOT IN (SELECT place FROM briefings_search_entry)
"""

TABLE = "briefings_search_grams"
JOIN = f"{{article}}.id = {LAST_ARTICLE} - ({{index}}.rowid & {LAST_ARTICLE})"
PLACE = "{index}.rowid"


def condition(query: Query, *, in_title: bool = False) -> Condition:
    expression = match_expression(query)
    if in_title:
        expression = f"title : ({expression})"
    # A table of FTS5 has a hidden column of its own name, which is the whole row.
    return Condition(f"{{index}}.{TABLE} MATCH %s", (expression,))


def listing(
    query: Query,
    *,
    in_title: bool = False,
    within: Sequence[int] | None = None,
    most: int | None = None,
) -> Condition:
    """SELECT of all places, or only of the newest, newest first."""
    wanted = condition(query, in_title=in_title)
    if within is not None:
        wanted = all_of([wanted, _reach(within)])
    limit = "" if most is None else f" LIMIT {most:d}"
    return Condition(
        "SELECT {index}.rowid FROM {index}"  # noqa: S608
        f" WHERE {wanted.sql} ORDER BY 1 DESC{limit}",
        wanted.parameters,
    )


def _reach(places: Sequence[int]) -> Condition:
    """Between the last and the first: FTS5 looks at no row outside."""
    return Condition("{index}.rowid BETWEEN %s AND %s", (places[-1], places[0]))


def match_expression(query: Query) -> str:
    """("低保" AND "3万 万人") NOT "殡葬": every token quoted, nothing left to interpret."""
    titled = (f"(title : {_any_spelling(term)})" for term in query.titled)
    # A term that is in the title need not be looked for elsewhere.
    others = (term for term in query.wanted if term not in query.titled)
    wanted = " AND ".join([*titled, *map(_any_spelling, others)])
    excluded = " OR ".join(map(_any_spelling, query.excluded))
    return f"({wanted}) NOT ({excluded})" if excluded else wanted


def _any_spelling(term: Term) -> str:
    phrases = (" ".join(tokens_of(spelling)) for spelling in term.spellings)
    return "(" + " OR ".join(f'"{phrase}"' for phrase in phrases) + ")"


def write(entries: Iterable[Entry]) -> None:
    """Add the entries; none of these articles may have one already."""
    entries = _in_order(entries)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO briefings_search_entry"
            " (article_id, place, version, title, text) VALUES (%s, %s, %s, %s, %s)",
            [(e.article_id, e.place, e.version, e.title, e.text) for e in entries],
        )
        cursor.executemany(
            "INSERT INTO briefings_search_grams (rowid, title, below)"
            " VALUES (%s, %s, %s)",
            [_grams_of(entry) for entry in entries],
        )


def erase(entries: Iterable[Entry]) -> None:
    entries = _in_order(entries)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO briefings_search_grams"
            " (briefings_search_grams, rowid, title, below)"
            " VALUES ('delete', %s, %s, %s)",
            [_grams_of(entry) for entry in entries],
        )
        cursor.executemany(
            "DELETE FROM briefings_search_entry WHERE article_id = %s",
            [(entry.article_id,) for entry in entries],
        )


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(COMMAND, ["delete-all"])
        cursor.execute("DELETE FROM briefings_search_entry")


def settle() -> None:
    """Merge what many writes have left in pieces."""
    with connection.cursor() as cursor:
        cursor.execute(COMMAND, ["optimize"])


def articles_out_of_step() -> list[int]:
    """Articles whose grams have no entry, or whose entry has no grams."""
    with connection.cursor() as cursor:
        cursor.execute(OUT_OF_STEP)
        return sorted(article_at(place) for (place,) in cursor)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By place: at each step back FTS5 would write out all that it has gathered."""
    return sorted(entries, key=attrgetter("place"))


def _grams_of(entry: Entry) -> tuple[int, str, str]:
    return entry.place, " ".join(grams(entry.title)), " ".join(grams(entry.below_title))
