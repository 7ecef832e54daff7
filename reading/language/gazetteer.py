"""The administrative divisions of GB/T 2260, and the places a text names."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .patterns import pattern

# 壮族 in 广西壮族自治区 and the like, dropped in the short name.
ETHNIC = (
    "壮族|回族|维吾尔|土家族|苗族|彝族|藏族|羌族|侗族|布依族|傣族|白族|哈尼族|景颇族|"
    "傈僳族|朝鲜族|蒙古族?|哈萨克族?|柯尔克孜|瑶族|畲族|黎族|满族|仡佬族|水族|佤族|拉祜族|"
    "独龙族|怒族|纳西族|普米族|仫佬族|毛南族|东乡族|保安族|撒拉族|裕固族|塔吉克|锡伯|"
    "达斡尔族?|鄂伦春|鄂温克族?|土族|各族|布朗族|阿昌族|德昂族|基诺族|门巴族|珞巴族"
)
# 乳源瑶族自治县 → 乳源; 韶关市 → 韶关
SUFFIX = pattern(
    rf"(?:(?:{ETHNIC})+自治[州县旗区]|自治[州县旗区]|特别行政区|[省市县区旗盟]|地区)$"
)
AUTONOMOUS = pattern("自治[州县旗区]$")

NAME_END = pattern("[省市区县州旗盟]")
LONGEST_NAME = 15
# 市民政局会同县关工委, 邻里互助县级示范点: a word, and whose organ follows it.
WORDS_AND_LEVEL = {
    *("会同县", "互助县", "通道县", "大化县", "河南县"),
    # 慰问困难村民和县劳模, 黄河沿河县区
    *("民和县", "沿河县"),
}
# 巴马 for 巴马瑶族自治县: what is called by its short form too
SAID_SHORT = ("自治州", "自治县", "自治旗", "自治区", "地区", "盟")
# 互助幸福院, 绿色通道, 沿河两岸: what a short form of an autonomous county says by itself
PLAIN_WORDS = {
    *(
        "互助",
        "通道",
        "大化",
        "民和",
        "沿河",
        "河口",
        "江城",
        "三江",
        "紫云",
        "白沙",
        "东乡",
    )
}
# 互助县级示范点, 河南县（市、区）: behind a word a level, and no end of a name
LEVEL_GOES_ON = pattern("[级域]|[（(、]?[市区](?![场政域])|乡(?:镇?村)?[两三四]级")
# 科尔沁左翼中旗: what tells banners of one name apart, and stays in the short form.
BANNER = pattern("(?P<stem>.+?)(?:(?P<side>[左右])翼?)?(?P<part>[前中后])?旗")
# 南方日报, 某某电视台: a medium is named after a place and tells nothing of it.
MEDIUM = pattern("[\u4e00-\u9fff]{2,4}(?:日报|晚报|早报|晨报|都市报|电视台|广播电台)")
# 地址：城关区东岗路12号: where a letter goes
POSTAL = pattern(r"(?:地\s?址|收件人|邮寄至?)[:：][^。；;\n]{0,60}")
# Names of divisions that are first of all plain words: 主城区, 城郊区.
COMMON_NOUNS = {"城区", "郊区", "矿区", "新城区", "城中区", "市中区"}


@cache
def _short_of(name: str) -> str:
    short = SUFFIX.sub("", name)
    return short if len(short) > 1 else AUTONOMOUS.sub("", name)


class Place(NamedTuple):
    code: str
    name: str

    @property
    def prefix(self) -> str:
        """What the codes of all places within it begin with."""
        if self.code.endswith("0000"):
            return self.code[:2]
        return self.code[:4] if self.code.endswith("00") else self.code

    @property
    def short_name(self) -> str:
        """韶关 for 韶关市; what would be one sign keeps more: 忠县, 内蒙古."""
        return _short_of(self.name)

    @property
    def parent_codes(self) -> tuple[str, ...]:
        """The codes of what it lies in, nearest first."""
        return codes_above(self.code)


@cache
def places() -> tuple[Place, ...]:
    """All divisions of provincial, city and county level."""
    path = Path(__file__).with_name("gazetteer.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(Place(row["code"], row["name"]) for row in csv.DictReader(rows))


@cache
def codes_above(code: str) -> tuple[str, ...]:
    """The codes of its city and its province: 320922 lies in 320900 and in 320000.

    东城区 (110101) lies in no city but only in 110000: the standard has no 110100.
    """
    above = (f"{code[:4]}00", f"{code[:2]}0000")
    return tuple(each for each in above if each != code and each in _codes())


@cache
def _codes() -> frozenset[str]:
    return frozenset(place.code for place in places())


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    named: dict[str, list[Place]] = {}
    for place in places():
        named.setdefault(place.name, []).append(place)
        if place.name.endswith(SAID_SHORT) and place.short_name not in PLAIN_WORDS:
            named.setdefault(place.short_name, []).append(place)
    for short, found in _banners().items():
        if len(found) == 1:
            named.setdefault(short, found)
    other: dict[str, list[Place]] = {}
    for name, found in (*_former().items(), *_said_for().items()):
        other.setdefault(name, []).extend(found)
    for name, found in other.items():
        named.setdefault(name, found)
    return {name: tuple(found) for name, found in named.items()}


def _former() -> dict[str, list[Place]]:
    """What cities and districts were called as counties: 会理县, now 会理市.

    大通县 is what people say for 大通回族土族自治县, and no former 大通区.
    """
    former: dict[str, list[Place]] = {}
    for place in places():
        is_county = not place.code.endswith("00") and place.name[-1] in "市区"
        name = f"{place.short_name}县"
        if is_county and len(name) > 2 and name not in _autonomous():
            former.setdefault(name, []).append(Place(place.code, name))
    return {
        name: found
        for name, found in former.items()
        if not {place.name for place in found} & COMMON_NOUNS
    }


def _said_for() -> dict[str, list[Place]]:
    """What people say for autonomous places: 景宁县 for 景宁畲族自治县, and no 宁县."""
    said: dict[str, list[Place]] = {}
    for place in places():
        # 东乡县 for 东乡族自治县
        name = f"{place.short_name.removesuffix('族')}{place.name[-1]}"
        if len(name) > 2 and AUTONOMOUS.search(place.name):
            said.setdefault(name, []).append(Place(place.code, name))
    return {
        name: found
        for name, found in said.items()
        if len(found) == 1 and not name.endswith("区")
    }


def official_name(place: Place) -> str:
    """景宁畲族自治县 for 景宁县; others are called as they are."""
    official = next(each.name for each in places() if each.code == place.code)
    return official if AUTONOMOUS.search(official) else place.name


def _banners() -> dict[str, list[Place]]:
    """Banners by their short form: 东乌旗 for 东乌珠穆沁旗, 科左中旗 for 科尔沁左翼中旗."""
    short: dict[str, list[Place]] = {}
    for place in places():
        if len(place.name) > 4 and (banner := BANNER.fullmatch(place.name)):
            marks = (banner["side"] or "") + (banner["part"] or "")
            stem = banner["stem"][: 1 if marks else 2]
            short.setdefault(f"{stem}{marks}旗", []).append(place)
    return short


def is_place_name(name: str) -> bool:
    """Whether any place has this full name."""
    return name in _by_name()


@cache
def ends_of_places() -> frozenset[str]:
    """The signs that full names of places end in: 省, 市, 县, 旗 …"""
    return frozenset(name[-1] for name in _by_name())


TOWN_ENDS = ("镇", "乡", "街道", "区")
TOWN = pattern(
    "[\u4e00-\u9fff]{1,5}(?:镇|乡|街道|新区|开发区|高新区)(?<![乡城集建]镇)(?<!民族乡)(?<![返下回在家]乡)"
)


@cache
def _short_names() -> frozenset[str]:
    return frozenset(place.short_name for place in places())


@cache
def _autonomous() -> frozenset[str]:
    """玉龙县 for 玉龙纳西族自治县."""
    return frozenset(
        place.short_name + place.name[-1]
        for place in places()
        if "自治" in place.name and len(place.short_name) > 1
    )


def is_place(name: str) -> bool:
    """Whether it is a place's name and nothing else: 韶关市, 韶关, 玉龙县, 石咀镇."""
    if name in COMMON_NOUNS:
        return False
    if is_place_name(name) or name in _short_names() or name in _autonomous():
        return True
    return name.endswith(TOWN_ENDS) and bool(TOWN.fullmatch(name))


