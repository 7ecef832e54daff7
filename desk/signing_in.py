"""Signing in, shut out after wrong passwords, and out again by sitting idle."""

import time

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from briefings.readiness import takes_writes

# How exactly idle time is kept: the session is not written anew at every click.
SECONDS = 60
BROKEN = 500


class IdleTimeout:
    """Whoever is at work at the desk stays signed in; else the session runs out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code >= BROKEN:
            # Who it was is not to be asked of a database that has just gone.
            return response
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            seen, now = request.session.get("seen", 0), time.time()
            if now - seen >= SECONDS and takes_writes():
                _put_off_the_end(request.session, int(now))
        return response


def _put_off_the_end(session: SessionBase, now: int) -> None:
    """By writing to it; where the disk is full, he sees his page all the same."""
    was_modified = session.modified
    session["seen"] = now
    try:
        session.save()
    except UpdateError:
        session.modified = was_modified


def locked_out(request, _answer=None, _credentials=None):
    """The page for signing in, where no password will do for a while."""
    context = {
        **admin.site.each_context(request),
        "title": "登录",
        "form": AdminAuthenticationForm(request),
        "app_path": reverse("admin:login"),
        "next": request.POST.get("next", ""),
        "minutes": settings.LOCKOUT_MINUTES,
    }
    return render(request, "admin/locked_out.html", context, status=429)


def to_public_page(request, content_type_id, object_id):
    """From a row to its page on the site, for whoever may see the row at the desk."""
    kind = get_object_or_404(ContentType, pk=content_type_id)
    for model, page in admin.site._registry.items():
        if model is kind.model_class() and hasattr(model, "get_absolute_url"):
            row = page.get_object(request, object_id)
            if row and page.has_view_permission(request, row):
                return redirect(row)
    raise Http404
