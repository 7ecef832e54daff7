"""The demonstration's site, walked over once for all who look at what was found."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from .crawl import Visited, walk


@pytest.fixture(scope="session")
def crawled(django_db_setup, django_db_blocker) -> dict[str, Visited]:
    """What stands at every address of the demonstration that links lead to."""
    with django_db_blocker.unblock(), transaction.atomic():
        texts = settings.BASE_DIR / "fixtures" / "texts"
        call_command("import_briefings", texts, "--publish", stdout=StringIO())
        found = walk(Client(), "/")
        transaction.set_rollback(True)
    return found
