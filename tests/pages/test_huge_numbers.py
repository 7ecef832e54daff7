"""No number in an address is too large, or too odd, to be answered: 404, in Chinese."""

import re

import pytest
from django.urls import URLResolver, get_resolver

from agencies.models import FormerSlug

from ..factories import make_agency, make_article

pytestmark = pytest.mark.django_db

# Beyond a column of a database (two kinds), with a zero before it, and longer than
# Python reads a number.
NUMBERS = ("2147483648", "9" * 19, "0" + "9" * 30, "9" * 4400)
OF_THE_DESK = ("0" + "9" * 30,)
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(patterns, above=""):
    for each in patterns:
        # ^edit/$ of an older pattern is edit/
        route = above + re.sub(r"^\^|\$$|\\Z$", "", str(each.pattern))
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        elif PLACE.search(route):
            yield route


def addresses(slug, article):
    """Every address with each of its parts in turn as a huge number."""
    usual = {"slug": slug, "year": "2022", "number": "5", "month": "4", "day": "11"}
    for route in routes(get_resolver().url_patterns):
        names = PLACE.findall(route)
        for number in OF_THE_DESK if route.startswith("admin/") else NUMBERS:
            for name in names:
                parts = {**dict.fromkeys(names, str(article.pk)), **usual, name: number}
                yield "/" + PLACE.sub(lambda part: parts[part[1]], route)  # noqa: B023


def test_no_huge_number_breaks_a_page(client, clerk):
    article = make_article(title="农村低保提标")
    FormerSlug.objects.create(slug="former", agency=make_agency())
    asked = set(addresses(make_agency().slug, article))
    asked |= {each for each in addresses("former", article) if "/former/" in each}
    assert len(asked) > 200
    for address in asked:
        visitor = clerk if address.startswith("/admin/") else client
        answer = visitor.get(address)
        said = (answer.status_code, address[:80])
        # 410: of a link that was signed and is old, or was never ours.
        assert answer.status_code in {200, 301, 302, 403, 404, 405, 410}, said
        if answer.status_code == 404 and "html" in answer.get("Content-Type", ""):
            assert "没有找到" in answer.text or "admin" in address, said
