"""Pages for what is refused: in Chinese, with the way on, at the desk and before the public."""

from django.contrib import admin
from django.shortcuts import render

from briefings.rights import RightsRefused

FORBIDDEN = 403


def forbidden(request, exception=None):
    """Why, where that is ours to say; other words are a developer's."""
    why = str(exception) if isinstance(exception, RightsRefused) else ""
    return _page(request, "403", {"why": why})


def not_from_our_page(request, reason=""):
    """Django's check of forms has failed: a stale page, or cookies that are shut off."""
    return _page(request, "403_csrf", {})


def _page(request, name: str, context: dict):
    if not request.path_info.startswith("/admin/"):
        return render(request, f"{name}.html", context, status=FORBIDDEN)
    context |= {**admin.site.each_context(request), "title": "没有办成"}
    return render(request, f"admin/{name}.html", context, status=FORBIDDEN)
