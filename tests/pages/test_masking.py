"""No page shows a person's mobile or ID number, wherever in a text it stands."""

from datetime import date

import pytest
from django.db import models
from django.urls import reverse

from briefings.models import Article, Distribution, Issue
from briefings.search import reindex
from metrics.models import Figure

from ..factories import (
    block,
    make_agency,
    make_article,
    make_issue,
    make_region,
    make_topic,
)
from ..metrics.factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db

MOBILE = "13800138000"
ID_NUMBER = "11010519491231002X"
PLANTED = f"王某某 {MOBILE} {ID_NUMBER}"
SAID = f"全市共有养老机构36家，联系人王某某{MOBILE}。"
KINDS = ["paragraph", "heading", "caption", "image", "contact", "attachment", "row"]


# What texts do not fill: states, addresses, marks that keep an issue from the public.
NOT_PLANTED = {"document_number", "secrecy", "raw", "unit"}


def planted(model) -> dict[str, str]:
    """The numbers for every field of words that a text or a clerk may fill."""
    return {
        field.name: _planted(field)
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not (field.choices or field.name in NOT_PLANTED)
        and field.editable
    }


def _planted(field) -> str:
    room = field.max_length or len(PLANTED)
    return PLANTED if len(PLANTED) <= room else f"王{MOBILE}"[:room]


def plant(**fields):
    """An issue with the numbers in every field of its own and of its parts."""
    issue = make_issue(**{**planted(Issue), "copies": 80, **fields})
    Distribution.objects.create(issue=issue, role="分送", recipients=[PLANTED])
    for position in (1, 2):
        make_article(
            issue,
            **{**planted(Article), "title": f"第{position}篇 {PLANTED}"},
            position=position,
            blocks=[block(PLANTED, kind) for kind in KINDS],
            topics=[make_topic()],
        )
    place = {"indicator": make_indicator(), "region": make_region()}
    state = {"state": "confirmed", "period_end": date(2021, 12, 31)}
    own = make_article(issue, text=SAID, position=3)
    make_figure("36家", SAID, article=own, **planted(Figure), **place, **state)
    return issue


def every_page(*issues):
    slug = make_agency().slug
    for name in ("home", "articles", "issues", "agencies", "topics", "archive"):
        yield reverse(name)
    yield reverse("agency", args=[slug])
    yield reverse("agency_year", args=[slug, 2022])
    yield reverse("topic", args=["epidemic"])
    yield reverse("archive_year", args=[2022])
    yield reverse("agency_figures", args=[slug])
    yield reverse("agency_figures", args=[slug]) + "?year=2022"
    for name in ("agency_year_figures", "agency_year_csv"):
        yield reverse(name, args=[slug, 2021])
    yield reverse("indicators")
    for name in ("indicator", "indicator_csv", "indicator_json"):
        yield reverse(name, args=["test_count"])
    yield reverse("figures_csv")
    yield reverse("figures_json")
    yield reverse("articles") + "?q=王某某"
    yield reverse("suggestions") + "?q=王某某"
    for issue in issues:
        yield issue.get_absolute_url()
        yield reverse("item", args=[issue.pk])
        for article in issue.articles.all():
            yield article.get_absolute_url()
            yield reverse("related", args=[article.pk])


def assert_hides_numbers(response):
    page = response.getvalue().decode()
    assert MOBILE not in page
    assert ID_NUMBER not in page


def test_no_page_shows_a_planted_number(client):
    issues = [
        plant(number=5),
        plant(number=5, kind="web"),
        plant(number=None, kind="notice", document_number="韶民〔2022〕1号"),
        plant(number=None, kind="report"),
    ]
    reindex(Article.objects.all())
    for address in every_page(*issues):
        response = client.get(address)
        assert response.status_code == 200, address
        assert_hides_numbers(response)


def test_the_page_still_shows_that_a_number_was_there(client):
    article = plant().articles.first()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "138****8000" in page
    assert "110105********002X" in page


def test_a_withdrawal_notice_hides_them_too(client):
    issue = plant(status="withdrawn")
    for address in (
        issue.get_absolute_url(),
        issue.articles.first().get_absolute_url(),
    ):
        response = client.get(address)
        assert response.status_code == 410
        assert_hides_numbers(response)


def test_fields_of_words_are_planted_whoever_adds_one():
    """What keeps the test above honest: the fields come from the models."""
    assert {"series", "office", "source", "editors_note"} <= planted(Issue).keys()
    assert {"title", "section", "subtitle", "byline"} <= planted(Article).keys()
    assert "label" in planted(Figure)


@pytest.mark.parametrize("before", range(105, 122))
def test_a_number_that_the_excerpt_cuts_is_masked_first(before):
    article = make_article(text="字" * before + MOBILE + "字" * 40)
    assert "1380" not in article.excerpt
