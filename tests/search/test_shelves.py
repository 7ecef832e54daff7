"""Hits of many years, of huge texts, and of texts that hold the index's own signs."""

from datetime import date, timedelta
from random import Random

import pytest

from briefings.editing import record_edit
from briefings.models import Article
from briefings.search import parse_query, reindex
from briefings.search.entries import place_of
from briefings.search.finding import places

from ..factories import block, make_article, make_issue

pytestmark = pytest.mark.django_db


def test_hits_of_twenty_years_come_newest_first():
    first = date(2004, 3, 1)
    days = [first + timedelta(choice) for choice in Random(23).sample(range(7000), 90)]
    for n, day in enumerate(days):
        make_article(make_issue(issued_on=day, year=day.year), f"低保{n % 3}保障对象")
    make_article(make_issue(issued_on=None, year=2004), "低保2保障对象")
    reindex(Article.objects.all())
    for query in map(parse_query, ["低保", "低保2保障", "保障对象 -低保0"]):
        hits = places(query)
        assert len(hits) >= 30
        assert hits == sorted(hits, reverse=True)
        for most in (1, 2, 10, 29):
            assert places(query, most=most) == hits[:most]
        for few in (hits[:2], hits[5:9], hits[-3:], hits[::4]):
            assert set(places(query, within=few)) >= set(few)


def test_a_text_too_large_for_its_pairs_has_its_place_among_the_newest():
    signs = list(map(chr, range(0x4E00, 0x4E00 + 450)))
    huge = make_article(make_issue(issued_on=date(2022, 4, 1)), "巨幅")
    huge.blocks = [block("".join(a + b for a in signs for b in signs) + "低保")]
    huge.save()
    record_edit(huge.issue)
    for day in (date(2019, 1, 1), date(2022, 3, 1), date(2022, 5, 1)):
        make_article(make_issue(issued_on=day), "低保")
    reindex(Article.objects.all())
    at_huge = place_of(date(2022, 4, 1), huge.pk)
    everywhere = places(parse_query("低保"))
    assert [place == at_huge for place in everywhere] == [False, True, False, False]
    assert places(parse_query("低保"), most=2) == everywhere[:2]
    assert places(parse_query(signs[449] + signs[3]), most=1) == [at_huge]
    assert places(parse_query("巨幅"), in_title=True, most=1) == [at_huge]
    assert places(parse_query("低保"), in_title=True) == [
        place for place in everywhere if place != at_huge
    ]
    assert places(parse_query(signs[1] + "养"), most=5) == []


def test_signs_that_the_index_uses_itself_find_nothing_that_is_not_there():
    make_article(title="殡葬", text="␂低保␃养老␁孤儿␠资金␤")
    reindex(Article.objects.all())
    assert places(parse_query("低保"), most=1) == places(parse_query("殡葬")) != []
    assert places(parse_query("婚姻")) == []
    assert places(parse_query("低保"), in_title=True) == []
