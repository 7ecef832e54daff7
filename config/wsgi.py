"""The WSGI application that the production server loads."""

import gc
import os
from collections.abc import Callable, Iterable
from threading import local
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

_site = get_wsgi_application()
# All pages are loaded now, not while the first reader waits.
get_resolver().url_patterns  # noqa: B018
# What is loaded stays to the end. To look through it for garbage, and through the few
# thousand objects of every page, is some 4 % of a page's time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 50, 100)

_thread = local()


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """The site. Where a thread begins, another may have ended and left what it had open.

    granian ends a thread that had nothing to do for half a minute. What Django keeps of
    it, a connection to SQLite or to the cache, refers to itself in circles, and by the
    numbers above it would stay open for hours: its files, and its memory.
    """
    if not vars(_thread):
        _thread.has_begun = True
        gc.collect()
    return _site(environ, start_response)
