"""What stands in a page's source, piece by piece: words, and tags that open and close.

A tree is not needed to tell lines, and those who build one do not end where a page nests
400,000 elements, nor hear an alarm meanwhile. Each sign is looked at once.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,80})")
# The end of a tag, or where a value begins that may hold such a sign.
END_OR_VALUE = re.compile(r">|=\s*([\"'])")
ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
# What stands in them is no HTML, and nothing that a page shows.
RAW = frozenset(
    {"script", "style", "title", "textarea", "noscript", "iframe"}
    | {"xmp", "noembed", "noframes"}
)


class Tag(NamedTuple):
    """<p class="a"> or </p>; of a title also what it says."""

    name: str
    is_end: bool
    source: str = ""
    said: str = ""

    def attributes(self) -> dict[str, str]:
        """By their names in small letters; of two of one name the first counts."""
        found: dict[str, str] = {}
        for name, *values in ATTRIBUTE.findall(self.source):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found


class _Source:
    """A page's source; what is not found behind a place is not looked for again."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.missing: set[str] = set()
        # No more so where they are left open: then a tag ends at the next sign.
        self.quotes_hold = True

    def find(self, sign: str, at: int) -> int:
        if sign in self.missing:
            return -1
        found = self.html.find(sign, at)
        if found < 0:
            self.missing.add(sign)
        return found

    def end_of_tag(self, at: int) -> int:
        """Behind its >, one within a value left out; 0 if it has no end."""
        start = at
        while self.quotes_hold and (match := END_OR_VALUE.search(self.html, at)):
            if not match[1]:
                return match.end()
            closing = self.find(match[1], match.end())
            if closing < 0:
                break
            at = closing + 1
        self.quotes_hold = False
        return self.find(">", start) + 1

    def end_of_raw(self, name: str, at: int) -> int:
        """Where </script begins; without one it has no end."""
        if f"</{name}" in self.missing:
            return at
        match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.html, at)
        if not match:
            self.missing.add(f"</{name}")
            return at
        return match.start()


def pieces_of(html: str) -> Iterator[Tag | str]:
    """Tags and the words between them, comments and scripts left out."""
    source = _Source(html)
    at = words_from = 0
    while (at := html.find("<", at)) >= 0:
        end, tag = _tag_at(source, at)
        if not end:
            at += 1
            continue
        if words_from < at:
            yield unescape(html[words_from:at])
        if tag:
            yield tag
        at = words_from = end
    if words_from < len(html):
        yield unescape(html[words_from:])


def _tag_at(source: _Source, at: int) -> tuple[int, Tag | None]:
    """Where the tag or comment that begins here ends; 0 if none begins."""
    html = source.html
    if html.startswith("<!--", at):
        end = source.find("-->", at + 2)
        return (end + 3 if end >= 0 else len(html)), None
    if html.startswith(("<!", "<?"), at):
        return source.find(">", at) + 1, None
    match = TAG.match(html, at)
    if not match:
        return 0, None
    end = source.end_of_tag(match.end())
    name, is_end = match[2].lower(), bool(match[1])
    if not end or is_end or name not in RAW:
        return end, Tag(name, is_end, html[match.end() : end - 1] if end else "")
    closing = source.end_of_raw(name, end)
    said = unescape(html[end:closing]) if name == "title" else ""
    return closing, Tag(name, is_end, html[match.end() : end - 1], said)
