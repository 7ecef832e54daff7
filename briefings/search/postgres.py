"""The index on PostgreSQL: pairs of characters as a tsvector under GIN, and the text.

The pairs find the candidates. Two characters are proved by their pair; more are looked
up in the text as well, since their pairs might stand apart. Nothing leans on a locale.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from .entries import Entry
from .folding import HUGE_SIGN, TITLE_SIGN
from .grams import grams, number_triples, tokens_of
from .joining import Condition, all_of, any_of
from .query import Query, Term

# A tsvector beyond a megabyte loses words silently; such a text has one token alone,
# which every query asks for, and is read from end to end.
MOST_GRAM_BYTES = 1_000_000

# As many places can be named in a query one by one.
FEW_PLACES = 10_000

TABLE = "briefings_search_entry"
JOIN = "{article}.id = {index}.article_id"
PLACE = "{index}.place"
# To go through the table, in whatever order, is to unpack the grams of every text, which
# the planner takes for cheap.
PREPARATION = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off"


def condition(query: Query, *, in_title: bool = False) -> Condition:
    return all_of([_in_grams(query, in_title), *_in_text(query, in_title)])


def listing(query: Query, *, in_title: bool = False, within: Condition) -> Condition:
    """SELECT of all places, newest first.

    OFFSET 0 keeps the two steps apart: the places are sorted before any text is read,
    and texts only as far as the list is.
    """
    by_grams = all_of([_in_grams(query, in_title), within])
    proved = all_of(_in_text(query, in_title) or [Condition("TRUE")])
    return Condition(
        "SELECT {index}.place FROM ("  # noqa: S608
        f"SELECT {{index}}.* FROM {{index}} WHERE {by_grams.sql}"
        " ORDER BY {index}.place DESC OFFSET 0"
        f") AS {{index}} WHERE {proved.sql}",
        by_grams.parameters + proved.parameters,
    )


def reach(places: Sequence[int]) -> Condition:
    """These very places if they are few, so that few texts are read; else the days."""
    if len(places) <= FEW_PLACES:
        return Condition("{index}.place = ANY(%s::bigint[])", (list(places),))
    return Condition("{index}.place BETWEEN %s AND %s", (places[-1], places[0]))


def _in_grams(query: Query, in_title: bool) -> Condition:  # noqa: FBT001
    return Condition(
        "{index}.grams @@ %s::tsquery", (tsquery(query, in_title=in_title),)
    )


def tsquery(query: Query, *, in_title: bool = False) -> str:
    """'低保' & ('3万' & '万人') & !'殡葬'; a longer excluded term is left to the text."""
    sign = TITLE_SIGN if in_title else ""
    wanted = [_any_spelling(term, sign) for term in query.wanted]
    excluded = (
        "!" + _any_spelling(term, sign)
        for term in query.excluded
        if _longest(term) <= 2
    )
    return f"({' & '.join([*wanted, *excluded])}) | '{HUGE_SIGN}'"


def _any_spelling(term: Term, sign: str) -> str:
    tokens = (
        " & ".join(
            _quoted(sign + token)
            for token in [*tokens_of(spelling), *number_triples(spelling)]
        )
        for spelling in term.spellings
    )
    return "(" + " | ".join(f"({each})" for each in tokens) + ")"


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _longest(term: Term) -> int:
    return max(map(len, term.spellings))


def _in_text(query: Query, in_title: bool) -> list[Condition]:  # noqa: FBT001
    """Each term stands in the text, or does not, as it should.

    Up to two characters the grams have proved it, unless they are not all there.
    """
    column = "title" if in_title else "text"
    wanted = [(term, _stands_in(column, term)) for term in query.wanted]
    unwanted = [(term, _stands_in(column, term)) for term in query.excluded]
    unwanted = [
        (t, Condition(f"NOT {held.sql}", held.parameters)) for t, held in unwanted
    ]
    every = all_of([held for _, held in wanted + unwanted])
    return [
        any_of([Condition("{index}.has_all_grams"), every]),
        *(held for term, held in wanted + unwanted if _longest(term) > 2),
    ]


def _stands_in(column: str, term: Term) -> Condition:
    position = f"strpos({{index}}.{column}, %s) > 0"
    return any_of([Condition(position, (spelling,)) for spelling in term.spellings])


def write(entries: Iterable[Entry]) -> None:
    """Add the entries; none of these articles may have one already."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO briefings_search_entry"
            " (article_id, place, version, title, text, has_all_grams, grams) VALUES"
            " (%s, %s, %s, %s, %s, %s,"
            " array_to_tsvector(string_to_array(%s, chr(10))))",
            [
                (e.article_id, e.place, e.version, e.title, e.text, *_tokens(e))
                for e in entries
            ],
        )


def erase(entries: Iterable[Entry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM briefings_search_entry WHERE article_id = ANY(%s)",
            [[entry.article_id for entry in entries]],
        )


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE briefings_search_entry")


def settle() -> None:
    """Merge what many writes have left waiting; tell the planner which pairs are common."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('briefings_search_grams')")
        cursor.execute("ANALYZE briefings_search_entry")


def articles_out_of_step() -> list[int]:
    """None: text and grams are one row."""
    return []


def _grams(text: str) -> list[str]:
    return [*grams(text), *number_triples(text)]


def _tokens(entry: Entry) -> tuple[bool, str]:
    """Whether these are all, and a token a line: an array would be slower to send."""
    in_title = (TITLE_SIGN + token for token in _grams(entry.title))
    tokens = "\n".join({*_grams(entry.text), *in_title})
    return (
        (True, tokens) if len(tokens.encode()) < MOST_GRAM_BYTES else (False, HUGE_SIGN)
    )
