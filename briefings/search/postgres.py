"""The index on PostgreSQL: pairs of characters as a tsvector under GIN, and the text.

The pairs find the candidates. Two characters are proved by their pair; more are looked
up in the text as well, since their pairs might stand apart. Nothing leans on a locale.

The planner knows nothing of how common pairs are, and takes it for cheap to unpack the
grams of a row. So it is left no choice but the index: what is looked for is handed to
it as a subquery, and no place is asked for as such.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from reading.language.folding import HUGE_SIGN, SHELF_SIGN, TITLE_SIGN

from .entries import Entry
from .grams import grams, number_triples
from .joining import Condition, all_of, any_of
from .query import Query, Term
from .tsquery import longest, tsquery

# A tsvector beyond a megabyte loses words silently; such a text has one token in place
# of its grams, which every query asks for, and is read from end to end.
MOST_GRAM_BYTES = 1_000_000

# Texts of 128 days share a shelf. Each has a token for its shelf and one for the next,
# so that one token finds any two neighbours; the newest two are looked through first.
SHELF_SHIFT = 39
# More shelves than these are not asked for one by one.
MOST_SHELVES = 8

TABLE = "briefings_search_grams"
JOIN = "{article}.id = {index}.article_id"
PLACE = "{index}.place"
OUT_OF_STEP = """
    SELECT article_id FROM briefings_search_entry
    FULL JOIN briefings_search_grams USING (article_id, place)
    WHERE version IS NULL OR has_all_grams IS NULL
