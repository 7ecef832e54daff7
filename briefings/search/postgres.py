"""The index on PostgreSQL: pairs of characters as a tsvector under GIN, and the text.

The pairs find the candidates. Two characters are proved by their pair; more are looked
up in the text as well, since their pairs might stand apart. Nothing leans on a locale.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.db import connection
from django.db.models import (
    BooleanField,
    Expression,
    Func,
    IntegerField,
    Q,
    TextField,
    Value,
)
from django.db.models.lookups import GreaterThan, IsNull

from .entries import TABLE, Entry
from .grams import pairs, singles, tokens_of
from .joining import place_column, text_column
from .query import Query, Term

# A tsvector beyond a megabyte loses words silently; such a text goes without one
# and is read from end to end.
MOST_GRAM_BYTES = 1_000_000

JOINED = TABLE
CONDITION = "{article}.id = {index}.article_id"


def place(alias: str) -> Expression:
    return place_column(alias, "place")


def matches(alias: str, query: Query) -> Q:
    grams, text = text_column(alias, "grams"), text_column(alias, "text")
    by_grams = Q(_in_grams(grams, query)) & _in_text(text, query, shortest=3)
    by_text = Q(IsNull(grams, rhs=True)) & _in_text(text, query, shortest=1)
    return by_grams | by_text


def _in_grams(grams: Expression, query: Query) -> Expression:
    return Func(
        grams,
        Value(tsquery(query), TextField()),
        template="%(expressions)s::tsquery",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def tsquery(query: Query) -> str:
    """'低保' & ('3万' & '万人') & !'殡葬'; a longer excluded term is left to the text."""
    wanted = map(_any_spelling, query.wanted)
    excluded = (
        "!" + _any_spelling(term) for term in query.excluded if _longest(term) <= 2
    )
    return " & ".join([*wanted, *excluded])


def _any_spelling(term: Term) -> str:
    tokens = (" & ".join(map(_quoted, tokens_of(s))) for s in term.spellings)
    return "(" + " | ".join(f"({each})" for each in tokens) + ")"


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _longest(term: Term) -> int:
    return max(map(len, term.spellings))


def _in_text(text: Expression, query: Query, *, shortest: int) -> Q:
    """Each term of so many characters stands in the text, or does not, as it should."""
    conditions = [_stands_in(text, t) for t in query.wanted if _longest(t) >= shortest]
    conditions += [
        ~_stands_in(text, t) for t in query.excluded if _longest(t) >= shortest
    ]
    return reduce(and_, conditions, Q())


def _stands_in(text: Expression, term: Term) -> Q:
    return reduce(or_, (Q(_position(text, each)) for each in term.spellings))


def _position(text: Expression, spelling: str) -> Expression:
    found = Func(
        text,
        Value(spelling, TextField()),
        function="strpos",
        output_field=IntegerField(),
    )
    return GreaterThan(found, 0)


def write(entries: Iterable[Entry]) -> None:
    """Add the entries; none of these articles may have one already."""
    rows = [
        (e.article_id, e.place, e.version, e.text, _tokens(e.text)) for e in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO briefings_search_entry (article_id, place, version, text, grams)"
            " VALUES (%s, %s, %s, %s, array_to_tsvector(string_to_array(%s, chr(10))))",
            rows,
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


def _tokens(text: str) -> str | None:
    """A token a line: no token holds a line end, and an array is slower to send."""
    tokens = "\n".join({*pairs(text), *singles(text)})
    return tokens if len(tokens.encode()) < MOST_GRAM_BYTES else None
