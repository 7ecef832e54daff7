"""Rows that are filed many at once are the rows that bulk_create would file."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from briefings.filing.inserting import insert, insert_values
from briefings.models import Distribution, SourceFile
from metrics.models import Figure
from tests.factories import make_issue

pytestmark = pytest.mark.django_db


def figure(article, **fields):
    return Figure(
        article=article, raw="1.5万人", sentence="共1.5万人。", unit="人", **fields
    )


def rows_of(model):
    fields = [field.attname for field in model._meta.concrete_fields]
    return list(model.objects.order_by("pk").values(*fields[1:]))


def test_they_are_the_rows_that_bulk_create_makes():
    article = make_issue(articles=1).articles.get()
    fields = [
        {"value": Decimal("15000.5"), "start": 3, "label": "低保'\"%s"},
        {"value": 1, "period_end": date(2022, 4, 11), "extracted": {"label": "低保"}},
    ]
    Figure.objects.bulk_create(figure(article, **each) for each in fields)
    wanted = rows_of(Figure)
    Figure.objects.all().delete()
    insert(figure(article, **each) for each in fields)
    assert rows_of(Figure) == wanted


def test_times_that_fields_note_for_themselves_are_noted():
    insert([SourceFile(sha256="0" * 64, name="甲.txt", content=b"\0\xff", text="甲")])
    source = SourceFile.objects.get()
    assert (source.content, bool(source.brought_in_at)) == (b"\0\xff", True)


def test_values_alone_make_the_same_rows_as_objects():
    article = make_issue(articles=1).articles.get()
    names = ("article_id", "sentence", "raw", "value", "period_end", "start")
    values = [
        (article.pk, "共1.5万人。", "1.5万", Decimal("15000"), date(2022, 4, 11), 1),
        (article.pk, "共1.5万人。", "1.50万", Decimal("15000.00"), None, None),
    ]
    Figure.objects.bulk_create(
        Figure(**dict(zip(names, each, strict=True))) for each in values
    )
    wanted = rows_of(Figure)
    Figure.objects.all().delete()
    insert_values(Figure, names, iter(values))
    assert rows_of(Figure) == wanted


def test_of_no_rows_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert(iter([]))
        insert_values(Figure, ("article_id", "value"), iter([]))


def test_many_rows_are_one_call(django_assert_num_queries):
    issue = make_issue()
    lists = (Distribution(issue=issue, role="报", position=n) for n in range(200))
    with django_assert_num_queries(1):
        insert(lists)
    assert issue.distribution.count() == 200


def test_of_rows_that_clash_none_is_filed():
    article = make_issue(articles=1).articles.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(figure(article, value=1, start=3) for _ in range(2))
    assert not Figure.objects.exists()
