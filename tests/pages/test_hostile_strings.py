"""No string in an address or a form breaks a page, comes back as markup, or takes long.

A string or two at each address, others at the next; `python -m tests.faults.hostile` asks
each address with 500 of them.
"""

from itertools import islice

import pytest
from django.contrib import admin
from django.test import Client

from ..factories import make_agency, make_article
from ..faults.hostile import PARAMETERS, POSTED, asked, patterns, strings, trouble

pytestmark = pytest.mark.django_db
# PostgreSQL takes it in no text.
NUL = "\x00zq"
# Longer than any number of a database.
HUGE = "9" * 19
EACH = 1
ROUTES_OF_THE_DESK = "/admin/"


def test_no_string_breaks_a_page_or_comes_back_as_markup(client, clerk):
    article = make_article(title="农村低保提标")
    usual = {"slug": make_agency().slug, "year": "2022", "number": "5"}
    usual |= {"object_id": str(article.pk), "pk": str(article.pk)}
    every = strings()
    wrong, count = {}, 0
    for at, route in enumerate(patterns()):
        if route.startswith("/admin/logout"):
            continue
        words = [*(every[(at * EACH + n) % len(every)] for n in range(EACH)), NUL]
        if route.endswith("/correction/"):
            words += [HUGE] * len(PARAMETERS)
        visitor = clerk if route.startswith(ROUTES_OF_THE_DESK) else client
        for address in asked(route, usual, words):
            count += 1
            if said := trouble(visitor, address, words):
                wrong[address[:200]] = said
    assert count > 700
    assert wrong == {}


@pytest.mark.parametrize("address", POSTED)
def test_no_string_breaks_a_form(address, clerk):
    visitor = clerk if address != "/admin/login/" else Client()
    names = POSTED[address]
    every = strings()
    for at in range(0, len(every), 40):
        words = [NUL, *islice(every, at, at + len(names))]
        posted = {name: words[n % len(words)] for n, name in enumerate(names)}
        assert trouble(visitor, address, words, posted) == ""


def test_a_key_that_can_be_nobodys_breaks_no_page_that_adds_something(admin_client):
    for model, page in admin.site._registry.items():
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/"
        for name in (*page.autocomplete_fields, *page.raw_id_fields):
            for key in ("abc", "1,abc"):
                said = trouble(admin_client, f"{address}?{name}={key}", ())
                assert said == "", (address, name)
