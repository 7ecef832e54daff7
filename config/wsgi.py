"""The WSGI application that the production server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
# All pages are loaded now, not while the first reader waits.
get_resolver().url_patterns  # noqa: B018
# What is loaded stays to the end. To look through it for garbage, and through the few
# thousand objects of every page, is some 4 % of a page's time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 50, 100)
