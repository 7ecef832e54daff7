"""Which bureau issued a text: read from its mastheads, or inferred from its words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ..language.gazetteer import (
    Place,
    ends_of_places,
    is_place,
    is_place_name,
    official_name,
    place_named,
    places,
    places_in,
)
from ..language.marks import HAN, bare
from ..language.patterns import pattern

BUREAU_NOUN = rf"民政(?:和[{HAN}]{{2,10}}?|与[{HAN}]{{2,10}}?|社会事务|事业)?[局厅](?!长|党|副|机关|系统|领导)"
# 韶关市民政局, 大理白族自治州民政局, 广州市越秀区民政局
BUREAU = pattern(rf"(?P<place>[{HAN}]{{2,20}}?)(?P<noun>{BUREAU_NOUN})")
LEVELS = "省市县区州旗"
# 我市, 全县, 市民政局: which level the text speaks from.
SPEAKS_FROM = pattern(rf"[我全本](?P<own>[{LEVELS}])|(?P<bureau>[{LEVELS}])民政[局厅]")
# 赴上海市, 学习考察广东省深圳市: where somebody went, and not where the text is from
VISITED = pattern(
    rf"(?:赴|前往|考察|参观|学习)(?P<place>(?:[{HAN}]{{2,8}}?[{LEVELS}]){{1,2}})"
)
# 按照丹东市民政局的要求, 根据某某省民政厅部署: who is above those that a text of 我市 speaks for
ASKED = pattern(
    rf"(?:按照?|根据|依照|遵照)(?P<place>(?:[{HAN}]{{2,8}}?[{LEVELS}]){{1,2}})(?=民政[局厅][^，。；]{{0,12}}(?:要求|部署|安排|通知|文件|指示|统一))"
)
# 我市民政局局长陪同考察, 来我县学习: others went where the text is from
HOSTS = pattern(
    rf"[我本](?P<level>[{LEVELS}])(?:民政[局厅])?[^，。；]{{0,12}}(?:陪同|接待|迎接)|(?:来|到|赴|莅)(?:临)?[我本](?P<there>[{LEVELS}])"
)
# 来靖西市, 到广西靖西市: where the title says that they came to
COMES_TO = pattern(
    rf"(?:来|到|赴|莅临|前往|深入)(?P<place>(?:[{HAN}]{{2,8}}?[{LEVELS}]){{1,2}})"
)
# 市民政局, 县民政局, 师市民政局: whose it is, they do not say
NAMELESS = pattern(rf"师?[{LEVELS}盟]{BUREAU_NOUN}")
# 民政部, 退役军人事务部, 全国老龄办, 兵团民政局: organs of the whole land, which bear no place;
# 民政部门 and 组织部 are any place's
NATIONAL = pattern(
    r"国务院|全国|国家|中国|中央|中华|兵团|(?:民政|财政|教育|公安|司法|商务|科技|水利|科学技术|人力资源和?社会保障|"
    r"退役军人事务|住房和?城乡建设|农业农村|自然资源|生态环境|交通运输|应急管理|工业和信息化|文化和旅游)部(?!门)"
)
# 县殡葬管理所, 乡人民政府: a level, and no place before it
LEVEL_FIRST = pattern(r"[省市县区州旗盟师镇乡]")
# 民政局, 社会事务科, 政府办公室: what an organ of any place is called
ORGAN_OF_ANY_PLACE = pattern(rf"[{HAN}]{{1,10}}(?:[局厅委部办科股处室]|政府)")
# 双溪市民政局, 红星农场民政科: a place that no table of ours knows
SMALL_PLACE = pattern(rf"[{HAN}]{{2,6}}(?:[省市县区州盟旗]|苏木|农场|林场|管委会)")
LONGEST_PLACE_NAME = 15
# 第八师石河子市: a division of the corps in Xinjiang and its city, one name of one bureau
DIVISION = pattern(r"第[一二三四五六七八九十]{1,3}师")
# 韶关市民政局办公室, 兰州市民政局（盖章）, 仪征市民政局主办: what follows an issuer's own name.
APPENDAGES = (
    *("办公室", "政策法规科", "机关党委", "信息中心", "编辑部", "值班室"),
    *("编印", "合编", "编", "印", "主办", "联办", "合办", "承办", "印发", "编发"),
)
IN_BRACKETS = pattern(r"[（(][^（()）]{0,40}[）)]$")
# 中共某某市民政局党组办公室, 某某市民政局机关党委: the party's organs are of their bureau
PARTY = pattern(
    rf"^(?:中共|中国共产党)?(?P<bureau>[{HAN}]{{2,20}}?民政[局厅])"
    rf"(?:党组|党委|党总支|党支部|机关|离退休)[{HAN}]{{0,14}}?(?:办公室|办|室|科|处|部|党委|党组|党总支|支部|委员会|小组|会)?$"
)


# 恩施州民政局督查室, 某某县民政局社会事务股: an office of its bureau
OFFICE = pattern(
    rf"^(?P<bureau>[{HAN}]{{2,20}}?民政[局厅])[{HAN}]{{1,10}}(?:室|科|处|股|办)$"
)


# 经研究，某某市某某区民政局决定，取消…
DECIDES = pattern(
    rf"(?:经|现|为)[^。；]{{0,24}}，(?P<bureau>[{HAN}]{{2,20}}{BUREAU_NOUN})(?:研究)?决定"
)


# 《云南省财政厅 云南省民政厅关于…的通知》: whose document that is says nothing of this one
QUOTED_TITLE = pattern("《[^《》]{0,120}》")

# 《某某办法》政策解读, 《某某条例》问答: a bureau explains what it has itself issued
EXPLAINS = pattern("》.{0,6}(?:解读|图解|问答|说明)")


# 韶民发, 弋民函, 兰民政字: whose civil-affairs bureau numbers its documents so
PREFIX = pattern(
    rf"(?P<place>[{HAN}]{{1,3}}?)民(?:政|发|函|字|办|复|通|电|建|提|议|养|救|社|〔)"
)


class Issuer(NamedTuple):
    """A bureau's name as it is written, and its place where we know that."""

    name: str
    place: Place | None


