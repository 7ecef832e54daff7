"""Any list, bureau, place, topic and indicator can be followed; only what is public is told."""

import re
from datetime import UTC, date, datetime
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefings.atom import MOST
from briefings.content_version import raise_content_version
from briefings.models import Article, Correction, Issue
from briefings.search import reindex
from config import page_cache as kept

from ..factories import make_agency, make_article, make_issue, make_region, make_topic
from ..metrics.factories import make_figure, make_indicator
from .crawl import HERE, path_of
from .test_masking import ID_NUMBER, MOBILE, plant

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
WENT_UP = datetime(2024, 1, 5, 2, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 1, 2, 0, tzinfo=UTC)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
NAME = re.compile(r"tag:[a-z0-9.-]+,\d{4}:\S+")
ALTERNATE = re.compile(
    r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">'
)
BUTTON = re.compile(r'<a class="follow" href="([^"]+)"')


def feeds():
    slug = make_agency().slug
    return [
        "/feeds/articles.atom",
        "/feeds/articles.atom?city=440200&year=2022&q=民政",
        "/feeds/issues.atom?kind=bulletin",
        reverse("feed_of_agency", args=[slug]),
        "/feeds/topics/epidemic.atom",
        "/feeds/cities/440200.atom",
        "/feeds/indicators/test_count.atom",
    ]


