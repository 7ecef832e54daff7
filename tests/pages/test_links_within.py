"""Of all links that a walk over the demonstration finds: places in pages, files, answers' own."""

import json
import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders

from .crawl import HERE, Visited, path_of

pytestmark = pytest.mark.django_db

TO_A_PLACE = re.compile(r'\bhref="([^"#]*#[^"]+)"')
ID = re.compile(r'\bid="([^"]+)"')
FILE = re.compile(r'\b(?:href|src)="/static/([^"?]+)')


@pytest.fixture(scope="module")
def pages(crawled) -> dict[str, Visited]:
    return {at: each for at, each in crawled.items() if each.is_page}


def test_every_link_to_a_place_in_a_page_finds_it_there(pages):
    places = {at: set(ID.findall(page.text)) for at, page in pages.items()}
    followed, lost = 0, set()
    for at, page in pages.items():
        for link in map(unescape, TO_A_PLACE.findall(page.text)):
            url = urljoin(HERE + at, link)
            page_at, place = path_of(url), unquote(urlsplit(url).fragment)
            if not url.startswith(HERE):
                continue
            followed += 1
            if place not in places.get(page_at, ()):
                lost.add((page_at, place))
    assert followed > 1000
    assert lost == set()


def test_no_page_gives_one_id_to_two_places(pages):
    twice = {
        at: found
        for at, page in pages.items()
        if len(found := ID.findall(page.text)) != len(set(found))
    }
    assert twice == {}


def test_every_style_script_and_picture_is_there(pages):
    asked = {file for page in pages.values() for file in FILE.findall(page.text)}
    assert len(asked) > 10
    assert [each for each in asked if not finders.find(each)] == []


def addresses_in(answer) -> list[str]:
    """Whatever an answer of the interface names as a `url`, however deep."""
    if isinstance(answer, dict):
        own = [answer["url"]] if isinstance(answer.get("url"), str) else []
        return own + [at for each in answer.values() for at in addresses_in(each)]
    if isinstance(answer, list):
        return [at for each in answer for at in addresses_in(each)]
    return []


def test_every_address_that_the_interface_names_is_a_page(crawled, pages):
    named = {
        at
        for visited in crawled.values()
        if visited.content_type.startswith("application/json")
        for at in addresses_in(json.loads(visited.text))
    }
    assert len(named) > 300
    assert [at for at in named if not at.startswith(HERE)] == []
    paths = {path_of(at.partition("#")[0]) or "/" for at in named}
    assert sorted(paths - pages.keys()) == []
