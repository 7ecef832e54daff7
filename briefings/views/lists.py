"""Pages of a long list, and what to say when there is no such page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import QueryDict
from django.shortcuts import render

from ..filters.sentences import encoded, shortened

PER_PAGE = 20


@dataclass(frozen=True)
class PageLink:
    """A page of the list that this one links to; a gap has no address."""

    number: int | str
    query: str = ""
    is_current: bool = False


class NumberedPage(Page):
    note = ""

    def links(self, query: QueryDict) -> Iterator[PageLink]:
        """The pages to link to, with gaps: 1 … 4 5 6 … 20."""
        for number in self.paginator.get_elided_page_range(self.number, on_each_side=2):
            if number == self.paginator.ELLIPSIS:
                yield PageLink(number)
            else:
                yield self.link_to(number, query)

    def link_to(self, number: int, query: QueryDict) -> PageLink:
        changed = {"page": number if number > 1 else None, **self.key_of(number)}
        return PageLink(number, encoded(query, **changed), number == self.number)

    def key_of(self, number: int) -> dict[str, str | None]:
        """What keeps the link to a page right when new rows arrive above it."""
        return {}


class ListPaginator(Paginator):
    def _get_page(self, *args, **kwargs):
        return NumberedPage(*args, **kwargs)


def turn_to(paginator: Paginator, wanted: str) -> NumberedPage:
    """The page asked for, else the first with a note that says so."""
    try:
        return paginator.page(wanted)
    except (PageNotAnInteger, EmptyPage):
        page = paginator.page(1)
        page.note = f"没有第“{shortened(wanted)}”页，这里是第 1 页。"
        return page


def render_list(request, template, rows, **context):
    page = turn_to(ListPaginator(rows, PER_PAGE), request.GET.get("page") or "1")
    shown = {"page": page, "total": page.paginator.count}
    links = page_links(page, request.GET)
    return render(request, template, {**shown, **links, **context})


def page_links(page: NumberedPage, query: QueryDict) -> dict:
    """What the partial _pagination.html shows."""
    if not page.has_other_pages():
        return {"page_links": ()}
    around = {}
    if page.has_previous():
        around["previous_page"] = page.link_to(page.previous_page_number(), query)
    if page.has_next():
        around["next_page"] = page.link_to(page.next_page_number(), query)
    return {"page_links": list(page.links(query)), **around}