def feed_at(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def entries_of(client, address: str = "/feeds/articles.atom"):
    return feed_at(client, address).findall(f"{ATOM}entry")


def titles_of(client, address: str = "/feeds/articles.atom") -> list[str]:
    return [each.findtext(f"{ATOM}title") for each in entries_of(client, address)]


def complaints_of(feed) -> list[str]:
    """What RFC 4287 asks of a feed and of its entries, and is not so."""
    assert feed.tag == f"{ATOM}feed"
    has_author = feed.find(f"{ATOM}author/{ATOM}name") is not None
    found = [] if link_of(feed, "self") else ["no self"]
    for each in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if len(each.findall(f"{ATOM}{name}")) != 1:
                found.append(f"not one {name}")
        if not NAME.fullmatch(each.findtext(f"{ATOM}id") or ""):
            found.append("id is no name for good")
        moments = [*each.findall(f"{ATOM}updated"), *each.findall(f"{ATOM}published")]
        found += [m.text for m in moments if not MOMENT.fullmatch(m.text)]
        if len(each.findall(f"{ATOM}link[@rel='alternate']")) != 1:
            found.append("not one page")
        found += [at for at in links_of(each) if not is_absolute(at)]
        if not has_author and each.find(f"{ATOM}author/{ATOM}name") is None:
            found.append("no author")
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    return found + (["an id twice"] if len(set(ids)) < len(ids) else [])


def links_of(element) -> list[str]:
    return [each.get("href") for each in element.findall(f"{ATOM}link")]


def link_of(element, rel: str) -> str:
    found = element.find(f"{ATOM}link[@rel='{rel}']")
    return found.get("href") if found is not None else ""


def is_absolute(address: str) -> bool:
    try:
        URLValidator(["http", "https"])(address.replace("testserver", "example.com"))
    except ValidationError:
        return False
    return address.isascii()


@pytest.fixture
def told():
    """A bulletin and a document, a topic and a figure."""
    make_article(make_issue(number=5, first_public_at=WENT_UP), topics=[make_topic()])
    notice = make_issue(kind="notice", number=None, document_number="韶民发〔2022〕8号")
    said = "全市民政共有养老机构36家。"
    article = make_article(notice, "<通知> & 要求", text=said, topics=[make_topic()])
    make_figure(
        "36家",
        said,
        article=article,
        indicator=make_indicator(),
        region=make_region(),
        period_end=date(2021, 12, 31),
    )
    reindex(Article.objects.all())


def test_every_feed_is_as_the_standard_asks(client, told):
    for address in feeds():
        feed = feed_at(client, address)
        assert complaints_of(feed) == [], address
        assert feed.findall(f"{ATOM}entry"), address
        assert client.get(path_of(link_of(feed, "self"))).status_code == 200
        for each in (feed, *feed.findall(f"{ATOM}entry")):
            page = client.get(path_of(link_of(each, "alternate")).partition("#")[0])
            assert page.status_code == 200, address


def test_an_empty_feed_is_one_too(client):
    make_indicator()
    make_topic()
    for address in feeds()[3:]:
        feed = feed_at(client, address)
        assert complaints_of(feed) == []
        moment = feed.findtext(f"{ATOM}updated")
        assert moment == feed_at(client, address).findtext(f"{ATOM}updated")


def test_a_feed_follows_exactly_its_list(client):
    make_article(make_issue(), "韶关的")
    make_article(make_issue(make_agency("云浮市民政局", "445300")), "云浮的")
    assert sorted(titles_of(client)) == ["云浮的", "韶关的"]
    assert titles_of(client, "/feeds/articles.atom?city=440000&city=440200") == [
        "韶关的"
    ]
    assert titles_of(client, "/feeds/cities/445300.atom") == ["云浮的"]


def test_an_address_that_means_nothing_gives_nothing_rather_than_all(client):
    make_article()
    for wrong in ("city=999999", "date_from=abc", 'q="低保'):
        answer = client.get(f"/feeds/articles.atom?{wrong}")
        assert answer.status_code == 400
        assert "订阅源没有打开" in answer.text
    for gone in ("agencies/nobody", "topics/nothing", "cities/999999", "indicators/x"):
        assert client.get(f"/feeds/{gone}.atom").status_code == 404


def test_what_became_public_last_comes_first_whenever_it_was_printed(client):
    make_article(
        make_issue(issued_on=date(2022, 5, 1), first_public_at=WENT_UP), "新的"
    )
    old = make_issue(issued_on=date(2001, 5, 1), year=2001, first_public_at=LATER)
    make_article(old, "补录的旧文")
    make_article(make_issue(first_public_at=None), "没有记下公开时间的")
    assert titles_of(client) == ["补录的旧文", "新的", "没有记下公开时间的"]


def test_a_feed_holds_the_newest_and_no_more(client):
    issue = make_issue()
    for position in range(1, MOST + 3):
        make_article(issue, position=position)
    assert len(entries_of(client)) == MOST


def test_a_correction_makes_an_entry_newer_and_leaves_its_name(client, admin_user):
    article = make_article(make_issue(number=5, first_public_at=WENT_UP))
    make_article(article.issue, "另一篇", position=2)
    before = {e.findtext(f"{ATOM}id"): e for e in entries_of(client)}
    Correction.objects.create(
        issue=article.issue,
        article=article,
        text="数字有误",
        corrected_at=LATER,
        made_by=admin_user,
    )
    after = {e.findtext(f"{ATOM}id"): e for e in entries_of(client)}
    assert before.keys() == after.keys()
    changed = {
        key: each.findtext(f"{ATOM}updated")[:10]
        for key, each in after.items()
        if each.findtext(f"{ATOM}updated") != before[key].findtext(f"{ATOM}updated")
    }
    assert changed == {f"tag:testserver,2026:articles/{article.pk}": "2024-03-01"}
    [of_issue] = entries_of(client, "/feeds/issues.atom")
    assert of_issue.findtext(f"{ATOM}updated")[:10] == "2024-03-01"
    assert of_issue.findtext(f"{ATOM}published")[:10] == "2024-01-05"


def test_a_bureau_that_is_renamed_is_the_same_in_its_feed(client):
    agency = make_agency("某县民政局", slug="old")
    make_issue(agency, articles=1)
    before = feed_at(client, "/feeds/agencies/old.atom")
    agency.slug = "new"
    agency.save()
    agency.former_slugs.create(slug="old")
    led = client.get("/feeds/agencies/old.atom")
    assert (led.status_code, led["Location"]) == (301, "/feeds/agencies/new.atom")
    after = feed_at(client, "/feeds/agencies/new.atom")
    ids = [[each.text for each in feed.iter(f"{ATOM}id")] for feed in (before, after)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_no_feed_tells_of_what_is_not_public(client, told, status):
    Issue.objects.update(status=status)
    raise_content_version([2022])
    make_article(make_issue(make_agency(), number=99), topics=[make_topic()])
    for address in feeds():
        answer = client.get(address)
        for secret in ("通知", "36家", "第5期", "韶民发"):
            assert secret not in answer.text, address


def test_no_feed_shows_a_planted_number(client):
    plant(number=5)
    plant(number=None, kind="notice", document_number="韶民〔2022〕1号")
    reindex(Article.objects.all())
    for address in [*feeds(), f"/feeds/articles.atom?q={quote(MOBILE)}"]:
        page = client.get(address).text
        assert MOBILE not in page.replace(f"q={MOBILE}", "").replace(f"“{MOBILE}”", "")
        assert ID_NUMBER not in page
    assert "138****8000" in client.get("/feeds/articles.atom").text


def test_signs_that_xml_cannot_hold_are_left_out(client):
    make_article(title="标\x0b题\ufffe", text="正\x01文<b>&")
    [entry] = entries_of(client)
    assert entry.findtext(f"{ATOM}title") == "标题"
    assert entry.findtext(f"{ATOM}summary") == "正文&lt;b&gt;&amp;"


def test_pages_lead_to_their_feeds_by_a_link_and_a_button(client, told):
    slug = make_agency().slug
    pages = {
        "/": "/feeds/articles.atom",
        "/articles/?year=2022&city=440200&sort=oldest": (
            "/feeds/articles.atom?city=440200&amp;year=2022"
        ),
        "/issues/?kind=notice": "/feeds/issues.atom?kind=notice",
        reverse("agency", args=[slug]): reverse("feed_of_agency", args=[slug]),
        reverse("agency_year", args=[slug, 2022]): (
            reverse("feed_of_agency", args=[slug])
        ),
        "/topics/epidemic/": "/feeds/topics/epidemic.atom",
        "/archive/2022/": "/feeds/issues.atom",
        "/indicators/test_count/": "/feeds/indicators/test_count.atom",
    }
    for page, feed in pages.items():
        html = client.get(page).text
        assert ALTERNATE.findall(html) == BUTTON.findall(html) == [feed], page


def test_the_page_of_feeds_leads_to_those_of_bureaus_places_and_topics(client, told):
    page = client.get("/feeds/").text
    listed = set(re.findall(r'href="(/feeds/[^"]+)" type', page))
    assert {
        *("/feeds/articles.atom", "/feeds/issues.atom", "/feeds/topics/epidemic.atom"),
        *("/feeds/cities/440000.atom", "/feeds/cities/440200.atom"),
        reverse("feed_of_agency", args=[make_agency().slug]),
    } <= listed
    for address in listed:
        assert client.get(address).status_code == 200


def test_the_indicators_feed_tells_values_by_text(client, told):
    [entry] = entries_of(client, "/feeds/indicators/test_count.atom")
    assert entry.findtext(f"{ATOM}title") == "测试机构数：韶关市 36家（2021年底）"
    assert "全市民政共有养老机构36家" in entry.findtext(f"{ATOM}summary")
    assert "#f" in link_of(entry, "alternate")
    pk = Article.objects.get(title__contains="通知").pk
    assert entry.findtext(f"{ATOM}id").endswith(f"articles/{pk}/indicators/test_count")


def test_a_feed_of_many_costs_no_more_queries_than_of_one(client, told):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            for address in feeds():
                client.get(address)
        return len(captured)

    client.get("/articles/")
    at_one = asked()
    for _ in range(5):
        make_article(make_issue(), topics=[make_topic()])
    client.get("/articles/")
    assert asked() == at_one


def test_a_reader_that_has_the_feed_is_only_told_so(
    client, told, page_cache, monkeypatch
):
    monkeypatch.setattr(kept, "SETTLED", -1)
    address = feeds()[1]
    first = client.get(address)
    assert first["ETag"]
    for asked in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
    ):
        again = client.get(address, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    other = {"if-modified-since": "Mon, 01 Jan 2024 00:00:00 GMT"}
    assert client.get(address, headers=other).status_code == 200
    both = {"if-none-match": '"x"', "if-modified-since": first["Last-Modified"]}
    assert client.get(address, headers=both).status_code == 200


def test_a_change_within_the_same_second_is_not_missed(client, told, page_cache):
    """Its date would be that of the change before: so none is given yet."""
    assert not client.get("/feeds/articles.atom").has_header("Last-Modified")


def test_a_feed_goes_by_the_name_that_counts(client, told, settings):
    settings.SITE_URL = "https://jianbao.example.gov.cn"
    feed = feed_at(client, "/feeds/articles.atom")
    every = [each.get("href") for each in feed.iter(f"{ATOM}link")]
    assert all(at.startswith("https://jianbao.example.gov.cn/") for at in every)
    assert feed.findtext(f"{ATOM}id").startswith("tag:jianbao.example.gov.cn,")
    assert HERE not in client.get("/feeds/articles.atom").text
