"""Each text and each list has one address, one title and one description, on all the site."""

import json
import re
from collections import defaultdict
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from briefings.models import Issue

from ..factories import make_agency, make_article, make_issue, make_topic
from ..visiting import page_of
from .crawl import CANONICAL, HERE, path_of

pytestmark = pytest.mark.django_db

DESCRIPTION = re.compile(r'<meta name="description" content="([^"]+)">', re.IGNORECASE)
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Of the whole answer, before it is compressed.
HEAVIEST_PAGE = 45_000


@pytest.fixture
def pages(crawled):
    """Those of the demonstration that are whole pages."""
    return {at: each for at, each in crawled.items() if each.is_page and each.title}


def structured_in(page: str) -> list[dict]:
    return [json.loads(found) for found in JSON_LD.findall(page)]


def address_on(client, address: str) -> str:
    [canonical] = CANONICAL.findall(client.get(address).text)
    return canonical.replace("&amp;", "&").removeprefix(HERE)


def test_no_link_of_the_demonstration_is_dead(crawled):
    assert len(crawled) > 300
    assert {at: each.status for at, each in crawled.items() if each.status != 200} == {}


def test_every_page_names_its_one_address_and_that_names_itself(pages):
    wrong = {}
    for at, page in pages.items():
        named = [path_of(url) for url in page.canonical]
        is_there = len(named) == 1 and named[0] in pages
        if not is_there or [path_of(url) for url in pages[named[0]].canonical] != named:
            wrong[at] = named
    assert wrong == {}


def test_no_two_pages_bear_one_title(pages):
    titles = defaultdict(set)
    for page in pages.values():
        titles[page.title].update(page.canonical)
    assert {title: at for title, at in titles.items() if len(at) > 1} == {}


def test_every_page_is_described_once(pages):
    wrong = {
        at: DESCRIPTION.findall(page.text)
        for at, page in pages.items()
        if len(DESCRIPTION.findall(page.text)) != 1
    }
    assert wrong == {}


def test_every_page_is_light(pages):
    sizes = {at: len(page.text.encode()) for at, page in pages.items()}
    assert {at: size for at, size in sizes.items() if size > HEAVIEST_PAGE} == {}


def test_structured_data_can_be_read_on_every_page_that_has_them(pages):
    kinds = defaultdict(int)
    for page in pages.values():
        for said in structured_in(page.text):
            assert said["@context"] == "https://schema.org"
            assert said["url"] == page.canonical[0] or said["@type"] == "WebSite"
            kinds[said["@type"]] += 1
    assert kinds.keys() == {
        *("Article", "Report", "Dataset", "PublicationIssue"),
        *("GovernmentOrganization", "WebSite"),
    }


def test_a_list_has_one_address_however_its_choice_is_written(client):
    make_article(make_issue(), topics=[make_topic()])
    one = "/articles/?city=440200&kind=bulletin&year=2022"
    for written in (
        one,
        "/articles/?year=2022&city=440200&kind=bulletin&sort=oldest&counts=1",
        "/articles/?kind=bulletin&city=440000&city=440200&year=2022&page=9&x=1&topic=",
    ):
        assert address_on(client, written) == one
    assert address_on(client, "/articles/?city=999999") == "/articles/"
    assert address_on(client, "/?q=低保") == "/"


def test_a_later_page_of_a_list_says_so_in_address_and_title(client):
    issue = make_issue()
    for position in range(1, 42):
        make_article(issue, position=position)
    page = client.get("/articles/?page=2")
    assert page.text.count("<title>全部文章（第2页） - ") == 1
    assert address_on(client, "/articles/?page=2") == "/articles/?page=2"
    [onward] = set(re.findall(r'href="\?([^"]+)" rel="next"', page.text))
    after = "/articles/?" + onward.replace("&amp;", "&")
    assert address_on(client, after) == "/articles/?page=3"


@pytest.mark.parametrize(
    ("kind", "number", "document", "stands_at"),
    [
        ("bulletin", 5, "", "both"),
        ("web", None, "", "article"),
        ("notice", None, "韶民发〔2022〕8号", "issue"),
        ("notice", None, "", "article"),
    ],
)
def test_a_text_of_its_own_stands_at_one_of_its_two_addresses(
    client, kind, number, document, stands_at
):
    issue = make_issue(kind=kind, number=number, document_number=document)
    article = make_article(issue)
    at_issue, at_article = (
        address_on(client, each.get_absolute_url()) for each in (issue, article)
    )
    assert (at_issue == at_article) == (stands_at != "both")
    here = article if stands_at == "article" else issue
    assert at_issue == iri_to_uri(here.get_absolute_url())