def bureau_in(text: str) -> Issuer | None:
    """The first bureau that the text names in full: 印送兰州市民政局 is 兰州市民政局."""
    for match in BUREAU.finditer(bare(text)):
        if chain := place_chain(match["place"]):
            return Issuer(_bureau_of(match, chain), chain[-1])
    return None


def _bureau_of(match: re.Match[str], chain: Sequence[Place]) -> str:
    """The bureau's own name; before its city that of its division: 第八师石河子市民政局."""
    before = match["place"][: -sum(len(place.name) for place in chain)]
    divisions = [found for found in DIVISION.findall(before) if before.endswith(found)]
    return "".join(divisions) + own_name(chain) + match["noun"]


def own_name(chain: Sequence[Place]) -> str:
    """What a place is called in its bureau's name: a district keeps its city.

    宁夏回族自治区, 吴忠市 is 吴忠市; 郑州市, 荥阳市 is 荥阳市; 曲靖市, 麒麟区 is 曲靖市麒麟区.
    """
    last = chain[-1]
    is_district = last.name.endswith("区") and not last.name.endswith("自治区")
    keeps_city = len(chain) > 1 and is_district
    if keeps_city or place_named(last.name) != last:
        return "".join(place.name for place in chain[-2:])
    return last.name


def bureau_of_line(text: str) -> Issuer | None:
    """The bureau a masthead or signature line consists of, in the gazetteer or not."""
    name = without_appendages(bare(text))
    if organ := PARTY.match(name) or OFFICE.match(name):
        name = organ["bureau"]
    if found := bureau_in(name):
        return found
    if NAMELESS.fullmatch(name):
        return None
    if re.fullmatch(rf"[{HAN}]{{2,20}}{BUREAU_NOUN}", name):
        return Issuer(name, None)
    return None


def names_nobody(name: str) -> bool:
    """Whether an organ's name leaves open whose it is: 县民政局, 民政局, 社会事务科.

    镇江市民政局, 清河镇人民政府, 泸州福彩中心 and 民政部 are somebody's.
    """
    name = bare(name).removeprefix("中共").removeprefix("中国共产党")
    if NATIONAL.match(name) or DIVISION.match(name):
        return False
    heads = accumulate(name[:LONGEST_PLACE_NAME])
    if any(map(is_place, heads)):
        return False
    if LEVEL_FIRST.match(name):
        return True
    is_organ = ORGAN_OF_ANY_PLACE.fullmatch(name)
    return bool(is_organ) and not SMALL_PLACE.match(name)


