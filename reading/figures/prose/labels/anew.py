"""Labels of what is told anew of another time: 今年为80对, 5日为8万人次."""

from collections.abc import Iterator, Sequence

from ....language.patterns import pattern
from ....language.times import times_named
from ....language.units import PROPORTIONS, is_rate
from ..quantity_context import QuantityMention

ONLY_DONE = pattern("(?:共|累计|已)?(?:发放|支出|拨付|支付|救助|补助|减免)")
# 5日为: a day, and nothing of what is counted
DAY_ALONE = pattern(r"(?:\d{1,2}月)?\d{1,2}[日号](?:则|也)?[为是有达]{0,2}")
# 2023年上半年为: a time, and nothing of what is counted
TIME_ALONE = pattern(
    r"(?:20\d\d年|今年|去年|上年)(?:[上下]半年|[一二三四]季度|前[\d一二三四五六七八九十]{1,2}个?(?:月|季度)|"
    r"\d{1,2}[-—～至]\d{1,2}月|\d{1,2}月份?|同期)?(?:则|分别)?[为是]?"
)
# 结婚登记1月1518对: the month is none of what is counted
MONTH_BEHIND = pattern(
    r"(?<=[^\d年月日号至到—～.-]{2})(?:\d{1,2}[-—～至到])?\d{1,2}月份?$"
)
# 留守老人2021年为5300人, 民政事业费2021年支出
YEAR_INSIDE = pattern(
    "(?<=[一-鿿]{2})(?<!规划)(?<!计划)(?<!方案)20\\d\\d年[底末]?(?:全年|共)?(?=$|(?:支出|发放|投入|支付|拨付)$)"
)
# 助餐点在上年的基础上增加8个, 低保对象在去年310人的基础上: where it began
ON_BASIS = pattern(
    "(?<=..)在(?:去年|上年|往年|前年|20\\d\\d年|原有?|现有|年初|此|上[月季])(?:度|同期|年?[底末初])?的?基础上(?:再|又)?"
)
INSIDE = ("存", "现", "内", "潜", "所", "实")
# 8月22日七夕308对
FEAST = pattern(
    rf"[“\"]?(?:{times_named('wedding day', 'feast day', 'season')})节?[”\"]?(?:当[天日]|这[一]?天)?"
)
# 次日接待, 第三天: a day of several, and the verb that the first was told with
DAY_OF_SEVERAL = pattern(
    r"(?:假期|长假)?(?:首|次|翌|第[一二三四]|最后一)[日天](?:则|也|又|共)?(?P<verb>接待|办理|登记|疏导|服务|救助|发放)?[为是有达]?"
)


def without_time(noun: str) -> str:
    """结婚登记 of 结婚登记1月; nothing of 七夕, which is a day."""
    if FEAST.fullmatch(noun):
        return ""
    if "基础上" in noun:
        noun = ON_BASIS.sub("", noun)
    if noun.endswith("在") and not noun[:-1].endswith(INSIDE):
        noun = noun[:-1] if len(noun) > 2 else noun
    if "20" in noun:
        noun = YEAR_INSIDE.sub("", noun)
    return MONTH_BEHIND.sub("", noun) if noun.endswith(("月", "月份")) else noun


def is_a_day(mention: QuantityMention) -> bool:
    """Whether nothing but a day stands before the number: 2月14日243对."""
    day = DAY_ALONE.match(mention.left)
    return day is not None and not without_time(mention.left[day.end() :])


# 5月20日、8月22日（七夕）为登记高峰，分别登记: days are no names
DAYS_LISTED = pattern(
    r"(?:\d{1,2}月\d{1,2}[日号](?:[（(][^（）()]{1,8}[）)])?[、和及与]?){2,6}(?:(?:均|都)?[为是][^，。；\d]{0,10})?"
)


def are_days(listed: str) -> bool:
    """5月20日、8月22日（七夕）为登记高峰."""
    return bool(DAYS_LISTED.fullmatch(listed))


