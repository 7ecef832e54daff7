"""A table: its title, its headings, the rows beneath, and the figures in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ...language.patterns import pattern
from ..figure import ParsedFigure, PlacedBlock, Setting
from .assessed import heads_of_assessment, is_assessment, realigned
from .cells import PlacedRow, is_drawn, row_of, scaled_unit
from .columns import TableColumn, columns_of
from .headings import heads_of, is_heading, is_ordinals, is_second_heading
from .loose_rows import figures_in_loose_row
from .names import LIST_MARK
from .periods import find_period
from .places import RowPlace, region_named
from .rows import RowContext, figures_in_columns
from .torn_rows import rejoined

# （单位：万元）, 计量单位：人
UNIT_OF_ALL = pattern(r"[（(]?(?:计量)?单位[:：]\s*(?P<unit>[^）)\s]+)[）)]?")
LONGEST_TITLE = 60
LONGEST_SUBJECT = 24
# 某局关于公布低保数据的公告
OF_NOTICE = pattern(
    r"关于(?:公布|发布|公示|通报|印发)?(?P<of>.{2,40}?)的(?:公告|公示|通知|通报|说明)"
)
# 2022年低保情况表, right above the rows
OWN_TITLE = pattern(r"(?:表|情况|一览|数据)\s?(?:[（(][^）)]*[)）])?\s*$")
# 2024年5月高龄津贴发放公示: what was paid in that month
OF_A_MONTH = pattern(
    r"(?:年|^)\s*(?:1[0-2]|0?[1-9])月份?(?![-—–~至底末]).*(?:发放|拨付|公示|支出|[补津]贴)"
)
# 各地进度如下：, 见下表
LEADS_IN = pattern("[:：]$|如下|[见如]下?表")
COMPARED = pattern("[比较](?!例|重|为)|同期|[去上]年")
SENTENCE_END = pattern("[。；\n]")
LONGEST_LEAD_IN = 80
BETWEEN_UNITS = pattern("[、,，和；;]")
NAMED_UNIT = pattern(
    "(?:其中)?(?P<what>[\u4e00-\u9fff]{2,})(?:[为以]|[:：])(?P<unit>[^:：]{1,4})"
)
# 118, 2,016: no share, which would have a point or a sign
COUNT = pattern(r"\d{1,3}(?:[,，]\d{3})+|\d+")
BY_MONTHS = pattern("[本当上][月季]|累计")
# 注：, 说明：, 填表说明
REMARK = pattern(r"\s*[（(]?(?:注|说明|备注|填表|资料来源|数据来源|制表|审核)")
# 附表2, 全市, 各县（市、区）, 韶关市民政 at the head of a title
TITLE_HEAD = pattern(
    r"附?[表件]\s*[\d一二三四五六七八九]*[:：.、]?|截至|[底末止份](?!线)|"
    r"[全各我本](?:[国省市县区州旗盟镇乡]|街道)+(?:[（(][^）)]*[)）])?|"
    r"[\u4e00-\u9fff]{2,7}?(?:省|(?<!城)市|县|(?<![社地])区|州)(?:民政局?)?|民政(?:事业)?|"
    # 歙县, 赵县
    r"(?![市区州])[\u4e00-\u9fff]县(?![区市乡级])"
)
PLACE_HEAD = pattern(r"([\u4e00-\u9fff]{2,12}?(?:自治[州县旗区]|[省市县区州旗盟]))")
# 基本情况统计表, 主要数据 at its foot
TITLE_FOOT = pattern(
    r"(?:基本|主要|业务|工作|完成|统计|任务|分布|分配|安排|使用|计划|发放|运营|运行|普查|实施|办理|开展)*"
    r"(?:情况|数据|统计|汇总|一览|明细|对照|进度|进展|结果|变化|季报|月报|年报|报表|表|的?公示|的?公告|的?通报|名册)+"
    r"(?:[（(].*[)）])?"
)


@dataclass(frozen=True, slots=True)
class TableParts:
    """A table's headings and what stands beneath; without any, loose rows."""

    above: tuple[PlacedRow, ...]
    headings: tuple[PlacedRow, ...]
    body: tuple[PlacedRow, ...]