def is_bureau_alone(text: str) -> bool:
    """Whether a line is a bureau's name and no more: 韶关市民政局, 市民政局办公室."""
    name = without_appendages(bare(text))
    return bool(re.fullmatch(rf"[{HAN}]{{1,20}}{BUREAU_NOUN}", name))


def is_office_of_bureau(text: str) -> bool:
    """Whether a line is a bureau's name or that of its office: 恩施州民政局督查室."""
    return is_bureau_alone(text) or bool(OFFICE.match(bare(text)))


def without_appendages(name: str) -> str:
    """The name without offices, seals and verbs behind it: 韶关市民政局办公室编印 is 韶关市民政局."""
    shorter, before = name, ""
    while shorter and shorter != before:
        name = before = shorter
        shorter = IN_BRACKETS.sub("", shorter)
        for words in APPENDAGES:
            shorter = shorter.removesuffix(words)
    return name


def place_chain(text: str) -> tuple[Place, ...]:
    """The places that end the text, largest first: 由甘肃省兰州市 is 甘肃省, 兰州市."""
    if text[-1:] not in ends_of_places():
        return ()
    for length in range(min(len(text), 14), 1, -1):
        name = text[-length:]
        if not is_place_name(name):
            continue
        above = place_chain(text[:-length]) if len(text) > length else ()
        near = above[-1].code if above else ""
        if place := place_named(name, near=near):
            return (*above, place)
    return ()


def place_of_bureau(name: str) -> Place | None:
    """Where a bureau of this name sits."""
    issuer = bureau_in(name)
    return issuer.place if issuer else None


def issuer_by_prefix(document_number: str, texts: Iterable[str]) -> Issuer | None:
    """The bureau whose documents are numbered so, at a place that the text names.

    弋民函〔2023〕51号 in a text that speaks of 弋阳县 and of no other 弋… is 弋阳县民政局's.
    """
    prefix = PREFIX.match(document_number)
    if prefix is None:
        return None
    named = places_in(QUOTED_TITLE.sub("", "\n".join(texts)))
    meant = [each for each in named if each.name.startswith(prefix["place"])]
    return Issuer(bureau_at(meant[0]), meant[0]) if len(meant) == 1 else None


def is_of_other_organ(document_number: str) -> bool:
    """平政发〔2023〕11号: the government's, or another office's, that no 民 marks."""
    return bool(document_number) and "民" not in document_number


def infer_issuer(
    texts: Iterable[str], title: str = "", told: Sequence[str] = ()
) -> Issuer | None:
    """The bureau of the place the text speaks of most, at the level it speaks from.

    A text of 市民政局 and 我市 that names 云浮市 seven times is 云浮市民政局's; who `told`
    it, or was visited by the words of its title, goes before all that came along.
    """
    whole = [text for text in texts if text]
    text = QUOTED_TITLE.sub("", "\n".join(whole))
    visit = HOSTS.search(text)
    own, level = _levels(text, visit)
    if not level:
        return None
    if sure := _deciding(text, own) or _telling(told, {level, *own}):
        return sure
    if visit and (host := _hosting(title, level)):
        return Issuer(_fullest_name(text, host), host)
    at_home = text if visit else VISITED.sub(_unless_place, text)
    named = _unasked(at_home, level) or places_in(at_home)
    if not any(each.name.endswith(level) for each in named):
        named = _named_shortly(at_home, level)
    candidates = [each for each in named if each.name.endswith(level)]
    if not candidates:
        return _explaining_its_own(whole, level)
    place = max(candidates, key=lambda each: _weight(each, named))
    return Issuer(_fullest_name(text, place), place)


