"""A real chromium, as a reader has it, before a live site."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

LAUNCH = {"args": ["--no-sandbox"]} if os.geteuid() == 0 else {}


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
def page(chromium, live_server):
    """An empty tab of a Chinese reader; its addresses start at the live site."""
    context = chromium.new_context(base_url=live_server.url, locale="zh-CN")
    yield context.new_page()
    context.close()
