"""A bare verb's label: with the object said before it, or what follows."""

from collections.abc import Sequence

from ....language.patterns import pattern
from ....language.sentences import CLAUSE_END
from ..quantity_context import QuantityMention
from ..rates import tells_a_change
from .clauses import Clause, joined
from .joined import (
    AVERAGE,
    BEFORE_PERSONS,
    BUILT,
    MONEY,
    ONLY_DEED,
    RAISED,
    WHO,
    said_of,
)
from .lists import LINK
from .nouns import DONE, noun_before, predicate_behind
from .own import held_inside, is_bare
from .places import is_places
from .subjects import (
    ANEW,
    HALF_CLAUSE,
    SUM,
    doer,
    opening_of,
    purpose_behind,
    run_in_heading,
    subject_before,
    sum_of,
    topic_of_clause,
    whom_before,
    without_verb,
)

# These say with 人次 or 户 all there is to say.
SELF_TELLING = pattern(
    "(?:共|已|累计)?(?:(?:劝导|街面)?救助|劝导|培训|走访|慰问|接待|探访|服务|走访慰问|总?投[入资]|接[收受](?:慈善|社会)?捐[赠款])"
)
# 3万名老年人领取尊老金，最高每月500元: the sum is of what they get
RECEIVED = pattern(".*(?:领取|享受|发放|获得)(.{2,}(?:金|费|补[助贴]|津贴))")
ONLY_DONE = pattern(rf"(?:共|累计|已|当月|{DONE})+$")
# 城市低保2万人、农村低保8万人，共发放保障资金: of both
AGAIN = pattern("共(?=[发支拨补救投])|(?:累计|合计)")
PROGRESS = pattern("(?:发放|拨付|支出)(?:进度|率)$")
# 甲类每人300元，乙类每人200元，共惠及2万人: all of them
TOTAL = pattern("[总一]?共[惠受]")
GROWN_ANEW = pattern("(?<=..)(?:新增|新建)$")
YEARLY = pattern("增长|递增|下降|增加|减少")
# 引导车辆310辆次，人次比上年减少4%: of those who came, not of the cars
HEADS_COMPARED = pattern("(?:人次|户数|人数|对数)[比较同环]")
# 接收慈善捐赠1.6亿元，支出1.2亿元: what is spent are no gifts any more
RECEIVED_GIFTS = pattern(
    "(?:接[收受])?(?:慈善|社会|各类|各界|定向|非定向)*捐[赠款](?:收入)?"
)
NEWLY = "新"
GIFTS = ("捐赠", "捐款", "募捐")
SPENT = ("支出", "使用", "结余")
# ；同龄的占比第二，为18%
RANKED_SHARE = pattern(
    "[；，]([^，。；\\d]{2,}(?:占比|比[重例]|率))(?:位?居)?(?:第[一二三四五]位?|最[高大低]|首位?|次之|其次)，[为达到约]*$"
)
# 孤儿已保障12人, behind what another benefit does
SHORT_TOPICS = frozenset(["孤儿", "低保", "特困"])
# and 总收入512万元、总支出434万元
INCOME = pattern("(?:^|(?<=..))总?收入(?:总额)?$")
SPENT_OF_IT = pattern(
    "(?:总|[年期]末|年终|[一-鿿]{2,4})?(?:支出|使用|结余|结存)(?:总额)?"
)
# 收入合计82万元，支出合计71万元: each says what it is the sum of
IN_ALL = pattern("(支出|收入|结余)(?:合计|共计|总计)(?:为|达)?")
# 高龄津贴享受人数2万人，发放1300万元: of the gift, not of those who have it
HEADS_OF_GIFT = pattern("(?<=[贴金费款])(?:发放|享受|领取|惠及)?(?:总?人数|户数)$")
# 树葬每具补贴1500元，发放补贴86笔: what each is given is not what all are
PER_ONE_GIVEN = pattern("每[具例户人名位家个所张](?:补[助贴]|奖[励补])$")
# 青石镇: 争取资金83万元
TOWN = pattern("[一-鿿]{2,4}[县区市镇乡]")
FINISHED = pattern("(?:现|目前|已|已经|累计|共)*完成")
UNDERTAKEN = pattern("(?:实施|开展|进行)了?([^，。；、]{3,12})$")
GRADED = pattern(
    "；(?P<what>[^，。；、\\d]{2,12}?(?:费|补[助贴]|津贴))(?:按照?|分为?|设|实行|依据)[^。；]*，[^，。；]*$"
)
# 甲镇、乙镇分别: of places, told in another clause
ONE_BY_ONE = pattern(rf"分别(?:{DONE})*$")
BECAUSE = pattern("(?:因|由于)[^的]{6,}$")
# 为初婚, but not 为老人服务
IS = pattern("为([一-鿿“”]{2,12})")
FOR = pattern(f"{DONE}|提供|[送给]|服务$")


