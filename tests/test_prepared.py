"""Queries made once answer as the QuerySets they were made of, whatever they are asked with."""

from datetime import date

import pytest
from django.db.models import Value

from briefings.models import Article, Issue
from briefings.prepared import Blank, Prepared, blanks, filled, given, room_for

from .factories import make_article, make_issue

pytestmark = pytest.mark.django_db


def test_it_is_asked_again_with_other_values():
    first, second = make_article(title="甲"), make_article(title="乙")
    titles = Article.objects.filter(pk=Value(Blank("article"))).values_list("title")
    prepared = Prepared(titles)
    assert list(prepared.ask(article=first.pk)) == [("甲",)]
    assert list(prepared.ask(article=second.pk)) == [("乙",)]
    assert list(prepared.ask(article=0)) == []


def test_values_come_as_python_knows_them():
    issue = make_issue(issued_on=date(2022, 4, 11))
    issues = Issue.objects.filter(pk=Value(Blank("issue")))
    found = Prepared(issues.values_list("issued_on", "is_supplement"))
    assert list(found.ask(issue=issue.pk)) == [(date(2022, 4, 11), False)]


@pytest.mark.parametrize("title", ["' OR 1=1 --", "%s", "%", "100%的“甲”"])
def test_whatever_it_is_asked_with_stays_a_value(title):
    make_article(title="乙")
    wanted = make_article(title=title)
    ids = Article.objects.filter(title=Blank("title")).values_list("pk")
    assert list(Prepared(ids).ask(title=title)) == [(wanted.pk,)]


@pytest.mark.parametrize("count", [1, 8, 9, 20])
def test_there_is_room_for_as_many_values_as_one_has(count):
    ids = [make_article(title=f"第{n}篇").pk for n in range(count)]
    room = room_for(ids)
    asked = Article.objects.filter(pk__in=map(Value, blanks("pk", room)))
    prepared = Prepared(asked.order_by("pk").values_list("pk"))
    assert [pk for (pk,) in prepared.ask(**given("pk", filled(ids, room)))] == ids
    one = given("pk", filled(ids[-1:], room))
    assert list(prepared.ask(**one)) == [(ids[-1],)]
