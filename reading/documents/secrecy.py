"""Marks of secrecy and of inner use, in any form and wherever a text's edges hold them.

Their words are rows of `reading/language/secrecy_marks.csv`, each with a line that
shows it. A sentence that speaks of secrets bears no mark, nor does 国家秘密 in a title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..language.characters import simplified
from ..language.guarded import any_of, words_of_table
from ..language.marks import REMEMBERED_LINES, is_prose, unspaced
from ..language.patterns import pattern
from ..parsed import Line

# Their kinds: a grade, inner use, handling, none (open), or beside a mark.
TABLE = "secrecy_marks.csv"
LONGEST = 80
# 一年, 5年, 6个月 behind a grade; 000123 a copy's number
TERM = r"[\d一二三四五六七八九十两]{1,3}(?:年|个月|月|天|日)|第?\d{5,8}号?"
# ★ parts words as blanks and brackets do.
CHUNK = pattern(r"[^\W_]+")
FIRST_SIGN = pattern(r"[^\W_]")
# 〇〇〇一二三号 and 000123 alone above the mark: which copy it is
COPY_NUMBER = pattern(r"^(?:第\s*|№\s*|No\.?\s*)?\d{5,8}\s*号?$", re.IGNORECASE)
# What a copy's number stands behind.
NUMBERED = ("编号", "份号", "序号", "No")
# What speaks of secrecy: where it is no mark we know, somebody has to look.
TELLING = pattern(
    r"[绝机秘]密|密级|商密|外传|传阅|不公开|不宜公开|内部(?!审计|控制|管理|治理|监督|审核|机构|科室|装修|设施|改造)"
)
LONGEST_TELLING = 14
# A Traditional text is made Simplified; a stamp in that script may stand on any.
TRADITIONAL = pattern("[絕機祕內傳閱業級]")
# What stands for a grade where a text has none.
UNGRADED = "(?:无|非密|非涉密|不涉密|公开|普通|一般)"
# 密级：待定, 秘密★待定, 是否公开：否, 公开方式：依申请公开: nothing else is written so, alone
# or behind other labels of its row
FORM_OF_MARK = pattern(
    r"(?:是否|可否)公开\s*[:：]\s*(?:否|不)|"
    r"公开(?:选项|方式|属性|类别|类型|形式)\s*[:：]\s*依申请公开(?!\w)|"
    rf"(?:密\s*[级等](?:程度)?|密\s*程\s*度)\s*[:：]\s*(?!{UNGRADED}(?:\W|$))\w|[绝机秘]\s*密\s*[★☆*＊▲]"
)
# 密级：无, 密 级　公开, 机密程度：一般: what a form says of a text that has no grade
NO_GRADE = pattern(
    rf"(?:密\s*[级等](?:程度)?|机?密\s*程\s*度)\s*[:：]?\s*(?:{UNGRADED}|[-—/])(?=\W|$)"
)
# 秘密★1年: nobody speaks so of secrets, in the midst of whatever else.
STARRED = pattern(
    r"[绝絕机機秘祕]\s{0,4}密\s{0,4}[★☆]\s{0,4}(?:\d{1,3}|[一二三四五六七八九十]{1,3})?\s?年?"
)


class _Chunk(NamedTuple):
    start: int
    end: int
    # Whether it is made of known words alone, and one of them is a mark.
    is_known: bool
    is_mark: bool


@cache
def _words() -> re.Pattern[str]:
    """Any words of the table, the longest first: 非秘密 is met before 秘密."""
    kinds = {
        kind: any_of(words_of_table(TABLE, kind))
        for kind in ("open", "grade", "internal", "handling", "beside")
    }
    marks = "|".join(kinds[kind] for kind in ("grade", "internal", "handling"))
    return re.compile(
        rf"(?P<open>{kinds['open']})|(?P<mark>{marks})|(?:{kinds['beside']})|(?:{TERM})",
        re.IGNORECASE,
    )


def _chunks(text: str) -> list[_Chunk]:
    return [
        _chunk(match[0], match.start(), match.end()) for match in CHUNK.finditer(text)
    ]


def _chunk(words: str, start: int, end: int) -> _Chunk:
    at, is_mark = 0, False
    while match := _words().match(words, at):
        at = match.end()
        is_mark = is_mark or bool(match["mark"])
    return _Chunk(start, end, at == len(words), is_mark and at == len(words))


def _usual(text: str) -> str:
    """The line unspaced, and in Simplified script wherever it stands: 絕密★長期."""
    text = unspaced(text)
    return simplified(text) if TRADITIONAL.search(text) else text


@lru_cache(REMEMBERED_LINES)
def is_secrecy_mark(text: str) -> bool:
    """Whether the line is a mark and nothing else: 秘 密 ★ 1 年, 内部情况　注意保密."""
    if not text or len(text) > LONGEST or (is_prose(text) and len(text) > 30):
        return False
    if not _may_begin_mark(text):
        return False
    text = _usual(text)
    chunks = _chunks(text)
    return any(each.is_mark for each in chunks) and all(
        each.is_known or text[each.start : each.end].isdigit() for each in chunks
    )


def _may_begin_mark(text: str) -> bool:
    """Whether the first sign that is no star or bracket is one that a word of marks begins with."""
    found = FIRST_SIGN.search(text)
    if found is None:
        return False
    first = found[0].casefold()
    if first.isdigit() or first in _first_signs():
        return True
    return bool(TRADITIONAL.search(text)) and simplified(first) in _first_signs()


@cache
def _telling_signs() -> frozenset[str]:
    """A few signs of which each word of a mark holds one; no line without them bears any."""
    words = [
        each.word for each in words_of_table(TABLE, "grade", "internal", "handling")
    ]
    signs: set[str] = set()
    while words:
        sign, _ = Counter(sign for word in words for sign in set(word)).most_common(1)[
            0
        ]
        signs.add(sign)
        words = [word for word in words if sign not in word]
    return frozenset("".join(signs) + "".join(signs).swapcase())


@cache
def _first_signs() -> frozenset[str]:
    words = [each.word for each in words_of_table(TABLE)]
    return frozenset("一二两三四五六七八九十第").union(
        word[0].casefold() for word in words
    )


def without_secrecy_marks(
    lines: Sequence[Line],
) -> tuple[list[Line], list[Line]]:
    """The lines with blank ones for marks, and the marks; a copy's number goes with its mark."""
    inked = [i for i, line in enumerate(lines) if line.text.strip()]
    marks = {i for i in inked if is_secrecy_mark(lines[i].text.strip())}
    for here, below in pairwise(inked):
        for number, mark in ((here, below), (below, here)):
            if mark in marks and COPY_NUMBER.match(lines[number].text.strip()):
                marks.add(number)
    kept = [
        Line(line.number, "") if i in marks else line for i, line in enumerate(lines)
    ]
    return kept, [lines[i] for i in sorted(marks)]