def completed(clause: Clause, verb: str) -> tuple[str, str]:
    """The label of a bare verb or of nothing at all, and what it is of."""
    mention, base = clause.mention, clause.base
    if not verb and (said := _said_beside(clause)):
        return said
    if HEADS_COMPARED.match(verb) and clause.of_others(verb[:2]):
        return verb, base
    if SUM.fullmatch(mention.left.strip()) and _sums_up(mention):
        return _sum(clause)
    built = topic_of_clause(mention) if BUILT.fullmatch(verb) else ""
    if built and not is_places(built):
        return built, built
    if FINISHED.fullmatch(verb) and (task := _undertaken(clause)):
        return task, task
    if SELF_TELLING.fullmatch(verb) and base:
        return verb, base
    subject = _subject(clause)
    if SELF_TELLING.fullmatch(verb) and MONEY.search(subject) and _is_of_heads(mention):
        return verb, verb
    is_whose = BEFORE_PERSONS.fullmatch(subject) or TOWN.fullmatch(subject)
    if is_whose or ONE_BY_ONE.search(subject):
        subject = ""
    verb = verb.removesuffix("了") or "".join(AVERAGE.findall(mention.left))
    if mention.left.endswith(f"年均{verb}") and YEARLY.fullmatch(verb):
        verb = f"年均{verb}"
    if not subject and (purpose := purpose_behind(mention, verb)):
        return purpose, purpose
    if verb:
        return _of_verb(subject, verb, mention)
    behind = _of_what_it_is(predicate_behind(mention.right), subject)
    if RAISED.match(behind) and subject.endswith("标准"):
        return RAISED.sub("", subject), subject
    if tells_a_change(mention.right):
        behind = ""
    if is_bare(behind) and subject:
        return joined(without_verb(subject), behind), subject
    last = clause.labels[-1] if clause.labels else ""
    return behind or subject or last or opening_of(mention), subject or behind


def _said_beside(clause: Clause) -> tuple[str, str] | None:
    """What stands in one breath with the number before, or ranks it: 同龄占比第二，为18%."""
    mention = clause.mention
    if _goes_on(mention):
        return clause.labels[-1], clause.base
    ranked = RANKED_SHARE.search(mention.between)
    share = noun_before(ranked[1]) if ranked else ""
    return (share, share) if share else None


def _of_what_it_is(behind: str, subject: str) -> str:
    """初婚 of 720人为初婚; and why 12对 of those before are not done says nothing."""
    if BECAUSE.match(behind) and subject:
        return ""
    what = IS.fullmatch(behind)
    return what[1] if what and not FOR.search(what[1]) else behind


def _of_verb(subject: str, verb: str, mention: QuantityMention) -> tuple[str, str]:
    """The verb with its subject, but for gifts: what is spent of them are none."""
    if is_bare(subject) and is_bare(verb) and subject[:1] == NEWLY:
        # 新登记49个，注销22个: two acts, and neither is of the other
        return verb, verb
    if verb.endswith(GIFTS) and subject.endswith(GIFTS):
        return verb, verb
    if verb in SPENT and RECEIVED_GIFTS.fullmatch(subject):
        return verb, subject
    if SPENT_OF_IT.fullmatch(verb):
        # 补助资金收入82万元，支出71万元
        subject = INCOME.sub("", subject)
    if PER_ONE_GIVEN.search(subject):
        subject = ""
    return said_of(without_verb(subject), verb, mention), subject or verb


def _sum(clause: Clause) -> tuple[str, str]:
    """What all of it is; of money, what of the same sentence is paid: 津贴…，共计92万元."""
    base, said = clause.base, clause.said
    moved = IN_ALL.fullmatch(clause.mention.left)
    if moved and base and "其中" not in clause.mention.said_before:
        return _of_verb(base, moved[1], clause.mention)
    if _is_grown_here(clause):
        return GROWN_ANEW.sub("", base), base
    if len(said) > 1 and {*said} == {base}:
        # 结婚登记1月90对、2月80对，合计170对
        return base, base
    is_one = len({*said}) == 1 or _is_grown_anew(clause)
    total = sum_of(clause.mention, base if is_one else "")
    if total == "合计" and clause.mention.quantity.unit == "元":
        total = _one_money(said) or total
    return total, base or total


def _one_money(said: Sequence[str]) -> str:
    """津贴 of 津贴…，共计92万元; of several, one is not all of them."""
    sums = {each for each in said if MONEY.search(each)}
    return sums.pop() if len(sums) == 1 else ""


