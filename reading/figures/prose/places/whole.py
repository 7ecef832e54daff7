"""全市, 我省 and 该县: the region spoken of, or one above it, without its name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ....language.gazetteer import places
from ....language.patterns import pattern
from ....language.place_words import PlaceWords, any_of
from .names import PlaceName, Where, is_compared, lies_in, opens_clause

# 全市, 我县 lead back to the region spoken of, 全省 out of it; 该县 to that named last.
WHOLE = pattern(
    r"(?=[全我本该])(?:(?P<nation>全国|我国)|(?P<that>该)(?P<its>街道|社区|[省市县区州旗盟镇乡村])|"
    r"(?<![健安完齐周])[全我本](?P<level>街道|社区|[省市县区州旗盟镇乡村]))(?![级域直长民委])"
)
# 其余县（市、区）, 其他4个乡镇: of the region spoken of, and of none of those named.
REST = pattern(
    r"(?:其余|其他|其它)(?:各|\d{1,3}个?)?(?:[省市县区州旗盟镇乡]|街道|社区)"
    r"(?:[（(、市县区旗镇乡街道）)]{0,7})"
    # 市本级518个，县级2125个, 县（市、区）级2125个
    r"|(?<=[，、；])(?:县[（(]市、区[）)]|区县|县区|市县|[市县区镇乡]|街道)级(?=\d)"
)
# 从全国看，
LOOKED_AT = pattern("(?:范围|层面)?来?看，")
# 【舒城县】, ●平果市：, 万州区——
ITEM = pattern("[】：:]|——|[ \u3000]")
LONGEST_BULLET = 2
TOWNS = ("街道", "社区", "镇", "乡", "村")
IN_ALL = pattern(
    r"(?:其余|剩余|余下|剩下|另外)(?=\d)|[两三四五六七八九十](?:地|个?[县区市镇乡旗]+)(?:合计|共计|总计|共(?=占))"
)


def wholes_in(
    text: str, names: Sequence[PlaceName], home: str, base: Where
) -> Iterator[PlaceName]:
    """Each 全市, 我省 and 该县 with the place that it means, in order."""
    head = _head_of_item(text, names)
    for match in WHOLE.finditer(text):
        before = [name.where for name in names if name.end <= match.start()]
        level = match["level"]
        of_item = head and level and _is_of_level(head, level)
        where = head if of_item else _whole(match, before, home, base)
        if where is not None and not _is_no_place(text, match, where, home):
            yield PlaceName(where=where, at=match.start(), end=match.end())
    for match in (*REST.finditer(text), *_sums_of_all(text, names)):
        yield PlaceName(where=base, at=match.start(), end=match.end())


def _head_of_item(text: str, names: Sequence[PlaceName]) -> Where | None:
    """平果市 of ●平果市：2月份，全市…: within its item that is the whole."""
    first = names[0] if names else None
    if first is None or first.at > LONGEST_BULLET:
        return None
    return first.where if ITEM.match(text, first.end) else None


def _sums_of_all(text: str, names: Sequence[PlaceName]) -> Iterator[re.Match[str]]:
    """三地合计, 其余310万元 behind a list of places: of the region spoken of again."""
    for match in IN_ALL.finditer(text):
        begins = text.rfind("。", 0, match.start())
        if begins == match.start() - 1:
            # 甲镇、乙镇分别完成…。余下262户: said behind the list
            begins = text.rfind("。", 0, max(0, begins))
        listed = {n.where for n in names if begins < n.at < match.start()}
        if len(listed) > 1:
            yield match


def _whole(
    match: re.Match[str], before: Sequence[Where], home: str, base: Where
) -> Where | None:
    """What 全国, 全市, 该县 mean here."""
    if match["nation"]:
        return Where("", match["nation"])
    level = match["level"] or match["its"]
    if match["that"]:
        return _that_one(match[0], level, before, home)
    if level == "省":
        return Where(f"{home[:2]}0000") if home else None
    for where in (base, Where(home)):
        is_coded = bool(where.code) and _ending(where.code) == level
        if is_coded or where.words.endswith(level):
            return where
    return (
        _above(level, home)
        or _last_of(level, before)
        or (Where("", match[0]) if level not in "市州盟" else None)
    )


def _that_one(
    words: str, level: str, before: Sequence[Where], home: str
) -> Where | None:
    """The one named last; 该社区 of a paragraph before is never the whole county."""
    if named := _last_of(level, before):
        return named
    if level in TOWNS:
        return Where("", words)
    return Where(home) if home and _ending(home) == level else None


def _last_of(level: str, before: Sequence[Where]) -> Where | None:
    """The place of this level that was named last."""
    named = (where for where in reversed(before) if where.words)
    return next((w for w in named if _is_of_level(w, level)), None)


def _is_of_level(where: Where, level: str) -> bool:
    name = _name(where.code) if where.code else where.words
    return name.endswith(level)


def _above(level: str, home: str) -> Where | None:
    """The city or region that a county's 全市 and a city's 全区 mean."""
    if level in ("市", "州", "盟"):
        for code in (f"{home[:4]}00", f"{home[:2]}0000"):
            if home != code and _ending(code) == level:
                return Where(code)
    region = f"{home[:2]}0000"
    if level == "区" and home.endswith("00") and _name(region).endswith("自治区"):
        return Where(region)
    return None


def _is_no_place(text: str, match: re.Match[str], where: Where, home: str) -> bool:
    """A rank, an order, a meeting; and what lies above must open its clause."""
    at, end = match.span()
    if is_compared(text, at, end) or _ranked().search(text[max(0, at - 3) : at]):
        return True
    if _rank().match(text, end):
        return True
    is_above = match["nation"] or (
        where.code != home and bool(where.code) and lies_in(home, where.code)
    )
    opens = opens_clause(text, at) or bool(
        LOOKED_AT.match(text, end) and opens_clause(text, at - 1)
    )
    return bool(is_above) and (not opens or bool(_gathering().match(text, end)))


@cache
def _ranked() -> re.Pattern[str]:
    return re.compile(any_of(PlaceWords.RANKED) + "$")


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"[^，。；、\d]{{0,2}}?{any_of(PlaceWords.RANK)}")


@cache
def _gathering() -> re.Pattern[str]:
    return re.compile(rf"[^，。；、\d]{{0,8}}?{any_of(PlaceWords.GATHERING)}")


@cache
def _name(code: str) -> str:
    return next((place.name for place in places() if place.code == code), "")


def _ending(code: str) -> str:
    """县 for 滨海县 and 自治县: how people call the whole of it."""
    return _name(code)[-1:]
