"""Makes the figures of one table row: label, value, unit, kind, period and place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...language.patterns import pattern
from ..figure import FigureKind, ParsedFigure, Setting
from .cells import (
    Amount,
    Cell,
    PlacedRow,
    ScaledUnit,
    amount_in,
    scaled_unit,
    unit_apart,
)
from .columns import ColumnRole, TableColumn, columns_in_groups
from .forms import unit_of_item
from .names import (
    SCOPE_ALONE,
    TOTAL,
    RowNames,
    is_measure_alone,
    plain_name,
    rescoped,
    whole_name,
)
from .periods import (
    RowPeriod,
    TablePeriod,
    period_of_all,
    period_of_row,
    period_of_setting,
)
from .places import RowPlace, is_part_of_region, region_named

TARGET = pattern("任务|计划|目标|预算(?!执行)")
# A column that only says that money is meant.
MONEY = pattern("金额|资金|支出|经费|资金支出")
SPENT = pattern("(?:支出|资金|金额|经费|[费金款]|补贴|津贴)$")
LEVEL = pattern("水平|补差")
# What is told in these units is named so; under 单位：个、亩 all else is in 个.
OF_KINDS = {
    "元": SPENT,
    "亩": pattern("面积$"),
    "平方米": pattern("面积$"),
    "张": pattern("床位(?:数|总数)?$"),
    "%": pattern("率$|占比$|比[例重]$"),
    "人": pattern("(?:人[数员口]|对象|老人|老年人|儿童|社工|护理员)$"),
    "户": pattern("户$|家庭$"),
    "人次": pattern("人次$"),
    "对": pattern("(?:结婚|离婚)(?:登记)?$"),
}
# What is told in these is hardly ever left without its name.
ALWAYS_NAMED = frozenset(["元", "亩", "平方米", "张", "%"])
# The unit that a name ends with: 户数 counts 户.
IMPLIED = pattern(
    r"(?P<unit>人次|户次|辆次|[户人对])(?:总?数|口数?)$|(?P<times>人次|户次)$"
)
# What happens and is counted up, in whatever unit: 收养登记17件, 新增床位.
FLOW_WORDS = pattern(
    r"累计|新增|退出|发放|完成|培训|办理|销售|改造|注销|命名|更名|火化遗体|安葬|登记(?:对?数|证)?$"
)
FLOW_UNITS = {"元", "人次", "户次", "辆次", "车次", "次", "对", "具", "件", "例"}
# Money that is there at the end, not spent on the way.
BALANCE = pattern("结余|余额|资产|存量")


@dataclass(slots=True)
class RowContext:
    """What the lines above a row have said for it."""

    setting: Setting
    names: RowNames = field(default_factory=RowNames)
    # Of tables that stand side by side each has its own.
    sides: list[RowNames] = field(default_factory=list)
    subject: str = ""
    counted_in: ScaledUnit | None = None
    # Of several units that a table is in (单位：户、人、万元) each for its own.
    units: tuple[ScaledUnit, ...] = ()
    # What is told in a unit of its own: 补领证件 in 件 under 单位：对；补领证件：件.
    units_of: dict[str, ScaledUnit] = field(default_factory=dict)
    region: RowPlace | None = None
    period: TablePeriod | None = None
    # The table is filled in by whole months: it has a column 本月 or 累计.
    by_months: bool = False
    # The title tells what was paid in its one month: 2024年5月…发放公示.
    by_title: bool = False
    # Of the first of two columns of names, where the rows below leave it blank.
    first_name: str = ""
    # What the rows so far were of: 10月, 11月, 12月.
    periods: list[TablePeriod] = field(default_factory=list)

    def take_side(self, number: int) -> None:
        """Go on with the names of the first, the second … of tables side by side."""
        self.sides = self.sides or [self.names]
        while len(self.sides) <= number:
            self.sides.append(RowNames())
            self.sides[-1].begin(self.subject)
        self.names = self.sides[number]

    @property
    def home(self) -> RowPlace:
        """The place that the title names, else the bureau's own."""
        return self.region or RowPlace(self.setting.region_code, is_inferred=True)


class RowSubject(NamedTuple):
    """Whose values a row holds: a thing counted, a place, or a part of one."""

    label: str
    region: RowPlace
    is_place: bool = False
    counted_in: ScaledUnit | None = None
    period: RowPeriod | None = None
    # Of a town or another part without a code its name.
    place_words: str = ""


def figures_in_columns(
    row: PlacedRow, columns: Sequence[TableColumn], context: RowContext
) -> Iterator[ParsedFigure]:
    """One figure for each value of the row that its columns name."""
    for side, group in enumerate(columns_in_groups(columns)):
        context.take_side(side)
        cells = [(columns[i], row.cells[i]) for i in group if i < len(row.cells)]
        cells = _without_second(cells)
        named = _named_in(cells, context)
        for column, cell in cells:
            amount = amount_in(cell.text) if column.holds_value else None
            if amount and named:
                figure = figure_of(row, cell, amount, column, named, context)
                yield from filter(None, [figure])
    context.take_side(0)


