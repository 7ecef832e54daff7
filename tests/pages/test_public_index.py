"""What lists hold in memory follows every public change."""

from datetime import date

import pytest
from django.urls import reverse

from briefings.editing import record_edit
from briefings.lists import index, public_index
from briefings.lists.index import PublicIndex
from briefings.lists.reading import read_year
from briefings.models import ArticleTopic
from briefings.publishing import publish_all, withdraw

from ..factories import filed, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db


def test_what_is_published_edited_and_withdrawn_is_held_so_at_once(client, admin_user):
    def titles():
        return [row["title"] for row in client.get(reverse("articles")).context["rows"]]

    issue = make_issue(status="draft")
    article = make_article(issue, "新发布的")
    assert titles() == []
    publish_all([filed(issue)])
    assert titles() == ["新发布的"]
    ArticleTopic.objects.create(article=article, topic=make_topic())
    record_edit(issue)
    assert public_index().counted("topic") == [("epidemic", "疫情防控", 1)]
    withdraw(issue, admin_user, "有误")
    assert titles() == []


def test_only_the_year_that_changed_is_read_again(
    django_assert_max_num_queries, monkeypatch
):
    for year in range(2000, 2020):
        make_article(make_issue(year=year, issued_on=date(year, 5, 1)))
    public_index()
    read = []
    monkeypatch.setattr(
        index, "read_year", lambda year: read.append(year) or read_year(year)
    )
    make_article(make_issue(year=2010, issued_on=date(2010, 6, 1)))
    with django_assert_max_num_queries(8):
        held = public_index()
    assert read == [2010]
    assert len(held.articles.places) == 21
    with django_assert_max_num_queries(1):
        public_index()


def test_an_issue_that_moves_to_another_year_leaves_the_one_it_was_in():
    issue = make_issue(status="draft")
    make_article(issue)
    publish_all([filed(issue)])
    assert public_index().years == [2022]
    issue.issued_on = date(2023, 1, 5)
    issue.save()
    record_edit(issue)
    assert public_index().years == [2023]


def test_no_thread_is_given_what_another_one_puts_there_meanwhile(monkeypatch):
    """As where the other reads from a copy of the database that lags behind."""
    make_article()
    now, old = public_index(), PublicIndex(version=1)

    class Overtaken:
        @property
        def version(self):
            monkeypatch.setattr(index, "_held", old)
            return now.version

    ours = Overtaken()
    monkeypatch.setattr(index, "_held", ours)
    assert public_index() is ours
