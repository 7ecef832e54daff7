"""The desk's own admin site: its first page is the work list."""

from functools import partial

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.urls import path

from .guide import address_of, chapter_of, guide_image, guide_page
from .signing_in import to_public_page
from .work import missing_numbers_page, overdue_columns_page, work_of

GUIDE = (
    ("guide/", guide_page, "guide"),
    ("guide/<slug:chapter>/", guide_page, "guide_chapter"),
    ("guide/images/<slug:name>.png", guide_image, "guide_image"),
)


class Desk(admin.AdminSite):
    site_header = site_title = "简报库管理"
    index_title = "录入、核对与发布"

    def index(self, request, extra_context=None):
        work = work_of(request.user)
        return super().index(request, {"work": work, **(extra_context or {})})

    def each_context(self, request):
        """With where the guide tells of the page."""
        found = request.resolver_match
        chapter = chapter_of(found.url_name or "") if found else ""
        return {**super().each_context(request), "guide": address_of(chapter)}

    def get_urls(self):
        pages = [
            ("missing-numbers/", missing_numbers_page, "missing_numbers"),
            ("overdue-columns/", overdue_columns_page, "overdue_columns"),
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
            *super().get_urls(),
        ]

    def _guide(self, page):
        """For whoever may sign in."""
        return self.admin_view(partial(page, self))

    def _page(self, page):
        """For whoever may look at issues."""
        may = permission_required("briefings.view_issue", raise_exception=True)
        return self.admin_view(may(partial(page, self)))
