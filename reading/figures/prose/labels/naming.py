"""Names what each number counts, in the text's own words.

Before the number (养老机构服务对象3958人) or behind it (100余家养老机构); a bare verb
(惠及, 核销) takes its object from the clause before; 城市、农村低保标准分别为 gives
each number its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....language.patterns import pattern
from ....language.units import DURATIONS
from ..quantity_context import QuantityMention
from ..rates import is_change, is_compared_with_last
from .anew import (
    at_another_time,
    done_alike,
    grown_to,
    on_a_day_of_several,
    without_time,
)
from .bases import BUILT_ANEW, base_of_places
from .clauses import (
    NOTHING,
    PERSONS,
    Clause,
    Counted,
    counted_things,
    goes_on_with_persons,
    headed_line,
    is_next_rate,
)
from .grades import borrowed, raised_to_grade
from .joined import LEADING_DEED
from .lists import (
    PLACE_OF_PEOPLE,
    SHARED_OUT,
    beside_its_pair,
    distributed,
    kind_of_all_listed,
)
from .nouns import PER_MANY, noun_behind
from .own import (
    around_held,
    held_inside,
    is_bare,
    is_task,
    moved_to,
    own_noun,
)
from .parts import LabelParts, parted
from .places import (
    LED_IN,
    headed_by,
    is_places,
    most_before,
    most_of_place,
    place_alone,
    place_behind_order,
    topic_of_places,
)
from .shares import compared_with, of_whole, share_said
from .subjects import subject_before, without_verb
from .unsaid import (
    ADDED,
    parted_by_kind,
    plainly,
    share_of,
    unmarked,
    whole_of,
)
from .verbs import ONLY_DONE, completed, of_money
from .wholes import MODIFIER, OF_LEVEL, is_past_parts, whole_in_parts

# 出动车辆16台次、人员42人次
FORCES = frozenset(["人员", "群众", "力量", "队员"])
# 单次救助不超过标准的6倍，即6690元
AS_SAID = pattern("即(?:每[人户月年])*")
# 投入购买服务资金: what the money is for says what it is
SUM_OF_PURPOSE = pattern("(?:投入|支出|安排).{3,}(?:资金|经费|费用|补贴|补助|公益金)")
# 310人，其中甲县90人; 310人（甲县90人
PARTS_HERE = pattern("[，（(]?(?:其中)[，：:]?|[（(]")
# 投入物资折价310万元: what the goods are worth
VALUED, GOODS = pattern("折[价款]"), ("物资", "实物", "款物")
# 比上年的2900万元多200万元: a difference, and none of what is paid
MORE_OR_LESS = frozenset(["多", "少"])
# 单笔最高3万元
SINGLE = pattern("单(?:笔|次|人|户|个项目)")
# 每户每次最高1万元, behind what each is given
EACH_TIME = pattern("每[户家人]每次$")
EXTREME = pattern("最[高低多少]")
# 实现覆盖率100% says no more than 覆盖率
REACHES = pattern("^(?:实现|达到|保持|确保)(?=[^，。]{1,3}率$)")
BUILT_OF = pattern("^(?:已?建[成有立]|设立|建设)(?=...)")
# 涉及6个乡镇，其中新建2所: no towns are built
BUILT = frozenset([*BUILT_ANEW, "扩建", "改建", "改扩建"])
TOWNS = frozenset(["乡镇", "镇", "街道", "社区", "村", "镇街", "乡"])
# 社会组织评估等级3A以上312家，其中5A级61家
BY_GRADE = pattern(
    "^(?:评估)?等级(?:为|在|达到?)?[1-5一二三四五]A级?(?:及?以上)?的?(?=..)"
)
OF_GRADE = pattern("(?<=..)(?:评估)?等级[^，]*$")
# 市本级支出1104万元、甲区支出805万元: of the level alone
LEVELS_OWN = pattern("(?:[省市县区]|[市县区州]直)?本级(?=..)")
LEVELS_ALONE = pattern(f"(?:{OF_LEVEL.pattern})(?:登记|注册|备案|认定)?的?")
# 救助人数 of one place, 支出31万元: of those who were helped
HEADS = pattern("(?:人数|户数|数额|金额)$")
# 本级203万元（上年第四季度29万元，当年1-4季度174万元）: a time counts nothing
QUARTERS = pattern(
    "(?:第?[一二三四1-4][-—～至])?第?[一二三四1-4]季度|前[一二三]季度|[上下]半年"
)
# 距60%的规划目标
SAY_NOTHING = frozenset(["年", "月", "距", "距离"])
# 群众满意率 says what it is of, 覆盖率 does not
SHORT_RATE = 4


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
        head = above.head if mention.is_first and above.heads(mention) else ""
        base = _base(mentions, index, bases) or head
        base = base or base_of_places(mentions, index, labels, above)
        before = mentions[index - 1] if index else None
        clause = Clause(
            mention=_past_noun(mention, before, labels),
            before=before,
            labels=labels,
            first=first,
            base=base,
            share=above.share,
            head=head,
            is_past_parts=is_past_parts(mentions, index),
        )
        label, base = _label(clause, _kind_of_task(mentions, index, labels))
        again = beside_its_pair(label, mentions, index, labels)
        again = again or at_another_time(mentions, index, labels[first:])
        again = again or on_a_day_of_several(mentions, index, labels)
        again = again or done_alike(mentions, index, labels, first)
        labels.append(again or label)
        bases.append(base)
        if mention.quantity.is_upper_bound:
            _share_with_lower_bound(mention, labels)
    for index, label in distributed(mentions, labels, bases, above):
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
        label = share_of(unmarked(label), unit)
        each = parted(label, unit=unit, said=said, base=base)
        if not each.entity and not mention.is_first and not around_held(mention):
            each = each._replace(entity=parts[-1].entity)
        parts.append(each)
    return parts


def _share_with_lower_bound(mention: QuantityMention, labels: list[str]) -> None:
    """3至5名民情观察员: one noun for both, behind the upper bound or before the lower."""
    if len(labels) > 1 and noun_behind(mention.right):
        labels[-2] = labels[-1]
    elif len(labels) > 1:
        labels[-1] = labels[-2]


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
    mention = mentions[index]
    if mention.is_first:
        return ""
    whole = whole_in_parts(mentions, index)
    base = bases[index - 1 if whole is None else whole]
    level = LEVELS_OWN.match(base)
    return base[level.end() :] if level and _opens_with_place(mention) else base


def _opens_with_place(mention: QuantityMention) -> bool:
    """惠城区支出, behind 市本级支出: what the level itself did is none of the district's."""
    named = ONLY_DONE.sub("", LED_IN.sub("", mention.left.lstrip("、，和及")))
    return bool(named) and is_places(named, mention.quantity.unit)


