"""Places that a sentence lists: they say whose a number is, never what is counted.

登记量依次为：金水区412对 counts 登记量; 分区看，思明103对 what the sentence before did.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ....language.gazetteer import COMMON_NOUNS, is_place
from ....language.patterns import pattern
from ....language.place_words import WHOLE_REGION
from ....language.sentences import CLAUSE_END
from ..quantity_context import QuantityMention
from .nouns import noun_before

AND = pattern("以及|[和与及]")
LED_IN = pattern("^(?:其中|(?:分|从|按)[^，]{1,6}看|[（(\\s])+")
# 其余县区, 其他县（市、区）
REST = pattern(
    "(?:其余|其他|其它|另外|剩余)(?:各|[\u4e00-\u9fff\\d]个)?(?:[省市县区州旗盟镇乡]|街道|地区|（[^（）]{1,5}）)+"
)
# 威宁县 for 威宁彝族回族苗族自治县; in 个 示范县 are counted themselves
COUNTY = pattern(
    "[\u4e00-\u9fff]{2,4}(?:[县旗州]|(?<![超集夜菜城都])市|(?<![社小园景山牧库灾老])(?<![主老新]城)区)"
)
LONGEST_NAME = 9
# 甲市、乙县两地分别
ALL_OF_THEM = pattern("^[两三四五六七八九十][地县市区州旗]")
ENDS_OF_NAMES, LONGEST_ALONE = "省县市区旗州盟", 14
# 分票种看，…。按县区分：…: another way to part the whole
PARTED_BY = pattern("[分按从][^，。：]{1,14}[看分][，：:]")
# 从结婚登记的地区分布看
SEEN_BY = pattern(
    "(?:从|按)([^，,。；]{2,}?)的?(?:地区|区域|地域|各地)?(?:分布|情况)*(?:来看|上看|看)[，,]"
)
# 农村低保对象中，
AMONG = pattern("([^，,。；\\d]{2,})中[，,]")
# 农村低保标准，甲县…: a clause that only names what the places have
HEADED = pattern(
    "(?:^|(?<=[。；;\n]))[^，,。；;：:\\d]{2,24}(?:标准|补贴|津贴|水平|补差)，$"
)
# 孤儿基本生活费：集中养育每人每月2100元、散居1500元
LEAD_IN = pattern(
    "(?P<what>[^，,。；;：\\d]{2,18}(?:标准|补[助贴差]|津贴|生活费|水平|人数|户数|对象|人员))(?:分别)?(?:为|是|如下)?：[^；;。：]*$"
)
# 登记量依次为：, 排在前三的是, 居全市前列的有
IN_ORDER = pattern(
    rf"([^，。；：]{{2,}}?)(?:(?:位?居|排名?在?|位列|列)?(?:{WHOLE_REGION})?前"
    r"(?:[一二两三四五六七八九十\d]+[位名]?|列)的?[^，。；：]{0,8}|依次|分别|"
    r"最[高多低少大]的(?:[二两三四五六七八九十]|\d{1,2})个(?:设区市|县市区|县区|区县|[县区市镇乡]|街道)"
    r"(?:依次|分别)?)(?:为|是|有|：|:)+"
)
# 其次是鹤城区3120对: the next of those that were counted
RANKED = pattern("^(?:其次|再次|依次|随后|最后|第[二三四五])(?:的?[是为])?")
# 离婚登记最多的鹤城区有1517对: what there is most of, and where
MOST_OF = pattern(
    "(?P<what>[^，。；]{2,}?)(?:数?量|人数)?(?:最(?:[多高大少]|集中)|(?:位?居|排名?)(?:全[市省区县州])?(?:首位?|第一位?|前))的(?:[县市区]?[是为])?(?P<place>[^，。；]+)"
)
# 共有158人 behind such a clause: of what there is most of there
ONLY_SO_MANY = pattern("[共有达为计约]{1,3}")
# 两县农村低保对象居前两位
# and 助餐点数量最多
RANK_BEHIND = pattern(
    rf"(?:(?:位?居|排名?在?|位列|列)(?:{WHOLE_REGION})?前.*|(?:均|都)?(?:最[多高大少低]|[较居][多高]|领先|靠前))$"
)
# 新设街道3个, 撤销镇2个, 辖街道3个: what is made, ended or there is counted
MADE_TOWN = pattern(
    "(?:新?设立?|新建|撤销|撤并|合并|调整|新增|析置|增设|改设|撤|下?辖)(?:乡镇|[镇乡村]|街道|社区)"
)
AMOUNT = pattern("(?:总?数量|总?量|人数|户数|总?数|情况)$")
NO_TOPIC = pattern(
    "^[各分全](?:地|区|县|市|州|省|镇|街道)*[市县区）)（（、]*$|分布|"
    "^(?:县域|区域|地域|地区|时间|月份|季度|年龄|性别|类[型别]|结构|婚姻状况|人群|层级|级别)$"
)
SENTENCES_BACK = 8


@lru_cache(maxsize=1024)
def is_places(words: str, unit: str = "个") -> bool:
    """Whether the words name places and nothing else: 思明, 金水区、二七区, 其余县区."""
    words = RANKED.sub("", words).removesuffix("有").removesuffix("合计")
    words = words.removesuffix("则")
    if MADE_TOWN.fullmatch(words):
        return False
    items = [words] if REST.fullmatch(words) else _names(words)
    return all(
        (is_place(item) and _is_short(item))
        or REST.fullmatch(item)
        or (unit != "个" and COUNTY.fullmatch(item))
        for item in items
    )


def _is_short(name: str) -> bool:
    """围场满族蒙古族自治县 is as long as names of places are, if it ends as they do."""
    longest = LONGEST_ALONE if name[-1] in ENDS_OF_NAMES else LONGEST_NAME - 1
    return len(name) <= longest


def _names(words: str) -> Iterator[str]:
    """甲县, 乙县 of 甲县和乙县; but 政和县 is one name."""
    for item in words.split("、"):
        yield from [item] if is_place(item) else AND.split(item)


def place_alone(mention: QuantityMention) -> str:
    """都安瑶族自治县 of 其中都安瑶族自治县: a name that the signs of words would part."""
    words = LED_IN.sub("", mention.left.strip("、，"))
    if not words or words[-1] not in ENDS_OF_NAMES or len(words) > LONGEST_ALONE:
        return ""
    return words if is_place(words) else ""


def topic_of_places(mention: QuantityMention) -> str:
    """What the sentence says its places are counted by: 登记量 of 登记量依次为：."""
    said = mention.said_before
    ordered = IN_ORDER.search(said)
    if ordered and (topic := _topic(ordered[1])):
        return topic
    for form in (SEEN_BY, AMONG):
        if (match := form.search(said)) and (topic := _topic(match[1])):
            return topic
    return ""


def heading_of_places(mention: QuantityMention) -> str:
    """农村低保标准 of 农村低保标准，甲县由6200元提高到6800元，其他县区…."""
    said = mention.text[mention.sentence.start : mention.clause_start]
    headed = HEADED.search(said.rstrip("：:"))
    return noun_before(headed[0].rstrip("，")) if headed else ""


def headed_by(mention: QuantityMention) -> str:
    """低保月人均补助 of 低保月人均补助：城市468元、农村342元."""
    said = mention.text[mention.sentence.start : mention.quantity.before]
    head = LEAD_IN.match(said) if "：" in said else None
    return noun_before(head["what"]) if head else ""


def place_behind_order(own: str, unit: str) -> bool:
    """万州区 of 城乡低保人数排在前三的是万州区."""
    ordered = IN_ORDER.match(own) if "前" in own else None
    return ordered is not None and is_places(own[ordered.end() :], unit)


def most_of_place(own: str, unit: str) -> str:
    """离婚登记 of 离婚登记最多的鹤城区有."""
    most = MOST_OF.fullmatch(own) if "的" in own else None
    return noun_before(most["what"]) if most and is_places(most["place"], unit) else ""


def most_before(mention: QuantityMention) -> str:
    """寿星 of 寿星最集中的是鹤城区，共158人."""
    if not ONLY_SO_MANY.fullmatch(mention.left):
        return ""
    said = mention.text[mention.sentence.start : mention.clause_start]
    clauses = CLAUSE_END.split(said.rstrip("，,"))
    return most_of_place(clauses[-1], mention.quantity.unit)


def _topic(words: str) -> str:
    noun = noun_before(words)
    is_none = NO_TOPIC.search(noun) or NO_TOPIC.search(words) or is_places(noun)
    noun = "" if is_none else noun
    return AMOUNT.sub("", noun) if len(AMOUNT.sub("", noun)) > 2 else noun


def said_of_all(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> str:
    """结婚登记 of a sentence before that counts them all in the same unit."""
    mention = mentions[index]
    of_all = ""
    start = mention.sentence.start
    for back in range(index - 1, max(-1, index - SENTENCES_BACK), -1):
        earlier = mentions[back]
        if earlier.sentence.start == mention.sentence.start:
            continue
        if of_all and earlier.sentence.start != start:
            break
        if PARTED_BY.match(earlier.text, earlier.sentence.start):
            continue
        if earlier.quantity.unit == mention.quantity.unit:
            if _tells_the_same_deed(earlier, mention):
                return labels[back]
            if earlier.left.startswith("累计"):
                return labels[back]
            of_all, start = labels[back], earlier.sentence.start
    return of_all


def _tells_the_same_deed(earlier: QuantityMention, mention: QuantityMention) -> bool:
    """劝导救助 of 甲区、乙区分别劝导救助58人次, behind 人员1108人次，劝导救助187人次."""
    deed = mention.left.rpartition("分别")[2] if "分别" in mention.left else ""
    return len(deed) > 1 and earlier.left.endswith(deed)


def noun_of_places(said: str) -> str:
    """老龄化率 of 海安市、启东市老龄化率, which 分别 shares out."""
    last = _names_listed(CLAUSE_END.split(said)[-1])[-1]
    # 播州区 before 播州: the longest name that it begins with
    for end in range(min(len(last), LONGEST_ALONE), 1, -1):
        if last[end - 1] in ENDS_OF_NAMES and is_place(last[:end]):
            noun = ALL_OF_THEM.sub("", last[end:])
            return noun if len(noun) > 1 else ""
    return ""


def noun_of_ranked(mention: QuantityMention) -> str:
    """农村低保对象 of 甲县、乙县农村低保对象居前两位，分别为."""
    said = mention.between or mention.said_before
    for clause in reversed(CLAUSE_END.split(said.rpartition("分别")[0])):
        if ranked := RANK_BEHIND.search(clause):
            noun = noun_of_places(clause[: ranked.start()])
            return "" if AMOUNT.fullmatch(noun) else noun
    return ""


def _names_listed(clause: str) -> list[str]:
    return [*_names(LED_IN.sub("", clause))]


def places_listed(mention: QuantityMention, size: int) -> bool:
    """Whether 分别 is said of places: 甲县、乙县任务较重，分别救助."""
    said = f"{mention.between or mention.said_before}"
    head = said.rpartition("分别")[0]
    for clause in CLAUSE_END.split(head):
        ordered = IN_ORDER.match(clause)
        clause = clause[ordered.end() :] if ordered else RANKED.sub("", clause)
        items = _names_listed(clause)
        if len(items) >= max(size, 2) and all(map(is_place, items[: size - 1])):
            last = items[size - 1]
            if last in COMMON_NOUNS:
                return True  # 铜官区、义安区、郊区
            if any(is_place(last[:end]) for end in range(2, min(len(last), 8) + 1)):
                return True
    return False