def figures_in_rows(
    rows: Sequence[PlacedBlock],
    setting: Setting,
    heading: str = "",
    above: Sequence[str] = (),
) -> Iterator[ParsedFigure]:
    """All figures of a run of rows, in order.

    `heading` is what stands above the table, a title or a sentence: it may name
    the period (2023年2季度) and what is counted (各县区低保情况). `above` are the blocks
    just above it: （单位：万元）, a title of the table's own, or what leads in to it.
    """
    context = RowContext(setting)
    _read_line(heading, context, is_title=True)
    context.by_title = bool(context.period and OF_A_MONTH.search(heading))
    for line in above:
        unit = UNIT_OF_ALL.search(line)
        if not (unit and "。" in line) and (unit or OWN_TITLE.search(line)):
            _read_line(line[-LONGEST_TITLE:], context, is_title=True)
            continue
        # 汇总如下（单位：对）。
        if unit:
            _read_units(unit["unit"], context)
        _read_lead_in(line.replace(unit[0], "") if unit else line, context)
    whole = rejoined([row_of(row) for row in rows if not is_drawn(row)])
    for table in tables_in(whole):
        yield from _figures_in(table, context)


def tables_in(rows: Sequence[PlacedRow]) -> Iterator[TableParts]:
    """Each heading begins a table; lines just above it are its title."""
    above: list[PlacedRow] = []
    headings: list[PlacedRow] = []
    body: list[PlacedRow] = []
    for row, following in zip_longest(rows, rows[1:]):
        if is_ordinals(row):
            continue
        if headings and not body and is_second_heading(row, headings[-1]):
            headings.append(row)
        elif is_heading(row, None if headings or body else following):
            title = _taken_from_end(body)
            yield TableParts(tuple(above), tuple(headings), tuple(body))
            above, headings, body = title, [row], []
        elif headings or len(row.filled) > 1:
            body.append(row)
        else:
            (body if body else above).append(row)
    yield TableParts(tuple(above), tuple(headings), tuple(body))


def _taken_from_end(body: list[PlacedRow]) -> list[PlacedRow]:
    """The lines of one cell that the body ends with, taken from it."""
    taken: list[PlacedRow] = []
    while body and len(body[-1].filled) < 2:
        taken.insert(0, body.pop())
    return taken


def _figures_in(table: TableParts, context: RowContext) -> Iterator[ParsedFigure]:
    for line in table.above:
        _read_line(line.placed.block.text, context, is_title=True)
    table = _aligned(table)
    columns = columns_under(table, _setting_of(context))
    if table.headings:
        heads = heads_of(table.headings, table.body)
        context.by_months = any(map(BY_MONTHS.search, heads))
    needed, context.periods = _needed_cells(columns, table), []
    for row in table.body:
        if len(row.filled) < 2:
            _read_line(row.placed.block.text, context, is_title=False)
        elif not columns:
            yield from figures_in_loose_row(row, context)
        elif len(row.cells) >= needed or _lacks_share(row, columns, needed):
            yield from figures_in_columns(row, columns, context)


def _aligned(table: TableParts) -> TableParts:
    """An assessment's rows, without those whose scores stand in no column of scores."""
    heads = heads_of_table(table)
    if not is_assessment(heads):
        return table
    rows = (row if len(row.filled) < 2 else realigned(row, heads) for row in table.body)
    return replace(table, body=tuple(filter(None, rows)))


def columns_under(table: TableParts, setting: Setting) -> tuple[TableColumn, ...]:
    """What the table's headings say of its columns; none where it has no heading."""
    if not table.headings:
        return ()
    return columns_of(heads_of_table(table), table.body, setting)


def heads_of_table(table: TableParts) -> list[str]:
    if not table.headings:
        return []
    heads = heads_of(table.headings, table.body)
    return heads_of_assessment(heads) if is_assessment(heads) else heads


