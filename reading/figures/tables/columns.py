"""What each column of a table holds: 指标名称, 计量单位, 本季度, 环比, by head and cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from ...language.patterns import pattern
from ..figure import Setting
from .assessed import REACHED, SCORED, set_columns
from .cells import PlacedRow, ScaledUnit, amount_in, is_code, scaled_unit, unit_apart
from .names import OF_WHICH, PART_ALONE
from .periods import QUARTER_ALONE, TablePeriod, find_period
from .places import RowPlace, region_named

NAME_HEADS = pattern(
    r"(?:主要|统计|业务)?(?:指标|项目|数据)(?:名称|类别|内容)?|名称|内容|.{0,8}类[别型]|种类|分类|事项|科目|甲|(?:指标|项目)(?:名称)?[（(]单位[)）]"
)
PLACE_HEADS = pattern(
    r"各?(?:县区|区县|市?县市?区?|县[（(]市[、,，]?区[）)]|市?[（(]?[市县][、,，]?[县区][）)]|市州|州市|地市|旗县区?)(?:名称)?|"
    r"地区|区域|辖区|行政区划?|镇街道?|街镇|乡镇街?道?|乡?镇[（(]街道?[）)]|镇[、/]街道|镇|社区|村居|"
    # 县（区）, 区（市、县）, 镇（街道、园区）
    r"各?(?=.{1,8}[（(、,，/])[省市州盟县旗区乡镇街道苏木社村居园（）()、,，/]{3,14}(?:名称)?|"
    r"[填上]报单位|.{0,6}单位名称|.{0,8}机构名称|.{2,8}名称|所属.{2,4}"
)
PERIOD_HEADS = pattern(
    "年份|年度|月份|季度|期间|报告期|(?:统计|调整|执行|实施|提标)?时[间期]"
)
CODE_HEADS = pattern(r".{0,4}代码|编码|序码|乙")
UNIT_HEADS = pattern(r"计量单位|丙|单位")
# In rising order of preference.
VALUE_HEADS = tuple(
    map(
        re.compile,
        (
            r"(?P<month>本月|当月)(?:数|实际)?",
            r"合计|总计|总数|1",
            r"数量|数值|数据|数|指标值|实际数?|实绩|完成情况|落实情况|现状",
            r"本(?:季度?|期|年|报告期)(?:末|数|实际)?|报告期(?:末|数)?|[期季年月]末数?|当前",
            r"(?:本?年(?:初至今|初以来)?|本期|本月止|至本月|截至.{0,6})?累计数?(?:完成)?",
        ),
    )
)
CUMULATIVE = len(VALUE_HEADS) - 1
COMPARISON_HEADS = pattern(
    r"(?:上[年季月期]|上一|去年|前[年期]|同期|环比|同比|增减|增长|增幅|增加|减少|变化|升降|比上|较上|与上|比去|较去).*"
    # 累计同比(%), 2022年同期, 增速
    r"|.{0,8}(?:同比|环比|同期|增速|增幅|增长率|上年|去年|上季).{0,6}"
)
# 环比, 同比增长（%）: how far it has moved, not what it was
SHARE_HEADS = pattern("[环同]比|[增减升降]|%|幅度|变化率")
OTHER_HEADS = pattern(
    r"序号?|行次|编号|.*备注|.{0,2}说明|排[名序]|[名位]次|.*联系.*|.*电话|.*手机.*|邮编|邮政编码|.*地址|.*日期|"
    r".*地点|文号|.*负责人|.*责任.*|年龄|性别|姓名|.*身份证.*|.*账号|.*等级|得分|评分|.*人员姓名"
)
SCOPE = pattern(r"(?:城市|城镇|农村|城乡)(?:居民|地区)?")
# 1-10月, 10月累计
SUMMED = pattern("累计|[-—–~至]")
# 本月发放金额, 本季度新增人数
OF_THIS = pattern(
    "(?:(?P<month>[本当]月)|(?P<quarter>[本当]季度?))(?=[\u4e00-\u9fff]{2})(?![末底止比较]|累计)"
)
# So many months side by side are no month beside the one before.
FEWEST_MONTHS = 3
# What a heading that is only a period may say besides: 2022年6月底数
PERIOD_REST = pattern(r"(?:底|末|份|止|度|截至|累计|实际|数|情况|年|全年|完成)*")


def is_known_heading(text: str) -> bool:
    """Whether the words alone tell that a cell heads a column."""
    text = "".join(text.split())
    patterns = (
        NAME_HEADS,
        PLACE_HEADS,
        PERIOD_HEADS,
        CODE_HEADS,
        UNIT_HEADS,
        OTHER_HEADS,
    )
    return any(form.fullmatch(text) for form in (*patterns, *VALUE_HEADS)) or (
        bool(COMPARISON_HEADS.fullmatch(text)) and len(text) < 12
    )


class ColumnRole(Enum):
    NAME = auto()
    # A column of names whose rows are places.
    PLACE = auto()
    CODE = auto()
    UNIT = auto()
    # The row's period stands in it: 2021年.
    PERIOD = auto()
    # Holds the value of what the row names.
    VALUE = auto()
    # Its heading says itself what is counted: 户数（户）.
    MEASURE = auto()
    # 上季度, 环比: numbers, but not the value.
    COMPARISON = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """`words` are what the heading adds to the label: 户数, 城市; of periods it itself."""

    role: ColumnRole
    words: str = ""
    counted_in: ScaledUnit | None = None
    period: TablePeriod | None = None
    region: RowPlace | None = None
    # 本月: a flow counts from the first of the month.
    is_of_month: bool = False
    is_of_quarter: bool = False
    # 累计 goes before 本月 where a table has both; where it is left blank, 本月 stands in.
    rank: int = 0
    stands_in: bool = False
    # 环比, which a row that keeps no blank cells may have lost.
    is_share: bool = False
    # 年度指标值 beside 全年实际值: what was set for the year.
    is_target: bool = False

    @property
    def is_name(self) -> bool:
        return self.role in (ColumnRole.NAME, ColumnRole.PLACE)

    @property
    def holds_value(self) -> bool:
        return self.role in (ColumnRole.VALUE, ColumnRole.MEASURE)

    @property
    def sums_up(self) -> bool:
        """累计, from January on, beside a row's month."""
        return self.rank == CUMULATIVE or self.words.startswith("累计")

    @property
    def is_numeric(self) -> bool:
        return self.holds_value or self.role is ColumnRole.COMPARISON


