"""What a higher bureau tells of each county in one text, whose paragraphs hold several.

全市登记1862对。甲县颁证88对；乙县62对签下承诺书。 is three sections: none of the first
and the third is of 甲县. A section begins with a sentence that names another place at its
head, and goes on to the next that does.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import add
from typing import NamedTuple

from ..language.gazetteer import codes_above, places_in
from ..language.patterns import pattern
from .bare import REMEMBERED, bare, bare_paragraphs
from .matching import Matching, Ties
from .told import (
    ToldText,
    named_in_heading,
    narrowest_of,
    narrowest_places,
)

SENTENCE = pattern(r"[^。；！？\n]+[。；！？\n]*")
# What a sentence is of is named in its first signs: 与此同时，甲县民政局……
HEAD = 20
# Of an item that was made of a county's text so many pairs of signs stand there: 0.54 to
# 0.8 of those that were looked at, of events told anew 0.1 to 0.34.
KNOWN = 0.48


class DigestSection(NamedTuple):
    """A piece of a paragraph, where its bare signs begin there, and of which places it is."""

    paragraph: int
    words: str
    begins: int
    places: frozenset[str]

    def share_in(self, alone: Matching) -> float:
        """How much of it stands in the other text."""
        covered = sum(each.count(1) for each in alone.covered[1].values())
        return covered / max(1, len(bare(self.words).text))


@lru_cache(maxsize=REMEMBERED)
def sections_of(text: ToldText, near: str) -> tuple[DigestSection, ...]:
    """All its paragraphs in pieces; short names count of places in the city of `near`."""
    return tuple(
        section
        for at, paragraph in enumerate(text.paragraphs)
        for section in _sections_in(text, at, paragraph, near)
    )


def _sections_in(
    text: ToldText, at: int, paragraph: str, near: str
) -> Iterator[DigestSection]:
    words, begins, of = "", 0, named_in_heading(text, at, near)
    for match in SENTENCE.finditer(paragraph):
        named = narrowest_of(
            each.code for each in places_in(match[0][:HEAD], near=near)
        )
        if named and named != of and words:
            yield DigestSection(at, words, begins, of)
            begins += len(bare(words).text)
            words = ""
        of, words = named or of, words + match[0]
    yield DigestSection(at, words, begins, of)


def by_section(
    matching: Matching, places: frozenset[str]
) -> Iterator[tuple[DigestSection, Matching]]:
    """What ties each section of these places in the second text to the first, by itself."""
    first, second = matching.texts
    sections = sections_of(second, min(places))
    if all(each.places.isdisjoint(places) for each in sections):
        return
    whole = matching
    if len(sections) > len(second.paragraphs):
        cut = replace(second, paragraphs=tuple(each.words for each in sections))
        whole = Matching.of(first, cut)
    for at, alone in whole.by_second():
        if not sections[at].places.isdisjoint(places):
            yield sections[at], alone


def put_back(alone: Matching, section: DigestSection, whole: Matching) -> Matching:
    """The ties of a section as those of the paragraph that it stands in."""
    ties: Ties = {
        (i, section.paragraph): [
            run._replace(second=section.paragraph, begins=run.begins + section.begins)
            for run in runs
        ]
        for (i, _), runs in alone.ties.items()
    }
    return Matching(whole.texts, whole.bares, ties, alone.covered)


def tells_of_others(text: ToldText, places: frozenset[str]) -> bool:
    """Whether it has sections of places that lie in none of these, and they in none of it."""
    near, own = min(places, default=""), with_above(places)
    return any(each.places - own for each in sections_of(text, near))


def adds_another_place(matching: Matching) -> bool:
    """Whether the later text, a higher bureau's, has a section of another place that
    shares nothing with the earlier.
    """
    earlier, later = matching.texts
    if later.level <= earlier.level:
        return False
    places = narrowest_places(earlier)
    own = with_above(places)
    for each in sections_of(later, min(places, default="")):
        covered = matching.covered[1].get(each.paragraph, b"")
        end = each.begins + len(bare(each.words).text)
        if each.places - own and not any(covered[each.begins : end]):
            return True
    return False


def names_another_place(earlier: ToldText, later: ToldText) -> bool:
    """Whether a higher bureau's text names another county, in whatever sentence.

    Of a text whose own county is not known one of those that are named is.
    """
    if later.level <= earlier.level:
        return False
    places = narrowest_places(earlier)
    return len(narrowest_places(later) - with_above(places)) > (not places)


def is_item_of_digest(earlier: ToldText, later: ToldText) -> bool:
    """Whether what a higher bureau tells of the county in few words is all the county's."""
    if later.level <= earlier.level:
        return False
    places = narrowest_places(earlier)
    sections = sections_of(later, min(places, default=""))
    own = [bare(each.words).text for each in sections if each.places & places]
    return _are_known(own, earlier)


def is_put_shortly(earlier: ToldText, later: ToldText) -> bool:
    """Whether all that a higher bureau tells is the county's text in fewer words."""
    if later.level <= earlier.level:
        return False
    one, other = ([each.text for each in bare_paragraphs(t)] for t in (earlier, later))
    is_shorter = sum(map(len, other)) < sum(map(len, one))
    return is_shorter and _are_known(other, earlier)


def _are_known(words: list[str], earlier: ToldText) -> bool:
    """Whether most of the signs, two by two, stand in the earlier text.

    No clause of it does; but who tells what he saw himself has words of his own.
    """
    pairs = [pair for each in words for pair in map(add, each, each[1:])]
    whole = "\n".join(
        each.text for each in (bare(earlier.title), *bare_paragraphs(earlier))
    )
    known = set(map(add, whole, whole[1:]))
    return bool(pairs) and sum(each in known for each in pairs) >= KNOWN * len(pairs)


def only_of(text: ToldText, places: frozenset[str]) -> ToldText:
    """A text without its sections of other places."""
    own = with_above(places)
    sections = sections_of(text, min(places, default=""))
    kept = [each.words for each in sections if not each.places or each.places & own]
    return replace(text, paragraphs=tuple(kept))


def with_above(places: frozenset[str]) -> set[str]:
    """Places and what they lie in."""
    return {*places, *(code for place in places for code in codes_above(place))}
