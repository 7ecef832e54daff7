"""Which earlier number counts the whole that a number is a part of, or told of again.

城市 of 低保对象5万人，其中城市1.2万人; 满意率 behind all the parts is of the whole too.
"""

from collections.abc import Sequence
from decimal import Decimal

from ....language.patterns import pattern
from ..quantity_context import QuantityMention
from .nouns import noun_before
from .own import is_bare
from .places import PARTED_BY, is_places

# 其中城市…、农村…: a modifier that needs its noun
MODIFIER = pattern(
    r"(?:城市|农村|城镇|城乡|乡镇|(?:乡镇|镇街|街道|社区)级|市级|县级|省级|区级|镇级|村级|男性?|女性?|集中供养|分散供养|"
    r"集中|分散|公办|民办|经营性|公益性|机构养育|公建民营|新增|全自理|半自理|半护理|全护理|自理|失能|半失能|完全失能|"
    r"部分失能|初级|中级|高级|技师|"
    r"[一二三四五六]级|\d{2,3}周?岁(?:及?以[上下])?|\d{2,3}[-—至]\d{2,3}周?岁|[A-EＡ-Ｅ]类|"
    r"[A-E]档|[一二三]类|[1-5]A级?|[345]A|国家级|散居|百岁(?:及?以上)?|社会散居|机构集中养育|集中养育|在院|线上|"
    r"线下|本市|外省|市本级|困难|重度|轻度|中度|合格|优秀|重点|一般|"
    r"中央|省|市|县|省财政|市财政|县财政|财政|定向|非定向|当年|在职|兼职|专职|高龄|孤寡|空巢|独居|留守|残疾|党员)"
)
# 市本级登记612家: of the whole that is registered at each level
OF_LEVEL = pattern("(?:[省市县区]|[市县区州]直)?本级|[省市县区镇乡]级|区县|县区|县市区")
BRACKET_CLOSED, BRACKET_OPENS = pattern("^[）)]"), pattern("[（(]")
# 改造120户（含农村90户），占计划的60%
PART_IN = pattern("其中|含|包括|包含")
# So much a share in whole percents may be off.
ROUNDED = Decimal("0.6")
# Behind the parts, in a clause of its own
BEHIND_LIST, FEWEST_PARTS = pattern("，(?!其中)"), 2


def whole_in_parts(mentions: Sequence[QuantityMention], index: int) -> int | None:
    """Where the whole is counted that this number is a part of, or told of again."""
    whole = _before_bracket(mentions, index)
    if whole is None:
        whole = _before_list(mentions, index)
    if whole is not None:
        return whole
    anew = _whole_parted_anew(mentions, index)
    if anew is not None or not MODIFIER.fullmatch(noun_before(mentions[index].left)):
        return anew
    mention = mentions[index]
    parts = mention.text.rfind("其中", mention.sentence.start, mention.quantity.before)
    if parts < 0 or "；" in mention.text[parts : mention.quantity.before]:
        return None
    return _last_in(mentions, index, parts, mention.quantity.unit)


def _last_in(
    mentions: Sequence[QuantityMention], index: int, at: int, unit: str
) -> int | None:
    """实检421家，参检率95%，其中合格398家: of those that were counted in the same unit."""
    whole = _last_before(mentions, index, at)
    while whole is not None and mentions[whole].quantity.unit != unit:
        whole = _last_before(mentions, whole, mentions[whole].quantity.start)
    return whole


def _before_bracket(mentions: Sequence[QuantityMention], index: int) -> int | None:
    """特困人员41人（集中13人、分散28人），发放12万元: behind the parts the whole goes on."""
    if not is_past_parts(mentions, index):
        return None
    mention = mentions[index]
    at = mention.quantity.before - len(mention.between)
    opened = max(mention.text.rfind(sign, mention.sentence.start, at) for sign in "（(")
    inside = [k for k in range(index) if opened < mentions[k].quantity.start < at]
    is_part = len(inside) > 1 or (inside and PART_IN.match(mention.text, opened + 1))
    return _last_before(mentions, index, opened) if is_part else None


def is_past_parts(mentions: Sequence[QuantityMention], index: int) -> bool:
    """Whether brackets with parts close before it: 登记90对（其中涉外3对），占56% is of all.

    养老机构120家（其中公办48家），占40% is of the part, as 48 of 120 say.
    """
    if not BRACKET_CLOSED.match(mentions[index].between):
        return False
    if index < FEWEST_PARTS or not BRACKET_OPENS.search(mentions[index - 1].between):
        return True
    whole, part, share = (each.quantity for each in mentions[index - 2 : index + 1])
    if whole.unit != part.unit or share.unit != "%" or not whole.value:
        return True
    return abs(100 * part.value / whole.value - share.value) > ROUNDED


def _before_list(mentions: Sequence[QuantityMention], index: int) -> int | None:
    """送餐31万人次，其中甲镇8万人次、乙镇6万人次，满意率98%: of the whole again."""
    mention = mentions[index]
    if not BEHIND_LIST.match(mention.between):
        return None
    parts = mention.text.rfind("其中", mention.sentence.start, mention.quantity.before)
    last = _last_before(mentions, index, parts) if parts >= 0 else None
    if last is None or index - last < FEWEST_PARTS + 1:
        return None
    listed = mentions[last + 1 : index]
    units = {each.quantity.unit for each in listed}
    is_list = all(each.between[:1] in "、和及" for each in listed[1:])
    if not is_list or len(units) != 1 or mention.quantity.unit in units:
        return None
    return _last_in(mentions, index, parts, units.pop())


def _last_before(
    mentions: Sequence[QuantityMention], index: int, at: int
) -> int | None:
    """The last number of the sentence that ends before this spot."""
    while index and not mentions[index].is_first:
        index -= 1
        if mentions[index].quantity.end <= at:
            return index
    return None


def _whole_parted_anew(mentions: Sequence[QuantityMention], index: int) -> int | None:
    """协会9家，其中甲类5家、乙类4家；市本级3家，某县6家: parted by places, it is the whole."""
    mention = mentions[index]
    at = mention.between.rfind("；")
    if at < 0:
        return None
    said = mention.between[at + 1 :]
    noun = noun_before(said)
    is_anew = noun and is_bare(noun) and noun == said
    is_parted = PARTED_BY.match(said) or OF_LEVEL.match(said) or is_places(noun)
    if not (is_parted or is_anew):
        return None
    begins = mention.quantity.before - len(said)
    parts = mention.text.find("其中", mention.sentence.start, begins)
    return _last_before(mentions, index, parts)
