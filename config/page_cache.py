"""Public pages kept as they were sent, until anything public changes.

A public page holds nothing of its visitor: what was asked for, how it is to be shown, the
content version of the site and the release of the program decide every word of it. All
are known before a view runs, so a browser that still has the page is told so, and a page once made
is sent again. The content version rises in the transaction of every public change, so on
all workers at once, and nothing kept need ever be cleared.
"""

import gzip
from hashlib import blake2b
from time import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.text import compress_sequence

from briefings.models import ContentVersion
from briefings.views.display import Display

from .release import release

# What staff see, and what watches the site, is made anew each time.
NEVER_KEPT = ("/admin/", "/healthz", "/readyz")
# The headers that a page may depend on. One that says it varies by others, as Django
# says of Cookie when the session or a form's token was used, is not for everyone.
VARIES_BY = ("Accept-Encoding", "HX-Request", "HX-Target", "HX-History-Restore-Request")
# A list of 60 KB in 0.2 ms, to an eighth; the highest, 9, takes twice that for little.
COMPRESSION = 4
# What is larger is rarely asked for, and would take the place of ten pages.
LARGEST_KEPT = 200_000
# After so many seconds no other change is dated as this one is.
SETTLED = 1
# Below this, compressing saves nothing.
WORTH_COMPRESSING = 500


class Kept(NamedTuple):
    """A page as it was sent, and the tag that says which state of the site it shows."""

    tag: str
    headers: dict[str, str]
    body: bytes


class PageCache:
    """Answers with what the browser or we have kept; else keeps what the view makes."""

    def __init__(self, get_response):
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or _is_never_kept(request):
            return self.get_response(request)
        key = _fingerprint(request)
        # The content version is read before the view runs: a page made while something
        # is published may be kept under the version before, for which nobody asks any
        # more, but never an old page under the new version.
        version = ContentVersion.objects.of_site()
        tag = f'"{version:x}-{key}"'
        if tag in request.META.get("HTTP_IF_NONE_MATCH", ""):
            return _finished(HttpResponseNotModified(), tag)
        kept = cache.get(key)
        if kept and kept.tag == tag:
            response = HttpResponse(kept.body, headers=kept.headers)
        else:
            response = self._make(request, key, tag, version)
        return _unless_seen(request, response, tag)

    def _make(self, request, key: str, tag: str, version: int):
        response = self.get_response(request)
        if not _is_for_everyone(response):
            return response
        if response.streaming:
            return _finished(_as_it_is_read(request, response), tag)
        if response.has_header("Last-Modified"):
            _date(response, version)
        if _takes_gzip(request):
            _compress(response)
        _finished(response, tag)
        if request.method == "GET" and len(response.content) <= LARGEST_KEPT:
            cache.set(key, Kept(tag, dict(response.items()), response.content))
        return response


def _date(response, version: int) -> None:
    """Last changed when anything public did: the version is a time.

    Not said while that second may still bring another change: it would be the same date.
    """
    changed = version / 1_000_000
    if time() - changed > SETTLED:
        response["Last-Modified"] = http_date(changed)
    else:
        del response["Last-Modified"]


def _unless_seen(request, response, tag: str):
    """Readers of feeds that know no tags name the moment at which theirs last changed.

    That very moment and no other: a text that is withdrawn makes a feed older.
    """
    since = request.META.get("HTTP_IF_MODIFIED_SINCE")
    has_tag = "HTTP_IF_NONE_MATCH" in request.META
    if has_tag or not since or since != response.get("Last-Modified"):
        return response
    return _finished(HttpResponseNotModified(), tag)


def _is_never_kept(request) -> bool:
    return request.path_info.startswith(NEVER_KEPT)


def _fingerprint(request) -> str:
    """One word for all that decides what a page says, but for the content version."""
    headers = request.META
    decisive = (
        release(),
        request.scheme,
        request.get_host(),
        request.path,
        headers.get("QUERY_STRING"),
        _takes_gzip(request),
        headers.get("HTTP_HX_REQUEST"),
        headers.get("HTTP_HX_TARGET"),
        headers.get("HTTP_HX_HISTORY_RESTORE_REQUEST"),
        Display.asked_by(request),
    )
    return blake2b(repr(decisive).encode(), digest_size=12).hexdigest()


def _is_for_everyone(response) -> bool:
    """Whether it is a whole page that holds nothing of the visitor."""
    return (
        response.status_code == 200
        and not response.cookies
        # A view that says how it may be kept knows better: never_cache, above all.
        and not response.has_header("Cache-Control")
        and not _names_in(response.get("Vary", "")) - _names_in(",".join(VARIES_BY))
    )


def _names_in(header: str) -> set[str]:
    """The names in Accept-Encoding, HX-Request"""
    return {name.strip().lower() for name in header.split(",") if name.strip()}


def _takes_gzip(request) -> bool:
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def _compress(response) -> None:
    """Make the page smaller; it holds no secret that its length could betray."""
    if len(response.content) < WORTH_COMPRESSING:
        return
    response.content = gzip.compress(response.content, COMPRESSION, mtime=0)
    response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))


def _as_it_is_read(request, response):
    """A long file: too large to be kept here, and whoever has it may know it again."""
    if _takes_gzip(request):
        response.streaming_content = compress_sequence(response.streaming_content)
        response["Content-Encoding"] = "gzip"
    return response


def _finished(response, tag: str):
    """Tagged so that a browser keeps it, and asks each time if it is still the page."""
    response["ETag"] = "W/" + tag
    response["Cache-Control"] = "no-cache"
    # Of all cookies the one of the display alone; a browser knows them only together.
    patch_vary_headers(response, (*VARIES_BY, "Cookie"))
    return response
