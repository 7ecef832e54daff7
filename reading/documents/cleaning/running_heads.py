"""Running heads: the line that a printer sets on every page, told by its coming again.

民政简报 第737期 beside — 2 —: what stands at each page's end with the page's number.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from ...language.marks import PAGE_NUMBER, holds_words, is_prose
from ...parsed import Line

SHORTEST, LONGEST = 4, 60
# Of more lines than these are numbers alone, they are cells of a table.
MOST_NUMBERS = 0.25
# So many lines with words may part a running head from its page's number.
NEAR = 1
# What differs from page to page: numbers, and the blanks between words.
CHANGING = re.compile(r"[\d０-９〇○一二三四五六七八九十百\s]+")
# （下转第3页）, （上接第1页）: the text goes on elsewhere
GOES_ON = re.compile(
    r"^[（(]?\s*[上下][接转]第?\s*[\d一二三四五六七八九十]{1,3}\s*[页版]\s*[）)]?$"
)


def without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without running heads, and those."""
    heads = _running_heads(lines)
    kept = [line for line in lines if line.number not in heads]
    return kept, [line for line in lines if line.number in heads]


def _running_heads(lines: Sequence[Line]) -> set[int]:
    inked = [line for line in lines if holds_words(line.text)]
    numbers = sum(_is_page_number(line.text) for line in inked)
    if not numbers or numbers > MOST_NUMBERS * len(inked):
        return set()
    beside = _beside_page_numbers(inked)
    by_words = defaultdict(list)
    for line in beside:
        by_words[CHANGING.sub("", line.text)].append(line.number)
    again = {n for numbers in by_words.values() if len(numbers) > 1 for n in numbers}
    return again | {line.number for line in inked if GOES_ON.match(line.text.strip())}


def _beside_page_numbers(inked: Sequence[Line]) -> list[Line]:
    """Short lines without a sentence, right above or below a page's number."""
    places = [i for i, line in enumerate(inked) if _is_page_number(line.text)]
    near = {i + step for i in places for step in (-NEAR, NEAR)} - set(places)
    return [
        inked[i]
        for i in sorted(near)
        if 0 <= i < len(inked) and _may_run(inked[i].text.strip())
    ]


def _may_run(text: str) -> bool:
    words = CHANGING.sub("", text)
    return len(text) <= LONGEST and not is_prose(text) and len(words) >= SHORTEST


def _is_page_number(text: str) -> bool:
    return bool(PAGE_NUMBER.match(text.strip()))
