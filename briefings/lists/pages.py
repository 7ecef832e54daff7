"""Pages of a long list, and what to say when there is no such page.

Those of an order of articles begin after a named article, so that a reader who turns
the page neither meets a row twice nor misses one, though new articles may have arrived
above in the meantime.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import cast

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import QueryDict

from ..search.entries import article_at, day_of, place_of
from .order import Order
from .sentence import encoded, shortened

PER_PAGE = 20
# 20220411-57: the day and the id of the last article of the page before
KEY = re.compile(r"(?P<day>[0-9]{8})-(?P<article>[0-9]{1,9})")


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
            if isinstance(number, int):
                yield self.link_to(number, query)
            else:
                yield PageLink(number)

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
    # Either of our paginators makes pages of ours.
    try:
        return cast(NumberedPage, paginator.page(wanted))
    except (PageNotAnInteger, EmptyPage):
        page = cast(NumberedPage, paginator.page(1))
        page.note = f"没有第“{shortened(wanted)}”页，这里是第 1 页。"
        return page


def shown_page(rows, query: QueryDict) -> dict:
    """What a template shows of the page of the rows that is asked for."""
    page = turn_to(ListPaginator(rows, PER_PAGE), query.get("page") or "1")
    total = page.paginator.count
    return {"page": page, "total": total, **page_links(page, query)}


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


def key_of(place: int) -> str:
    return f"{day_of(place):%Y%m%d}-{article_at(place)}"


def place_of_key(key: str) -> int | None:
    """The place that a key names; None if it is none."""
    if not (named := KEY.fullmatch(key)):
        return None
    try:
        day: date = datetime.strptime(named["day"], "%Y%m%d").date()
    except ValueError:
        return None
    return place_of(day, int(named["article"]))


class PageAfterKey(NumberedPage):
    paginator: "PaginatorAfterKey"

    def key_of(self, number: int) -> dict[str, str | None]:
        start = self.paginator.start + (number - self.number) * PER_PAGE
        if start <= 0:
            return {"after": None}
        return {"after": key_of(self.paginator.object_list[start - 1])}


class PaginatorAfterKey(Paginator):
    """Pages of places; the one asked for begins after the key, if that is still there."""

    def __init__(self, order: Order, after: str = ""):
        super().__init__(order, PER_PAGE)
        place = place_of_key(after)
        self.last_read = None if place is None else order.position(place)
        self.start = 0

    def page(self, number):
        if self.last_read is None:
            number = self.validate_number(number)
            self.start = (number - 1) * PER_PAGE
        else:
            number = self._number_after(self.last_read)
        places = self.object_list[self.start : self.start + PER_PAGE]
        return PageAfterKey(places, number, self)

    def _number_after(self, last_read: int) -> int:
        """Counted from where the page begins: after arrivals page 2 may be page 3."""
        self.start, self.last_read = last_read + 1, None
        if self.start >= self.count:
            raise EmptyPage
        number = ceil(self.start / PER_PAGE) + 1
        self.num_pages = number + ceil((self.count - self.start) / PER_PAGE) - 1
        return number


def turn_order(order: Order, query: QueryDict) -> NumberedPage:
    paginator = PaginatorAfterKey(order, query.get("after", ""))
    return turn_to(paginator, query.get("page") or "1")
