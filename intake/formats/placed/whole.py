"""A whole file of placed pages: read page by page, or refused with its reason."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, Protocol

from reading import Extracted, Unreadable
from reading.limits import too_much

from .found import FoundSigns
from .legible import refuse_illegible
from .signs import PlacedPage
from .text import extracted_from

# What no bulletin has; a yearbook has a thousand pages.
MOST_PAGES = 2_000
MOST_SIGNS = 1_000_000
# Of all signs: more that no character is known for, and the text is not worth reading.
MOST_UNMAPPED = 0.05

SCANNED = "{called}是扫描件，没有文字。请导入 Word 原件；没有原件的，先用文字识别软件转成文字、校对后再导入。"
EMPTY = "{called}里没有文字。请核对后重新导出。"


class PlacedWords(NamedTuple):
    """How a file is spoken of, with a blank behind: 这份 PDF; and the whole sentences that are its own."""

    called: str
    broken: str
    unmapped: str


class OpenedPages(Protocol):
    """A file of placed pages, opened."""

    def __len__(self) -> int: ...

    def pages(self, found: FoundSigns) -> Iterator[PlacedPage]:
        """Page by page, so that an alarm can ring between them."""
        ...


def whole_of(
    opened: OpenedPages, encoding: str, words: PlacedWords, *, is_drawn: bool
) -> Extracted:
    """The text of all pages; raises Unreadable where it is none, or cannot be right.

    Of a format that is drawn here the pages that are pictures can be read later.
    """
    called = words.called
    if not len(opened):
        raise Unreadable(words.broken)
    if len(opened) > MOST_PAGES:
        raise Unreadable(too_much(f"{called}有", len(opened), MOST_PAGES, "页"))
    found = FoundSigns()
    extracted = extracted_from(_pages(opened, found, called), encoding)
    if not is_drawn:
        extracted = replace(extracted, pictures=())
    if not (found.signs or extracted.pictures):
        raise Unreadable((SCANNED if found.pictures else EMPTY).format(called=called))
    if found.unmapped > MOST_UNMAPPED * found.signs:
        raise Unreadable(words.unmapped)
    refuse_illegible(extracted.text, words.unmapped)
    return extracted


def _pages(opened: OpenedPages, found: FoundSigns, called: str) -> Iterator[PlacedPage]:
    for page in opened.pages(found):
        yield page
        if found.signs > MOST_SIGNS:
            raise Unreadable(too_much(f"{called}有", found.signs, MOST_SIGNS, "个字"))
