"""Of all that a walk over the demonstration finds: feeds, maps and lists are what they claim."""

import json
import re
from collections import Counter
from datetime import datetime
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from .crawl import CANONICAL, HERE, Visited, path_of

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Of the protocol of sitemaps.
MOST_LISTED, LONGEST_ADDRESS = 50_000, 2048
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:?\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What an element of a feed may hold once at most, and what has to be there (RFC 4287, 4.1).
ONCE = (
    "id",
    "title",
    "updated",
    "published",
    "subtitle",
    "summary",
    "content",
    "rights",
)
MUST = ("id", "title", "updated")
TEXTS = {"text", "html", "xhtml"}
# A bureau's year is read by numbers from the first on, and taken away newest first.
IN_ONE_ORDER = ("/articles/", "/issues/", "/agencies/", "/topics/")
# A bureau's own page shows its newest, and leads to its years.
NO_LIST = re.compile(r"/agencies/[^/]+/")
NEXT = re.compile(r'<a href="(\?[^"]+)" rel="next">')


def found_as(crawled: dict[str, Visited], content_type: str) -> dict[str, Visited]:
    return {
        at: v for at, v in crawled.items() if v.content_type.startswith(content_type)
    }


def wrong_in_feed(feed: ElementTree.Element) -> list[str]:
    """What RFC 4287 forbids, of a feed or of an entry."""
    held = Counter(each.tag.removeprefix(ATOM) for each in feed)
    wrong = [f"no {name}" for name in MUST if not (feed.findtext(ATOM + name) or "")]
    wrong += [f"{name} twice" for name in ONCE if held[name] > 1]
    for name in ("updated", "published"):
        said = feed.findtext(ATOM + name)
        if said is not None and not MOMENT.fullmatch(said):
            wrong.append(f"{name}: {said}")
    for link in feed.findall(f"{ATOM}link"):
        if not urlsplit(link.get("href", "")).scheme:
            wrong.append(f"link {link.attrib}")
    for name in ("title", "summary", "subtitle", "content"):
        kind = feed.find(ATOM + name)
        if kind is not None and kind.get("type", "text") not in TEXTS:
            wrong.append(f"{name} of type {kind.get('type')}")
    wrong += [
        "category without term"
        for each in feed.findall(f"{ATOM}category")
        if not each.get("term")
    ]
    return wrong


def test_every_feed_is_atom_as_its_standard_has_it(crawled):
    feeds = found_as(crawled, "application/atom+xml")
    assert len(feeds) > 20
    for at, visited in feeds.items():
        feed = ElementTree.fromstring(visited.text)
        assert feed.tag == f"{ATOM}feed", at
        assert wrong_in_feed(feed) == [], at
        rels = Counter(each.get("rel") for each in feed.findall(f"{ATOM}link"))
        assert rels["self"] == rels["alternate"] == 1, at
        entries = feed.findall(f"{ATOM}entry")
        names = [each.findtext(f"{ATOM}id") for each in entries]
        assert len(set(names)) == len(names), at
        is_by_someone = feed.find(f"{ATOM}author") is not None
        for entry in entries:
            assert wrong_in_feed(entry) == [], at
            assert is_by_someone or entry.find(f"{ATOM}author") is not None, at
            rels = {each.get("rel") for each in entry.findall(f"{ATOM}link")}
            assert "alternate" in rels or entry.find(f"{ATOM}content") is not None, at


def test_every_sitemap_is_what_its_protocol_wants(crawled):
    maps = {at: v for at, v in crawled.items() if at.startswith("/sitemap")}
    assert len(maps) > 4
    listed = Counter()
    for at, visited in maps.items():
        root = ElementTree.fromstring(visited.text)
        one = {"urlset": "url", "sitemapindex": "sitemap"}[root.tag.removeprefix(MAPS)]
        assert {each.tag for each in root} == {MAPS + one}, at
        assert len(root) <= MOST_LISTED
        for each in root:
            place = each.findtext(f"{MAPS}loc")
            assert place.startswith(f"{HERE}/"), place
            assert len(place) < LONGEST_ADDRESS
            assert place.isascii()
            changed = each.findtext(f"{MAPS}lastmod")
            assert (
                changed is None or MOMENT.fullmatch(changed) or DAY.fullmatch(changed)
            )
            assert changed is None or datetime.fromisoformat(changed)
            listed[place] += 1
    assert [place for place, count in listed.items() if count > 1] == []


def test_a_page_that_the_sitemaps_list_is_its_own_address(crawled):
    places = {
        each
        for at, visited in crawled.items()
        if at.startswith("/sitemap-")
        for each in re.findall(r"<loc>([^<]+)</loc>", visited.text)
    }
    assert len(places) > 100
    wrong = {
        place: CANONICAL.findall(crawled[path_of(place)].text)
        for place in places
        if CANONICAL.findall(crawled[path_of(place)].text) != [place]
    }
    assert wrong == {}


def test_every_list_tells_programs_what_it_tells_readers(crawled):
    """The same rows, whole, however many pages readers turn."""
    files = {at for at in crawled if at.endswith("?format=json")}
    compared = 0
    for at in files:
        page = at.removesuffix("?format=json")
        [rows] = [
            v for v in json.loads(crawled[at].text).values() if isinstance(v, list)
        ]
        # A figure stands within a text, and several may.
        urls = [row["url"] for row in rows if "#" not in row.get("url", "#")]
        told = [stands_at(crawled, path_of(url)) for url in urls]
        read = links_in_rows(crawled, page)
        if not read or not told or NO_LIST.fullmatch(page):
            continue
        compared += 1
        own = set(told)
        seen = list(dict.fromkeys(link for link in read if link in own))
        assert sorted(seen) == sorted(told), at
        assert page not in IN_ONE_ORDER or seen == told, at
    assert compared > 20


def links_in_rows(crawled: dict[str, Visited], at: str) -> list[str]:
    """Where the rows of a list lead, on all its pages."""
    path, found = at, []
    while at in crawled:
        text = crawled[at].text
        main = text.partition("<main")[2]
        found += [
            stands_at(crawled, link)
            for link in re.findall(r'\bhref="([^"#]+)', main)
            if link.startswith("/")
        ]
        onward = NEXT.search(text)
        at = f"{path}{unescape(onward[1])}" if onward else ""
    return found


def stands_at(crawled: dict[str, Visited], link: str) -> str:
    """The one address of the text that a link leads to."""
    named = crawled[link].canonical if link in crawled else []
    return path_of(named[0]) if named else link


def test_the_interface_lists_what_the_files_of_the_pages_list(crawled):
    compared = 0
    for at, visited in crawled.items():
        if not at.startswith("/api/v1/") or not at.endswith("?limit=200"):
            continue
        answer = json.loads(visited.text)
        if answer["next"]:
            assert answer["total"] > len(answer["results"]) == 200
            continue
        assert answer["total"] == len(answer["results"])
        name = at.removeprefix("/api/v1/").partition("/")[0]
        file = crawled.get(f"/{name}/?format=json")
        if file:
            compared += 1
            assert json.loads(file.text)[name] == answer["results"]
    assert compared >= 4


def test_every_moment_on_a_page_is_written_as_html_wants_it(crawled):
    """To the second; of a fraction HTML reads three digits and no more."""
    found = {
        said
        for visited in crawled.values()
        if visited.is_page
        for said in re.findall(r'<time datetime="([^"]+)"', visited.text)
    }
    assert {each for each in found if "T" in each}
    wrong = {s for s in found if not (DAY.fullmatch(s) or WHOLE.fullmatch(s))}
    assert wrong == set()