def _past_noun(
    mention: QuantityMention, before: QuantityMention | None, labels: Sequence[str]
) -> QuantityMention:
    """Without the noun that the number before it took: 883个工作组|走访慰问…9356户.

    3天 takes none of 3天共接待群众38万人次.
    """
    noun = labels[-1] if labels else ""
    if before and before.quantity.unit in DURATIONS and noun == mention.left:
        return mention
    taken = mention.between.removeprefix("的")
    if noun and not taken.startswith(noun):
        # 720人为初婚、90人
        taken = taken.removeprefix("为")
    if mention.is_first or not noun or not taken.startswith(noun):
        return mention
    left = re.sub(f"^[的为]?{re.escape(noun)}的?", "", mention.left, count=1)
    return replace(mention, left=left)


def _label(clause: Clause, whole: str) -> tuple[str, str]:
    """The label, and what of it a bare verb behind may take for its object."""
    mention = clause.mention
    if is_change(mention) or (clause.labels and AS_SAID.fullmatch(mention.left)):
        return clause.labels[-1], clause.base
    if total := grown_to(mention, clause.before, clause.base):
        return total, total
    if held := held_inside(mention):
        return held, clause.base or held
    if around := around_held(mention):
        return around, around
    if moved := moved_to(mention):
        return moved, moved
    if clause.base and is_compared_with_last(mention):
        return clause.base, clause.base
    is_last = mention.right[:1] in ("", "、")
    own = place_alone(mention) if clause.base and is_last else ""
    own = own or _without_places(raised_to_grade(own_noun(mention)), mention)
    own = without_time(own.removeprefix("的").removeprefix("基础上"))
    if QUARTERS.fullmatch(own) and (money := clause.money_before):
        return money, clause.base
    if own in BUILT and _is_among_towns(clause):
        return own, clause.base
    if label := of_whole(clause, own):
        return label, clause.base
    if label := headed_line(clause, own):
        return label, HEADS.sub("", label) or label
    if not own and is_task(mention):
        of_year = "年度" if mention.right.startswith("的年度任务") else ""
        of = whole or clause.base or subject_before(mention)
        return f"{of}{of_year}任务", clause.base
    return _of_place(clause, own) or share_said(clause, own) or _by_itself(clause, own)


def _is_among_towns(clause: Clause) -> bool:
    return clause.base in TOWNS and clause.mention.quantity.unit != "个"


