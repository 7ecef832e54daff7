"""Pieces of HTML of which a page has dozens: a template is drawn once, then filled in."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# Stand around a name where its words will stand; no text may hold these characters.
BLANK = re.compile("\ufdd0(\\w+)\ufdd1")
# Few words hold any of these, and to ask takes a quarter of the time of escaping.
MARKUP = re.compile("[&<>\"']")


def fill(template: str, **words: str) -> SafeString:
    """The template with these words in it; those that are empty count as not given.

    What is a piece itself stands in it as it is.

    The 34 figures of an article took Django 0.5 ms in a loop of one template and 0.9
    as a template each, of 3.7 ms for the page; so they take 0.16.
    """
    given = {name: _escaped(said) for name, said in words.items() if said}
    return SafeString(_pattern(template, *given) % given)


def joined(pieces: Iterable[str]) -> SafeString:
    """One after the other, each of them safe."""
    return SafeString("".join(pieces))


def _escaped(said: str) -> str:
    if isinstance(said, SafeString) or not MARKUP.search(said):
        return said
    return escape(said)


@cache
def _pattern(template: str, *names: str) -> str:
    """For what is given: {% if notes %} asks whether there are any, not which."""
    blanks = {name: SafeString(f"\ufdd0{name}\ufdd1") for name in names}
    html = render_to_string(template, blanks).strip().replace("%", "%%")
    return BLANK.sub(r"%(\1)s", html)
