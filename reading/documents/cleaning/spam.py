"""Words of spam that mirrors of a site glue to its lines: 免费高清影视在线看三、落实值班制度。

The words alone prove nothing: a text is only looked through where its first line is such words
and nothing else, where a row says whose machine put them there, or where two lines hold
nothing else. Then they fall away where a line begins or ends, and a remark says so; what the
first line holds falls away between two sentences too.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ...language.characters import simplified
from ...language.patterns import pattern
from ...parsed import Line, ParsedRemark, Severity
from ..page.furniture import Furniture, furniture_of
from ..page.words import Means, words_that_mean

# 主站蜘蛛池模板: 通山县| 弥勒县|
OF_MACHINE = "蜘蛛池"
BETWEEN = pattern(r"[_＿|｜\-\s]+")
# What parts the pieces of a tab's name, and how much of them such words are at least
PARTS_OF_TAB, MOST = pattern("[_＿]+"), 0.6
# What may stand before them, and where a sentence or a part of one ended
OPENING, ENDED = "(（", "。！？；”’）)"
# 电子书城里的读物, 热门影视排行由老人评出: what makes them words of the sentence behind them
GOES_ON = frozenset("的里等和与及由是将也都被")
STOPS = "。！？，、；：,!?"
LONGEST, FEWEST_WORDS, SHORTEST_PIECE = 60, 3, 4
FEWEST_LINES = 2


def without_spam(
    lines: Sequence[Line],
) -> tuple[list[Line], list[Line], list[ParsedRemark]]:
    """The lines without such words, those that hold nothing else empty; these, and a remark."""
    if not _may_hold_spam(lines):
        return list(lines), [], []
    known = _pieces_of_first(lines)
    alone = [line for line in lines if is_spam(line.text, known)]
    if not (known or len(alone) >= FEWEST_LINES or _names_machine(lines)):
        return list(lines), [], []
    numbers = {line.number for line in alone}
    kept = [
        replace(line, text="" if line.number in numbers else _without(line.text, known))
        for line in lines
    ]
    changed = [new.number for old, new in zip(lines, kept, strict=True) if old != new]
    return kept, alone, [_remark(changed)] if changed else []


def is_spam(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a line holds nothing but such words: 手机棋牌游戏下载_电子书城."""
    said = text.strip()
    if not 0 < len(said) <= LONGEST:
        return False
    pieces = [piece for piece in BETWEEN.split(simplified(said)) if piece]
    lengths = [_length(piece, known) for piece in pieces]
    return bool(pieces) and lengths == list(map(len, pieces))


def _may_hold_spam(lines: Sequence[Line]) -> bool:
    """Quickly: one of the words that are spam's alone stands somewhere."""
    return any(_sure().search(line.text) for line in lines)


def _names_machine(lines: Sequence[Line]) -> bool:
    return any(OF_MACHINE in line.text for line in lines)


def _pieces_of_first(lines: Sequence[Line]) -> frozenset[str]:
    """手机棋牌游戏下载 and 电子书城, where the first line is these: what the tab is called."""
    first = _first_below_ways(lines)
    pieces = [
        piece for piece in BETWEEN.split(simplified(first[: 2 * LONGEST])) if piece
    ]
    # 影视 | 在线观看 may be a site's menu: words enough stand together in one piece at least.
    are_runs = (
        len(pieces) > 1
        and all(map(_is_run, pieces))
        and any(len(_word().findall(piece)) >= FEWEST_WORDS for piece in pieces)
    )
    long = (piece for piece in pieces if len(piece) >= SHORTEST_PIECE)
    return frozenset(long) if are_runs or _is_tab(first) else frozenset()


def _first_below_ways(lines: Sequence[Line]) -> str:
    """The first line, or the one below a way to the page that a copy has above its tab's name."""
    inked = (line.text.strip() for line in lines if line.text.strip())
    return next((text for text in inked if furniture_of(text) is not Furniture.WAY), "")