def columns_of(
    heads: Sequence[str], body: Sequence[PlacedRow], setting: Setting
) -> tuple[TableColumn, ...]:
    """The columns under these headings, settled by what stands in them."""
    columns = _assessed(heads, [_column(head, setting) for head in heads])
    columns = [_seen(column, i, body) for i, column in enumerate(columns)]
    if not any(
        column.is_name or column.role is ColumnRole.PERIOD for column in columns
    ):
        columns = _with_names(columns, heads, body, setting.region_code)
    return tuple(_one_value(_with_wholes(columns)))


def _assessed(heads: Sequence[str], columns: list[TableColumn]) -> list[TableColumn]:
    """年度指标值 beside 全年实际值: what was set, what came of it, and scores that count nothing."""
    are_set = set_columns(heads)
    if not are_set:
        return columns
    value, other = (
        TableColumn(role=role) for role in (ColumnRole.VALUE, ColumnRole.OTHER)
    )
    return [
        replace(value, is_target=True)
        if i in are_set
        else value
        if REACHED.fullmatch(head)
        else other
        if SCORED.fullmatch(head)
        else column
        for i, (head, column) in enumerate(zip(heads, columns, strict=True))
    ]


def _column(head: str, setting: Setting) -> TableColumn:
    head = "".join(head.split())
    words, scaled = unit_apart(head)
    if scaled is None:
        for role, form in (
            (ColumnRole.PERIOD, PERIOD_HEADS),
            (ColumnRole.OTHER, OTHER_HEADS),
            (ColumnRole.NAME, NAME_HEADS),
            (ColumnRole.CODE, CODE_HEADS),
            (ColumnRole.UNIT, UNIT_HEADS),
            (ColumnRole.PLACE, PLACE_HEADS),
        ):
            if form.fullmatch(head):
                words = head if role is ColumnRole.PERIOD else ""
                return TableColumn(role=role, words=words)
    if COMPARISON_HEADS.fullmatch(words):
        is_share = bool(SHARE_HEADS.search(head))
        return TableColumn(role=ColumnRole.COMPARISON, is_share=is_share)
    return replace(_valued(words, setting), counted_in=scaled)