def on_a_day_of_several(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> str:
    """接待祭扫群众 for 次日接待8万人次, behind 首日接待祭扫群众12万人次."""
    told = DAY_OF_SEVERAL.fullmatch(mentions[index].left)
    if told is None:
        return ""
    unit, verb = mentions[index].quantity.unit, told["verb"] or ""
    alike = (
        label
        for label, each in zip(
            reversed(labels), reversed(mentions[:index]), strict=False
        )
        if each.quantity.unit == unit
    )
    last = next(alike, "")
    return last if verb in last or (unit == "对" and last) else ""


# 增加300张，达到5000张: and now all that there is
IN_ALL = pattern(
    r"(?:20\d\d年底?|[年届]底|届时|目前)?(?:总[数量]|累计|已|将|要|共|每[人户月年])*"
    r"(?:达到?|[增升降减]至|(?:提高|增加|增长|上升|下降|减少|降低|发展|扩大)[到至])了?(?:每[人户月年])*"
)
BOTH = {"人", "户"}
GREW = pattern(
    "(?<=..)(?:同比|环比|[比较][^，]{1,8}?)?(?:每[人户月年])*[再将要又]?(?:提高|(?:净)?增加|净?增长|新增|净增|上升|净?减少|净减|下降|降低)了?$"
)


def grown_to(
    mention: QuantityMention, before: QuantityMention | None, base: str
) -> str:
    """养老床位 of 养老床位增加300张，达到5000张: of the total no growth is said."""
    if (
        before is None
        or mention.is_first
        or not mention.between.startswith(("，", ","))
    ):
        return ""
    unit = before.quantity.unit
    same = unit == mention.quantity.unit or unit in PROPORTIONS
    # 提高20元，达到每人每月780元
    same = same or (unit == "元" and is_rate(mention.quantity.unit))
    # 减少14户、30人，降至820户: counted in both
    same = same or (before.follows_closely and {unit, mention.quantity.unit} == BOTH)
    if not same or not GREW.search(base) or not IN_ALL.fullmatch(mention.left):
        return ""
    return GREW.sub("", base)


def at_another_time(
    mentions: Sequence[QuantityMention], index: int, said: Sequence[str]
) -> str:
    """临时救助 for 2023年上半年为380人次, 96万元 behind 2022年…支出资金210万元，次均2100元.

    Each takes what the last number counted that was counted in its unit.
    """
    first = index - len(said)
    begins = index
    while begins > first and not mentions[begins].left.strip("、和及 "):
        begins -= 1
    if begins == first or not TIME_ALONE.fullmatch(mentions[begins].left):
        return ""
    unit = mentions[index].quantity.unit
    alike = [
        label
        for label, each in zip(said, mentions[first:begins], strict=False)
        if each.quantity.unit == unit and "均" not in each.left
    ]
    of_unit = sum(each.quantity.unit == unit for each in mentions[begins:index])
    if mentions[index - 1].quantity.unit != unit and not of_unit:
        row = _row_from(mentions, begins)
        of_row = sum(each.quantity.unit == unit for each in row)
        return alike[0 if of_row == len(alike) else -1] if alike else ""
    return _in_its_turn(mentions, begins, unit, alike, of_unit)


def done_alike(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str], first: int
) -> str:
    """孤儿基本生活费 for 发放40万元 behind 一季度保障孤儿164人，发放孤儿基本生活费37万元；二季度保障孤儿171人."""
    verb = mentions[index].left.strip("，、 ")
    if index - 1 <= first or not ONLY_DONE.fullmatch(verb):
        return ""
    unit, who = mentions[index].quantity.unit, labels[index - 1]
    alike = (
        labels[k]
        for k in range(first + 1, index)
        if mentions[k].quantity.unit == unit
        and labels[k - 1] == who
        and mentions[k].left.startswith(verb)
        and len(mentions[k].left) > len(verb) + 1
    )
    return next(alike, "")


def on_another_day(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """6日…分别为9万人次、2万台次，5日为8万人次、1万台次: the same, in the same units."""
    if not DAY_ALONE.fullmatch(mentions[index].left):
        return
    row = _row_from(mentions, index)
    before = mentions[max(0, index - len(row)) : index]
    if any(each.is_first for each in [*before[1:], mentions[index]]):
        return
    if [each.quantity.unit for each in before] == [each.quantity.unit for each in row]:
        yield from enumerate(labels[index - len(row) : index], index)


def _in_its_turn(
    mentions: Sequence[QuantityMention],
    begins: int,
    unit: str,
    alike: Sequence[str],
    turn: int,
) -> str:
    """结婚300对，离婚120对，今年为80对、30对: as many as before, in the same order."""
    row = _row_from(mentions, begins)
    is_as_long = sum(each.quantity.unit == unit for each in row) == len(alike)
    return alike[turn] if is_as_long and len(alike) > 1 else ""


def _row_from(
    mentions: Sequence[QuantityMention], begins: int
) -> Sequence[QuantityMention]:
    """80对、30对: the numbers that stand in one row."""
    end = begins + 1
    while end < len(mentions) and not mentions[end].left.strip("、和及 "):
        end += 1
    return mentions[begins:end]
