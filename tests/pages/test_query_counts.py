"""A list of twenty costs as many queries as a list of one, and fetches no bodies."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ..factories import make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db

LISTS = {
    "home": (),
    "articles": (),
    "issues": (),
    "agencies": (),
    "agency": ("{slug}",),
    "agency_year": ("{slug}", 2022),
    "topics": (),
    "topic": ("epidemic",),
    "archive": (),
    "archive_year": (2022,),
    "archive_month": (2022, 4),
    "archive_day": (2022, 4, 11),
}


def address_of(name):
    slug = make_agency().slug
    return reverse(name, args=[str(a).format(slug=slug) for a in LISTS[name]])


def queries_of(client, address):
    # The first reader after a change waits for the year's volume to be bound anew.
    client.get(reverse("articles"))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


def fill(rows, *, first=0):
    """Rows for every list: issues numbered and not, agencies, topics, years."""
    for n in range(first, first + rows):
        agency = make_agency(f"第{n}民政局", slug=f"bureau-{n}")
        topics = [make_topic(), make_topic(f"主题{n}", f"topic-{n}")]
        for fields in (
            {"agency": make_agency()},
            {"agency": make_agency(), "kind": "web", "number": None},
            {"agency": agency, "year": 2000 + n, "issued_on": date(2000 + n, 1, 1)},
        ):
            make_article(make_issue(**fields), topics=topics)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_twenty_costs_no_more_queries_than_a_list_of_one(client, name):
    address = address_of(name)
    fill(1)
    at_one = queries_of(client, address)
    fill(19, first=1)
    at_twenty = queries_of(client, address)
    assert len(at_twenty) == len(at_one)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_fetches_no_bodies(client, name):
    fill(2)
    for sql in queries_of(client, address_of(name)):
        selected = sql.partition(" FROM ")[0]
        assert '"briefings_article"."blocks"' not in selected
        assert '"briefings_article"."text"' not in selected


def test_an_issue_of_twenty_articles_costs_no_more_queries_than_one(client):
    issue = make_issue()
    make_article(issue, topics=[make_topic()])
    at_one = queries_of(client, issue.get_absolute_url())
    for position in range(2, 21):
        make_article(issue, position=position, topics=[make_topic()])
    assert len(queries_of(client, issue.get_absolute_url())) == len(at_one)
