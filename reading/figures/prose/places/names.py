"""The names of places in a paragraph: within the bureau's region, towns, others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ....language.gazetteer import (
    COMMON_NOUNS,
    Place,
    codes_above,
    is_place_name,
    may_end_a_name,
    place_named,
    places,
)
from ....language.marks import HAN
from ....language.patterns import pattern
from ....language.place_words import PlaceWords, any_of, words_of
from .towns import NO_STEM, is_common, towns_in

NOTHING = "(?!)"
# 截至5月底、目前、今年以来 and 据统计 may stand before a place that opens a clause.
TIMES = r"[\d年月日底末初以来今去目前截至到止上下半度季中其在同期、]{0,14}"
CLAUSE_OPENING = pattern(rf"(?:^|[，,。；;：:！？（(\s]){TIMES}$")
LONGEST_OPENING = 18
LONGEST_NAME = 14
LEVEL = pattern("[省市县区州旗盟]")
HEAD = pattern(rf"(?P<name>[{HAN}]{{2,{LONGEST_NAME}}})[ \u3000：:]")
NATION = pattern("全国|我国")
LISTED = ("、", "和", "与", "及")
# 城中区、, 城中区80张、
NUMBER_AND_LIST = pattern(rf"(?:\d[\d.,]*[{HAN}]{{1,4}})?[、和与及]")
# 沛县、高新区、淮海国际港务区分别…: divisions in a row, whichever of them are known
DIVISION = pattern(rf"(?P<stem>[{HAN}]{{1,9}})[县区市旗州盟]")
ROW = pattern(
    rf"(?<![{HAN}、])(?:[{HAN}]{{2,10}}、){{1,40}}"
    rf"[{HAN}]{{1,9}}?[县区市旗州盟](?=分别|依次|[各共有的，。；：:（(\d])"
)
SO_MANY = pattern(r"(?:[二两三四五六七八九十]|\d{1,2})个?[区县市旗]")
# 广东省社会组织数量: they give nothing, they are counted
COUNTED_THERE = pattern("(?:社会组织|志愿者|企业|慈善组织)(?:总?数量?|总量|人数|登记)")
# 新建区县照护中心, 新建区级站点: there something is newly built, also in Nanchang
BUILT_AS_NAMED = frozenset(["新建区", "新建县"])
# and of all levels below it; but 新建区乡镇敬老院 are those of the district
BUILT_BEHIND = pattern(
    "[县级域]|(?:乡镇|街道|[镇乡街村、]){1,4}[两三四]级|(?:公益性|综合)[^，。；]{0,6}\\d"
)


class Where(NamedTuple):
    """A place as the text says it; a town, the nation and what is unknown have no code."""

    code: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place and where it stands."""

    where: Where
    at: int
    end: int


def names_in(text: str, home: str) -> list[PlaceName]:
    """Every place that the text names for what is said of it, in order."""
    found = [*_names_at_home(text, home), *_parts_of(text)]
    found += _among_others(text, home, {name.at: name.end for name in found})
    found += _counted(text, home, {name.at for name in found})
    ends = {name.at: name.end for name in found}
    held = {offset for name in found for offset in range(name.at, name.end)}
    own_province = [*_own_province(text, home)]
    known = {name.end for name in (*found, *own_province)}
    others = (
        *(_behind(town, ends) for town in _towns(text)),
        *_outside(text, home, known),
        *_beside_known(text, {name.end for name in found}),
        *own_province,
    )
    found += [name for name in others if not held & {name.at, name.end - 1}]
    found.sort(key=lambda name: (name.at, -name.end))
    return list(_own(text, found))


def _own(text: str, names: Iterable[PlaceName]) -> Iterator[PlaceName]:
    """Without those of others, and what lies within them: 来自乐昌市云岩镇的."""
    left_at = -1
    for name in names:
        if name.at == left_at or _is_of_others(text, name):
            left_at = name.end
        else:
            yield name


def _names_at_home(text: str, home: str) -> Iterator[PlaceName]:
    """Full and short names of what lies within the bureau's region."""
    known, pattern = _known_within(home)
    said: list[Where] = []
    for match in pattern.finditer(text):
        name, at = match[0], match.start()
        # 其中江…: the name would begin within 其中.
        if _goes_on(text, match.end(), name) or text.startswith("其中", at - 1):
            continue
        where = Where(_one_of(known[name], said), name)
        said.append(where)
        yield PlaceName(where=where, at=match.start(), end=match.end())


def _among_others(text: str, home: str, known: dict[int, int]) -> Iterator[PlaceName]:
    """郊区 of 铜官区、义安区、郊区: a common noun beside names in one list."""
    if not known:
        return
    common, pattern = _common_within(home)
    for match in pattern.finditer(text):
        before = text[match.start() - 1 : match.start()]
        is_last = before in LISTED and match.start() - 1 in known.values()
        behind = NUMBER_AND_LIST.match(text, match.end())
        is_first = behind is not None and behind.end() in known
        if is_last or is_first:
            where = Where(common[match[0]], match[0])
            yield PlaceName(where=where, at=match.start(), end=match.end())


