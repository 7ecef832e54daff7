"""The places of hits, newest first: all of them, the newest, those in titles or among some."""

from random import Random

import pytest

from briefings.models import Article
from briefings.search import parse_query
from briefings.search.entries import place_of
from briefings.search.finding import count, places

from .scanning import raw_texts, scanned

pytestmark = pytest.mark.django_db

QUERIES = 150
WORDS = ["低保", "保", "3万", "养老服务", "农村低保对象", "民政局 -殡葬", "殡仪馆低保"]


@pytest.fixture(scope="module")
def at(archive, django_db_blocker) -> dict[int, int]:
    """The place of every public article."""
    with django_db_blocker.unblock():
        rows = Article.objects.published().values_list("pk", "issue__sorts_on")
        return {pk: place_of(day, pk) for pk, day in rows}


@pytest.fixture(scope="module")
def queries(archive, django_db_blocker):
    """Words, and pieces of texts of any length."""
    choice = Random(17)
    with django_db_blocker.unblock():
        texts = raw_texts()
    pieces = []
    while len(pieces) < QUERIES:
        text = choice.choice(texts)
        start = choice.randrange(len(text))
        piece = text[start : start + choice.randint(1, 6)].replace('"', "")
        if piece.strip(" \n\t\u3000-“”"):
            pieces.append(f'"{piece}"')
    return [parse_query(text) for text in [*WORDS, *pieces]]


def newest_first(articles, at) -> list[int]:
    return sorted((at[pk] for pk in articles), reverse=True)


def test_all_places_are_those_that_a_scan_finds(readable, at, queries):
    for query in queries:
        assert places(query) == newest_first(scanned(query, readable), at), query


@pytest.mark.parametrize("most", [1, 3, 40, 10_000])
def test_the_newest_are_the_first_of_all(archive, queries, most):
    for query in queries:
        assert places(query, most=most) == places(query)[:most], query
        assert count(query, most=most) == min(most, len(places(query))), query


def test_hits_in_titles_are_those_that_a_scan_of_titles_finds(readable, at, queries):
    titles = {pk: fields[:1] for pk, fields in readable.items()}
    for query in queries:
        expected = newest_first(scanned(query, titles), at)
        assert places(query, in_title=True) == expected, query
        assert places(query, in_title=True, most=5) == expected[:5], query


def test_among_some_places_none_of_interest_is_missing(at, queries):
    choice, everywhere = Random(19), newest_first(at, at)
    for query in queries:
        chosen = choice.sample(everywhere, choice.choice([1, 10, 100]))
        chosen = sorted(chosen, reverse=True)
        hits = places(query, within=chosen)
        assert hits == sorted(hits, reverse=True)
        assert set(hits) & set(chosen) == set(places(query)) & set(chosen), query
