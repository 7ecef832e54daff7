"""Labels of shares, points and parts: 占老年人口的比重, 完成年度任务, 满意率提高."""

from ....language.patterns import pattern
from ....language.place_words import WHOLE_REGION
from ....language.units import PROPORTIONS
from .clauses import FULL_SHARE, Clause, joined
from .nouns import DONE

# 完成年度目标任务1200户的105.7%, 完成全年100所建设任务的45%
TASK_DONE = pattern(
    "完成(?:了)?([^，。；]{0,16}(?:任务|目标|计划)(?:数|总数)?(?:\\d[\\d.]*(?:[万亿]元|万?[一-鿿]))?)的(?:约|近)?$"
)
TASK_OF = pattern("完成了?([^，。；]{0,12}(?:任务|目标|计划)数?)$")
COUNT = pattern("全?年?\\d[\\d.]*(?:[万亿]元|万?[一-鿿])")
SHARE_OF_NUMBER = pattern(rf"约?占(?:了)?(?:{WHOLE_REGION})?([^，。；\d]{{2,}})$")
SHARE_OF = pattern(
    rf"约?占(?:了)?(?:{WHOLE_REGION})?([^，。；\d]{{2,}})\d[\d.万]*[一-鿿]{{1,2}}的$"
)
# 比平时增加: what it is compared with; a day or a census says too much
COMPARED = pattern(
    r"[比较](?P<other>[^，]{1,30}?)(?P<change>(?:增长|增加|上升|提高|下降|减少|降低|回落|提升|净增|净减|增支|减支|[多少][一-鿿]{1,2})了?)"
)
# 通过人数较上年增加: how many did it, behind others that were counted
HEADS_GREW = pattern(rf"(?P<what>(?:{DONE})+人数)(?P<than>{COMPARED.pattern})")
EARLIER = pattern("[年月期底末初季]$")
SHORT_OTHER = pattern("[\u4e00-\u9fff]{1,4}")
RATE = pattern("(?:占比?|率|比[重例])$")
# 支出8亿元，同比增长7%，占总支出3%: the growth is no part of it
GREW = pattern(
    "(?:同比|环比|[比较][^，]{1,6})(?:增长|下降|增加|减少|上升|降低)$|(?<=..)(?:增长率|增速|[增降升跌]幅|[多少])$"
)
ONLY_LAND = pattern("占地(?!方)")
# 应检120家，实检118家
HELD_TO = pattern("实际?[一-鿿]{1,2}")
OUGHT = pattern("应[一-鿿]{1,2}$")


def of_whole(clause: Clause, own: str) -> str:
    """A number inside of 占特困人员总数4735人的49%, 完成年度任务100所的45%, and its share."""
    mention = clause.mention
    said = mention.said_before
    if mention.quantity.unit in PROPORTIONS:
        if done := TASK_DONE.search(said):
            return f"完成{COUNT.sub('', done[1])}"
        if mention.between == "的" and (share := SHARE_OF.search(said)):
            of = clause.labels[-2] if len(clause.said) > 1 else ""
            return f"{of}占{share[1]}"
    elif mention.right.startswith("的") and (task := TASK_OF.search(mention.left)):
        return task[1] or own
    elif mention.right == "的" and (share := SHARE_OF_NUMBER.search(mention.left)):
        return share[1]
    return ""


def share_said(clause: Clause, own: str) -> tuple[str, str] | None:
    """百岁老人占 of 百岁老人260人，占19%; of places their own, in the words of the first."""
    if not own.startswith("占") or ONLY_LAND.match(own) or not clause.said:
        return None
    base = clause.base
    if not clause.of_place:
        of = clause.labels[-1]
        of = base if base and (clause.is_past_parts or GREW.search(of)) else of
        return joined(of, clause.whole_shared(own)), base or of
    own = clause.full_share() if own == "占" else own
    return own if FULL_SHARE.match(own) else joined(base, own), base


def compared_with(clause: Clause, own: str) -> str:
    """城市低保对象减少 of 较上年同期减少; 应检 and 实检 of one thing; 满意率提高."""
    base = clause.base
    if of := _of_points(clause, own):
        return of
    if HELD_TO.fullmatch(own) and OUGHT.search(base):
        return OUGHT.sub(own, base)
    grew = HEADS_GREW.fullmatch(own) if "人数" in own else None
    if grew and clause.mention.quantity.unit in PROPORTIONS:
        same = base if base.endswith(own[:2]) else ""
        return joined(same, grew["what"] + grew["change"])
    compared = COMPARED.fullmatch(own) if own[:1] in ("比", "较") else None
    if compared is None:
        return ""
    base = _average_of(clause) or base
    other = compared["other"]
    is_long_ago = EARLIER.search(other) and len(other) > 2
    says_it = SHORT_OTHER.fullmatch(other) and not is_long_ago
    return joined(base, own if says_it else compared["change"])


def _average_of(clause: Clause) -> str:
    """人均救助金 of 救助金90万元，人均1250元，较上年提高60元: what grew is the average."""
    before, unit = clause.before, clause.mention.quantity.unit
    said = clause.said[-1] if before and clause.said else ""
    return said if before and before.quantity.unit == unit and "均" in said else ""


def _of_points(clause: Clause, own: str) -> str:
    """满意率提高 of 满意率97%，比上年提高2个百分点: points are of the rate before."""
    if clause.mention.quantity.unit != "个百分点" or not clause.said:
        return ""
    rate = clause.labels[-1]
    compared = COMPARED.fullmatch(own)
    if compared is None or not RATE.search(rate):
        return ""
    return f"{rate}比"[: None if rate.endswith("占") else -1] + compared["change"]
