"""What a text says of places, spot by spot: one, several at once, or the whole again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ....language.patterns import pattern
from ....language.place_words import PlaceWords, any_of
from .names import PlaceName, Where, names_in, opens_clause
from .whole import wholes_in

# 市民政局 at the head of a clause is the bureau itself.
BUREAU = pattern(r"(?:^|(?<=[，。；、\n ]))(?:市|县|区)民政局")
# A sentence begins: 其中，乐昌市…, 一是南雄市…
OPENING = pattern(
    r"(?:^|[。！？；\n])\s*(?:(?P<clause>[^，。；、]{1,10})，)?(?:其中[，,]?|[一二三四五六七八九]是|在)?$"
)
# 市本级612家 counts already, 前5个月 and 5月底 do not.
COUNT_BEHIND = pattern(r"\d[\d.]*[万亿]?[余多]?(?:[人户次]次|[^\d年月日号季底末初止])$")
# 公安县、石首市和监利市: several at once are of the whole, unless 分别 or 各 parts them
JOINS = pattern("[、和与及]|以及|[（(]")
# 琼山区最多，为17402人: named in passing; but not 琼山区最大的敬老院, 琼山区最低生活保障
RANKED = pattern(
    "(?:人数|数量)?(?:最[多高少低大]|次之|领先|较[多少]|(?:位?居|排名?|位列)(?:首|第|前))"
    "[位列名一二三]{0,3}(?=[，,。；;：:、（(为是有达共约\\d]|$)"
)
LONGEST_OPENING = 18
TOWNS = ("镇", "乡", "街道")
OWN_LEVEL = "本级"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """What the text says of places at one spot: one, several, or the whole again."""

    where: Where
    at: int
    end: int
    # It holds for the sentences behind it too.
    lasts: bool = False
    # Back to the whole, and no name of its own: 据了解.
    is_release: bool = False
    several: tuple[Where, ...] = ()


def marks_in(text: str, home: str, base: Where) -> list[PlaceMark]:
    """Every place that the text speaks of, each 全市 and each 据了解, in order."""
    names = names_in(text, home)
    found = list(_together(text, names, home))
    found += [
        PlaceMark(where=each.where, at=each.at, end=each.end, lasts=True)
        for each in wholes_in(text, names, home, base)
    ]
    if "民政局" in text:
        found += [_mark(text, each, base) for each in BUREAU.finditer(text)]
    found += [
        PlaceMark(where=base, at=each.start(), end=each.end(), is_release=True)
        for each in _release().finditer(text)
        if _begins_a_sentence(text, each.start())
    ]
    return sorted(found, key=lambda mark: mark.at)


def _begins_a_sentence(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not before or before in "。！？；" or before.isspace()


@cache
def _release() -> re.Pattern[str]:
    return re.compile(any_of(PlaceWords.RELEASE))


def _mark(text: str, match: re.Match[str], where: Where) -> PlaceMark:
    lasts = _opens(text, match.start())
    return PlaceMark(where=where, at=match.start(), end=match.end(), lasts=lasts)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins there, or behind 截至5月底，; not behind 市本级12家，."""
    opening = OPENING.search(text[max(0, at - LONGEST_OPENING) : at])
    if opening is None:
        return False
    return not (opening["clause"] and COUNT_BEHIND.search(opening["clause"]))


def _together(text: str, names: Sequence[PlaceName], home: str) -> Iterator[PlaceMark]:
    """Places that stand alone; a list of them is one mark, of the whole region.

    Of 仙游县枫亭镇, names that follow without a sign between, the last is meant.
    """
    run: list[PlaceName] = []
    for name in [*names, None]:
        joined = run and name and JOINS.fullmatch(text[run[-1].end : name.at])
        within = run and name and run[-1].end == name.at
        if run and name and within:
            run[-1] = _inner(run[-1], name)
            continue
        if run and not joined:
            yield _of_run(text, run, home)
            run = []
        if name:
            run.append(name)


def _inner(outer: PlaceName, name: PlaceName) -> PlaceName:
    """枫亭镇 of 仙游县枫亭镇; without a code it is told by both."""
    where = name.where
    if not where.code:
        where = Where("", outer.where.words + where.words)
    return replace(name, at=outer.at, where=where)


def _of_run(text: str, run: Sequence[PlaceName], home: str) -> PlaceMark:
    first, last = run[0], run[-1]
    several = tuple(name.where for name in run) if len(run) > 1 else ()
    where = first.where
    if several:
        # 周集镇、石店镇设点87个: whose county's they are is not said to be all.
        are_towns = not any(each.code for each in several)
        is_theirs = are_towns and opens_clause(text, first.at)
        words = "、".join(each.words for each in several)
        where = Where("", words) if is_theirs else Where(home)
    return PlaceMark(
        where=where,
        at=first.at,
        end=last.end,
        # Behind a sentence of several places, and of 市本级, all of it is meant again.
        lasts=_opens(text, first.at)
        and not (several or where.words.endswith(OWN_LEVEL))
        and not RANKED.match(text, last.end),
        several=several,
    )


def heading_place(text: str, home: str) -> Where | None:
    """The place a heading names, if it names one only: 浈江区：让暖流跑赢寒流."""
    found = {mark.where for mark in marks_in(text, home, Where(home))}
    return found.pop() if len(found) == 1 else None


def title_place(title: str, home: str) -> Where | None:
    """The place within the region that a title begins with and is about."""
    where = heading_place(title, home) if title else None
    opens = where and where.words and title.lstrip(" “《【[").startswith(where.words)
    is_known = where and (where.code or where.words.endswith(TOWNS))
    return where if opens and is_known else None
