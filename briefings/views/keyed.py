"""Pages of an order of articles, which begin after a named article.

So a reader who turns the page neither meets a row twice nor misses one, though new
articles may have arrived above in the meantime.
"""

import re
from datetime import date, datetime
from math import ceil

from django.core.paginator import EmptyPage, Paginator
from django.http import QueryDict

from ..holdings import Order
from ..search.entries import article_at, day_of, place_of
from .lists import PER_PAGE, NumberedPage, turn_to

# 20220411-57: the day and the id of the last article of the page before
KEY = re.compile(r"(?P<day>[0-9]{8})-(?P<article>[0-9]{1,9})")


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


class KeyedPage(NumberedPage):
    def key_of(self, number: int) -> dict[str, str | None]:
        start = self.paginator.start + (number - self.number) * PER_PAGE
        if start <= 0:
            return {"after": None}
        return {"after": key_of(self.paginator.object_list[start - 1])}


class KeyedPaginator(Paginator):
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
            number = self._number_after_key()
        places = self.object_list[self.start : self.start + PER_PAGE]
        return KeyedPage(places, number, self)

    def _number_after_key(self) -> int:
        """Counted from where the page begins: after arrivals page 2 may be page 3."""
        self.start, self.last_read = self.last_read + 1, None
        if self.start >= self.count:
            raise EmptyPage
        number = ceil(self.start / PER_PAGE) + 1
        self.num_pages = number + ceil((self.count - self.start) / PER_PAGE) - 1
        return number


def turn_order(order: Order, query: QueryDict) -> NumberedPage:
    paginator = KeyedPaginator(order, query.get("after", ""))
    return turn_to(paginator, query.get("page") or "1")
