"""No page holds a script or a style of its own: the browser is told to run none."""

import re
from itertools import chain

import pytest
from django.contrib import admin

from .test_reach import pages_of
from .world import make_world

pytestmark = pytest.mark.django_db

# <script> without src, but for data; <style>; style="…"; onclick="…"; javascript:
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")"
    r"|<style|<[^>]*\s(?:style|on[a-z]+)=\s*[\"']|(?:href|src)=[\"'](?:javascript|data):",
    re.IGNORECASE,
)


def inline_in(page: str) -> list[str]:
    return INLINE.findall(page)


def test_what_stands_inline_is_found():
    """What keeps the others honest."""
    for bad in (
        "<script>a()</script>",
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a href="javascript:a()">',
        "<b onclick='a()'>",
        '<link href="data:,">',
    ):
        assert inline_in(bad)
    for good in (
        '<script src="/static/a.js" defer></script>',
        '<script type="application/ld+json">{}</script>',
        '<p class="style">onward="x"</p>',
    ):
        assert not inline_in(good)


def test_no_page_of_the_desk_holds_any(clerk):
    world = make_world()
    pages = chain.from_iterable(
        pages_of(model, page, world.one_of_each(model))
        for model, page in admin.site._registry.items()
    )
    addresses = ["/admin/", "/admin/login/", "/admin/missing-numbers/"]
    addresses += [address for address, _ in pages]
    found = {}
    for address in addresses:
        answer = clerk.get(address)
        if answer.get("Content-Type", "").startswith("text/html"):
            found[address] = inline_in(answer.text)
    assert len(found) > 30
    assert {address: held for address, held in found.items() if held} == {}
