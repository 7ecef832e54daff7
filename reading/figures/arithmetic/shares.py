"""Shares worked out again: 服务对象3958人，已接种3553人，接种率89.77%."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from ...language.patterns import pattern
from .finding import ArithmeticFinding, Stated
from .precision import ValueRange, range_of, rounding_of

CODE = "ratio_mismatch"
# 同比增长9.5%, 较上年下降: how much it changed, not what part it is.
CHANGE = pattern(
    "[增减降涨升]|提高|提升|同比|环比|[较比](?:上|去|前|年|同|全)|高于|低于|回落|缩小"
)
# Right behind the part, for 持证的占68% is of others.
# ，占24.35% （占比约34%: a part of what was named last
BARE_SHARE = pattern(
    r"[，,（(]?占(?:比|其|总数|总量|全部)?的?(?:为|约|达到?|近|超过?|高达|[:：])?"
)
# ，占核对总数的1.45% ，完成目标任务的92.5%: a part of what stands between
SHARE_OF = pattern(
    r"[，,（(]?(?:占|完成)(?P<whole>[^，,。；;占]{2,20}?)(?:总[数量额]|的)+(?:约|近|超过?)?"
)
# ，接种率89.77% ，参考率达到: what was done to the part
RATE = pattern(
    r"[，,、（(](?P<done>[\u4e00-\u9fff]{2,6})率(?:为|约|达到?|近|超过?|高达|[:：])?"
)
# What makes of two numbers a whole and its part: 其中持证, 已接种, 完成改造.
PART_OF_WHOLE = pattern(
    "其中|中[，,]|^[，,。；;、]?\\s?(?:实际|目前|现)?(?:已|完成|办结|整改|通过|合格|达标|发现|查出|支[付出])"
)
# 离婚率, 死亡率: of other people than the two numbers count
OWN_RATES = ("离婚", "结婚", "死亡", "出生", "增长")
# A number with a share of its own is no whole of the next: 甲县54人，占22.5%；乙县51人
OWN_SHARE = pattern(r"[，,（(]?占[^，,。；;\d]{0,20}\d[\d.]*%")
CLAUSE_END = pattern("[，,。；;：:！？!?、（）()]")
NO_SHARE = ("%", "‰", "个百分点", "倍")
ALIKE = {"名": "人", "位": "人", "口": "人"}
# Each is held against each: among so many figures any share would find its pair by chance.
MOST_NEAR = 40
# A part and its whole.
Pair = tuple[Stated, Stated]


def shares_in(figures: Sequence[Stated]) -> Iterator[ArithmeticFinding]:
    """Every share that its parts bear out, and every one that its two parts belie."""
    counted = _by_sentence(figures)
    for share in figures:
        if share.unit != "%" or share.kind not in ("actual", "target"):
            continue
        if CHANGE.search(_clause(share)):
            continue
        near = counted[share.sentence_start]
        if len(near) > MOST_NEAR:
            continue
        if pair := _pair_that_gives(share, near):
            yield _finding(share, *pair, agrees=True)
        elif pair := _pair_claimed(share, near):
            yield _finding(share, *pair, agrees=False)


def _by_sentence(figures: Sequence[Stated]) -> dict[int, list[Stated]]:
    """For each sentence that holds figures, what is counted in it and in the one before."""
    own: dict[int, list[Stated]] = {each.sentence_start: [] for each in figures}
    for each in figures:
        if each.unit not in NO_SHARE and each.value > 0:
            own[each.sentence_start].append(each)
    starts = sorted(own)
    before = [[], *(own[start] for start in starts)]
    return {
        start: [*earlier, *own[start]]
        for start, earlier in zip(starts, before, strict=False)
    }


def _pair_that_gives(share: Stated, near: list[Stated]) -> Pair | None:
    """The first two that come to the share, be it rounded or cut off."""
    wanted = range_of(share).widened(rounding_of(share))
    ranges = [(each, range_of(each)) for each in near]
    pairs = (
        (part, whole)
        for (part, parts), (whole, wholes) in permutations(ranges, 2)
        # 1家 of 1家 is 100% whatever they are.
        if _unit(part) == _unit(whole)
        and part.value != whole.value
        and wholes.low > 0
        and _ratio(parts, wholes).meets(wanted)
    )
    return next(pairs, None)


def _ratio(parts: ValueRange, wholes: ValueRange) -> ValueRange:
    return ValueRange(100 * parts.low / wholes.high, 100 * parts.high / wholes.low)


def _pair_claimed(share: Stated, near: list[Stated]) -> Pair | None:
    """The part and the whole that the words make the share of, if that is certain.

    They are the only two of their unit: the whole first, then the part, then the share.
    """
    before = [f for f in near if f.start < share.start]
    if not before:
        return None
    part = before[-1]
    counted = [f for f in near if _unit(f) == _unit(part)]
    own = [f for f in counted if f.sentence_start == share.sentence_start]
    counted = own if len(own) > 1 else counted
    if len(counted) != 2 or counted[1] is not part or _is_standard(counted):
        return None
    whole = counted[0]
    if part.value > whole.value and share.value <= 100:
        return None
    if whole.period_end != part.period_end or _has_own_share(whole):
        return None
    return (part, whole) if _says_so(share, part, whole) else None


def _has_own_share(whole: Stated) -> bool:
    """Whether what is said of the would-be whole is itself its share of something."""
    said = whole.sentence[whole.end - whole.sentence_start :]
    return bool(OWN_SHARE.match(said))


def _is_standard(figures: list[Stated]) -> bool:
    return any(figure.kind in ("standard", "limit") for figure in figures)


def _says_so(share: Stated, part: Stated, whole: Stated) -> bool:
    if part.sentence_start != share.sentence_start:
        return False
    words = _words_between(part, share)
    if not PART_OF_WHOLE.search(_words_to(part, whole)):
        return False
    if BARE_SHARE.fullmatch(words):
        return True
    if named := SHARE_OF.fullmatch(words):
        return _has_a_word_of(named["whole"], whole.label + _clause(whole))
    named = RATE.fullmatch(words)
    if named and named["done"] not in OWN_RATES:
        return _has_a_word_of(named["done"], part.label + _clause(part))
    return False


def _words_between(part: Stated, share: Stated) -> str:
    """What stands between the two, in the one sentence they share."""
    first = part.end - part.sentence_start
    return part.sentence[first : share.start - part.sentence_start]


def _words_to(part: Stated, whole: Stated) -> str:
    """What leads from the whole to its part; a sentence of its own from its beginning."""
    first = 0
    if whole.sentence_start == part.sentence_start:
        first = whole.end - whole.sentence_start
    return part.sentence[first : part.start - part.sentence_start]


def _has_a_word_of(words: str, said: str) -> bool:
    return any(words[at : at + 2] in said for at in range(len(words) - 1))


def _clause(figure: Stated) -> str:
    """The figure's clause up to its number."""
    before = figure.sentence[: figure.start - figure.sentence_start]
    return CLAUSE_END.split(before)[-1]


def _unit(figure: Stated) -> str:
    return ALIKE.get(figure.unit, figure.unit)


def _finding(
    share: Stated, part: Stated, whole: Stated, *, agrees: bool
) -> ArithmeticFinding:
    ratio = f"{100 * part.value / whole.value:.2f}%"
    parts = f"{part.raw}占{whole.raw}的 {ratio}"
    said = f"第 {share.line} 行的“{share.raw}”"
    return ArithmeticFinding(
        code=CODE,
        agrees=agrees,
        line=share.line,
        start=share.start,
        message=f"{said}核算相符：{parts}。"
        if agrees
        else f"{said}与前文不符：{parts}。",
    )
