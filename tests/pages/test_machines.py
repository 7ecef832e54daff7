"""What machines find at fixed addresses: robots.txt, sitemaps, how to search, whom to tell."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.encoding import iri_to_uri

from briefings.content_version import raise_content_version
from briefings.sitemaps import ArticleSitemap
from config import page_cache as kept

from ..factories import make_agency, make_article, make_issue, make_topic
from ..metrics.factories import make_figure, make_indicator
from .crawl import CANONICAL, HERE, path_of

pytestmark = pytest.mark.django_db

XML = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
WENT_UP = datetime(2024, 1, 5, 2, 0, tzinfo=UTC)
CORRECTED = datetime(2024, 3, 1, 2, 0, tzinfo=UTC)


def locations(client, address: str) -> dict[str, str]:
    """What a sitemap or an index of them lists, with the moment of its last change."""
    root = ElementTree.fromstring(client.get(address).content)
    assert root.tag in (f"{XML}urlset", f"{XML}sitemapindex")
    return {
        each.findtext(f"{XML}loc"): each.findtext(f"{XML}lastmod") or ""
        for each in root
    }


def listed(client) -> dict[str, str]:
    """All pages that any of the sitemaps lists, by their paths."""
    found = {}
    for url in locations(client, "/sitemap.xml"):
        for at, changed in locations(client, path_of(url)).items():
            assert at.startswith(HERE)
            assert at not in found
            found[at] = changed
    return found


def test_robots_are_told_where_the_sitemap_is(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in answer.text
    assert f"Sitemap: {HERE}/sitemap.xml" in answer.text


def test_nobody_is_to_gather_sample_texts(client, settings):
    settings.SITE_IS_SAMPLE = True
    assert "User-agent: *\nDisallow: /\n" in client.get("/robots.txt").text


def test_sitemaps_list_each_page_once_and_by_its_own_address(client):
    make_article(make_issue(number=5), topics=[make_topic()])
    make_issue(
        kind="notice", number=None, document_number="韶民发〔2022〕8号", articles=1
    )
    make_issue(kind="web", number=None, articles=1)
    make_issue(number=6, series="甲", articles=1)
    make_issue(number=6, series="乙", articles=1)
    make_figure(indicator=make_indicator())
    pages = listed(client)
    for at in pages:
        answer = client.get(path_of(at))
        assert answer.status_code == 200, at
        assert CANONICAL.findall(answer.text) == [at.replace("&", "&amp;")]
    assert f"{HERE}/indicators/test_count/" in pages
    assert f"{HERE}/topics/epidemic/" in pages
    assert f"{HERE}/archive/2022/4/" in pages


def test_the_sitemaps_of_the_demonstration_would_lead_to_all_its_texts(client):
    """Whatever a walk finds of texts is listed, for a site like it."""
    issues = [
        make_issue(number=1, articles=2),
        make_issue(kind="report", number=None, articles=1),
        make_issue(kind="notice", number=None, document_number="韶民发〔2022〕9号"),
    ]
    stands = {
        CANONICAL.findall(client.get(address_of(each)).text)[0] for each in issues
    }
    for issue in issues:
        stands |= {
            CANONICAL.findall(client.get(article.get_absolute_url()).text)[0]
            for article in issue.articles.all()
        }
    assert stands <= listed(client).keys()


def address_of(issue) -> str:
    return iri_to_uri(issue.get_absolute_url())


def test_the_index_names_no_sitemap_that_lists_nothing(client):
    pages = f"{HERE}/sitemap-pages.xml"
    assert list(locations(client, "/sitemap.xml")) == [pages]
    make_article()
    for at in locations(client, "/sitemap.xml"):
        assert locations(client, path_of(at)), at


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_sitemaps_list_nothing_that_is_not_public(client, status):
    bureau = make_agency("某县民政局", slug="nobody", is_confirmed=False)
    issue = make_issue(
        bureau,
        year=2001,
        issued_on=date(2001, 1, 1),
        status=status,
        kind="notice",
        number=None,
        document_number="某民发〔2001〕1号",
    )
    article = make_article(issue, topics=[make_topic()])
    make_figure(
        article=make_article(issue, text="全市共有养老机构36家。", position=2),
        indicator=make_indicator(),
    )
    raise_content_version([2001])
    pages = " ".join(listed(client))
    for secret in (
        "nobody",
        "2001",
        "epidemic",
        "test_count",
        f"/articles/{article.pk}/",
    ):
        assert secret not in pages


def test_a_text_tells_when_it_last_changed(client):
    article = make_article(make_issue(first_public_at=WENT_UP, edited_at=CORRECTED))
    other = make_article(make_issue(first_public_at=WENT_UP))
    pages = listed(client)
    at, at_other = (HERE + each.get_absolute_url() for each in (article, other))
    assert pages[at].startswith("2024-03-01")
    assert pages[at_other].startswith("2024-01-05")
    index = locations(client, "/sitemap.xml")
    assert index[f"{HERE}/sitemap-articles.xml"].startswith("2024-03-01")


def test_a_long_sitemap_is_split(client, monkeypatch):
    assert ArticleSitemap.limit <= 50_000
    monkeypatch.setattr(ArticleSitemap, "limit", 2)
    for _ in range(5):
        make_article()
    parts = [at for at in locations(client, "/sitemap.xml") if "-articles" in at]
    assert [path_of(at) for at in parts] == [
        *("/sitemap-articles.xml", "/sitemap-articles.xml?p=2"),
        "/sitemap-articles.xml?p=3",
    ]
    assert [len(locations(client, path_of(at))) for at in parts] == [2, 2, 1]
    for wrong in ("?p=4", "?p=x"):
        assert client.get(f"/sitemap-articles.xml{wrong}").status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_sitemaps_of_many_cost_no_more_queries_than_of_one(client):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            for section in ("issues", "articles", "lists", "figures"):
                client.get(f"/sitemap-{section}.xml")
        return len(captured)

    make_article(topics=[make_topic()])
    client.get("/articles/")
    at_one = asked()
    for n in range(9):
        make_article(make_issue(make_agency(f"第{n}民政局", slug=f"bureau-{n}")))
    client.get("/articles/")
    assert asked() == at_one


def test_a_sitemap_too_large_to_be_kept_is_still_known_again(
    client, monkeypatch, page_cache
):
    make_article()
    monkeypatch.setattr(kept, "LARGEST_KEPT", 100)
    first = client.get("/sitemap-articles.xml")
    again = client.get(
        "/sitemap-articles.xml", headers={"if-none-match": first["ETag"]}
    )
    assert (first.status_code, again.status_code) == (200, 304)
    with CaptureQueriesContext(connection) as captured:
        client.get("/sitemap-articles.xml")
    assert len(captured) > 1


def test_the_sitemap_goes_by_the_name_that_counts(client, settings):
    settings.SITE_URL = "https://jianbao.example.gov.cn"
    make_article()
    at = next(iter(locations(client, "/sitemap-articles.xml")))
    assert at.startswith("https://jianbao.example.gov.cn/articles/")
    assert "Sitemap: https://jianbao.example.gov.cn/sitemap.xml" in (
        client.get("/robots.txt").text
    )


def test_browsers_learn_to_search_here(client, settings):
    settings.SITE_NAME = "某某市民政局简报和文件公开资料库"
    answer = client.get("/opensearch.xml")
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(answer.content)
    told = {each.tag.partition("}")[2]: each for each in root}
    assert len(told["ShortName"].text) <= 16
    assert told["Url"].get("template") == f"{HERE}/articles/?q={{searchTerms}}"
    home = client.get("/").text
    assert 'rel="search" type="application/opensearchdescription+xml"' in home


def test_whoever_finds_a_weak_point_learns_whom_to_tell(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = ["safe@example.gov.cn", "tel:+86-751-0000000"]
    answer = client.get("/.well-known/security.txt")
    said = [line.split(": ", 1) for line in answer.text.strip().splitlines()]
    assert said[:2] == [
        ["Contact", "mailto:safe@example.gov.cn"],
        ["Contact", "tel:+86-751-0000000"],
    ]
    expires = datetime.fromisoformat(dict(said)["Expires"])
    assert 30 < (expires - datetime.now(UTC)).days < 365
    assert dict(said)["Canonical"] == f"{HERE}/.well-known/security.txt"


def test_a_tab_without_a_page_has_an_icon(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 200
    assert answer.getvalue()[:4] == b"\0\0\1\0"
    answer.close()
