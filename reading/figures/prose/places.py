"""The place a number is of: the one its clause names, within the bureau's own region."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...language.gazetteer import COMMON_NOUNS, places

# 全市, 我县 lead back to the region spoken of; 全省 out of it. 在全市率先 is a rank.
WHOLE = re.compile(
    r"(?<![在居为])[全我本](?P<level>[省市县区州旗盟])(?![级域直长]|[^，。；]{0,2}(?:率先|"
    r"首[家个批创]|前列|领先|排名|第))"
)
# 市民政局 at the head of a clause is the bureau itself.
BUREAU = re.compile(r"(?:^|(?<=[，。；、\n ]))(?:市|县|区)民政局")
# A sentence begins: 其中，乐昌市…, 一是南雄市…
OPENING = re.compile(
    r"(?:^|[。！？；\n])\s*(?:[^，。；、]{1,10}，)?(?:其中[，,]?|[一二三四五六七八九]是|在)?$"
)
# 公安县、石首市和监利市: several at once are of the whole
JOINS = re.compile("[、和与及]|以及|[（(]")
LONGEST_OPENING = 18
# Short names that are first of all plain words: 联合公安、城管, 新建养老院, 互助养老.
PLAIN_WORDS = frozenset(
    [
        "公安",
        "共和",
        "合作",
        "光明",
        "前进",
        "前锋",
        "友好",
        "友谊",
        "古城",
        "同心",
        "和平",
        "和顺",
        "复兴",
        "安定",
        "安宁",
        "安康",
        "安居",
        "富民",
        "富裕",
        "平安",
        "平和",
        "新建",
        "新民",
        "新城",
        "新星",
        "民乐",
        "民权",
        "永安",
        "港口",
        "河口",
        "海港",
        "温泉",
        "灯塔",
        "爱民",
        "白银",
        "市中",
        "市北",
        "市南",
        "城中",
        "城东",
        "城西",
        "城北",
        "城区",
        "红旗",
        "解放",
        "互助",
        "资源",
        "通道",
        "道里",
        "道外",
        "郊区",
        "矿区",
        "振兴",
        "长寿",
        "高明",
        "南部",
        "东方",
        "兴业",
        "兴国",
        "大方",
        "大同",
        "大安",
        "万年",
        "老城",
        "开化",
        "正安",
        "点军",
        "站前",
        "城关",
        "康乐",
        "宏伟",
        "向阳",
        "双桥",
        "天桥",
        "西区",
        "东区",
        "台前",
        "上街",
        "中站",
        "民和",
        "安福",
        "永福",
        "文成",
    ]
)


NOTHING = "(?!)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place in the text; one that opens a sentence holds for those behind it too."""

    code: str
    at: int
    end: int
    opens: bool = False


class FigurePlace(NamedTuple):
    """Where a figure is of, and whether its sentence left that to be inferred."""

    code: str
    is_inferred: bool


def places_in_region(
    text: str, region_code: str, section_code: str = ""
) -> list[NamedPlace]:
    """Every place within the region that the text names, and each 全市, in order."""
    if not region_code:
        return []
    known, pattern = _names_within(region_code)
    found = [_named(text, match, known[match[0]]) for match in pattern.finditer(text)]
    found = list(_single(text, found, region_code))
    for match in WHOLE.finditer(text):
        code = _whole_code(match["level"], region_code, section_code)
        if code:
            found.append(_named(text, match, code))
    found += [
        _named(text, match, section_code or region_code)
        for match in BUREAU.finditer(text)
    ]
    return sorted(found, key=lambda place: place.at)


def _named(text: str, match: re.Match[str], code: str) -> NamedPlace:
    before = text[max(0, match.start() - LONGEST_OPENING) : match.start()]
    return NamedPlace(
        code=code, at=match.start(), end=match.end(), opens=bool(OPENING.search(before))
    )


def _single(
    text: str, found: Sequence[NamedPlace], region_code: str
) -> Iterator[NamedPlace]:
    """Places that stand alone; a list of them is one, of the whole region."""
    run: list[NamedPlace] = []
    for place in [*found, None]:
        if run and (place is None or not JOINS.fullmatch(text[run[-1].end : place.at])):
            yield run[0] if len(run) == 1 else _together(run, region_code)
            run = []
        if place:
            run.append(place)


def _together(run: Sequence[NamedPlace], region_code: str) -> NamedPlace:
    first, last = run[0], run[-1]
    return NamedPlace(code=region_code, at=first.at, end=last.end, opens=first.opens)


def _whole_code(level: str, region_code: str, section_code: str) -> str:
    """The region that 全市 or 全县 means; "" where it is none we know of."""
    if level == "省":
        return f"{region_code[:2]}0000"
    for code in filter(None, (section_code, region_code)):
        if _ending(code) == level:
            return code
    if level in "市州盟" and not region_code.endswith("00"):
        return f"{region_code[:4]}00"
    return ""


@cache
def _ending(code: str) -> str:
    """县 for 滨海县 and 自治县: how people call the whole of it."""
    return next((place.name[-1] for place in places() if place.code == code), "")


@cache
def _names_within(region_code: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Full and short names of all that lies within the region, and what finds them."""
    prefix = _prefix(region_code)
    known: dict[str, str] = {}
    for place in places():
        if place.code.startswith(prefix) and place.name not in COMMON_NOUNS:
            known[place.name] = place.code
            if len(place.short_name) > 1 and place.short_name not in PLAIN_WORDS:
                known.setdefault(place.short_name, place.code)
    names = sorted(known, key=len, reverse=True)
    return known, re.compile("|".join(map(re.escape, names)) or NOTHING)


def _prefix(code: str) -> str:
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def heading_place(text: str, region_code: str) -> str:
    """The place a heading names, if it names one only: 浈江区：让暖流跑赢寒流."""
    codes = {place.code for place in places_in_region(text, region_code)}
    return codes.pop() if len(codes) == 1 else ""


def place_at(found: Sequence[NamedPlace], sentence_start: int, offset: int) -> str:
    """The nearest place before the number in its sentence, else what opened one earlier."""
    behind = bisect_left(found, offset, key=lambda place: place.at)
    if behind and found[behind - 1].at >= sentence_start:
        return found[behind - 1].code
    opening = (place for place in reversed(found[:behind]) if place.opens)
    return next((place.code for place in opening), "")
