"""Running heads: the line that a printer sets on every page, told by its coming again.

民政简报 第737期 beside — 2 —: what stands at each page's end with the page's number.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, starmap, takewhile

from ...language.dates import is_only_a_date
from ...language.marks import (
    ENUMERATION,
    PAGE_MARK,
    PAGE_NUMBER,
    REMEMBERED_LINES,
    SECTION_MARK,
    bare,
    columns,
    ends_sentence,
    holds_words,
    pairs_of,
)
from ...language.patterns import pattern
from ...parsed import Line
from .joining import RUNNING, is_closed, stands_alone

SHORTEST, LONGEST = 4, 90
DIGITS = pattern(r"\d{1,3}", re.ASCII)
# So many lines with words stand on a page at least.
SHORTEST_PAGE = 8
# 图片1.png, | 第二十条第（五）项 |: what comes again and heads no page
NO_HEAD = pattern(r"\.(?:png|jpe?g|gif|bmp)\b|[|｜]", re.IGNORECASE)
# Of more lines than these are numbers alone, they are cells of a table.
MOST_NUMBERS = 0.25
# 某某市民政局, 某某市残疾人联合会（章）, （印章） alone: how the name of who signs ends
OFFICE = pattern(
    r"(?:[局厅委办会]|政府|办公室|中心)(?:[（(]\s?盖?章\s?[）)])?$|^[（(]\s?[加盖公印]{0,3}\s?章\s?[）)]$"
)
# So many lines with words may stand between a page's number and its running head.
NEAR = 3
# The red head stands in the first lines, and runs on over the pages.
TOP = 4
# What a running head says again stands in the first lines: masthead and headline.
MASTHEAD = 12
# So much of a running head's signs, two by two, the first lines say too.
SAID_ABOVE = 0.7
# A line at least so wide is broken off, though no comma tells that it runs.
NARROWEST = 16
# What differs from page to page: numbers, and the blanks between words.
CHANGING = pattern(r"[\d０-９〇○一二三四五六七八九十百\s]+")
# 某某民政局文件　　第 1 页 共 3 页, https://www.example.cn/1.html　　1/3: with the page's number
WITH_NUMBER = pattern(
    r"^\s*(?:\S.{0,60}?\s{2,}第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?|https?://\S{4,200}\s+\d{1,3}/\d{1,3})\s*$"
)
# 某某民政局 2024年工作要点　　1 / 2, 某某民政局　　- 1 -: where the next page counts on
BESIDE_COUNT = pattern(
    r"^\s*(?P<words>\S.{2,60}?)\s{2,}(?:(?P<page>\d{1,3})\s?[/／]\s?(?P<of>\d{1,3})|[-—－]\s?(?P<alone>\d{1,3})\s?[-—－])\s*$"
)
# 某某民政情况  第18期　　　　1: an issue's name and number, and far off a page's
BESIDE_PAGE = pattern(
    r"^\s*(?P<words>\S.{2,60}?第\s?\d{1,4}\s?期)\s{4,}(?P<page>\d{1,3})\s*$"
)
# So far apart are they at least, by lines with words.
NEAREST_HEADS = 3
# ·····2021第7期 第2版·····, 某某民政快讯　2021年第7期　第3页: an issue's number beside a page's
OF_ISSUE = pattern(
    r"^\W{0,40}(?:[\u4e00-\u9fff]{2,14}\s{1,8})?(?:\d{4}\s?年?\s?)?第\s?\d{1,4}\s?期\W{1,12}第\s?\d{1,3}\s?[页版]\W{0,40}$"
)
# （下转第3页）, （上接第1页）: the text goes on elsewhere
GOES_ON = pattern(
    r"^[（(]?\s*[上下][接转]第?\s*[\d一二三四五六七八九十]{1,3}\s*[页版]\s*[）)]?$"
)
# （2）, 【3】, P4, ～5～: a page's number where it parts a sentence, else none
IN_BRACKETS = pattern(
    r"^[（(\[【<《~～|｜_·•\s]{0,4}(?:P\.?|第)?\s?\d{1,3}\s?页?[）)\]】>》~～|｜_·•\s]{0,4}$",
    re.IGNORECASE,
)
# 第8期 where another such line says 第7期: a masthead, as each issue of a file has its own
OF_ONE_ISSUE = pattern(
    r"第\s*(?:\d|[〇○一二三四五六七八九十百]){1,4}\s*[期辑]|20\d\d\s*年.{1,6}月.{1,4}日"
)
# 第3期, 总第9号: no heading inside a text says so
SERIAL = pattern(r"第\s*[\d０-９〇○一二三四五六七八九十百]{1,4}\s*[期号辑页版]")


def without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, those of running heads empty, and the running heads."""
    heads = _running_heads(lines)
    kept = [Line(line.number, "") if line.number in heads else line for line in lines]
    return kept, [line for line in lines if line.number in heads]