def _levels(text: str, visit: re.Match[str] | None) -> tuple[set[str], str]:
    """The levels that a text calls its own, and that it speaks from most; blank if none.

    来我县 is told in the county, however often the text says 汉中市民政局.
    """
    spoken = list(SPEAKS_FROM.finditer(text))
    counts = Counter(m["own"] or m["bureau"] for m in spoken)
    own = {m["own"] for m in spoken if m["own"]}
    hosts = visit and (visit["level"] or visit["there"])
    most = counts.most_common(1)[0][0] if counts else ""
    return own, hosts or most


def _deciding(text: str, own: Collection[str]) -> Issuer | None:
    """经研究，某某市某某区民政局决定…: who decides tells it, whomever else the text names.

    A text of 我县 tells what its province has decided.
    """
    found = DECIDES.search(text)
    issuer = bureau_in(found["bureau"]) if found else None
    is_own = issuer and issuer.place and all(map(issuer.place.name.endswith, own))
    return issuer if is_own else None


def _telling(told: Sequence[str], own: Collection[str]) -> Issuer | None:
    """（靖西市民政局 王某某） below a text of 我市: the only bureau that wrote any of it."""
    found = filter(None, map(bureau_in, told))
    issuers = {issuer.place: issuer for issuer in found if issuer.place}
    place, issuer = next(iter(issuers.items()), (None, None))
    is_own = place and all(map(place.name.endswith, own))
    return issuer if is_own and len(issuers) == 1 else None


def _hosting(title: str, level: str) -> Place | None:
    """靖西市 of 自治区民政厅来靖西市看望老人, where others came: whose 我市 it is."""
    visited = COMES_TO.search(title)
    chain = place_chain(visited["place"]) if visited else ()
    return chain[-1] if chain and chain[-1].name.endswith(level) else None


def _unless_place(visited: re.Match[str]) -> str:
    """What stands behind the verb, where that is no place: 学习贯彻全市…"""
    return "" if place_chain(visited["place"]) else visited[0]


def _unasked(text: str, level: str) -> Counter[Place]:
    """The places without whose bureau only asked for something, where one of the level is left."""
    named = (
        places_in(ASKED.sub(_unless_place, text)) if ASKED.search(text) else Counter()
    )
    return named if any(each.name.endswith(level) for each in named) else Counter()


def _explaining_its_own(texts: Sequence[str], level: str) -> Issuer | None:
    """《蓟州区…办法》政策解读 that speaks of 区民政局 and names no other place: 蓟州区's own."""
    title = texts[0] if texts and EXPLAINS.search(texts[0]) else ""
    named = [each for each in places_in(title) if each.name.endswith(level)]
    is_its_own = NAMELESS.search("\n".join(texts))
    return (
        Issuer(bureau_at(named[0]), named[0])
        if len(named) == 1 and is_its_own
        else None
    )


def _named_shortly(text: str, level: str) -> Counter[Place]:
    """The places of the level that a text names without it, twice at least: 松滋, 让松滋民政…

    朝阳 in a text of 朝阳区 is no 朝阳市.
    """
    others = LEVELS.replace(level, "")
    counts = {
        place: text.count(short)
        for place, short in _short_names(level)
        if short in text and not any(short + other in text for other in others)
    }
    return Counter({place: n for place, n in counts.items() if n > 1})


@cache
def _short_names(level: str) -> tuple[tuple[Place, str], ...]:
    """The places of the level that go by a short name: 松滋 for 松滋市."""
    named = [
        (place, place.short_name) for place in places() if place.name.endswith(level)
    ]
    return tuple((place, short) for place, short in named if len(short) > 1)


def _weight(place: Place, named: Counter[Place]) -> int:
    """How much a text speaks of a place: of itself, and of what lies in it."""
    return sum(n for each, n in named.items() if each.code.startswith(place.prefix))


def bureau_at(place: Place) -> str:
    """What the bureau of a place is called: 厅 in a province, 局 elsewhere."""
    is_province = place.code.endswith("0000") and not place.name.endswith("市")
    return official_name(place) + ("民政厅" if is_province else "民政局")


def _fullest_name(text: str, place: Place) -> str:
    """The bureau's longest name in the text, 曲靖市麒麟区民政局, else place and noun."""
    names = [bureau_at(place)]
    for match in BUREAU.finditer(text):
        chain = place_chain(match["place"])
        if chain and chain[-1] == place:
            names.append(_bureau_of(match, chain))
    return max(names, key=len)
