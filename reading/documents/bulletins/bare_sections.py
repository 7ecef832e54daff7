"""Sections that hold no article but a list: 下周安排 above 1. 5月13日：…, an article of its own."""

from itertools import pairwise

from ...language.marks import ENUMERATION
from ...parsed import Line
from ..labels import BODY, Label, Labelled

OPENS = {Label.SECTION, Label.TITLE}


def with_bare_sections(labelled: list[Labelled]) -> list[Labelled]:
    """Such a section names the article too, and the items are its text."""
    found = list(labelled)
    opened = [i for i, each in enumerate(labelled) if each.label in OPENS]
    for here, below in reversed(list(pairwise([*opened, len(labelled)]))):
        items = [i for i in range(here + 1, below) if labelled[i].label in BODY]
        is_list = all(ENUMERATION.match(labelled[i].text) for i in items)
        if labelled[here].label is not Label.SECTION or not items or not is_list:
            continue
        for i in items:
            found[i] = labelled[i]._replace(label=Label.PARAGRAPH)
        name = Line(labelled[items[0]].line.number, labelled[here].text)
        found.insert(here + 1, Labelled(name, Label.TITLE, is_from_contents=True))
    return found