def _without_second(
    cells: list[tuple[TableColumn, Cell]],
) -> list[tuple[TableColumn, Cell]]:
    """Of 本月 and 累计 the latter, unless the row leaves it blank: 户数 have no 累计."""
    if not any(column.stands_in for column, _ in cells):
        return cells
    firsts = (cell for column, cell in cells if _is_first(column))
    if not any(amount_in(cell.text) for cell in firsts):
        return cells
    return [(column, cell) for column, cell in cells if not column.stands_in]


def _is_first(column: TableColumn) -> bool:
    return column.holds_value and not column.stands_in


def _named_in(
    cells: Sequence[tuple[TableColumn, Cell]], context: RowContext
) -> RowSubject | None:
    """Whose values the cells hold; None for a row that holds none, which is noted."""
    name = _name_in(cells, context)
    unit = next(
        (cell.text for column, cell in cells if column.role is ColumnRole.UNIT), ""
    )
    if not any(column.holds_value and amount_in(cell.text) for column, cell in cells):
        is_left_blank = any(column.is_numeric and cell.text for column, cell in cells)
        note_row(name, unit, context, is_left_blank=is_left_blank)
        return None
    of_places = any(column.role is ColumnRole.PLACE for column, _ in cells)
    named = named_by(name, unit, context, of_places=of_places)
    if named.counted_in is None and not named.is_place:
        named = named._replace(counted_in=_known_unit(name, cells))
    return named._replace(period=_row_period(cells, context))


def _row_period(
    cells: Sequence[tuple[TableColumn, Cell]], context: RowContext
) -> RowPeriod | None:
    """The row's own; 合计 below rows of months is of all of them."""
    said = (each for each in cells if each[0].role is ColumnRole.PERIOD)
    column, cell = next(said, (None, None))
    if column is None or cell is None:
        return None
    if TOTAL.fullmatch(cell.text):
        return period_of_all(context.periods)
    found = period_of_row(cell.text, column.words, context.period, context.setting)
    if found:
        context.periods.append(found.own)
    return found


def _known_unit(
    name: str, cells: Sequence[tuple[TableColumn, Cell]]
) -> ScaledUnit | None:
    """That of the form's item, where its unit is left blank."""
    told = {column.role: cell.text for column, cell in cells}
    if ColumnRole.UNIT not in told and ColumnRole.CODE not in told:
        return None
    return unit_of_item(told.get(ColumnRole.CODE, ""), name)


def _name_in(cells: Sequence[tuple[TableColumn, Cell]], context: RowContext) -> str:
    """The row's name, of two cells where 城市 stands beside 最低生活保障.

    合计 may stand in another cell; a blank first name is that of the row above.
    """
    names = [cell.text for column, cell in cells if column.is_name]
    if not any(names):
        totals = (cell.text for _, cell in cells if TOTAL.fullmatch(cell.text))
        return next(totals, "")
    if len(names) < 2 or not names[1]:
        context.first_name = names[0]
        return names[0]
    context.first_name = first = names[0] or context.first_name
    if SCOPE_ALONE.fullmatch(names[1]):
        return rescoped(first, names[1])
    return first + names[1]


def note_row(
    name: str, unit: str, context: RowContext, *, is_left_blank: bool = False
) -> None:
    """A row without a value heads those below it, or is one of them left blank."""
    scaled = scaled_unit(unit) or unit_apart(name)[1]
    if name and (scaled or is_left_blank):
        context.names.read(name, unit=scaled.unit if scaled else "")
    elif name:
        context.names.enter(name)


def named_by(
    name: str, unit: str, context: RowContext, *, of_places: bool
) -> RowSubject:
    home = context.home
    scaled = scaled_unit(unit) or unit_apart("".join(name.split()))[1]
    if not name:
        return RowSubject("", home, is_place=True, counted_in=scaled)
    place = plain_name(name)
    region = region_named(place, home.code) if of_places else None
    if region:
        return RowSubject("", region, is_place=True, counted_in=scaled)
    if of_places or is_part_of_region(place):
        label = "" if place.endswith("计") else unit_apart(place)[0]
        return RowSubject(
            label, RowPlace(""), is_place=True, counted_in=scaled, place_words=place
        )
    counted = scaled or implied_unit(place) or context.counted_in
    label = context.names.read(name, unit=counted.unit if counted else "")
    return RowSubject(label, home, counted_in=scaled)