def _beside_known(text: str, known: set[int]) -> Iterator[PlaceName]:
    """淮海国际港务区 in a row with 沛县, whose name ends at a known offset: without a code."""
    for row in ROW.finditer(text) if known else ():
        begins, items = row.start(), row[0].split("、")
        ends = list(accumulate((len(each) + 1 for each in items), initial=begins))[1:]
        divisions = [DIVISION.fullmatch(each) for each in items]
        if not known & {end - 1 for end in ends} or not all(divisions):
            continue
        for each, end in zip(divisions, ends, strict=True):
            if each and end - 1 not in known and not is_common(each["stem"]):
                at = end - 1 - len(each[0])
                yield PlaceName(where=Where("", each[0]), at=at, end=end - 1)


@cache
def _common_within(home: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The divisions of the region whose full names are common nouns too."""
    plain = COMMON_NOUNS | words_of(PlaceWords.PLAIN)
    common = {p.name: p.code for p in _places_within(home) if p.name in plain}
    return common, re.compile("|".join(map(re.escape, common)) or NOTHING)


def _counted(text: str, home: str, known: set[int]) -> Iterator[PlaceName]:
    """和平 of 和平、沈河、铁西三区: a plain word in a list of so many places."""
    if not SO_MANY.search(text):
        return
    short, one, several = _short_within(home)
    for listed in several.finditer(text):
        for match in one.finditer(text, listed.start(), listed.end()):
            if match.start() not in known:
                where = Where(short[match[0]], match[0])
                yield PlaceName(where=where, at=match.start(), end=match.end())


@cache
def _short_within(
    home: str,
) -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """All short names within the region, plain words too; what finds one, and a list."""
    short = {
        place.short_name: place.code
        for place in _places_within(home)
        if len(place.short_name) > 1
    }
    name = "|".join(map(re.escape, sorted(short, key=len, reverse=True))) or NOTHING
    several = re.compile(
        rf"(?:{name})(?:[、和与及](?:{name})){{1,12}}(?=等?{SO_MANY.pattern})"
    )
    return short, re.compile(name), several


def _one_of(codes: tuple[str, ...], said: list[Where]) -> str:
    """The code of the name; of namesakes the one within what was named before."""
    if len(codes) == 1:
        return codes[0]
    for where in reversed(said):
        within = [code for code in codes if where.code in (code, *codes_above(code))]
        if len(within) == 1:
            return within[0]
    return ""


def _goes_on(text: str, end: int, name: str) -> bool:
    """Whether a short name begins another: 南雄路, 南雄镇, 籍 behind any."""
    if text[end : end + 1] == "籍":
        return True
    if name in BUILT_AS_NAMED and BUILT_BEHIND.match(text, end):
        return True
    return not _ends_in_level(name) and bool(_way().match(text, end))


def _ends_in_level(name: str) -> bool:
    return bool(LEVEL.fullmatch(name[-1]))


@cache
def _way() -> re.Pattern[str]:
    return re.compile(any_of(PlaceWords.WAY))


@cache
def _known_within(home: str) -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Names of all that lies within the region, and what finds them."""
    known: dict[str, tuple[str, ...]] = {}
    plain = words_of(PlaceWords.PLAIN)
    inside = _places_within(home)
    for place in inside:
        if place.name not in COMMON_NOUNS | plain:
            known[place.name] = (*known.get(place.name, ()), place.code)
    for place in inside:
        short = place.short_name
        if len(short) > 1 and short not in plain and place.name not in COMMON_NOUNS:
            known.setdefault(short, (place.code,))
        if "自治" in place.name and len(short) > 1:
            # 融水县 for 融水苗族自治县
            known.setdefault(short + place.name[-1], (place.code,))
    names = sorted(known, key=len, reverse=True)
    return known, re.compile("|".join(map(re.escape, names)) or NOTHING)


@cache
def _places_within(home: str) -> tuple[Place, ...]:
    return tuple(place for place in places() if home and lies_in(place.code, home))


def lies_in(code: str, home: str) -> bool:
    """Whether it is that region or lies within it."""
    if home.endswith("0000"):
        return code[:2] == home[:2]
    return code[:4] == home[:4] if home.endswith("00") else code == home


def _towns(text: str) -> Iterator[PlaceName]:
    """镇, 街道 and 村 by name: no list holds them, so they have no code."""
    for at, end in towns_in(text):
        yield PlaceName(where=Where("", text[at:end]), at=at, end=end)


def _behind(town: PlaceName, ends: dict[int, int]) -> PlaceName:
    """云岩镇 of 乐昌云岩镇, where 乐昌 is known."""
    at = ends.get(town.at, town.at)
    words = town.where.words[at - town.at :]
    return replace(town, at=at, where=Where("", words)) if len(words) > 2 else town


def _parts_of(text: str) -> Iterator[PlaceName]:
    """市本级, 松山湖高新区: parts that no code is of."""
    if not _part_words().search(text):
        return
    for match in _parts().finditer(text):
        # 滨海新区 has a code of its own.
        if NO_STEM.search(match["stem"]) or is_place_name(match["name"]):
            continue
        yield PlaceName(
            where=Where("", match["name"]), at=match.start("name"), end=match.end()
        )


@cache
def _part_words() -> re.Pattern[str]:
    return re.compile(any_of(PlaceWords.PART))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[\s，,。；;：:、（(在])|^)(?:其中)?"
        rf"(?P<name>(?P<stem>[{HAN}]{{0,4}}?){any_of(PlaceWords.PART)})"
    )


