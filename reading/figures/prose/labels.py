"""Names what each number counts, in the text's own words.

Before the number (养老机构服务对象3958人) or behind it (100余家养老机构); a bare verb
(惠及, 核销) takes its object from the clause before; 城市、农村低保标准分别为 gives
each number its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.gazetteer import is_place
from ...language.sentences import CLAUSE_END
from ...language.words import WordClass, any_of
from .label_clauses import (
    FULL_SHARE,
    MEANS,
    NOTHING,
    OF_PEOPLE,
    PERSONS,
    Clause,
    Counted,
    total_of_places,
)
from .label_lists import (
    LINK,
    PLACE_OF_PEOPLE,
    SHARED_OUT,
    beside_its_pair,
    borrowed,
    distributed,
    kind_of_all_listed,
)
from .label_nouns import noun_behind, predicate_behind
from .label_own import is_bare, is_task, own_noun
from .label_parts import LabelParts, parted
from .label_subjects import (
    SUM,
    doer,
    opening_of,
    ranked,
    subject_before,
    sum_of,
    whom_before,
    without_verb,
)
from .quantity_context import QuantityMention
from .rates import is_change

DEED = any_of(WordClass.DEED)
# 其中城市…、农村…: a modifier that needs its noun
MODIFIER = re.compile(
    r"(?:城市|农村|城镇|城乡|乡镇|市级|县级|省级|区级|镇级|村级|男性?|女性?|集中供养|分散供养|"
    r"集中|分散|公办|民办|公建民营|新增|全自理|半自理|半护理|全护理|自理|失能|半失能|完全失能|"
    r"部分失能|初级|中级|高级|技师|"
    r"[一二三四五六]级|\d{2,3}周?岁(?:及?以[上下])?|\d{2,3}[-—至]\d{2,3}周?岁|[A-EＡ-Ｅ]类|"
    r"[A-E]档|[一二三]类|[1-5]A级?|[345]A|国家级|散居|社会散居|机构集中养育|集中养育|在院|线上|"
    r"线下|本市|外省|市本级|困难|重度|轻度|中度|合格|优秀|重点|一般|"
    r"中央|省|市|县|省财政|市财政|县财政|财政|定向|非定向|当年|在职|兼职|专职|高龄|孤寡|空巢|独居|留守|残疾|党员)"
)
# 出动车辆16台次、人员42人次
FORCES = frozenset(["人员", "群众", "力量", "队员"])
# These say with 人次 or 户 all there is to say.
SELF_TELLING = re.compile(
    "(?:共|已|累计)?(?:救助|培训|走访|慰问|接待|探访|服务|走访慰问|总?投[入资])"
)
# Sums that say of themselves what they are: no 救助金救助资金
MONEY = re.compile("(?:金|费|款|补贴|经费)$")
# 3万名老年人领取尊老金，最高每月500元: the sum is of what they get
RECEIVED = re.compile(".*(?:领取|享受|发放|获得)(.{2,}(?:金|费|补[助贴]))")
ONLY_DEED = re.compile(rf"(?:共|累计|已|当月|{DEED})+")
LEADING_DEED = re.compile(rf"(?:{DEED})+(?=..)")
# 比平时增加: what it is compared with; a day or a census says too much
COMPARED = re.compile(
    r"[比较](?P<other>[^，]{1,30}?)(?P<change>(?:增长|增加|上升|提高|下降|减少|降低|回落|提升)了?)"
)
RATE = re.compile("(?:占比?|率|比[重例])$")
# 投入购买服务资金: what the money is for says what it is
SUM_OF_PURPOSE = re.compile("(?:投入|支出|安排).{3,}(?:资金|经费|费用)")
# 甲类每人300元，乙类每人200元，共惠及2万人: all of them
TOTAL = re.compile("[总一]?共[惠受]")
SHORT_OTHER = re.compile("[\u4e00-\u9fff]{1,4}")
# 惠及3.05万名困难群众，人均72元
AVERAGE = re.compile("^(?:[户人次单]均|平均每[户人次])$")
# 群众满意率 says what it is of, 覆盖率 does not
SHORT_RATE = 4
LONGEST_PLACE = 9


def labels_for(
    mentions: Sequence[QuantityMention], above: Counted = NOTHING
) -> list[LabelParts]:
    """What each number counts, in order; empty where nothing says it.

    `above` is what the paragraphs before count, for a list of places below them.
    """
    labels: list[str] = []
    bases: list[str] = []
    first = 0
    for index, mention in enumerate(mentions):
        first = index if mention.is_first else first
        base = _base(mentions, index, bases) or total_of_places(mention, above)
        clause = Clause(
            mention=_past_noun(mention, labels),
            before=mentions[index - 1] if index else None,
            labels=labels,
            first=first,
            base=base,
            share=above.share,
        )
        label, base = _label(clause, _kind_of_task(mentions, index, labels))
        labels.append(beside_its_pair(label, mentions, index, labels) or label)
        bases.append(base)
        if mention.quantity.is_upper_bound:
            _share_with_lower_bound(mention, labels)
    for index, label in distributed(mentions, labels):
        labels[index] = label or labels[index]
    borrowed(labels)
    return _parted(mentions, labels, bases)


def _parted(
    mentions: Sequence[QuantityMention], labels: Sequence[str], bases: Sequence[str]
) -> list[LabelParts]:
    """Each label in its parts; 平均标准 behind 低保对象36万人 is theirs."""
    parts: list[LabelParts] = []
    for mention, label, base in zip(mentions, labels, bases, strict=True):
        unit, said = mention.quantity.unit, mention.left
        each = parted(label, unit=unit, said=said, base=base)
        if not each.entity and not mention.is_first:
            each = each._replace(entity=parts[-1].entity)
        parts.append(each)
    return parts


def _kind_of_task(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> str:
    if not is_task(mentions[index]):
        return ""
    return kind_of_all_listed(mentions, index, labels)


def _base(mentions: Sequence[QuantityMention], index: int, bases: Sequence[str]) -> str:
    """What the number before counts, or nothing at the start of a sentence.

    Of the parts behind 其中 that is the whole still: a bare modifier hands it on.
    """
    return "" if mentions[index].is_first else bases[index - 1]


def _share_with_lower_bound(mention: QuantityMention, labels: list[str]) -> None:
    """3至5名民情观察员: one noun for both, behind the upper bound or before the lower."""
    if len(labels) > 1 and noun_behind(mention.right):
        labels[-2] = labels[-1]
    elif len(labels) > 1:
        labels[-1] = labels[-2]


def _past_noun(mention: QuantityMention, labels: Sequence[str]) -> QuantityMention:
    """Without the noun that the number before it took: 883个工作组|走访慰问…9356户."""
    noun = labels[-1] if labels else ""
    taken = mention.between.removeprefix("的")
    if mention.is_first or not noun or not taken.startswith(noun):
        return mention
    return replace(mention, left=mention.left.removeprefix("的").removeprefix(noun))


def _label(clause: Clause, whole: str) -> tuple[str, str]:
    """The label, and what of it a bare verb behind may take for its object."""
    mention, labels, base = clause.mention, clause.labels, clause.base
    if is_change(mention):
        return labels[-1], base
    own = own_noun(mention)
    if mention.quantity.unit == "个" and (parted := PLACE_OF_PEOPLE.fullmatch(own)):
        return parted["place"], parted["people"]
    if not own and is_task(mention):
        return f"{whole or base or subject_before(mention)}任务", base
    if own.startswith("占") and not own.startswith("占地") and clause.said:
        if clause.of_place:
            own = clause.full_share() if own == "占" else own
            return own if FULL_SHARE.match(own) else _joined(base, own), base
        return _joined(labels[-1], own), base or labels[-1]
    if mention.quantity.unit == "元" and SUM_OF_PURPOSE.fullmatch(own):
        return LEADING_DEED.sub("", own.removeprefix("投入")), base or own
    if of := _of_points(clause, own):
        return of, base
    if (
        len(own) < LONGEST_PLACE
        and is_place(own.removesuffix("有"))
        and (of := base or ranked(mention))
    ):
        return of, of
    if own in FORCES and _counted_things(clause):
        return own, own
    if base and own[:1] in "比较" and (compared := COMPARED.fullmatch(own)):
        is_short = SHORT_OTHER.fullmatch(compared["other"])
        return _joined(base, own if is_short else compared["change"]), base
    is_rate_word = own.endswith("率") and len(own) > SHORT_RATE
    if not own or (is_bare(own) and not is_rate_word):
        return _completed(clause, own)
    if own in PERSONS and _goes_on_with_persons(clause):
        return own, own
    if MODIFIER.fullmatch(own) and _is_of_parts(mention):
        base = SHARED_OUT.split(base or subject_before(mention))[0]
        return f"{own}{without_verb(base)}", base
    return own, own


def _is_of_parts(mention: QuantityMention) -> bool:
    """Of parts of a whole: 其中农村90户, 分别为城市587元、农村396元."""
    return "其中" in mention.said_before or (
        mention.between.startswith("、") and "分别" in mention.said_before
    )


def _of_points(clause: Clause, own: str) -> str:
    """满意率提高 of 满意率97%，比上年提高2个百分点: points are of the rate before."""
    if clause.mention.quantity.unit != "个百分点" or not clause.said:
        return ""
    rate = clause.labels[-1]
    compared = COMPARED.fullmatch(own)
    if compared is None or not RATE.search(rate):
        return ""
    return f"{rate}比"[: None if rate.endswith("占") else -1] + compared["change"]


def _goes_on_with_persons(clause: Clause) -> bool:
    """Whether things were counted before: 收回问卷120份，其中男性63人、女性57人."""
    if clause.said and clause.base in PERSONS:
        return True
    return _counted_things(clause)


def _counted_things(clause: Clause) -> bool:
    before = clause.before
    return before is not None and before.quantity.unit not in OF_PEOPLE


def _sums_up(mention: QuantityMention) -> bool:
    """Whether 共有 adds up what stands before it, as it does not in 共有15万人参加."""
    if mention.goes_straight_on:
        return False
    return bool(CLAUSE_END.search(mention.said_before)) or not predicate_behind(
        mention.right
    )


def _completed(clause: Clause, verb: str) -> tuple[str, str]:
    """A bare verb or nothing at all, with the object said before, or what follows."""
    mention, labels, base = clause.mention, clause.labels, clause.base
    is_linked = mention.follows_closely or bool(LINK.fullmatch(mention.between))
    if not verb and not mention.is_first and is_linked and "，" not in mention.between:
        return labels[-1], base
    if SUM.fullmatch(mention.left.strip()) and _sums_up(mention):
        return sum_of(mention, base if len({*clause.said}) == 1 else ""), base
    if SELF_TELLING.fullmatch(verb) and base:
        return verb, base
    if TOTAL.match(mention.left) and len({*clause.said}) > 1:
        base = subject_before(mention) or base
    subject = whom_before(mention) or base or subject_before(mention) or doer(mention)
    subject = subject or _same_before(clause)
    if mention.quantity.unit.startswith("元") and (got := RECEIVED.fullmatch(subject)):
        subject = got[1]
    verb = verb or "".join(AVERAGE.findall(mention.left))
    if verb:
        said = _of_subject(without_verb(subject), verb, mention.quantity.unit)
        return said, subject or verb
    behind = predicate_behind(mention.right)
    if is_bare(behind) and subject:
        return _joined(without_verb(subject), behind), subject
    last = labels[-1] if labels else ""
    return behind or subject or last or opening_of(mention), subject or behind


def _same_before(clause: Clause) -> str:
    """What the last sum of the sentence before is of: 累计拨付351万元 says nothing."""
    mention, before = clause.mention, clause.before
    if before is None or not mention.is_first or not ONLY_DEED.search(mention.left):
        return ""
    same = before.quantity.unit == mention.quantity.unit == "元"
    return clause.labels[-1] if same else ""


def _of_subject(subject: str, verb: str, unit: str) -> str:
    """低保对象保障资金 for 发放保障资金; of money that names itself 资金 says no more."""
    what = LEADING_DEED.sub("", verb)
    joined = _joined(subject, what)
    is_sum = bool(MONEY.search(subject))
    if (
        subject
        and ONLY_DEED.fullmatch(verb)
        and (is_sum or unit != "元")
        and unit not in MEANS
    ):
        return subject
    if not is_sum or joined != subject + what:
        return joined
    says_all = MONEY.search(what) or what.endswith(("资金", "群众", "老人", "人口"))
    return what if says_all else joined


def _joined(noun: str, verb: str) -> str:
    """适老化改造 for 适老化改造 and 改造: what both say is said once."""
    for size in range(min(len(noun), len(verb)), 1, -1):
        if noun.endswith(verb[:size]):
            return noun + verb[size:]
    return noun + verb