def _setting_of(context: RowContext) -> Setting:
    """The setting, but of the title's year: 3月 in a column is of that year."""
    if context.period is None:
        return context.setting
    return replace(context.setting, issued_on=None, year=context.period.end.year)


def _needed_cells(columns: Sequence[TableColumn], table: TableParts) -> int:
    """How many cells a row must have for its numbers to be told apart.

    Where no row of the table keeps a blank cell, a row with fewer numbers than
    columns has lost one, and nobody can say which; or they are glued together.
    """
    numeric = [i for i, column in enumerate(columns) if column.is_numeric]
    keeps_blanks = any(not cell.text for row in table.body for cell in row.cells)
    if len(numeric) < 2 or keeps_blanks:
        return 0
    return numeric[-1] + 1


def _lacks_share(row: PlacedRow, columns: Sequence[TableColumn], needed: int) -> bool:
    """镇 个 118 118 under 数量 上季度 环比: what ends with a count has lost the share."""
    numeric = [column for column in columns if column.is_numeric]
    is_last = bool(numeric) and numeric[-1].is_share
    is_only = sum(column.is_share for column in numeric) == 1
    last = row.cells[-1].text
    return (
        is_last
        and is_only
        and len(row.cells) == needed - 1
        and bool(COUNT.fullmatch(last))
    )


def _read_line(text: str, context: RowContext, *, is_title: bool) -> None:
    """What a line of one cell says for the rows beneath: unit, period, subject."""
    text = text.strip()
    if not text or "。" in text or REMARK.match(text):
        return
    if unit := UNIT_OF_ALL.search(text):
        _read_units(unit["unit"], context)
        text = text.replace(unit[0], "").strip()
    if found := find_period(text, context.setting):
        context.period = found.period
        text = text[: found.start] + text[found.end :]
    if not text:
        return
    if is_title and not LIST_MARK.match(text):
        context.region = _region_of_title(text, context)
        context.subject = subject_of_title(text)
        context.sides.clear()
        context.names.begin(context.subject)
    else:
        context.names.enter(text)


def _read_units(said: str, context: RowContext) -> None:
    """户、人、万元, or 对；补领证件：件: the second names what is told in it."""
    parts = [part for part in BETWEEN_UNITS.split(said) if part]
    named = [NAMED_UNIT.fullmatch(part) for part in parts]
    context.units_of = {
        each["what"]: scaled
        for each in named
        if each and (scaled := scaled_unit(each["unit"]))
    }
    plain = [part for part, each in zip(parts, named, strict=True) if not each]
    context.units = tuple(filter(None, map(scaled_unit, plain)))
    context.counted_in = context.units[0] if len(context.units) == 1 else None


def _read_lead_in(text: str, context: RowContext) -> None:
    """When it was, by the sentence that leads in: 截至11月25日，各地进度如下："""
    sentence = SENTENCE_END.split(text.strip().rstrip("。"))[-1]
    if not LEADS_IN.search(sentence) or COMPARED.search(sentence):
        return
    is_dated = context.setting.issued_on or context.setting.year
    setting = context.setting if is_dated else _setting_of(context)
    if found := find_period(sentence[:LONGEST_LEAD_IN], setting):
        context.period = found.period


def _region_of_title(text: str, context: RowContext) -> RowPlace | None:
    """乐昌市 of 乐昌市各镇低保情况表, where it is not the bureau's own."""
    named = PLACE_HEAD.match("".join(text.split()))
    home = context.setting.region_code
    region = region_named(named[1], home) if named else None
    return region if region and region.code != home else context.region


def subject_of_title(text: str) -> str:
    """What a table is about by its title: 低保 for 全市各县区低保情况表."""
    words = "".join(text.split())
    if notice := OF_NOTICE.search(words):
        words = notice["of"]
    while match := TITLE_HEAD.match(words):
        words = words[match.end() :]
    foot = next((m for m in TITLE_FOOT.finditer(words) if m.end() == len(words)), None)
    words = words[: foot.start()] if foot else words
    return words if len(words) <= LONGEST_SUBJECT else ""
