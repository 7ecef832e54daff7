"""A real chromium, as a reader has it, before a live site."""

import os
import shutil

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from .pages import one_of_each

LAUNCH = {"args": ["--no-sandbox"]} if os.geteuid() == 0 else {}
PHONE = {
    "viewport": {"width": 375, "height": 812},
    "is_mobile": True,
    "has_touch": True,
}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """A database in a file, as a site of one machine has it.

    One in memory is one connection, which the threads of the live server would share
    with the test: a table that one of them still reads cannot be emptied.
    """
    held = settings.DATABASES["default"]
    if held["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("site") / "jianbao.sqlite3"
        held.setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(scope="session")
def chromium():
    """The system's own chromium, started once."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium here; `make test-browser` installs it")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, and Django would refuse
        # its database calls there.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, **LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium, live_server):
    """Open an empty tab of a Chinese reader; its addresses start at the live site."""
    contexts = []

    def open_one(**options):
        context = chromium.new_context(
            base_url=live_server.url, locale="zh-CN", **options
        )
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def no_request_left_behind(open_tab, chromium):
    """What a page asked of the server just now would be written into the next test."""
    yield
    for context in chromium.contexts:
        for page in context.pages:
            page.wait_for_load_state("networkidle")


@pytest.fixture
def page(open_tab):
    return open_tab()


@pytest.fixture
def phone(open_tab):
    return open_tab(**PHONE)


@pytest.fixture
def desk(page, live_server, admin_client):
    """A tab of a clerk who has logged in."""
    return logged_in(page, live_server, admin_client)


@pytest.fixture
def second_desk(open_tab, live_server, staff):
    """A tab of another, who reviews what the first submits."""
    return logged_in(open_tab(), live_server, staff("review"))


@pytest.fixture
def bare_desk(open_tab, live_server, admin_client):
    """The same, in a browser that runs no script."""
    page = open_tab(java_script_enabled=False)
    return logged_in(page, live_server, admin_client)


def logged_in(page, live_server, admin_client):
    session = admin_client.cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


@pytest.fixture
def addresses(live_server, settings):
    """The address of one page of each kind, by name, on a site that sends e-mails."""
    settings.SENDS_ALERTS = True
    return one_of_each()
