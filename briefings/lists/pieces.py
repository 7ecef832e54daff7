"""Pieces of HTML of which a page has dozens: each template is drawn once a process.

It is drawn with blanks, which Python fills: to have a template draw every box and every
topic of a list makes that a fifth longer (docs/search.md has the figures).
"""

from functools import cache

from django.template.loader import render_to_string


@cache
def piece(template: str, *blanks: str, **flags: bool) -> str:
    """The template's text with its flags as given and %(name)s for each blank."""
    return render_to_string(template, {b: f"%({b})s" for b in blanks} | flags).strip()