def _of_place(clause: Clause, own: str) -> tuple[str, str] | None:
    """结婚登记 of 金水区412对: places are never counted, but towns are in 4个镇."""
    mention, base = clause.mention, clause.base
    unit = mention.quantity.unit
    if unit == "个" and (of_town := PLACE_OF_PEOPLE.fullmatch(own)):
        return of_town["place"], of_town["people"]
    if place_behind_order(own, unit):
        of = topic_of_places(mention)
        return of, of
    if most := most_of_place(own, unit) or most_before(mention):
        return most, most
    if base and LEVELS_ALONE.fullmatch(own) and not OF_LEVEL.search(base):
        level = OF_LEVEL.match(own)
        return f"{level[0] if level else own}{_without_built(base)}", base
    if not own or not base or own.startswith("占"):
        return None
    if not is_places(own.removesuffix("占"), unit):
        return None
    if own.endswith("占"):
        return f"{base}占", base
    if parted_here := _parted_by_places(clause):
        return parted_here, parted_here
    return _money_of_places(clause) or of_money(base, mention), base


def _without_built(base: str) -> str:
    """公益性公墓 of 建成公益性公墓: 镇级建成公益性公墓 is nothing one says."""
    return BUILT_OF.sub("", base)


def _parted_by_places(clause: Clause) -> str:
    """转移安置 of 转移安置310人，其中甲县90人: what is parted is what stands before."""
    mention, before = clause.mention, clause.before
    if before is None or not clause.said or clause.of_place:
        return ""
    same = before.quantity.unit == mention.quantity.unit
    return clause.said[-1] if same and PARTS_HERE.match(mention.between) else ""


def _money_of_places(clause: Clause) -> str:
    """向低保对象16人、残疾人28人发放补贴90万元，其中甲县40万元: of the money told of."""
    before = clause.before
    if clause.mention.quantity.unit != "元" or before is None or not clause.said:
        return ""
    return clause.said[-1] if before.quantity.unit == "元" else ""


def _by_itself(clause: Clause, own: str) -> tuple[str, str]:
    """The noun of the clause itself, or what it needs to be one."""
    mention, base = clause.mention, clause.base
    if mention.quantity.unit == "元" and SUM_OF_PURPOSE.fullmatch(own):
        purpose = LEADING_DEED.sub("", own.removeprefix("投入"))
        return purpose, base or purpose
    if own in MORE_OR_LESS and base:
        return base + own, base
    if label := compared_with(clause, own):
        return label, base
    if mention.quantity.unit == "元" and (valued := VALUED.search(mention.left)):
        own = f"{own}{valued[0]}" if own.endswith(GOODS) else own
    if own in FORCES and counted_things(clause):
        return own, own
    if own.endswith("率"):
        own = REACHES.sub("", own)
    is_rate_word = own.endswith("率") and len(own) > SHORT_RATE
    if not own or (is_bare(own) and not is_rate_word):
        return completed(clause, own)
    if own in PERSONS and goes_on_with_persons(clause):
        return own, own
    head = headed_by(mention) if MODIFIER.fullmatch(own) else ""
    if head or (
        MODIFIER.fullmatch(own) and (_is_of_parts(mention) or is_next_rate(clause))
    ):
        base = SHARED_OUT.split(head or base or subject_before(mention))[0]
        base = OF_GRADE.sub("", BY_GRADE.sub("", base))
        return f"{own}{whole_of(without_verb(base), own)}", base
    if PER_MANY.match(own):
        return own, own if "；" in mention.between else base or own
    whole = parted_by_kind(own, mention.quantity.unit)
    own = plainly(own, mention.quantity.unit)
    if own in ADDED and base:
        return base, base
    return own, whole or own


def _without_places(own: str, mention: QuantityMention) -> str:
    """慰问金 of 丛台、永年的慰问金; 单笔最高 for a bare 单笔."""
    head, particle, noun = own.partition("的")
    if particle and len(noun) > 1 and is_places(head):
        return noun
    told, particle, place = own.rpartition("的")
    if len(told) > 1 and particle and is_places(place):
        # 享有长寿之乡美誉的永福县有102人: whose they are, and nothing counted
        return place
    if own in SAY_NOTHING:
        return ""
    if not own and (each := EACH_TIME.search(mention.left)):
        bound = mention.text[mention.quantity.before : mention.quantity.start]
        return each[0] + "".join(EXTREME.findall(bound)[:1])
    if SINGLE.fullmatch(own) and (extreme := EXTREME.search(mention.left)):
        return own + extreme[0]
    return own


def _is_of_parts(mention: QuantityMention) -> bool:
    """Of parts of a whole: 其中农村90户, 分别为城市587元、农村396元."""
    return "其中" in mention.said_before or (
        mention.between.startswith("、") and "分别" in mention.said_before
    )
