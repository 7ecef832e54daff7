"""What is held in memory narrows, counts and orders as the database would."""

from datetime import date, timedelta
from random import Random

import pytest
from django.http import QueryDict

from briefings.lists import ArticleFilter, public_index
from briefings.lists import articles as articles_module
from briefings.models import Article, Issue
from briefings.search.entries import article_at

from ..factories import announce, make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db

CHOICES = 150
WORDS = ["低保", "养老", "民政 -殡葬", "资金", "万元", "孤儿"]


@pytest.fixture(scope="module")
def mixed(archive, django_db_blocker):
    """The searched archive with topics, other years, and years without a day."""
    choice = Random(3)
    with django_db_blocker.unblock():
        topics = [make_topic(f"主题{n}", f"topic-{n}") for n in range(5)]
        make_agency("滨海县民政局", "320922")
        for n in range(40):
            bare = n % 8 == 0
            year = choice.choice([2019, 2020, 2021])
            issue = make_issue(
                make_agency(choice.choice(["滨海县民政局", "云浮市民政局"])),
                year=year,
                issued_on=None if bare else date(year, n % 12 + 1, n % 28 + 1),
                kind=choice.choice(Issue.Kind.values),
                series="另刊",
            )
            make_article(issue, "养老低保", text="资金3万元。")
        for article in Article.objects.all():
            article.topics.set(choice.sample(topics, choice.randint(0, 3)))
        for issue in Issue.objects.published():
            announce(issue)


def random_choice(choice: Random) -> QueryDict:
    chosen = QueryDict(mutable=True)
    labels = public_index().labels
    for name, values in labels.items():
        if choice.random() < 0.35:
            some = choice.sample(sorted(values), min(len(values), choice.randint(1, 2)))
            chosen.setlist(name, some)
    day = date(2018, 12, 25) + timedelta(choice.randint(0, 1500))
    if choice.random() < 0.3:
        chosen["date_from"] = str(day)
    if choice.random() < 0.3:
        chosen["date_to"] = str(choice.choice([day, date(day.year + 1, 12, 31)]))
    if choice.random() < 0.4:
        chosen["q"] = choice.choice(WORDS)
        chosen["sort"] = "newest"
    return chosen


def listed(chosen: QueryDict) -> list[int]:
    articles = ArticleFilter(chosen, Article.objects.published())
    if not articles.has_all:
        articles.gather()
    return [article_at(place) for place in articles.order]


def in_database(chosen: QueryDict) -> list[int]:
    """The same list by the QuerySet, days descending and ids ascending."""
    articles = ArticleFilter(chosen, Article.objects.published())
    rows = articles.qs.values_list("issue__sorts_on", "pk")
    return [
        pk for day, pk in sorted(rows, key=lambda row: (-row[0].toordinal(), row[1]))
    ]


@pytest.mark.parametrize("glance", [3, 200])
def test_any_choice_lists_what_the_database_finds(mixed, monkeypatch, glance):
    monkeypatch.setattr(articles_module, "GLANCE", glance)
    choice, some = Random(5), 0
    for _ in range(CHOICES):
        chosen = random_choice(choice)
        expected = in_database(chosen)
        assert listed(chosen) == expected, chosen.urlencode()
        some += bool(expected)
    assert some > CHOICES / 3


def test_every_count_of_a_facet_is_what_choosing_that_value_alone_would_leave(mixed):
    choice = Random(6)
    for _ in range(12):
        chosen = random_choice(choice)
        articles = ArticleFilter(chosen, Article.objects.published())
        articles.gather()
        for name in ("city", "topic", "kind", "year"):
            for value, count in articles.counts_of(name).items():
                alone = chosen.copy()
                alone.setlist(name, [value])
                if value in articles.labels_of(name):
                    assert len(in_database(alone)) == count, (name, value)


def test_the_oldest_first_is_the_newest_first_backwards(mixed):
    newest = listed(QueryDict("q=低保&sort=newest"))
    assert listed(QueryDict("q=低保&sort=oldest")) == newest[::-1]


def test_by_relevance_titles_with_every_word_come_first_then_those_with_any(mixed):
    order = listed(QueryDict("q=低保 资金&sort=relevance"))
    titles = dict(Article.objects.values_list("pk", "title"))
    held = [sum(w in titles[pk] for w in ("低保", "资金")) for pk in order]
    assert held == sorted(held, reverse=True)
    assert set(held) == {0, 1, 2} or set(held) == {0, 1}
    assert sorted(order) == sorted(listed(QueryDict("q=低保 资金&sort=newest")))
    assert listed(QueryDict("q=低保 资金")) == order


@pytest.mark.parametrize("glance", [1, 3, 8, 200])
def test_the_first_pages_by_relevance_are_those_of_the_whole_order(
    mixed, monkeypatch, glance
):
    """Made of the newest of each run, they are what looking at all hits would make."""
    monkeypatch.setattr(articles_module, "GLANCE", glance)
    for q in (
        "低保",
        "低保 资金",
        "低保 资金 民政",
        "民政 -殡葬",
        "低保 -资金",
        "万元",
    ):
        given = QueryDict(mutable=True)
        given["q"] = q
        first = ArticleFilter(given, Article.objects.published())
        known = [article_at(place) for place in first.order]
        assert known == listed(given)[: len(known)], q
        assert len(known) > glance or first.has_all, q
