"""Views that are only read: what else is asked of them is refused in plain Chinese."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

SAFE = ("GET", "HEAD")


View = Callable[..., HttpResponseBase]


def require_safe(view: View) -> View:
    """As Django's own, with a page that says so.

    The check of forms is left out, for nothing is taken: before, whoever sent a form was
    told that it had grown stale.
    """

    @wraps(view)
    def read_only(request: HttpRequest, *args, **kwargs):
        if request.method in SAFE:
            return view(request, *args, **kwargs)
        refused = render(request, "405.html", status=405)
        refused["Allow"] = ", ".join(SAFE)
        return refused

    return csrf_exempt(read_only)