def _outside(text: str, home: str, known: set[int]) -> Iterator[PlaceName]:
    """Full names of what lies elsewhere, where a clause opens with one, or a list of them.

    `known` is where the names end that lie at home.
    """
    outer: PlaceName | None = None
    for match in LEVEL.finditer(text):
        if text.startswith("域", match.end()):
            continue  # 新建区域养老中心
        name = _name_that_ends(text, match.end(), home, outer)
        if name is None:
            continue
        is_inner = outer is not None and outer.end == name.at
        ended = known | ({outer.end} if outer else set())
        is_next = text[name.at - 1 : name.at] in LISTED and name.at - 1 in ended
        if not (is_inner or is_next or opens_clause(text, name.at)):
            continue
        outer = name
        is_counted = COUNTED_THERE.match(text, name.end)
        if is_counted or not _gives().match(text, name.end):
            yield name


def line_heads(texts: Sequence[str], home: str) -> dict[int, Where]:
    """城区 of a line 城区：机构14家 beside that of 泽州县: a common noun, a district there."""
    common = _common_within(home)[0]
    if not common:
        return {}
    heads = {i: head["name"] for i, t in enumerate(texts) if (head := HEAD.match(t))}
    found = {i: name for i, name in heads.items() if name in common}
    known = _known_within(home)[0] if found else {}
    return {
        i: Where(common[name], name)
        for i, name in found.items()
        if heads.get(i - 1) in known or heads.get(i + 1) in known
    }


def _own_province(text: str, home: str) -> Iterator[PlaceName]:
    """湖北 of 从全国看，…；湖北注册志愿者…；我市…: between the nation and the bureau."""
    nation = NATION.search(text) if home else None
    code = f"{home[:2]}0000"
    if nation is None or home == code:
        return
    name = next((place.short_name for place in places() if place.code == code), "")
    at = text.find(f"；{name}", nation.end()) + 1 if name else 0
    end = at + len(name)
    if at and not LEVEL.match(text, end):
        yield PlaceName(where=Where(code, name), at=at, end=end)


def _name_that_ends(
    text: str, end: int, home: str, outer: PlaceName | None
) -> PlaceName | None:
    """The longest full name that ends here and of which there is one only.

    朝阳区 of 北京市朝阳区 is the one within what stands right before it.
    """
    if not may_end_a_name(text[end - 2 : end]):
        return None
    for length in range(min(LONGEST_NAME, end), 2, -1):
        name, at = text[end - length : end], end - length
        if not is_place_name(name) or name in COMMON_NOUNS:
            continue
        near = outer.where.code if outer and outer.end == at else home
        place = place_named(name, near=near)
        if place and not (home and lies_in(place.code, home)):
            return PlaceName(where=Where(place.code, name), at=at, end=end)
    return None


@cache
def _gives() -> re.Pattern[str]:
    return re.compile(rf"[^，。；、\d]{{0,4}}?{any_of(PlaceWords.OUTSIDE)}")


def opens_clause(text: str, at: int) -> bool:
    """Whether nothing but a time stands before it in its clause."""
    return bool(CLAUSE_OPENING.search(text[max(0, at - LONGEST_OPENING) : at]))


def _is_of_others(text: str, name: PlaceName) -> bool:
    """Whom the figure is compared with, whence people come, where a meeting was held."""
    if is_compared(text, name.at, name.end):
        return True
    if _origin().search(text[max(0, name.at - 4) : name.at]):
        return True
    return text.endswith("在", 0, name.at) and bool(_venue().match(text, name.end))


@cache
def _origin() -> re.Pattern[str]:
    return re.compile(any_of(PlaceWords.ORIGIN) + "$")


@cache
def _venue() -> re.Pattern[str]:
    return re.compile(rf"[^，。；、\d]{{0,8}}?{any_of(PlaceWords.VENUE)}(?=[，。；]|$)")


def is_compared(text: str, at: int, end: int) -> bool:
    """比全省多, 占全市的, 与全省持平: whom the figure is compared with."""
    before, behind = text[max(0, at - 6) : at], text[end : end + 8]
    if _compared().search(before):
        return True
    return bool(_beside().search(before) and _even().match(behind))


@cache
def _compared() -> re.Pattern[str]:
    words = any_of(PlaceWords.COMPARED)
    return re.compile(rf"(?<![占对之])(?:{words})(?:去年|上年|同期|了)?$")


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(any_of(PlaceWords.BESIDE) + "$")


@cache
def _even() -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{0,6}}?{any_of(PlaceWords.EVEN)}")
