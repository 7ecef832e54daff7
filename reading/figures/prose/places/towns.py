"""Names of towns, streets and villages, which no list holds: 枫亭镇, 乐城街道, 三里镇."""

import re
from collections.abc import Iterator
from functools import cache

from ....language.marks import HAN
from ....language.patterns import pattern
from ....language.place_words import PlaceWords, any_of, words_of

# 百岁老人最多的镇是枫亭镇, 秀屿区东峤镇前沁村, 枫亭镇和榜头镇
LEVELS = "街道|社区|苏木|嘎查|镇|乡|村"
SIGN = pattern("[街社苏嘎镇乡村]")
TOWN = pattern(
    rf"(?:(?<=[\s，,。；;：:！？、（(【〖“”"
    rf"和与及在到赴为是由于向给对区县市旗州镇乡道])|(?<=\d[.．)）])|^)"
    rf"(?:其中|[和与及在是为到赴往由于向给对]|以及)?"
    rf"(?P<name>(?P<stem>[{HAN}]{{2,4}}?)(?P<level>{LEVELS}))"
    rf"(?![级民委镇道江远静干医官务集亲情愁居牌碑标落]|[（(][社居街镇]|两级|三级|振兴|(?<=乡)村)"
)
# 十镇三十村 counts; 坪石镇三星村 and 紫金县七星镇 name, and 三里镇 by what stands behind 三.
# 十里八乡 counts too. 城镇 and 城乡 are words, 乐城街道 a name.
COUNTED = pattern("^[一二三四五六七八九十]")
COUNTS_ON = "(?!.*[一二三四五六七八九十])"
WITHIN = ("镇", "乡", "街道", "县", "区", "市", "旗")
# 古镇镇: the second 镇 is the level.
CALLED_TOWN = pattern("[^村乡城小集重建]镇镇")
# What a town's name never holds: 各乡镇, 全村, 20个村; 城乡, 农村 and 返乡 are words.
NO_STEM = pattern(
    r"[的了或等各每全该个将把被按从向由以也都就并而且所其这那此哪几多少数省市县区道两级]|"
    r"^[本我他她第象]|[你您]|.[镇乡]|.[和与及在到对是有为]|"
    r"[农返下进回外走入村居和与及在到对是有为无不名小]$|"
    # 周集镇 is one, 特色集镇 none
    r"..集$|[中小大赶老新旧建各]集$"
)
# 扩建社区用房, 拟建社区食堂, 新设社区基金, 市民化社区
NO_COMMUNITY = pattern("[新扩改迁筹重共拟在续待应已]建$|[新增开拟]设$|化$")


def towns_in(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each name stands, in order."""
    at = 0 if SIGN.search(text) else len(text)
    while match := TOWN.search(text, at):
        # 并向坪石镇 is none, but a name begins within it.
        at = match.end() if _is_name(text, match) else match.start("name") + 1
        if at == match.end():
            yield match.start("name"), at


def _is_name(text: str, match: re.Match[str]) -> bool:
    stem, level, before = match["stem"], match["level"], text[: match.start("name")]
    if CALLED_TOWN.fullmatch(match["name"]):
        return True
    if NO_STEM.search(stem) or is_common(stem):
        return False
    if level == "社区" and NO_COMMUNITY.search(stem):
        return False
    if COUNTED.match(stem) and not before.endswith(WITHIN):
        return bool(_numbered().match(stem))
    return not (stem.endswith("城") and level in ("乡", "镇"))


@cache
def _numbered() -> re.Pattern[str]:
    """三里, 五凤, 八里店: a number that a name begins with."""
    return re.compile(rf"{COUNTED.pattern}{any_of(PlaceWords.NUMBERED)}{COUNTS_ON}")


@cache
def is_common(stem: str) -> bool:
    """示范 before 社区, 城乡 before 社区: no name."""
    return stem.endswith(tuple(words_of(PlaceWords.COMMON)))