def figure_of(
    row: PlacedRow,
    cell: Cell,
    amount: Amount,
    column: TableColumn,
    named: RowSubject,
    context: RowContext,
) -> ParsedFigure | None:
    label = _label(column, named, context)
    scaled = _counted_in(amount, column, named) or _of_table(context, label)
    if scaled is None or not label:
        return None
    kind = FigureKind.TARGET if column.is_target else kind_of(label, scaled.unit)
    flows = kind is not FigureKind.STANDARD and is_flow(label, scaled.unit)
    period, place = _period(column, named, context), column.region or named.region
    block, offset = row.placed.block, row.placed.offset
    return ParsedFigure(
        label=label,
        value=amount.in_base(scaled),
        unit=scaled.unit,
        raw=cell.text,
        qualifier=amount.qualifier,
        kind=kind,
        start=cell.start,
        end=cell.start + len(cell.text),
        sentence=block.text,
        sentence_start=offset,
        sentence_end=row.placed.end,
        line=block.line_at(cell.start - offset),
        period_start=period.start if period and flows else None,
        period_end=period.end if period else None,
        period_is_inferred=bool(period and period.is_inferred),
        region_code=place.code,
        place_is_inferred=place.is_inferred and bool(place.code),
        place_words=named.place_words if not place.code else "",
    )


def _label(column: TableColumn, named: RowSubject, context: RowContext) -> str:
    """The row's name and the column's, as far as either says what is counted."""
    words = column.words
    if named.is_place:
        if not words or is_measure_alone(words):
            words = whole_name(context.subject, words)
        total = "合计" if named.region.is_inferred else ""
        # A town is a place too: whose the number is is no part of what it counts.
        place = named.label if is_part_of_region(named.label) or not words else ""
        return place + words or total
    if column.role is ColumnRole.VALUE:
        return rescoped(named.label, words) if words else named.label
    if named.label.endswith(words) or says_no_more(named.label, words):
        return named.label
    return named.label + words


def _counted_in(
    amount: Amount, column: TableColumn, named: RowSubject
) -> ScaledUnit | None:
    """The cell's own unit goes first, then the row's, then the column's."""
    said = amount.own or (named.counted_in if not named.is_place else None)
    return said or column.counted_in or named.counted_in


def _of_table(context: RowContext, label: str) -> ScaledUnit | None:
    """The unit that the name implies, else the table's: 户 for 低保户数 under 单位：万元.

    Of 单位：万户、万人、万元 it is the one that fits.
    """
    for what, scaled in context.units_of.items():
        if what[:2] in label:
            return scaled
    implied = implied_unit(label)
    if implied is None and context.counted_in:
        return context.counted_in
    wanted = implied.unit if implied else _unit_of_kind(label)
    fitting = [each for each in context.units if each.unit == wanted]
    if not wanted:
        fitting = _of_no_kind(context.units)
    return fitting[0] if len(fitting) == 1 else implied


def _of_no_kind(units: Sequence[ScaledUnit]) -> list[ScaledUnit]:
    """集中供养 under 单位：人、元 counts people: what is paid would be called so."""
    plain = [each for each in units if each.unit not in OF_KINDS]
    return plain or [each for each in units if each.unit not in ALWAYS_NAMED]


def _unit_of_kind(label: str) -> str:
    return next((unit for unit, kind in OF_KINDS.items() if kind.search(label)), "")


def _period(
    column: TableColumn, named: RowSubject, context: RowContext
) -> TablePeriod | None:
    """The column's goes first, then the row's, the title's, the issue's."""
    row = named.period
    of_row = (row.summed if column.sums_up else row.own) if row else None
    own = column.period or of_row
    period = own or context.period or _inferred(context)
    if period and column.is_of_quarter:
        return period.of_its_quarter()
    is_of_month = column.is_of_month or (context.by_title and own is None)
    return period.of_its_month() if period and is_of_month else period


def _inferred(context: RowContext) -> TablePeriod | None:
    by_months = context.by_months or context.setting.kind == "statistics"
    return period_of_setting(context.setting, by_months=by_months)


def kind_of(label: str, unit: str) -> FigureKind:
    """Target where the words plan it, standard where they set an amount each."""
    if TARGET.search(label):
        return FigureKind.TARGET
    is_rate = unit.startswith("元/") and not LEVEL.search(label)
    return FigureKind.STANDARD if is_rate and "标准" in label else FigureKind.ACTUAL


def is_flow(label: str, unit: str) -> bool:
    """Whether it counts up from the first day, unlike what is there on the last."""
    if unit == "元":
        return not BALANCE.search(label)
    return unit in FLOW_UNITS or (unit != "%" and bool(FLOW_WORDS.search(label)))


def implied_unit(label: str) -> ScaledUnit | None:
    """人 for a number whose name ends in 人数 and that has no unit of its own."""
    implied = IMPLIED.search(label)
    return ScaledUnit(implied["unit"] or implied["times"]) if implied else None


def says_no_more(label: str, words: str) -> bool:
    """Whether 金额 above a column adds nothing to 社会救助支出 or 低保户数."""
    is_told = SPENT.search(label) or IMPLIED.search(label)
    return bool(MONEY.fullmatch(words) and is_told)
