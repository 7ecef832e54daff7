"""The demonstration's site, walked over once for all who look at what was found."""

from io import StringIO
from typing import NamedTuple

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from metrics.api.dictionary import RESOURCES

from .crawl import Visited, walk
from .questions import answered

# No page leads to more than one of them: programs do.
LISTS = [f"/api/v1/{each.name}/?limit=200" for each in RESOURCES if each.one]


class Demonstration(NamedTuple):
    """What was found on the demonstration's site, which is there no more."""

    crawled: dict[str, Visited]
    asked: dict[str, str | AssertionError]


@pytest.fixture(scope="session")
def demonstration(django_db_setup, django_db_blocker) -> Demonstration:
    with django_db_blocker.unblock(), transaction.atomic():
        texts = settings.BASE_DIR / "fixtures" / "texts"
        call_command("import_briefings", texts, "--publish", stdout=StringIO())
        found = Demonstration(
            walk(Client(), "/", "/sitemap.xml", *LISTS), answered(Client)
        )
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="session")
def crawled(demonstration) -> dict[str, Visited]:
    """What stands at every address of the demonstration that links lead to."""
    return demonstration.crawled


@pytest.fixture(scope="session")
def asked(demonstration) -> dict[str, str | AssertionError]:
    """What came of each question of a reader there."""
    return demonstration.asked
