"""The desk's own admin site: its first page is the work list."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import permission_required
from django.urls import path

from agencies.models import Agency

from .signing_in import to_public_page
from .work import missing_numbers_page, overdue_columns_page, work_of


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

    def index(self, request, extra_context=None):
        work = work_of(request.user)
        return super().index(request, {"work": work, **(extra_context or {})})

    def autocomplete_view(self, request):
        return Completion.as_view(admin_site=self)(request)

    def get_urls(self):
        pages = [
            ("missing-numbers/", missing_numbers_page, "missing_numbers"),
            ("overdue-columns/", overdue_columns_page, "overdue_columns"),
        ]
        return [
            *(path(at, self._page(page), name=name) for at, page, name in pages),
            # Before Django's own, which would lead from any row of any bureau.
            path(
                "r/<int:content_type_id>/<path:object_id>/",
                self.admin_view(to_public_page),
                name="view_on_site",
            ),
            *super().get_urls(),
        ]

    def _page(self, page):
        """For whoever may look at issues."""
        may = permission_required("briefings.view_issue", raise_exception=True)
        return self.admin_view(may(partial(page, self)))
