"""Those to whom something is paid: who draws a benefit is there, whatever is paid out.

惠及低保对象26户, 向特困人员26人发放 count them as 在册26人 does; 临时救助26人 and
新增低保对象26户 do not.
"""

from ....language.patterns import pattern
from ....language.sentences import CLAUSE_END, last_part
from ..quantity_context import QuantityMention

# 一、临时救助：14户
LABEL_BEFORE = pattern(r"(?:^|[，。；、.．\s])([^，。；：、.．\s]{2,12})：$")
# Those of whom 共有1200人参加 tells what they did.
ACTING_UNITS = frozenset(["人", "名", "位", "对", "户", "家"])
# 为6137户家庭发放慰问金: what is done stands behind
FOR_WHOM = pattern("[为给向对让使将把](?![^，。；、]*[为是])|组织|带领|安排")
# 惠及低保对象2600户, 向特困人员26人发放: those who draw it, whatever is paid out
IN_FORCE = pattern(
    "(?:低保(?:对象|家庭|户|人员|群众)?|特困(?:供养|救助)?(?:人员|对象|老人)?|五保(?:供养)?(?:对象|老人|户)"
    "|(?<![为给])孤儿|事实无人抚养儿童)共?$"
)
PAID_OUT = pattern("惠及|发放|拨付|下拨|兑付|打卡")
ONLY_SOME = pattern(
    "新|取消|退|停|补发|走访|慰问|看望|核查|排查|临时|助学|名单|符合|中的"
)
# 城镇低保：发放户数26户
OF_THOSE_PAID = pattern(
    "(?:发放|享受|领取|保障|供养)(?:户数|人数|对象)[为共计达]{0,2}$"
)
# 月平均应发工资2600元, 每月另加160元: what each gets, no sum
OF_EACH_A_MONTH = pattern("月平?均(?:应发|实发)?(?:工资|薪酬)|每月(?:另加|加发|增发)")


def clause_behind(mention: QuantityMention) -> str:
    """What stands behind up to the end of the clause, other numbers included."""
    return CLAUSE_END.split(mention.said_behind, maxsplit=1)[0]


def label_before(mention: QuantityMention) -> str:
    """What a number behind a colon is of: 临时救助：14户."""
    said = mention.said_before
    label = LABEL_BEFORE.search(said) if said.endswith("：") else None
    return label[1] if label else ""


def draws_a_benefit(mention: QuantityMention) -> bool:
    """Whether it counts those who draw one: 发放低保金…，惠及低保对象26户."""
    if mention.quantity.unit not in ACTING_UNITS:
        return False
    left = mention.left or label_before(mention)
    is_told = OF_THOSE_PAID.search(left)
    if not is_told and not IN_FORCE.search(left):
        return False
    said = last_part(mention.said_before)
    if ONLY_SOME.search(said):
        return False
    return bool(
        is_told
        or PAID_OUT.search(left)
        or (FOR_WHOM.search(said) and PAID_OUT.search(clause_behind(mention)))
    )
