"""Drafts are nowhere, withdrawn pages leave a notice, published ones are found."""

import pytest
from django.urls import reverse

from briefings.models import Issue

from ..factories import make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db

HIDDEN = ["draft", "in_review", "withdrawn"]


def every_list():
    slug = make_agency().slug
    return [
        reverse("home"),
        reverse("articles"),
        reverse("issues"),
        reverse("agency", args=[slug]),
        reverse("agency_year", args=[slug, 2022]),
        reverse("topic", args=["epidemic"]),
        reverse("archive"),
        reverse("archive_year", args=[2022]),
        reverse("archive_month", args=[2022, 4]),
        reverse("archive_day", args=[2022, 4, 11]),
    ]


@pytest.mark.parametrize("status", HIDDEN)
def test_only_the_published_is_listed(client, status):
    make_article(make_issue(status=status), "不公开的", topics=[make_topic()])
    make_article(make_issue(), "已公开的", topics=[make_topic()])
    for address in every_list():
        page = client.get(address).content.decode()
        assert "已公开的" in page, address
        assert "不公开的" not in page, address


@pytest.mark.parametrize("status", HIDDEN)
def test_what_was_taken_back_behind_the_lists_is_not_listed(client, status):
    """A list that was kept in memory a moment longer shows nothing of it."""
    gone = make_article(make_issue(), "刚收回的")
    make_article(make_issue(), "已公开的")
    assert "刚收回的" in client.get(reverse("articles")).text
    Issue.objects.filter(pk=gone.issue_id).update(status=status)
    for address in every_list()[:2]:
        page = client.get(address).text
        assert "已公开的" in page, address
        assert "刚收回的" not in page, address


@pytest.mark.parametrize("status", HIDDEN)
def test_counts_leave_out_what_is_not_published(client, status):
    make_article(make_issue(status=status), topics=[make_topic()])
    assert "疫情防控" not in client.get(reverse("topics")).content.decode()
    agencies = client.get(reverse("agencies")).content.decode()
    assert make_agency().name not in agencies


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_draft_answers_404(client, status):
    article = make_article(make_issue(status=status))
    for address in (article.get_absolute_url(), article.issue.get_absolute_url()):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "named",
    [
        {"number": 5},
        {"number": None, "document_number": "兰民发〔2021〕239号"},
        {"number": None},
    ],
)
def test_what_was_withdrawn_leaves_a_notice(client, named):
    article = make_article(make_issue(status="withdrawn", **named), "撤下的文章")
    issue = article.issue
    for address, title in (
        (article.get_absolute_url(), article.title),
        (issue.get_absolute_url(), issue.heading),
    ):
        response = client.get(address)
        page = response.content.decode()
        assert response.status_code == 410
        assert title in page
        assert "韶关市民政局" in page
        assert "已经撤下" in page
        assert "全市民政服务机构平稳有序" not in page


def test_a_citation_of_a_draft_is_not_linked(client):
    make_issue(document_number="甘民电〔2021〕244号", number=None, status="draft")
    article = make_article()
    article.citations.create(
        document_number="甘民电〔2021〕244号", raw="甘民电〔2021〕244号"
    )
    page = client.get(article.get_absolute_url()).content.decode()
    assert "甘民电〔2021〕244号" in page
    assert reverse("document", args=["甘民电〔2021〕244号"]) not in page


def test_an_unconfirmed_agency_without_publications_is_not_shown(client):
    unknown = make_agency("某县民政局", slug="某县民政局", is_confirmed=False)
    assert client.get(unknown.get_absolute_url()).status_code == 404
    make_issue(unknown, articles=1)
    assert client.get(unknown.get_absolute_url()).status_code == 200