def _undertaken(clause: Clause) -> str:
    """适老化改造 of 为420户老年人家庭实施适老化改造，已完成310户."""
    before = clause.before
    told = UNDERTAKEN.search(before.right) if before and clause.said else None
    return told[1] if told else ""


def _is_of_heads(mention: QuantityMention) -> bool:
    """按程序发放救助金，本月救助41人次: those who were helped are no sum."""
    return mention.quantity.unit in ("人次", "户次")


def _goes_on(mention: QuantityMention) -> bool:
    """The second of 265户362人: in one breath with the number before."""
    is_linked = mention.follows_closely or bool(LINK.fullmatch(mention.between))
    return not mention.is_first and is_linked and "，" not in mention.between


def _sums_up(mention: QuantityMention) -> bool:
    """Whether 共有 adds up what stands before it, as it does not in 共有15万人参加."""
    if mention.goes_straight_on:
        return False
    return bool(CLAUSE_END.search(mention.said_before)) or not predicate_behind(
        mention.right
    )


def _subject(clause: Clause) -> str:
    """Whose the verb is, or what it is done to: said in its clause, or before it."""
    mention = clause.mention
    subject = (
        whom_before(mention)
        or _graded_between(mention)
        or _own_topic(mention)
        or _counted_before(clause)
        or subject_before(mention)
        or doer(mention)
    )
    if not subject or HALF_CLAUSE.search(subject):
        subject = _same_before(clause) or run_in_heading(mention) or subject
    if not mention.quantity.unit.startswith("元"):
        return subject
    subject = PROGRESS.sub("", subject)
    got = RECEIVED.fullmatch(subject)
    return got[1] if got else HEADS_OF_GIFT.sub("", subject)


def _graded_between(mention: QuantityMention) -> str:
    """护理费 of 特困人员41人；护理费分全护理、半护理2档，标准为: no longer the persons'."""
    graded = GRADED.search(mention.between) if "；" in mention.between else None
    return graded["what"] if graded and mention.quantity.unit.startswith("元") else ""


def _counted_before(clause: Clause) -> str:
    """What is counted so far; of several parts what they share, or what all are."""
    left, said = clause.mention.left, {*clause.said}
    if AGAIN.search(left) and (both := _common(clause.said)):
        return both
    if TOTAL.match(left) and len(said) > 1:
        return subject_before(clause.mention) or clause.base
    return "" if ONLY_DEED.fullmatch(clause.base) else clause.base


def _own_topic(mention: QuantityMention) -> str:
    """特困供养 of 特困供养累计支出108万元, but not whoever spends it."""
    topic = topic_of_clause(mention)
    is_who = (
        (len(topic) < 3 and topic not in SHORT_TOPICS)
        or topic[0] == "因"
        or WHO.search(topic)
        or is_bare(topic)
        or is_places(topic)
    )
    return "" if is_who else topic


def _is_grown_anew(clause: Clause) -> bool:
    """新增床位36张，累计达507张, whatever else the sentence counts."""
    mention, before = clause.mention, clause.before
    if before is None or not clause.base.startswith(ANEW):
        return False
    same = before.quantity.unit == mention.quantity.unit
    return same and mention.left.startswith("累计")


def _is_grown_here(clause: Clause) -> bool:
    """千年古镇新增2个，累计5个: all of them, where the first are named before 新增."""
    mention, before = clause.mention, clause.before
    if before is None or not before.left.endswith(ANEW) or not clause.base:
        return False
    same = before.quantity.unit == mention.quantity.unit
    return same and mention.left.startswith("累计") and mention.between[:1] == "，"


def of_money(subject: str, mention: QuantityMention) -> str:
    """慰问金 of 慰问金发放进度: of a sum, not of how far it is."""
    is_sum = mention.quantity.unit.startswith("元")
    return PROGRESS.sub("", subject) if is_sum else subject


def _same_before(clause: Clause) -> str:
    """What the last sum of the sentence before is of: 累计拨付351万元 says nothing."""
    mention, before = clause.mention, clause.before
    if before is None or not mention.is_first or not ONLY_DONE.search(mention.left):
        return ""
    same = before.quantity.unit == mention.quantity.unit
    last = -2 if held_inside(before) and len(clause.labels) > 1 else -1
    return clause.labels[last] if same else ""


def _common(said: Sequence[str]) -> str:
    """低保 of 城市低保, 农村低保: what all of them end in."""
    if len({*said}) < 2:
        return ""
    shortest = min(said, key=len)
    for size in range(len(shortest), 1, -1):
        if all(label.endswith(shortest[-size:]) for label in said):
            return shortest[-size:]
    return ""