def may_end_a_name(ending: str) -> bool:
    """Whether any place's full name ends with these two signs: 昌市, but not 全市."""
    return ending in _endings()


@cache
def _endings() -> frozenset[str]:
    return frozenset(name[-2:] for name in _by_name())


def place_named(name: str, *, near: str = "") -> Place | None:
    """The one place of this full name; of namesakes the one near a code, else None."""
    found = _by_name().get(name, ())
    for width in (6, 4, 2):
        close = [
            place for place in found if near and place.code[:width] == near[:width]
        ]
        if len(close) == 1:
            return close[0]
    return found[0] if len(found) == 1 else None


def places_in(text: str, *, near: str = "") -> Counter[Place]:
    """How often each place stands in the text.

    Full names count anywhere; the short names of what lies in the agency's own
    city (浈江, 南雄) count too, when `near` gives the agency's code. Of namesakes the
    one in a place that the text names too is meant. Media and postal addresses name none.
    """
    text = POSTAL.sub(
        "", MEDIUM.sub("", text) if "报" in text or "台" in text else text
    )
    found: Counter[Place] = Counter()
    namesakes = []
    for name, times in Counter(_full_names_in(text, near)).items():
        if place := place_named(name, near=near):
            found[place] += times
        else:
            namesakes.append((name, times))
    above = {place.code for place in found}
    for name, times in namesakes:
        within = [each for each in _by_name()[name] if above & {*each.parent_codes}]
        if len(within) == 1:
            found[within[0]] += times
    found = _once(found)
    return found + _short_names_in(text, near, found) if near else found


