"""The desk's own admin site: its first page is the work list."""

from functools import partial, update_wrapper

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import permission_required
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse

from agencies.models import Agency
from agencies.second_factor import has_second_factor, must_have_one

from .adoption import adoption_page, adoption_proofs_page, adoption_workbook
from .guide import address_of, chapter_of, guide_image, guide_page
from .second_factor import PasswordStep, code_step, offer_page, second_factor_page
from .signing_in import to_public_page
from .work import (
    missed_searches_page,
    missing_numbers_page,
    overdue_columns_page,
    work_of,
)

# Of a key; what is longer, no database keeps as a number.
MOST_DIGITS = 18
# What is searched for is no key.
SEARCHED = {"q", "term"}
GUIDE = (
    ("guide/", guide_page, "guide"),
    ("guide/<slug:chapter>/", guide_page, "guide_chapter"),
    ("guide/images/<slug:name>.png", guide_image, "guide_image"),
)


class Completion(AutocompleteJsonView):
    """What may be meant by the words typed into a field; a bureau by the name meant."""

    def serialize_result(self, obj, to_field_name):
        found = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Agency):
            found["text"] = obj.found_as(self.term)
        return found


class Desk(admin.AdminSite):
    site_header = site_title = "简报管理"
    index_title = "录入、核对与发布"
    # What is open to whoever has yet to switch his second step on.
    OPEN = {"second_factor", "offer_key", "logout", "jsi18n"}

    def index(self, request, extra_context=None):
        work = work_of(request.user)
        return super().index(request, {"work": work, **(extra_context or {})})

    def autocomplete_view(self, request):
        return Completion.as_view(admin_site=self)(request)

    def each_context(self, request):
        """With where the guide tells of the page."""
        found = request.resolver_match
        chapter = chapter_of(found.url_name or "") if found else ""
        return {**super().each_context(request), "guide": address_of(chapter)}

    def get_urls(self):
        pages = [
            ("missing-numbers/", missing_numbers_page, "missing_numbers"),
            ("overdue-columns/", overdue_columns_page, "overdue_columns"),
            ("missed-searches/", missed_searches_page, "missed_searches"),
            ("adoption/", adoption_page, "adoption"),
            ("adoption/proofs/", adoption_proofs_page, "adoption_proofs"),
            ("adoption/table/", adoption_workbook, "adoption_table"),
        ]
        return [
            *(path(at, self._page(page), name=name) for at, page, name in pages),
            *(path(at, self._guide(page), name=name) for at, page, name in GUIDE),
            # Before Django's own, which would lead from any row of any bureau.
            path(
                "r/<int:content_type_id>/<path:object_id>/",
                self.admin_view(to_public_page),
                name="view_on_site",
            ),
            path("login/code/", partial(code_step, site=self), name="sign_in_code"),
            path(
                "second-step/",
                self.admin_view(partial(second_factor_page, site=self)),
                name="second_factor",
            ),
            path("second-step/key/", self.admin_view(offer_page), name="offer_key"),
            *super().get_urls(),
        ]

    def login(self, request, extra_context=None):
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = {
            **self.each_context(request),
            "title": "登录",
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
        }
        if not {"next"} & {*request.GET, *request.POST}:
            context["next"] = reverse("admin:index")
        return PasswordStep.as_view(extra_context=context)(request)

    def admin_view(self, view, cacheable=False):  # noqa: FBT002
        """Whoever must have a second step is led there first."""
        inner = super().admin_view(view, cacheable)

        def after_second_step(request, *args, **kwargs):
            if _asks_for_no_row(request.GET):
                raise Http404
            user, page = request.user, request.resolver_match.url_name
            if page in self.OPEN or not must_have_one(user) or has_second_factor(user):
                return inner(request, *args, **kwargs)
            return redirect("admin:second_factor")

        return update_wrapper(after_second_step, inner)

    def _guide(self, page):
        """For whoever may sign in."""
        return self.admin_view(partial(page, self))

    def _page(self, page):
        """For whoever may look at issues."""
        may = permission_required("briefings.view_issue", raise_exception=True)
        return self.admin_view(may(partial(page, self)))


def _asks_for_no_row(query: QueryDict) -> bool:
    """Lists look for rows by whatever an address says, and databases stumble over a NUL,
    or over a number that is longer than any of theirs.
    """
    return any(
        "\0" in value
        or (name not in SEARCHED and value.isdecimal() and len(value) > MOST_DIGITS)
        for name, values in query.lists()
        for value in values
    )
