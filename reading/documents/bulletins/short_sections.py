"""Sections that are told by their length or their words alone: 热点聚焦, 简  讯 above a headline each."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from ...language.guarded import words_of_table
from ...language.marks import HAN, SECTION_MARK, bare, is_prose
from ...language.patterns import pattern
from ..labels import Label, Labelled, opens_subtitle

COLUMN_WORDS = "column_words.csv"
# 热点聚焦, ·镇街传真, 基层动态
SHORT_SECTION = pattern(rf"^(?P<mark>[·・]?)\s?[{HAN}]{{4,6}}$")
LONGEST = 24
# A headline is so many times as long.
TIMES_LONGER = 2
FEWEST = 2
# Subtitle, who wrote or spoke, when, and whom he greets stand at most between headline and text.
BETWEEN = 4


@cache
def _columns(*kinds: str) -> frozenset[str]:
    return frozenset(each.word for each in words_of_table(COLUMN_WORDS, *kinds))


def names_column(text: str, *kinds: str) -> bool:
    """简  讯, 经验交流: what bulletins call their columns, and nothing else on the line."""
    return len(text) <= LONGEST and bare(text) in _columns(*kinds)


def mark_short_sections(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """Names of four signs to six, each above a headline and its text: the first opens all.

    All are set alike, so that no title of two lines or part of a text is among them. What
    is known for a column's name may be set otherwise, be shorter, with more above the text
    or nothing but items below; above all text, and 简讯 anywhere, it needs no other beside
    it, nor a headline where its items are sentences, each behind a mark.
    """
    named = dict(_names_over_text(labelled, inked))
    over_items = {
        i: None
        for i, below in named.items()
        if below is None and i != inked[0] and names_column(labelled[i].text, "items")
    }
    over_headlines = {i: below for i, below in named.items() if below is not None}
    settings = {
        (_mark_of(labelled[i].text), below - i > 1)
        for i, below in over_headlines.items()
        if not names_column(labelled[i].text)
    }
    if len(named) < FEWEST or inked[0] not in over_headlines or len(settings) > 1:
        named = {
            i: below
            for i, below in over_headlines.items()
            if names_column(labelled[i].text, *([] if i == inked[0] else ["items"]))
        }
    for i, headline in (over_items | named).items():
        labelled[i] = labelled[i]._replace(label=Label.SECTION)
        if headline and bare(labelled[headline].text) != bare(labelled[i].text):
            labelled[headline] = labelled[headline]._replace(label=Label.TITLE)


def _names_over_text(
    labelled: Sequence[Labelled], inked: Sequence[int]
) -> Iterator[tuple[int, int | None]]:
    """What may name a section, with the headline below it; with none where items stand there."""
    for n, (here, below) in enumerate(pairwise(inked)):
        name = labelled[here].text
        is_known = names_column(name)
        if not (is_known or SHORT_SECTION.match(name)):
            continue
        if is_known and _is_item(labelled[below].text):
            yield here, None
        elif _is_headline(labelled[below], name):
            heads = islice(inked, n + 2, n + 3 + BETWEEN * is_known)
            if any(is_prose(labelled[i].text) for i in heads):
                yield here, below


def _mark_of(name: str) -> str:
    found = SHORT_SECTION.match(name)
    return found["mark"] if found else ""


def _is_item(text: str) -> bool:
    """▲9月3日，…: a sentence behind a mark."""
    return is_prose(text) and bool(SECTION_MARK.match(text))


def _is_headline(each: Labelled, above: str) -> bool:
    """Longer than the name above it, or the name of a column once more: 简　讯 above 简讯."""
    name = bare(above)
    is_line = each.label in {Label.HEADING, Label.PARAGRAPH}
    is_again = names_column(above) and bare(each.text) == name
    is_longer = len(each.text) > TIMES_LONGER * len(name)
    is_own = is_prose(each.text) or opens_subtitle(each.text)
    return is_line and not is_own and (is_longer or is_again)