def _is_tab(first: str) -> bool:
    """午夜影视大全_同城交友_足球比分直播: most signs of a tab's name are such words, some in each piece.

    社区棋牌比赛_影视下乡_某某民政网 is a page's own.
    """
    pieces = PARTS_OF_TAB.split(simplified(first))
    if len(pieces) < 2 or len(first) > 2 * LONGEST:
        return False
    held = [sum(map(len, _word().findall(piece))) for piece in pieces]
    is_most = MOST * sum(map(len, pieces)) <= sum(held)
    return all(held) and is_most and bool(_sure().search("".join(pieces)))


def _is_run(piece: str) -> bool:
    return bool(_run().fullmatch(piece) and _sure().search(piece))


def _without(text: str, known: frozenset[str]) -> str:
    """The text without a run of such words before its first, or behind its last sentence."""
    said = text.lstrip()
    margin = text[: len(text) - len(said)]
    bracket = said[0] if said[:1] and said[0] in OPENING else ""
    said = said.removeprefix(bracket)
    length = _length(simplified(said[:LONGEST]), known)
    if said[length : length + 1] not in GOES_ON:
        said = said[length:]
    return margin + bracket + _without_inner(said[: _end(said, known)], known)


def _without_inner(text: str, known: frozenset[str]) -> str:
    """The text without pieces of the first line between two of its sentences."""
    if not known:
        return text
    found = [
        each.span() for each in _between_sentences(known).finditer(simplified(text))
    ]
    starts, ends = (
        [0, *(end for _, end in found)],
        [*(at for at, _ in found), len(text)],
    )
    return "".join(text[at:end] for at, end in zip(starts, ends, strict=True))


@lru_cache(maxsize=1)
def _between_sentences(known: frozenset[str]) -> re.Pattern[str]:
    """Such pieces right behind the end of a sentence, and nothing that goes on with them.

    同城交友！ and 同城交友网站多是骗局 are the text's own: another sentence follows at once.
    """
    pieces = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    goes_on = "".join(sorted(GOES_ON)) + STOPS
    words = _words(Means.SPAM, Means.SPAM_BESIDE)
    return re.compile(rf"(?<=[{ENDED}])(?:{pieces})++(?![{goes_on}]|{words})")


def _length(text: str, known: frozenset[str]) -> int:
    """How many signs at the beginning are a piece of the first line, or words enough."""
    pieces = (piece for piece in known if text.startswith(piece))
    longest = max(map(len, pieces), default=0)
    run = _run().match(text)
    words = _word().findall(run[0]) if run else []
    is_long = run and len(words) >= FEWEST_WORDS and _sure().search(run[0])
    return max(longest, run.end() if run and is_long else 0)


def _end(text: str, known: frozenset[str]) -> int:
    """Where such words begin behind the last sentence; the end where none do."""
    tail = text[-LONGEST:]
    at = max((tail.rfind(sign) for sign in ENDED), default=-1) + 1
    rest = simplified(tail[at:].strip())
    is_behind = at > 0 and rest and _length(rest, known) == len(rest)
    return len(text) - len(tail) + at if is_behind else len(text)


@cache
def _run() -> re.Pattern[str]:
    """99体育平台官网下载: a number perhaps, and words of both kinds."""
    return re.compile(
        rf"(?:\d{{2,4}})?(?:{_words(Means.SPAM, Means.SPAM_BESIDE)}){{1,12}}"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_words(Means.SPAM, Means.SPAM_BESIDE))


@cache
def _sure() -> re.Pattern[str]:
    return re.compile(_words(Means.SPAM))


def _words(*means: Means) -> str:
    return "|".join(map(re.escape, words_that_mean(*means)))


def _remark(numbers: Sequence[int]) -> ParsedRemark:
    return ParsedRemark(
        code="markup_removed",
        severity=Severity.WARNING,
        line=numbers[0],
        message=f"从第 {numbers[0]} 行起有 {len(numbers)} 行混有网站被植入的广告词，已去掉。请对照原文核对。",
    )
