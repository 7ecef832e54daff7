"""Pages of a long list, and what to say when there is no such page."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.shortcuts import render

PER_PAGE = 20
SHOWN_LENGTH = 20


class NumberedPage(Page):
    note = ""

    @property
    def numbers(self):
        """The page numbers to link to, with gaps: 1 … 4 5 6 … 20."""
        return self.paginator.get_elided_page_range(self.number, on_each_side=2)


class ListPaginator(Paginator):
    def _get_page(self, *args, **kwargs):
        return NumberedPage(*args, **kwargs)


def turn_to(rows, wanted: str) -> NumberedPage:
    """The page asked for, else the first with a note that says so."""
    paginator = ListPaginator(rows, PER_PAGE)
    try:
        return paginator.page(wanted)
    except (PageNotAnInteger, EmptyPage):
        page = paginator.page(1)
        shown = wanted[:SHOWN_LENGTH] + "…" * (len(wanted) > SHOWN_LENGTH)
        page.note = f"没有第“{shown}”页，这里是第 1 页。"
        return page


def render_list(request, template, rows, **context):
    page = turn_to(rows, request.GET.get("page") or "1")
    return render(request, template, {"page": page, **context})
