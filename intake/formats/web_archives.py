"""Pages saved whole (mht, mhtml) by browsers, Word and WPS: the page and what is in it."""

import re
from collections.abc import Iterator
from email.message import Message

from reading import Extracted, Unreadable

from .html_page import ShownPage, shown
from .html_pages import extracted, source_of
from .mails import OF_MAIL, OF_MIME, bytes_of, headers_of, parsed

NAME = "mht"
TITLE = "网页存档"
SUFFIXES: tuple[str, ...] = (".mht", ".mhtml")

OF_PAGE = re.compile(
    rb"^content-type:\s*(?:multipart/related|text/html|application/xhtml)", re.I | re.M
)
# Word keeps headers and footers in a page of their own.
OF_MARGINS = re.compile(r"mso-element\s*:\s*[\"']?\s*(?:header|footer)\b", re.I)
MOST_FRAMES = 50
DAMAGED = "网页存档已损坏或不完整，里面没有网页。请用浏览器重新保存，或复制正文粘贴。"


def recognises(content: bytes, name: str) -> bool:
    """By its headers: a page within, and nobody who received it."""
    headers = headers_of(content)
    return bool(
        OF_MIME.search(headers)
        and OF_PAGE.search(headers)
        and not OF_MAIL.search(headers)
    )


def extract(content: bytes, name: str) -> Extracted:
    pages = [each for each in parsed(content).walk() if _is_page(each)]
    if not pages:
        raise Unreadable(DAMAGED)
    root, *others = pages
    sources = [(each, source_of(bytes_of(each), _charset(each))) for each in others]
    frames = {
        address: source
        for part, source in sources[:MOST_FRAMES]
        for address in _addresses_of(part)
    }
    page = shown(source_of(bytes_of(root), _charset(root)), frames=frames)
    margins = [source for _, source in sources if OF_MARGINS.search(source)]
    return _with_margins(page, list(_lines_in(margins)))


def _with_margins(page: ShownPage, margins: list[str]) -> Extracted:
    """Headers and footers stand below the text, named as what they are."""
    told = extracted(page, NAME)
    first = told.text.count("\n") + 2
    return Extracted(
        text="\n".join([told.text, *margins]),
        encoding=NAME,
        margins=tuple(range(first, first + len(margins))),
        remarks=told.remarks,
    )


def _lines_in(sources: list[str]) -> Iterator[str]:
    """Each distinct line of the headers and footers once."""
    lines = (line for each in sources for line in shown(each).lines)
    yield from dict.fromkeys(
        line for line in lines if isinstance(line, str) and line.strip()
    )


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _charset(part: Message) -> str:
    return part.get_content_charset() or ""


def _addresses_of(part: Message) -> Iterator[str]:
    """What a frame may call it by: cid:frame-1@mhtml.blink, http://…/b.htm, b.files/b.htm."""
    if told := str(part.get("content-id", "")).strip("<> "):
        yield f"cid:{told}"
    if address := str(part.get("content-location", "")).strip():
        yield address
        yield "/".join(address.split("/")[-2:])
        yield address.rpartition("/")[2]
