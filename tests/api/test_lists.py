"""Each list of the interface is that of its page: the same rows, in the same order."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefings.content_version import raise_content_version
from briefings.models import Issue

from ..factories import (
    make_agency,
    make_article,
    make_issue,
    make_member,
    make_region,
    make_topic,
)

pytestmark = pytest.mark.django_db

ROW = re.compile(r'<li class="row[^"]*">.*?<a href="(/[^"]+)"', re.DOTALL)


def asked(client, name: str, query: str = "") -> dict:
    answer = client.get(f"/api/v1/{name}/?{query}")
    assert answer.status_code == 200, (name, query, answer.content.decode())
    return answer.json()


def walked(client, name: str, query: str = "") -> list[dict]:
    """All rows, page by page."""
    found, address = [], f"/api/v1/{name}/?{query}"
    while address:
        page = client.get(address).json()
        found += page["results"]
        address = page["next"]
    return found


QUERIES = (
    *("", "city=445300", "city=440000&year=2022", "topic=epidemic", "kind=web"),
    *("year=2021&year=2022&kind=bulletin", "date_from=2022-03-01", "year=2022&month=4"),
    *("date_to=2021-06-30&agency=yunfu", "agency=yunfu&topic=epidemic"),
)
OF_ARTICLES = (
    *("q=防汛", "q=低保&sort=oldest", "q=防汛&sort=relevance", "sort=oldest"),
    "q=防汛 -低保&year=2022",
)


def test_articles_are_those_of_the_page(client, held):
    for query in (*QUERIES, *OF_ARTICLES):
        page = client.get(f"{reverse('articles')}?{query}")
        shown = [row["url"] for row in page.context["rows"]]
        rows = asked(client, "articles", query)["results"]
        assert [row["url"] for row in rows] == [
            f"http://testserver{at}" for at in shown
        ], query
        assert shown or query.startswith("year=2022&month"), query


def test_issues_are_those_of_the_page(client, held):
    for query in QUERIES:
        page = client.get(f"{reverse('issues')}?{query}")
        rows = asked(client, "issues", query)["results"]
        assert [row["id"] for row in rows] == [i.pk for i in page.context["page"]], (
            query
        )


def test_totals_are_those_of_the_page(client, held):
    for name, query in (("articles", "city=445300"), ("issues", "kind=web")):
        page = client.get(f"{reverse(name)}?{query}")
        assert (
            asked(client, name, query)["total"] == page.context["page"].paginator.count
        )


def test_a_walk_by_pages_meets_everything_once(client, held):
    for name, query in (
        ("articles", ""),
        ("articles", "sort=oldest"),
        ("articles", "q=防汛&sort=relevance"),
        ("articles", "topic=epidemic"),
        ("issues", ""),
        ("issues", "year=2022&topic=epidemic"),
        ("agencies", ""),
        ("topics", ""),
    ):
        key = "key" if name in ("agencies", "topics") else "id"
        at_once = [
            row[key] for row in asked(client, name, f"{query}&limit=200")["results"]
        ]
        for limit in (1, 4):
            by_pages = [
                row[key] for row in walked(client, name, f"{query}&limit={limit}")
            ]
            assert by_pages == at_once, (name, query, limit)
        assert len(set(at_once)) == len(at_once) > 0


def test_what_comes_and_goes_meanwhile_neither_repeats_nor_hides_anything(client):
    for n in range(1, 7):
        make_article(make_issue(number=n, issued_on=date(2022, 4, n)), f"第{n}篇")
    for name in ("articles", "issues"):
        first = client.get(f"/api/v1/{name}/?limit=2").json()
        make_article(make_issue(number=90, issued_on=date(2023, 1, 1)), "新来的")
        last = Issue.objects.get(number=5)
        last.status = "withdrawn"
        last.save()
        raise_content_version([2022])
        rest = walked(client, *first["next"].split("/api/v1/")[1].split("/?"))
        met = [row["id"] for row in (*first["results"], *rest)]
        wanted = [2, 3, 4]
        numbers = Issue.objects.filter(number__in=wanted).values_list
        stayed = set(numbers("articles" if name == "articles" else "pk", flat=True))
        assert stayed <= set(met), name
        assert len(set(met)) == len(met), name
        last.status = "published"
        last.save()
        raise_content_version([2022])
        Issue.objects.filter(number=90).delete()
        raise_content_version([2023])


def test_bureaus_topics_and_places_are_those_of_their_pages(client, held):
    cities = client.get(reverse("agencies")).context["cities"]
    shown = [agency.slug for _, agencies in cities for agency in agencies]
    assert [row["key"] for row in asked(client, "agencies")["results"]] == shown
    of_yunfu = asked(client, "agencies", "city=445300")["results"]
    assert [row["name"] for row in of_yunfu] == ["云浮市民政局"]
    topics = client.get(reverse("topics")).context["topics"]
    told = [
        (row["key"], row["name"], row["articles"])
        for row in asked(client, "topics")["results"]
    ]
    assert told == list(topics)
    counties = walked(client, "regions", "city=440200&level=county&limit=200")
    assert {"440203"} <= {row["key"] for row in counties}
    assert {row["parent"] for row in counties} == {"440200"}
    assert client.get("/api/v1/regions/440203/").json()["name"] == "武江区"


def test_facets_are_those_of_the_page(client, held):
    query = "city=445300&year=2022"
    page = client.get(f"{reverse('articles')}?{query}")
    facets = {row["key"]: row for row in asked(client, "facets", query)["results"]}
    for facet in page.context["filter"].facets:
        if facet.name == "agency":
            continue
        shown = {v.value: (v.label, v.count) for v in facet.all}
        told = {
            v["value"]: (v["label"], str(v["count"]))
            for v in facets[facet.name]["values"]
        }
        assert told == {v: s for v, s in shown.items() if v in told} | told
        assert told.items() >= {v: s for v, s in shown.items() if s[1] != "0"}.items()
    chosen = [v["value"] for v in facets["city"]["values"] if v["is_chosen"]]
    assert chosen == ["445300"]


def test_a_list_of_twenty_costs_no_more_queries_than_a_list_of_one(client):
    def queries(address: str) -> int:
        client.get("/api/v1/articles/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def fill(first: int, last: int):
        for n in range(first, last):
            agency = make_agency(f"第{n}民政局", slug=f"bureau-{n}")
            issue = make_issue(agency, number=n, articles=1)
            make_article(issue, topics=[make_topic()], regions=[make_region()])

    addresses = {
        "/api/v1/articles/": 4,
        "/api/v1/issues/": 6,
        "/api/v1/agencies/": 2,
        "/api/v1/topics/": 3,
        "/api/v1/facets/": 2,
        "/api/v1/regions/": 2,
        "/topics/epidemic/?format=csv": 4,
        # How many there are was counted above.
        "/issues/?format=json": 5,
    }
    fill(1, 2)
    at_one = {address: queries(address) for address in addresses}
    fill(2, 21)
    assert {address: queries(address) for address in addresses} == at_one
    assert at_one == addresses


def test_an_article_tells_what_was_put_right_in_it_and_in_its_issue_alone(client):
    issue = make_issue()
    article, other = (make_article(issue, f"第{n}篇", position=n) for n in (1, 2))
    for about, text in ((article, "甲"), (other, "乙"), (None, "整期")):
        issue.corrections.create(article=about, text=text, made_by=make_member())
    told = client.get(f"/api/v1/articles/{article.pk}/").json()["corrections"]
    assert {each["text"] for each in told} == {"甲", "整期"}
