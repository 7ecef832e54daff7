"""Indicators among what the search box offers while a reader types."""

from collections.abc import Iterator, Sequence
from itertools import islice

from briefings.lists import public_index
from briefings.search import Query, QueryProblem, parse_query
from briefings.search.highlights import lit
from briefings.search.suggesting import MOST, Suggestion

from ..addresses import indicator_url
from ..asking import indicator_names
from .indicator import places_offered

MOST_INDICATORS = 2
# So many are looked at for one of which anything is public.
MOST_ASKED = 8
KIND = "指标"
# They stand behind the topics, whatever comes first.
BEFORE = "主题"


def with_indicators(suggestions: Sequence[Suggestion], text: str) -> list[Suggestion]:
    """Eight at most: titles, which stand last, make room."""
    try:
        found = list(islice(_indicators(parse_query(text)), MOST_INDICATORS))
    except QueryProblem:
        found = []
    topics = [each for each in suggestions if each.kind == BEFORE]
    return [*topics, *found, *suggestions[len(topics) :]][:MOST]


def _indicators(query: Query) -> Iterator[Suggestion]:
    version = public_index().version
    wanted = [[way.replace(" ", "") for way in term.spellings] for term in query.wanted]
    if not any(sign.isalnum() for ways in wanted for sign in ways[0]):
        return
    named = indicator_names(version).holding(wanted)
    for each, name in islice(named.items(), MOST_ASKED):
        if places_offered(version, each):
            note = "" if all(w[0] in each.name for w in wanted) else name
            url = indicator_url(each.pk)
            name_lit, note_lit = lit(each.name, query), lit(note, query)
            yield Suggestion(KIND, each.name, url, note, name_lit, note_lit)
