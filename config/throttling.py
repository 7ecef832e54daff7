"""What costs much is done so often a minute for one address, and then refused for a while.

Kept pages cost nothing and are not counted: this stands behind the page cache.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest
from django.shortcuts import render

from readers.limits import is_too_often

from .visitors import own_address

WINDOW = 60
TOO_MANY = 429


class Allowance(NamedTuple):
    """So many requests of a kind each minute; a whole office may share an address."""

    name: str
    a_minute: int
    counts: Callable[[HttpRequest], bool]


def _is_sign_in(request) -> bool:
    return request.method == "POST" and request.path_info.startswith("/admin/login/")


def _is_suggestion(request) -> bool:
    return request.path_info == "/suggestions/"


def _is_search(request) -> bool:
    return bool(request.GET.get("q")) or request.path_info.endswith("/related/")


def _is_download(request) -> bool:
    return request.path_info.endswith((".csv", ".xlsx", "figures.json"))


def _is_package(request) -> bool:
    return request.path_info.startswith("/open-data/")


# The first that a request counts for; the rest of the pages are cheap. A suggestion is
# asked for with each sign that is typed; a password takes half a second to be looked at.
ALLOWANCES = (
    Allowance("package", 120, _is_package),
    Allowance("sign_in", 20, _is_sign_in),
    Allowance("suggestion", 600, _is_suggestion),
    Allowance("search", 120, _is_search),
    Allowance("download", 30, _is_download),
)


class Throttle:
    """Refuses with 429, and says in Chinese when to come again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _is_over(request):
            refused = render(request, "429.html", status=TOO_MANY)
            refused["Retry-After"] = str(WINDOW)
            return refused
        return self.get_response(request)


def _is_over(request) -> bool:
    """Whether this is one more than the address is allowed of its kind in this minute."""
    allowance = next((each for each in ALLOWANCES if each.counts(request)), None)
    if allowance is None or not (address := own_address(request)):
        return False
    return is_too_often(allowance.name, address, allowance.a_minute, WINDOW)