@lru_cache(REMEMBERED_LINES)
def mark_in(text: str) -> str:
    """The mark that stands free in a line: 内部资料 of 民政简报（内部资料）; blank if none."""
    if not text or len(text) > LONGEST or (is_prose(text) and len(text) > 30):
        return ""
    if _telling_signs().isdisjoint(text) and not TRADITIONAL.search(text):
        return ""
    text = _usual(text)
    return next(
        (text[start:end].strip() for start, end in _spans(text)),
        "",
    )


def without_marks(text: str) -> str:
    """The line without its marks and what belongs to them: their terms, their numbers."""
    text = _usual(text)
    for start, end in reversed(list(_spans(text))):
        text = f"{text[:start]} {text[end:]}"
    return text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Each run of known words with a mark among them: 秘密★一年　编号：000123."""
    run: list[_Chunk] = []
    for each in [*_chunks(text), None]:
        if each and _goes_on(text, run, each):
            run.append(each)
            continue
        if any(known.is_mark for known in run):
            yield run[0].start, run[-1].end
        run = []


def _goes_on(text: str, run: list[_Chunk], each: _Chunk) -> bool:
    """A known word; a number only behind others: 123 behind 编号, never a postcode."""
    words = text[each.start : each.end]
    if not words.isdigit():
        return each.is_known
    return bool(run) and (
        each.is_known or text[run[-1].start : run[-1].end] in NUMBERED
    )


def starred_mark_in(text: str) -> str:
    """The grade with a star that stands anywhere in a text, be it prose; blank if none."""
    found = STARRED.search(text)
    return found[0].strip() if found else ""


@lru_cache(REMEMBERED_LINES)
def has_form_of_mark(text: str) -> bool:
    """Whether a line is written as marks are, in words that are no known mark: 密级：待定."""
    if not text or len(text) > LONGEST or is_prose(text) or mark_in(text):
        return False
    return bool(FORM_OF_MARK.search(_usual(text)))


def resembles_mark(text: str) -> bool:
    """Whether a line of an edge speaks of secrecy in words that are no known mark."""
    if not text or len(text) > LONGEST or is_prose(text) or mark_in(text):
        return False
    text = NO_GRADE.sub(" ", _usual(text))
    return has_form_of_mark(text) or any(
        TELLING.search(text[each.start : each.end])
        and not each.is_known
        and each.end - each.start <= LONGEST_TELLING
        for each in _chunks(text)
    )
