"""Running heads: the line that a printer sets on every page, told by its coming again.

民政简报 第737期 beside — 2 —: what stands at each page's end with the page's number.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ...language.marks import PAGE_NUMBER, SECTION_MARK, holds_words, is_prose
from ...parsed import Line

SHORTEST, LONGEST = 4, 60
# Of more lines than these are numbers alone, they are cells of a table.
MOST_NUMBERS = 0.25
# So many lines with words may part a running head from its page's number.
NEAR = 1
# The red head stands in the first lines, and runs on over the pages.
TOP = 4
# What differs from page to page: numbers, and the blanks between words.
CHANGING = re.compile(r"[\d０-９〇○一二三四五六七八九十百\s]+")
# 某某民政局文件　　第 1 页 共 3 页, https://www.example.cn/1.html　　1/3: with the page's number
WITH_NUMBER = re.compile(
    r"^\s*(?:\S.{0,60}?\s{2,}第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?|https?://\S{4,200}\s+\d{1,3}/\d{1,3})\s*$"
)
# （下转第3页）, （上接第1页）: the text goes on elsewhere
GOES_ON = re.compile(
    r"^[（(]?\s*[上下][接转]第?\s*[\d一二三四五六七八九十]{1,3}\s*[页版]\s*[）)]?$"
)


def without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, those of running heads empty, and the running heads."""
    heads = _running_heads(lines)
    kept = [Line(line.number, "") if line.number in heads else line for line in lines]
    return kept, [line for line in lines if line.number in heads]


def _running_heads(lines: Sequence[Line]) -> set[int]:
    inked = [line for line in lines if holds_words(line.text)]
    numbers = sum(_is_page_number(line.text) for line in inked)
    if not numbers and not any(WITH_NUMBER.match(line.text) for line in inked):
        return set()
    if numbers > MOST_NUMBERS * len(inked):
        return set()
    beside = _beside_page_numbers(inked)
    times = Counter(CHANGING.sub("", line.text) for line in beside)
    times.update(
        CHANGING.sub("", line.text) for line in inked[:TOP] if line not in beside
    )
    again = {
        line.number
        for line in beside
        if times[CHANGING.sub("", line.text)] > 1 and line not in inked[:TOP]
    }
    return (
        again
        | {line.number for line in inked if WITH_NUMBER.match(line.text)}
        | {line.number for line in inked if GOES_ON.match(line.text.strip())}
    )


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
    is_short = len(words) >= SHORTEST and len(text) <= LONGEST
    return is_short and not is_prose(text) and not SECTION_MARK.match(text)


def _is_page_number(text: str) -> bool:
    return bool(PAGE_NUMBER.match(text.strip()))
