"""Hits are counted as far as anyone would count, and said so beyond."""

import pytest

from briefings.models import Article
from briefings.search import finding, parse_query, reindex
from briefings.search.finding import capped, count_of

from ..factories import make_article


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0"), (9_999, "9,999"), (10_000, "10,000"), (10_001, "1万+")],
)
def test_a_count_is_said_up_to_ten_thousand(count, said):
    assert capped(count) == said


@pytest.mark.django_db
def test_counting_stops_where_the_count_is_no_longer_said(monkeypatch):
    for n in range(4):
        make_article(title=f"低保核查{n}")
    reindex(Article.objects.all())
    assert count_of(parse_query("低保")) == 4
    monkeypatch.setattr(finding, "MUCH", 2)
    assert count_of(parse_query("低保")) == 3
    assert capped(count_of(parse_query("低保"))) == "1万+"