def _valued(words: str, setting: Setting) -> TableColumn:
    """A column that holds values: of a period, a place, a scope or a thing counted."""
    for rank, form in enumerate(VALUE_HEADS):
        if match := form.fullmatch(words):
            is_of_month = bool(match.groupdict().get("month"))
            return TableColumn(
                role=ColumnRole.VALUE, rank=rank, is_of_month=is_of_month
            )
    if SCOPE.fullmatch(words):
        return TableColumn(role=ColumnRole.VALUE, words=words)
    if words and (region := region_named(words, setting.region_code)):
        return TableColumn(role=ColumnRole.VALUE, region=region)
    if found := find_period(words, setting):
        rest = words[: found.start] + words[found.end :]
        if PERIOD_REST.fullmatch(rest):
            rank = int(bool(SUMMED.search(words)))
            return TableColumn(role=ColumnRole.VALUE, period=found.period, rank=rank)
        rest, period = re.sub(r"^截至|^[底末份止]", "", rest), found.period
        if QUARTER_ALONE.fullmatch(words, found.start, found.end):
            period = period.of_its_quarter()
        return TableColumn(role=ColumnRole.MEASURE, words=rest, period=period)
    if match := OF_THIS.match(words):
        return TableColumn(
            role=ColumnRole.MEASURE,
            words=words[match.end() :],
            is_of_month=bool(match["month"]),
            is_of_quarter=bool(match["quarter"]),
        )
    return TableColumn(role=ColumnRole.MEASURE, words=words)


def _seen(column: TableColumn, at: int, body: Sequence[PlacedRow]) -> TableColumn:
    """单位 heads units or organisations, 镇 names or numbers: the cells tell."""
    cells = _cells_under(at, body)
    if column.role is ColumnRole.UNIT and cells and not any(map(scaled_unit, cells)):
        return TableColumn(role=ColumnRole.PLACE)
    if column.role is not ColumnRole.MEASURE or not cells:
        return column
    amounts = [amount for cell in cells if (amount := amount_in(cell))]
    if not amounts:
        is_codes = all(map(is_code, cells))
        return TableColumn(role=ColumnRole.CODE if is_codes else ColumnRole.OTHER)
    own = {amount.own for amount in amounts} - {None}
    return replace(column, counted_in=column.counted_in or (own.pop() if own else None))


def _cells_under(at: int, body: Sequence[PlacedRow]) -> list[str]:
    """What the rows say in this column, where they say anything."""
    cells = (row.cells[at].text for row in body if at < len(row.cells))
    return [cell for cell in cells if cell]


def _with_names(
    columns: list[TableColumn],
    heads: Sequence[str],
    body: Sequence[PlacedRow],
    home: str,
) -> list[TableColumn]:
    """The first column of words is the names', unless it is known for another."""
    for i, column in enumerate(columns):
        cells = _cells_under(i, body)
        is_open = column.role is ColumnRole.OTHER and not OTHER_HEADS.fullmatch(
            heads[i]
        )
        if is_open and cells and not any(map(amount_in, cells)):
            of_places = any(region_named(cell, home) for cell in cells)
            names = TableColumn(role=ColumnRole.PLACE if of_places else ColumnRole.NAME)
            return [*columns[:i], names, *columns[i + 1 :]]
    return columns