def test_the_page_of_an_id_stands_for_the_number_unless_two_share_that(client):
    alone = make_issue(number=7, articles=2)
    by_id = reverse("item", args=[alone.pk])
    assert address_on(client, by_id) == alone.get_absolute_url()
    other = make_issue(number=7, series="民政专报", articles=2)
    assert address_on(client, by_id) == by_id
    assert address_on(client, alone.get_absolute_url()) == alone.get_absolute_url()
    Issue.objects.filter(pk=other.pk).update(status="draft")
    assert address_on(client, by_id) == alone.get_absolute_url()


def test_a_site_of_several_names_goes_by_one(client, settings):
    settings.SITE_URL = "https://jianbao.example.gov.cn"
    article = make_article()
    page = page_of(client, article)
    here = f"https://jianbao.example.gov.cn{article.get_absolute_url()}"
    assert f'<link rel="canonical" href="{here}">' in page
    assert '<meta name="SiteDomain" content="jianbao.example.gov.cn">' in page
    assert structured_in(page)[0]["url"] == here


def test_what_is_not_there_has_no_address_and_is_not_to_be_found(client):
    withdrawn = make_issue(status="withdrawn", articles=1)
    for address in ("/nothing/", withdrawn.get_absolute_url()):
        page = client.get(address).text
        assert CANONICAL.findall(page) == []
        assert '<meta name="robots" content="noindex">' in page


def test_what_is_searched_for_is_no_page_to_be_found_elsewhere(client):
    make_article(make_issue(), topics=[make_topic()])
    noindex = '<meta name="robots" content="noindex, follow">'
    assert noindex in page_of(client, "/articles/", q="民政")
    assert noindex in page_of(client, "/articles/", city="440200", year="2022")
    assert noindex not in page_of(client, "/articles/", city="440200")


def test_an_article_says_to_machines_what_it_says_to_readers(client):
    went_up = datetime(2024, 1, 5, 2, 0, tzinfo=UTC)
    issue = make_issue(number=5, first_public_at=went_up)
    article = make_article(
        issue, "联系 13800138000 </script><b>", topics=[make_topic()]
    )
    make_article(issue, position=2)
    [said] = structured_in(page_of(client, article))
    assert said["@type"] == "Article"
    assert said["headline"] == "联系 138****8000 </script><b>"
    assert said["datePublished"] == "2022-04-11"
    assert said["dateModified"] == "2024-01-05T02:00:00+00:00"
    assert said["publisher"]["name"] == "韶关市民政局"
    assert said["keywords"] == ["疫情防控"]
    assert said["isPartOf"]["issueNumber"] == 5
    assert said["isPartOf"]["url"] == HERE + issue.get_absolute_url()


def test_a_bulletin_lists_its_articles_to_machines(client):
    issue = make_issue(number=5, series="韶关民政信息", articles=2)
    [said] = structured_in(page_of(client, issue))
    assert said["@type"] == "PublicationIssue"
    assert said["isPartOf"] == {"@type": "Periodical", "name": "韶关民政信息"}
    assert [part["url"] for part in said["hasPart"]] == [
        HERE + article.get_absolute_url() for article in issue.articles.all()
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            {"source_published_at": datetime(2022, 4, 11, 1, 30, tzinfo=UTC)},
            "2022-04-11 09:30",
        ),
        (
            {"source_published_at": datetime(2022, 4, 13, 1, 30, tzinfo=UTC)},
            "2022-04-11",
        ),
        ({"issued_on": None, "source_published_on": date(2022, 4, 12)}, "2022-04-12"),
        ({"issued_on": None}, "2022"),
    ],
)
def test_the_date_for_machines_is_that_of_printing(client, days, said):
    came_here = datetime(2024, 1, 5, 2, 0, tzinfo=UTC)
    article = make_article(make_issue(first_public_at=came_here, **days))
    assert f'<meta name="PubDate" content="{said}">' in page_of(client, article)


def test_titles_name_the_bureau_and_the_number(client):
    article = make_article(make_issue(make_agency(), number=5), "标题甲")
    page = page_of(client, article)
    assert "<title>标题甲 - 韶关市民政局 2022年第5期 - " in page
