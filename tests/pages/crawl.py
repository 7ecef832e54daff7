"""A walk over a whole site by its links: what stands at each address."""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

HERE = "http://testserver"
LINK = re.compile(r'\b(?:href|src)="([^"#]+)')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
LISTED = re.compile(r"<loc>([^<]+)</loc>")
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
# Elsewhere, or walked by other tests.
NOT_WALKED = ("/static/", "/admin/", "/report/?")


class Visited(NamedTuple):
    """What an address answered."""

    status: int
    content_type: str
    text: str

    @property
    def is_page(self) -> bool:
        return self.content_type.startswith("text/html")

    @property
    def title(self) -> str:
        found = TITLE.search(self.text)
        return unescape(found[1]).strip() if found else ""

    @property
    def canonical(self) -> list[str]:
        return [unescape(each) for each in CANONICAL.findall(self.text)]

    def links(self, address: str) -> set[str]:
        """Where its links lead, on this site."""
        found = (
            urljoin(HERE + address, unescape(each)) for each in LINK.findall(self.text)
        )
        return {path_of(url) for url in found if url.startswith(HERE)}


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def walk(client, *begin: str) -> dict[str, Visited]:
    """All that links lead to from there; of what is chosen from a list no further choice."""
    seen: dict[str, Visited] = {}
    waiting = list(begin)
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(NOT_WALKED):
            continue
        answer = client.get(address)
        text = answer.getvalue().decode(errors="replace")
        found = Visited(answer.status_code, answer.get("Content-Type", ""), text)
        seen[address] = found
        if found.is_page:
            waiting += map(path_of, found.canonical)
            waiting += [] if "?" in address else found.links(address)
        waiting += map(path_of, map(unescape, LISTED.findall(text)))
    return seen
