"""No kind of public page escapes the walks of the browser and the pictures."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from ..browser.pages import make_figures, one_of_each, pages_of_figures
from .test_refusals import public_patterns

pytestmark = pytest.mark.django_db

# Files, feeds, answers for programs and pictures; what only redirects or only thanks.
NO_PAGE = re.compile(
    r"(api|feed|open_data|figures|indicator)_\w+|agency_year_(csv|xlsx)|\w+_qr"
    r"|open_data|robots|opensearch|security|sitemap\w*|healthz|readyz|suggestions"
    r"|alert_leave"
)


def test_one_of_each_kind_is_looked_at():
    addresses = {*one_of_each().values(), *pages_of_figures(make_figures()).values()}
    looked_at = {resolve(urlsplit(at).path).url_name for at in addresses}
    names = {pattern.name for pattern in public_patterns() if pattern.name}
    assert {name for name in names if not NO_PAGE.fullmatch(name)} == looked_at
