"""No page shows a person's mobile or ID number, wherever in a text it stands."""

import pytest
from django.urls import reverse

from briefings.models import Distribution

from ..factories import block, make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db

MOBILE = "13800138000"
ID_NUMBER = "11010519491231002X"
PLANTED = f"王某某 {MOBILE} {ID_NUMBER}"
KINDS = ["paragraph", "heading", "caption", "image", "contact", "attachment", "row"]


def plant(**fields):
    """An issue with the numbers in every field that a page shows."""
    issue = make_issue(
        series=f"简报{MOBILE}",
        office=f"办公室{MOBILE}",
        source=PLANTED,
        copies=80,
        **fields,
    )
    Distribution.objects.create(issue=issue, role="分送", recipients=[PLANTED])
    for position in (1, 2):
        make_article(
            issue,
            f"第{position}篇 {PLANTED}",
            position=position,
            section=f"栏目 {MOBILE}",
            subtitle=PLANTED,
            byline=PLANTED,
            blocks=[block(PLANTED, kind) for kind in KINDS],
            topics=[make_topic()],
        )
    return issue


def every_page(*issues):
    slug = make_agency().slug
    for name in ("home", "articles", "issues", "agencies", "topics", "archive"):
        yield reverse(name)
    yield reverse("agency", args=[slug])
    yield reverse("agency_year", args=[slug, 2022])
    yield reverse("topic", args=["epidemic"])
    yield reverse("archive_year", args=[2022])
    for issue in issues:
        yield issue.get_absolute_url()
        yield reverse("item", args=[issue.pk])
        for article in issue.articles.all():
            yield article.get_absolute_url()


def assert_hides_numbers(response):
    page = response.content.decode()
    assert MOBILE not in page
    assert ID_NUMBER not in page


def test_no_page_shows_a_planted_number(client):
    issues = [
        plant(number=5),
        plant(number=5, kind="web"),
        plant(number=None, kind="notice", document_number="韶民〔2022〕1号"),
        plant(number=None, kind="report"),
    ]
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
