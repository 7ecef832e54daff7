"""What every test may count on: a database that holds the reference data."""

import pytest
from django.apps import apps
from django.core.cache import caches
from django.db.models.signals import post_migrate

from agencies.reference import load_agencies, load_regions
from briefings.reference import load_topics
from config.cache_url import cache_named
from metrics.reference import load_indicators


def pytest_addoption(parser):
    parser.addoption(
        "--record",
        action="store_true",
        help="note how each golden case is read now, where its facts hold",
    )


@pytest.fixture(scope="session")
def reference_after_every_flush():
    """Load the reference data as Django itself loads its permissions.

    A transactional test ends by emptying all tables; the next one would find none.
    """

    def load(**kwargs):
        load_regions()
        load_agencies()
        load_topics()
        load_indicators()

    briefings = apps.get_app_config("briefings")
    post_migrate.connect(load, sender=briefings)
    yield
    post_migrate.disconnect(load, sender=briefings)


@pytest.fixture(scope="session")
def django_db_setup(reference_after_every_flush, django_db_setup):
    """The test database with the reference data in it."""


@pytest.fixture
def page_cache(settings):
    """A memory for pages, empty at first; call it with a name to be another worker.

    Tests without it remember nothing: each page they look at was made for them.
    """

    def on_worker(name):
        settings.CACHES = {"default": cache_named("") | {"LOCATION": name}}
        used.add(name)

    used = set()
    on_worker("a worker")
    yield on_worker
    for name in used:
        on_worker(name)
        caches["default"].clear()