def _once(found: Counter[Place]) -> Counter[Place]:
    """景宁畲族自治县 and 景宁县 are one place, by the name that is said more often."""
    known: dict[tuple[str, str], Place] = {}
    times: Counter[Place] = Counter()
    for place, many in found.most_common():
        times[known.setdefault((place.code, place.name[-1]), place)] += many
    return times


def _short_names_in(text: str, near: str, full: Counter[Place]) -> Counter[Place]:
    """How often the places around stand there by their short names: 吉安市 is no 吉安县."""
    found: Counter[Place] = Counter()
    for place in neighbours(near[:4]):
        short = place.short_name
        if len(short) > 1 and (times := text.count(short)):
            within = sum(full[each] * each.name.count(short) for each in full)
            found[place] = max(0, times - within)
    return found


def _full_names_in(text: str, near: str) -> Iterator[str]:
    """At each 省, 市, 县 … the longest name that ends there."""
    for match in NAME_END.finditer(text):
        end = match.end()
        for length in range(min(LONGEST_NAME, end), 1, -1):
            name = text[end - length : end]
            if name in _by_name() and name not in COMMON_NOUNS:
                may_be_words = length == 2 or _may_be_words(name, near)
                if not may_be_words or _is_said(name, text, end):
                    yield name
                break


def _may_be_words(name: str, near: str) -> bool:
    """Whether it may be words with which something else begins; at home it is a name."""
    is_home = any(near and each.code[:4] == near[:4] for each in _by_name()[name])
    return name in WORDS_AND_LEVEL and not is_home


def _is_said(name: str, text: str, end: int) -> bool:
    """互助县民政局 and 青海互助县 name it; 邻里互助县 and 互助县级 do not."""
    if name in WORDS_AND_LEVEL and LEVEL_GOES_ON.match(text, end):
        return False
    start = end - len(name)
    return _stands_free(text, start) or text[max(start - 3, 0) : start].endswith(
        _shortly_above(name)
    )


@cache
def _shortly_above(name: str) -> tuple[str, ...]:
    """青海 and 海东 before 互助县."""
    above = {code for each in _by_name()[name] for code in each.parent_codes}
    return tuple(place.short_name for place in places() if place.code in above)


def _stands_free(text: str, start: int) -> bool:
    """忠县 stands free or behind a larger place; 和县 is not named in 市委和县委."""
    before = text[start - 1 : start]
    return before in "省市州" or not "\u4e00" <= before <= "\u9fff"


@cache
def neighbours(city_prefix: str) -> tuple[Place, ...]:
    return tuple(place for place in places() if place.code.startswith(city_prefix))