def without_page_marks(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, those empty that are a page's number beyond doubt, and these.

    What stands above one and below it are neighbours to whoever reads the lines.
    """
    marks = [line for line in lines if PAGE_MARK.match(line.text.strip())]
    marks = sorted([*marks, *_counted_pages(lines)], key=lambda line: line.number)
    numbers = {line.number for line in marks}
    return [
        Line(line.number, "") if line.number in numbers else line for line in lines
    ], marks


def _counted_pages(lines: Sequence[Line]) -> list[Line]:
    """1, 2, 3 alone on their lines, a page of text between them, and no other number so."""
    inked = [line for line in lines if line.text.strip()]
    places = [i for i, line in enumerate(inked) if DIGITS.fullmatch(line.text.strip())]
    steps = [
        (below - above, int(inked[below].text) - int(inked[above].text))
        for above, below in pairwise(places)
    ]
    are_pages = steps and all(gap >= SHORTEST_PAGE and by == 1 for gap, by in steps)
    return [inked[i] for i in places] if are_pages else []


def _running_heads(lines: Sequence[Line]) -> set[int]:
    inked = [line for line in lines if holds_words(line.text)]
    numbers = sum(_is_page_number(line.text) for line in inked)
    if numbers > MOST_NUMBERS * len(inked):
        return set()
    times = Counter(_key(line.text) for line in inked if _may_run(line.text))
    found = _beside_page_numbers(inked, times) | _inside_sentences(inked, times)
    found -= _mastheads(inked)
    return (
        found
        | _above_masthead(inked, found)
        | {line.number for line in inked if WITH_NUMBER.match(line.text)}
        | _counted_heads(inked)
        | {line.number for line in inked[MASTHEAD:] if OF_ISSUE.match(line.text)}
        | {line.number for line in inked if GOES_ON.match(line.text.strip())}
    )


def _above_masthead(inked: Sequence[Line], found: set[int]) -> set[int]:
    """The first line of all, a running head like those below, whose number the masthead says again."""
    first = inked[0] if inked and found else Line(0, "")
    own = OF_ONE_ISSUE.search(first.text)
    if own is None:
        return set()
    words = bare(first.text)
    runs = any(line.number in found and bare(line.text) == words for line in inked)
    is_said = any(bare(line.text) == bare(own[0]) for line in inked[1 : TOP + 1])
    return {first.number} if runs and is_said else set()


def _counted_heads(inked: Sequence[Line]) -> set[int]:
    """Lines apart that say the same words, each beside a number one more than the last."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for i, line in enumerate(inked):
        if said := BESIDE_PAGE.match(line.text):
            found.setdefault((bare(said["words"]), ""), []).append(
                (int(said["page"]), i)
            )
        elif said := BESIDE_COUNT.match(line.text):
            key = (bare(said["words"]), said["of"] or "")
            page = int(said["page"] or said["alone"])
            found.setdefault(key, []).append((page, i))
    return {
        inked[i].number
        for pages in found.values()
        if len(pages) > 1 and all(starmap(_is_next_page, pairwise(pages)))
        for _, i in pages
    }


def _is_next_page(above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Counted on, and lines between: 低保核查　1/3 right above 低保核查　2/3 are steps."""
    return below[0] - above[0] == 1 and below[1] - above[1] >= NEAREST_HEADS


def _mastheads(inked: Sequence[Line]) -> set[int]:
    """Lines with the numbers and days of several issues, and those close around them."""
    said: dict[str, set[str]] = {}
    found: dict[int, str] = {}
    for place, line in enumerate(inked):
        serial = OF_ONE_ISSUE.search(line.text) if _may_run(line.text) else None
        if serial:
            found[place] = key = _key(line.text)
            said.setdefault(key, set()).add(bare(serial[0]))
    own = [place for place, key in found.items() if len(said[key]) > 1]
    return {
        line.number
        for place in own
        for line in inked[max(0, place - NEAR) : place + NEAR + 1]
    }


@lru_cache(maxsize=REMEMBERED_LINES)
def _key(text: str) -> str:
    return CHANGING.sub("", text)


def _beside_page_numbers(inked: Sequence[Line], times: Counter[str]) -> set[int]:
    """Lines that come again, with nothing but such lines between them and a page's number."""
    beside: list[int] = []
    for place, line in enumerate(inked):
        if not (_is_page_number(line.text) or WITH_NUMBER.match(line.text)):
            continue
        for step in (-1, 1):
            for i in range(place + step, place + step * (NEAR + 1), step):
                if not (0 <= i < len(inked) and times[_key(inked[i].text)] > 1):
                    break
                beside.append(i)
    again = Counter(_key(inked[i].text) for i in {*beside, *range(len(inked[:TOP]))})
    return {
        inked[i].number
        for i in beside
        if i >= TOP and again[_key(inked[i].text)] > 1 and not _signs(inked, i)
    }


def _signs(inked: Sequence[Line], i: int) -> bool:
    """One of two offices with the day right below them signs, on a page that begins there."""
    below = [line.text.strip() for line in inked[i + 1 : i + 1 + NEAR]]
    offices = list(takewhile(lambda text: not is_only_a_date(text), below))
    is_dated = len(offices) < len(below)
    is_office = all(map(OFFICE.search, [inked[i].text.strip(), *offices]))
    return is_dated and is_office and inked[i].text.strip() not in offices


def _inside_sentences(inked: Sequence[Line], times: Counter[str]) -> set[int]:
    """Lines that part a sentence, and come again or say what the masthead says.

    No headline stands between 大米、食用油 and 都按家庭人口配足。
    """
    said = _Said.by(inked)
    runs = list(_parting_runs(inked, times, said))
    found = [line for run in runs if said.proves(run) for line in run]
    found += _parting_again(inked, [line for run in runs for line in run], times)
    return {line.number for line in found if not _is_page_number(line.text)}


def _parting_runs(
    inked: Sequence[Line], times: Counter[str], said: "_Said"
) -> Iterator[Sequence[Line]]:
    start = max(TOP, _end_of_head(inked))
    while start < len(inked):
        end = start
        while end < min(len(inked), start + NEAR) and said.may_part(inked[end], times):
            end += 1
        below = inked[end].text if end < len(inked) else ""
        if end > start and _is_parted(inked[start - 1].text, below):
            yield inked[start:end]
        start = end + 1


def _end_of_head(inked: Sequence[Line]) -> int:
    """Where the first line with a comma stands: above it no sentence has begun to be parted.

    第64号建议的答复函, the second line of a title, is said by the head only as it is itself of it.
    """
    return next((i for i, line in enumerate(inked) if RUNNING.search(line.text)), 0)


def _parting_again(
    inked: Sequence[Line], parting: Sequence[Line], times: Counter[str]
) -> list[Line]:
    """What parts sentences most times that it comes, wherever it stands.

    An entry of a contents list comes again too, as a headline above its text.
    """
    parted = Counter(_key(line.text) for line in parting)
    parted.update({_key(line.text) for line in inked[:TOP]} & parted.keys())
    keys = {key for key in parted if 2 * parted[key] > times[key] > 1}
    return [line for line in inked[TOP:] if _key(line.text) in keys]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the lines above all text say: each whole, and their signs two by two."""

    text: str
    pairs: frozenset[str]

    @classmethod
    def by(cls, inked: Sequence[Line]) -> "_Said":
        head = takewhile(lambda line: not RUNNING.search(line.text), inked[:MASTHEAD])
        texts = [bare(line.text) for line in head if len(line.text) <= LONGEST]
        return cls("\n".join(texts), frozenset(pairs_of("".join(texts))))

    def may_part(self, line: Line, times: Counter[str]) -> bool:
        text = line.text.strip()
        if _is_page_number(text) or IN_BRACKETS.match(text):
            return True
        if not _may_run(text) or RUNNING.search(text):
            return False
        return times[_key(text)] > 1 or self._holds(text)

    def proves(self, run: Sequence[Line]) -> bool:
        """Whether one of the lines is no heading: a page's number, or a bulletin's."""
        return any(
            IN_BRACKETS.match(text)
            or _is_page_number(text)
            or (SERIAL.search(text) and self._holds(text))
            for text in (line.text.strip() for line in run)
        )

    def _holds(self, text: str) -> bool:
        """民政参阅　　第3辑 under 民政参阅 and 第3辑; or most of its signs in their order."""
        if all(bare(piece) in self.text for piece in text.split()):
            return True
        own = frozenset(pairs_of(bare(text)))
        return len(own & self.pairs) >= SAID_ABOVE * len(own)


def _is_parted(above: str, below: str) -> bool:
    """Whether one sentence stands above and below: it is not over, and goes on."""
    above, text = above.rstrip(), below.strip()
    if is_closed(above) or stands_alone(above.strip()) or stands_alone(text):
        return False
    begun = ENUMERATION.sub("", above.strip())
    is_begun = bool(RUNNING.search(begun)) or columns(above.strip()) >= NARROWEST
    is_torn = above[-1:].isdigit() and text[:1].isdigit()
    goes_on = bool(re.search("[，。；]", text)) or ends_sentence(text)
    is_new = ENUMERATION.match(text) or SECTION_MARK.match(text) or below[:1].isspace()
    return (is_begun or is_torn) and goes_on and not is_new


def _may_run(text: str) -> bool:
    text = text.strip()
    is_short = len(_key(text)) >= SHORTEST and len(text) <= LONGEST
    holds_sentence = ends_sentence(text) or "。" in text or "；" in text
    is_free = not SECTION_MARK.match(text) and not NO_HEAD.search(text)
    return is_short and is_free and not holds_sentence


def _is_page_number(text: str) -> bool:
    return bool(PAGE_NUMBER.match(text.strip()))