def _with_wholes(columns: list[TableColumn]) -> list[TableColumn]:
    """其中：集中养育 beside 孤儿 is 孤儿（集中养育）."""
    whole, made = "", []
    for column in columns:
        words = OF_WHICH.sub("", column.words, count=1)
        if column.role is ColumnRole.MEASURE and PART_ALONE.fullmatch(words) and whole:
            words = f"{whole}（{words}）"
        elif column.role is ColumnRole.MEASURE and not PART_ALONE.fullmatch(words):
            whole = words
        made.append(replace(column, words=words))
    return made


def _one_value(columns: list[TableColumn]) -> list[TableColumn]:
    """Of 本月 and 累计, or of several months, only the fullest is the value.

    九月份 beside 数量 is a month before. Years, places and scopes each have a value of their own; a second column of
    names begins another table at the side.
    """
    kept: list[TableColumn] = []
    for places in columns_in_groups(columns):
        group = [columns[i] for i in places]
        if months := _side_by_side(group):
            kept += months
            continue
        if _are_of_years(group):
            kept += group
            continue
        plain = [c for c in group if _is_plain(c)]
        best = max(plain, key=lambda c: c.rank, default=None)
        dated = [c for c in group if _is_part_of_year(c)]
        last = None if best else max(dated, key=_last_day, default=None)
        rivals = {id(c) for c in (*plain, *dated)} - {id(best), id(last)}
        kept += [_second(each) if id(each) in rivals else each for each in group]
    return kept


def _are_of_years(group: Sequence[TableColumn]) -> bool:
    """2024年1—9月 beside 2023年1—9月: the same months, each of its own year."""
    dated = [c.period for c in group if c.period and _is_part_of_year(c)]
    months = {(each.start.month, each.end.month) for each in dated}
    years = {each.end.year for each in dated}
    return len(months) == 1 and len(years) == len(dated) > 1


def _side_by_side(group: Sequence[TableColumn]) -> list[TableColumn]:
    """1月 2月 3月 合计: each month's own value, and of all of them their sum."""
    dated = [column for column in group if _is_part_of_year(column)]
    months = [column.period for column in dated if column.period]
    ends = [(month.end.year * 12 + month.end.month) for month in months]
    plain = sum(map(_is_plain, group))
    if len(ends) < FEWEST_MONTHS or plain > 1 or any(c.rank for c in dated):
        return []
    if ends != list(range(ends[0], ends[0] + len(ends))):
        return []
    whole = replace(months[-1], start=months[0].of_its_month().start)
    return [
        replace(column, is_of_month=True)
        if _is_part_of_year(column)
        else replace(column, period=whole)
        if _is_plain(column)
        else column
        for column in group
    ]


def _second(column: TableColumn) -> TableColumn:
    """本月 beside 累计, which some rows leave blank; any other is but compared with."""
    if column.is_of_month:
        return replace(column, stands_in=True)
    return TableColumn(role=ColumnRole.COMPARISON)


def columns_in_groups(columns: Sequence[TableColumn]) -> list[list[int]]:
    """Which columns belong together: a second column of names begins a second group."""
    groups: list[list[int]] = [[]]
    has_numbers = False
    for i, column in enumerate(columns):
        if column.is_name and has_numbers:
            groups.append([])
            has_numbers = False
        has_numbers = has_numbers or column.is_numeric
        groups[-1].append(i)
    return groups


def _is_plain(column: TableColumn) -> bool:
    return column.role is ColumnRole.VALUE and not (
        column.words or column.period or column.region or column.is_target
    )


def _last_day(column: TableColumn) -> tuple[date, int]:
    """Of 十月份 and 1-10月累计, which end together, the sum is the last."""
    return (column.period.end if column.period else date.min, column.rank)


def _is_part_of_year(column: TableColumn) -> bool:
    return (
        column.role is ColumnRole.VALUE
        and column.period is not None
        and not column.period.is_a_year
    )