"""


def condition(query: Query, *, in_title: bool = False) -> Condition:
    grams = _with_tokens(tsquery(query, in_title=in_title))
    return all_of([grams, _in_text(query, in_title)])


def listing(
    query: Query,
    *,
    in_title: bool = False,
    within: Sequence[int] | None = None,
    most: int | None = None,
) -> Condition:
    """SELECT of all places, or only of the newest, newest first."""
    tokens, text = tsquery(query, in_title=in_title), _in_text(query, in_title)
    chosen = [] if within is None else [_among(within)]
    if within:
        tokens = f"{_shelves_of(within)}({tokens})"
    everywhere = [_with_tokens(tokens), *chosen]
    if most is None:
        return _candidates(everywhere, text)
    return _near_first(
        near=_candidates([_on_newest_shelves(tokens), *chosen], text),
        far=_candidates([*everywhere, _on_older_shelves()], text),
        most=most,
    )


def _candidates(conditions: Sequence[Condition], text: Condition) -> Condition:
    """Those that meet the conditions, newest first, if the text proves them.

    OFFSET 0 keeps the two steps apart: the places are sorted before any text is read,
    and texts only as far as the list is.
    """
    found = all_of(conditions)
    return Condition(
        "SELECT {index}.place FROM (SELECT {index}.article_id, {index}.place,"  # noqa: S608
        f" {{index}}.has_all_grams, -{{index}}.place AS age FROM {{index}}"
        f" WHERE {found.sql} ORDER BY age OFFSET 0"
        f") AS {{index}} WHERE {text.sql} ORDER BY {{index}}.age",
        found.parameters + text.parameters,
    )


def _near_first(*, near: Condition, far: Condition, most: int) -> Condition:
    """So many places; of those afar only as many as the near ones leave room for."""
    return Condition(
        f"WITH newest AS (SELECT max(place) >> {SHELF_SHIFT} AS shelf FROM {{index}}),"  # noqa: S608
        f" near AS ({near.sql} LIMIT {most:d}),"
        f" far AS ({far.sql} LIMIT {most:d} - (SELECT count(*) FROM near))"
        " SELECT place FROM near UNION ALL SELECT place FROM far ORDER BY place DESC",
        near.parameters + far.parameters,
    )


def _with_tokens(tokens: str) -> Condition:
    return Condition("{index}.grams @@ (SELECT %s::tsquery)", (tokens,))


def _on_newest_shelves(tokens: str) -> Condition:
    shelf = f"quote_literal('{SHELF_SIGN}' || shelf)::tsquery"
    return Condition(
        f"{{index}}.grams @@ (SELECT {shelf} && %s::tsquery FROM newest)",  # noqa: S608
        (tokens,),
    )


def _on_older_shelves() -> Condition:
    shelf = f"({{index}}.place >> {SHELF_SHIFT})"
    return Condition(f"{shelf} < (SELECT shelf - 1 FROM newest)")  # noqa: S608


def _among(places: Iterable[int]) -> Condition:
    """These very places, so that few texts are read; as a set to look each one up in."""
    listed = "{" + ",".join(map(str, places)) + "}"
    chosen = "SELECT unnest((SELECT %s::bigint[]))"
    return Condition(f"({{index}}.place IN ({chosen})) IS TRUE", (listed,))


def _shelves_of(places: Sequence[int]) -> str:
    """('␃5770' | '␃5772') & , if the places, newest first, lie on few shelves."""
    first, last = places[-1] >> SHELF_SHIFT, places[0] >> SHELF_SHIFT
    if last - first >= MOST_SHELVES:
        return ""
    # Each token finds a shelf and the one before.
    tokens = (f"'{SHELF_SIGN}{shelf}'" for shelf in range(first + 1, last + 2, 2))
    return f"({' | '.join(tokens)}) & "


def _in_text(query: Query, in_title: bool) -> Condition:  # noqa: FBT001
    """Each term stands in the text, or does not, as it should.

    Up to two characters the grams have proved it, unless they are not all there.
    """
    column = "title" if in_title else "text"
    terms = [(term, _stands_in(column, term)) for term in query.wanted]
    terms += [(term, _stands_in("title", term)) for term in query.titled]
    terms += [(term, _is_not_in(column, term)) for term in query.excluded]
    every = all_of([held for _, held in terms])
    long = [held for term, held in terms if longest(term) > 2]
    whole = Condition("{index}.has_all_grams")
    if not long:
        return any_of([whole, _looked_up(every)])
    return _looked_up(all_of([*long, any_of([whole, every])]))


def _looked_up(condition: Condition) -> Condition:
    """What is said of an entry, asked of each candidate in its turn."""
    return Condition(
        f"(SELECT {condition.sql} FROM briefings_search_entry AS entry"  # noqa: S608
        " WHERE entry.article_id = {index}.article_id)",
        condition.parameters,
    )


def _stands_in(column: str, term: Term) -> Condition:
    position = f"strpos(entry.{column}, %s) > 0"
    return any_of([Condition(position, (spelling,)) for spelling in term.spellings])


def _is_not_in(column: str, term: Term) -> Condition:
    held = _stands_in(column, term)
    return Condition(f"NOT {held.sql}", held.parameters)


def write(entries: Iterable[Entry]) -> None:
    """Add the entries; none of these articles may have one already."""
    entries = list(entries)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO briefings_search_entry"
            " (article_id, place, version, title, text) VALUES (%s, %s, %s, %s, %s)",
            [(e.article_id, e.place, e.version, e.title, e.text) for e in entries],
        )
        cursor.executemany(
            "INSERT INTO briefings_search_grams (article_id, place, has_all_grams, grams)"
            " VALUES (%s, %s, %s, array_to_tsvector(string_to_array(%s, chr(10))))",
            [(e.article_id, e.place, *_tokens(e)) for e in entries],
        )


def erase(entries: Iterable[Entry]) -> None:
    articles = [entry.article_id for entry in entries]
    with connection.cursor() as cursor:
        for table in ("briefings_search_entry", "briefings_search_grams"):
            cursor.execute(
                f"DELETE FROM {table} WHERE article_id = ANY(%s)",  # noqa: S608
                [articles],
            )


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE briefings_search_entry, briefings_search_grams")


def settle() -> None:
    """Merge what many writes have left waiting; tell the planner how much there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('briefings_search_tokens')")
        cursor.execute("ANALYZE briefings_search_entry, briefings_search_grams")


def articles_out_of_step() -> list[int]:
    """Articles whose grams have no entry, or whose entry has no grams."""
    with connection.cursor() as cursor:
        cursor.execute(OUT_OF_STEP)
        return sorted({article_id for (article_id,) in cursor})


def _grams(text: str) -> list[str]:
    return [*grams(text), *number_triples(text)]


def _tokens(entry: Entry) -> tuple[bool, str]:
    """Whether these are all, and a token a line: an array would be slower to send."""
    shelf = entry.place >> SHELF_SHIFT
    shelves = {f"{SHELF_SIGN}{shelf}", f"{SHELF_SIGN}{shelf + 1}"}
    in_title = (TITLE_SIGN + token for token in _grams(entry.title))
    tokens = "\n".join({*_grams(entry.text), *in_title, *shelves})
    if len(tokens.encode()) < MOST_GRAM_BYTES:
        return True, tokens
    return False, "\n".join({HUGE_SIGN, *shelves})
