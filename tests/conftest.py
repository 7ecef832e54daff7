"""What every test may count on: reference data in the database, a cache, a clerk."""

import hypothesis
import pytest
from django.apps import apps
from django.core.cache import caches
from django.db.models.signals import post_migrate
from django.test import Client

from briefings.search.engine import engine
from briefings.search.words import words_of
from config.cache_url import cache_named, visitors_cache
from intake.reference import (
    load_agencies,
    load_common_names,
    load_indicators,
    load_regions,
    load_topics,
)
from reuse.points import load_points

from .factories import make_member

# The same texts each time, so that a test that fails today fails tomorrow. Others are
# tried by `make search-for-faults`, and what it finds becomes an example of its test.
PATIENT = {
    "deadline": None,
    "suppress_health_check": [
        hypothesis.HealthCheck.too_slow,
        hypothesis.HealthCheck.filter_too_much,
    ],
}
hypothesis.settings.register_profile("seeded", derandomize=True, **PATIENT)
hypothesis.settings.register_profile("search", max_examples=2000, **PATIENT)
hypothesis.settings.load_profile("seeded")


def pytest_addoption(parser):
    parser.addoption(
        "--record",
        action="store_true",
        help="note how golden cases are read now, and picture the pages of the guide",
    )
    parser.addoption(
        "--second-database",
        action="store_true",
        help="leave out what has run on another database and would tell nothing new",
    )
    parser.addoption(
        "--whole",
        action="store_true",
        help="look at every page in every display at every size (long)",
    )


# Where texts are read and nothing is filed, or the house itself is looked at, but for tests
# that ask for a database.
OF_READING = (
    *("test_house_style", "test_glossary", "test_architecture", "test_readme"),
    *("test_makefile", "test_benchmark", "test_given_sets"),
    *("figures", "documents", "formats", "seeds", "reuse", "gate/names", "mutants"),
    *("test_cases", "test_growth", "test_parsing_properties"),
    *("test_generated_texts", "test_sample_texts", "test_reading_alone"),
)
DATABASE = {"db", "transactional_db"}
# The same pages walked through once more for every role, every plant and every word, and
# files that are refused or not read in time: what they ask of a database is asked by
# other tests, too.
WALKS = (
    *("desk/test_reach.py", "desk/test_words.py", "gate/test_ways.py"),
    *("intake/test_bad_files.py", "intake/test_time_limit.py", "intake/test_office.py"),
    "test_unsafe_starts.py",
)


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--second-database"):
        return
    left_out = [item for item in items if _reads_alone(item) or _is_in(WALKS, item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def _reads_alone(item) -> bool:
    asks = item.get_closest_marker("django_db") or DATABASE & set(item.fixturenames)
    return _is_in(OF_READING, item) and not asks


def _is_in(names: tuple[str, ...], item) -> bool:
    return item.nodeid.startswith(tuple(f"tests/{name}" for name in names))


@pytest.fixture(scope="session")
def reference_after_every_flush():
    """Load the reference data as Django itself loads its permissions.

    A transactional test ends by emptying all tables; the next one would find none. The
    tables of the search belong to no model, and would keep what it indexed.
    """

    def load(**kwargs):
        engine().empty()
        load_regions()
        load_agencies()
        load_topics()
        load_indicators()
        load_common_names()
        load_points()

    briefings = apps.get_app_config("briefings")
    post_migrate.connect(load, sender=briefings)
    yield
    post_migrate.disconnect(load, sender=briefings)


@pytest.fixture(scope="session")
def django_db_setup(reference_after_every_flush, django_db_setup, django_db_blocker):
    """The test database with the reference data in it.

    The dictionary of the search is loaded now, once, and in no test that is timed.
    """
    with django_db_blocker.unblock():
        words_of("民政")


@pytest.fixture
def page_cache(settings):
    """A memory for pages, empty at first; call it with a name to be another worker.

    Tests without it remember nothing: each page they look at was made for them.
    """

    def on_worker(name):
        own = {"LOCATION": f"visitors of {name}"}
        settings.CACHES = {
            "default": cache_named("") | {"LOCATION": name},
            "visitors": visitors_cache("") | own,
        }
        used.add(name)

    used = set()
    on_worker("a worker")
    yield on_worker
    for name in used:
        on_worker(name)
        for each in ("default", "visitors"):
            caches[each].clear()


@pytest.fixture
def clerk(admin_client):
    """A client signed in as a superuser."""
    return admin_client


@pytest.fixture
def staff(django_user_model):
    """A client signed in as one who works for a bureau in these roles: staff("enter").

    That of `make_agency()`, unless another is named; `client.user` is the person.
    """

    def sign_in(*roles: str, agency=None, includes_counties=False) -> Client:
        client = Client()
        client.user = make_member(*roles, agency=agency, wide=includes_counties)
        client.force_login(client.user)
        return client

    return sign_in


@pytest.fixture
def fill_in(clerk):
    """Change fields of a page as it now stands, and send it as a browser would."""

    def send(address, button="_save", **changes):
        return open_page(clerk, address)(button, **changes)

    return send


def open_page(client, address):
    """The page as it now stands; call what this answers to change fields and send it."""
    shown = shown_on(client.get(address).context)

    def send(button="_save", **changes):
        return client.post(address, {**shown, button: "1", **changes})

    return send


def shown_on(page) -> dict:
    """What the forms of an admin page hold before anyone types."""
    forms = [page["adminform"].form]
    for inline in page["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    shown = {
        name: value
        for form in forms
        for field in form
        for name, value in _sent(field)
        if value is not None and value is not False and value != []
    }
    # What changes a public text is a typo, unless a test says otherwise.
    return {"nature": "minor", **shown}


def _sent(field):
    widgets = getattr(field.field.widget, "widgets", None)
    if not widgets:
        return [(field.html_name, field.value())]
    parts = field.value()
    if not isinstance(parts, list):
        parts = field.field.widget.decompress(parts)
    return [(f"{field.html_name}_{at}", part) for at, part in enumerate(parts)]
