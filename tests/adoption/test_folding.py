"""Lists fold texts of one event when asked to, and say how many they leave out."""

from datetime import date

import pytest
from django.urls import reverse

from briefings.models import Article
from briefings.search import reindex
from reuse.deciding import decide
from reuse.models import TextPair

from ..factories import announce
from .texts import CITY, ELSEWHERE, PROVINCE, printed

pytestmark = pytest.mark.django_db
LATER, LATEST = date(2022, 3, 20), date(2022, 3, 28)
LIST = reverse("articles")


@pytest.fixture
def texts():
    found = [
        printed(),
        printed(CITY, LATER),
        printed(PROVINCE, LATEST),
        printed(CITY, LATER, ELSEWHERE, "登记台搬进公园"),
    ]
    reindex(Article.objects.all())
    return found


def listed(client, **asked) -> tuple[set[str], str]:
    page = client.get(LIST, asked)
    return {row["url"] for row in page.context["rows"]}, page.text


def counted(client, **asked) -> dict[tuple[str, str], int]:
    """What the filters offer, and how many articles each is said to lead to."""
    facets = client.get(LIST, asked).context["filter"].facets
    values = [value for facet in facets for value in facet.all]
    return {(each.name, each.value): int(each.count) for each in values}


def test_a_list_offers_to_fold_and_lists_the_oldest(client, texts):
    county, _, _, other = texts
    every, shown = listed(client)
    assert len(every) == 4
    assert "其中 2 篇与另一篇说同一件事" in shown
    folded, shown = listed(client, fold="1")
    assert folded == {county.get_absolute_url(), other.get_absolute_url()}
    assert "另有 2 篇没有列出" in shown
    assert "共 2 篇" in shown


def test_what_is_chosen_is_folded_not_what_is_not(client, texts):
    _, city, province, _ = texts
    later = {"date_from": "2022-03-16", "fold": "1"}
    folded, shown = listed(client, **later)
    assert city.get_absolute_url() in folded
    assert province.get_absolute_url() not in folded
    assert "另有 1 篇没有列出" in shown
    assert "fold=1" in shown


def test_a_value_of_a_filter_counts_what_it_leads_to(client, texts):
    printed(PROVINCE, date(2023, 1, 9))
    reindex(Article.objects.all())
    every, folded = counted(client), counted(client, fold="1")
    assert every.keys() == folded.keys()
    assert len({name for name, _ in folded}) > 2
    for (name, value), count in folded.items():
        assert len(listed(client, fold="1", **{name: value})[0]) == count, (name, value)


def test_an_undated_text_of_the_year_is_listed_only_where_no_dated_one_is(client):
    bare = printed(PROVINCE, issued_on=None)
    dated = printed(CITY, LATER)
    printed(day=date(2023, 1, 9))
    reindex(Article.objects.all())
    assert listed(client, fold="1")[0] == {dated.get_absolute_url()}
    dated.issue.status = "withdrawn"
    dated.issue.save()
    announce(bare.issue)
    assert listed(client, fold="1")[0] == {bare.get_absolute_url()}


def test_of_two_texts_of_a_day_that_which_was_filed_first_is_listed(client):
    first = printed()
    printed(CITY)
    reindex(Article.objects.all())
    assert listed(client, fold="1")[0] == {first.get_absolute_url()}


def test_hits_of_a_search_are_folded(client, texts):
    county, *_ = texts
    folded, shown = listed(client, q="老年食堂", fold="1")
    assert folded == {county.get_absolute_url()}
    assert "另有 2 篇没有列出" in shown


def test_many_hits_are_all_looked_at(client, texts, monkeypatch):
    monkeypatch.setattr("briefings.lists.articles.GLANCE", 1)
    folded, _ = listed(client, q="老年食堂", fold="1")
    assert folded == {texts[0].get_absolute_url()}


def test_where_nothing_is_told_twice_nothing_is_offered(client, texts):
    decide(TextPair.objects.all(), None, "rejected")
    every, shown = listed(client)
    assert len(every) == 4
    assert "同一件事" not in shown


def test_when_the_oldest_is_withdrawn_the_next_is_listed(client, texts):
    county, city, *_ = texts
    listed(client, fold="1")
    county.issue.status = "withdrawn"
    county.issue.save()
    announce(city.issue)
    folded, _ = listed(client, fold="1")
    assert city.get_absolute_url() in folded
