"""A bureau's year as the lines of a table, for clerks who write the annual report."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefings.exporting import BYTE_ORDER_MARK, Echo, cell_of
from reading.language.numerals import plain
from reading.privacy import mask

from ..addresses import figure_url
from ..amounts import scale_between, unit_of_column
from ..caveats import inferred_of, standing_of
from ..models import Figure, Indicator
from ..series.periods import period_in_words
from ..series.points import Point, Statement
from ..series.yearly import Said, YearRow, YearSheet, quoted_of, topic_name

NOTHING = "没有"
WAITING = "待核对"
LINK = "链接"
# How the sheet came to be, beneath it and in its workbook.
NOTES = (
    "数取自本单位公开的文章，由程序读出；“未核对”的还没有人对照原文看过。",
    "“推定”是原文没有写明时期或地区，按印发日期或所在单位推定的。",
    "“说法不一”是几处原文给出不同的数，并排列出，不取平均，也不取舍。",
    "“没有”是本单位公开的文章里没有读出这一年的数。",
    "两年的数只有同一地区、同一单位、同一类时段才算增减；不是确数的不算。",
    "“待核对”的数，有别的数说它不对，核对以前不列出。",
    "年中有几个时点或时段的，取全年或最长的一段，时点数取最晚的；其余见“出处”。",
    "这一年没有数的，原句和文章是上一年那个数的。",
    "计划、目标和限额不在表中。",
)


class YearLine(NamedTuple):
    """A row of the sheet; a value is a number, or words where there is none to quote."""

    topic: str
    indicator: str
    place: str
    unit: str
    now: Decimal | str
    period: str
    before: Decimal | str
    period_before: str
    change: Decimal | str
    percent: Decimal | str
    standing: str
    sentence: str
    article: str
    issued_on: date | str
    url: str


class OriginLine(NamedTuple):
    """A figure that the sheet rests on, with its sentence."""

    indicator: str
    place: str
    period: str
    value: Decimal
    unit: str
    raw: str
    qualifier: str
    kind: str
    state: str
    inferred: str
    sentence: str
    article: str
    issued_on: date | str
    url: str


SOURCE_HEADS = (
    *("指标", "地区", "时期", "数值", "计量单位", "原文写法", "确切程度", "类别"),
    *("核对情况", "推定", "原句", "文章", "印发日期", LINK),
)


def heads_of(sheet: YearSheet) -> tuple[str, ...]:
    this, last = f"{sheet.year}年", f"{sheet.year - 1}年"
    return (
        *("主题", "指标", "地区", "计量单位", this, f"{this}数的时期"),
        *(last, f"{last}数的时期", "增减", "增减（%）"),
        *("核对情况", "原句", "文章", "印发日期", LINK),
    )


def lines_of(sheet: YearSheet, site: str) -> Iterator[YearLine]:
    """All indicators, those of which nothing is told as well; `site` begins the links."""
    for indicator, rows in sheet.indicators:
        for row in rows:
            yield _line(sheet, indicator, row, site)
        if not rows:
            yield _empty(sheet, indicator)


def sources_of(sheet: YearSheet, site: str) -> Iterator[OriginLine]:
    """Every figure of both years, in the order of the sheet, the latest first."""
    said = list(sheet.said.values())
    for indicator, _ in sheet.indicators:
        own = [each for each in said if each.indicator == indicator.pk]
        own.sort(key=lambda each: each.row.period_end, reverse=True)
        yield from (_source(indicator, each, site) for each in own)


def as_csv(sheet: YearSheet, site: str) -> Iterator[str]:
    line = csv.writer(Echo()).writerow
    yield BYTE_ORDER_MARK + line(heads_of(sheet))
    for each in lines_of(sheet, site):
        yield line(map(cell_of, each))


def _empty(sheet: YearSheet, indicator: Indicator) -> YearLine:
    place = sheet.agency.region.name if sheet.agency.region else ""
    return YearLine(
        *(topic_name(indicator), indicator.name, place, indicator.display_unit),
        *(NOTHING, "", NOTHING, "", "", "", "", "", "", "", ""),
    )


def _line(sheet: YearSheet, indicator: Indicator, row: YearRow, site: str) -> YearLine:
    unit = unit_of_column(row.unit, indicator.unit, indicator.display_unit)
    scale = scale_between(row.unit, unit)
    change = row.change
    return YearLine(
        topic=topic_name(indicator),
        indicator=indicator.name,
        place=row.place.name,
        unit=unit,
        now=_value(row.now, scale, row.held),
        period=_period(row.now),
        before=_value(row.before, scale, row.held_before),
        period_before=_period(row.before),
        change=change.difference / scale if change else row.why_not,
        percent="" if change is None or change.percent is None else change.percent,
        standing=_standing(row),
        **_origin(sheet, row, site),
    )


def _value(point: Point | None, scale: Decimal, held: Sequence[Said]) -> Decimal | str:
    if point is None:
        return WAITING if held else NOTHING
    values = [statement.best.value / scale for statement in quoted_of(point)]
    return (
        values[0] if len(values) == 1 else f"说法不一：{'；'.join(map(plain, values))}"
    )


def _period(point: Point | None) -> str:
    return period_in_words(point.start, point.end) if point else ""


def _standing(row: YearRow) -> str:
    said = [_of_one(statement) for statement in quoted_of(row.now)]
    rest = [f"这一年另有{row.rest}个时点或时段"] if row.rest else []
    held = [f"{len(row.held)}个数待核对，暂不列出"] if row.held else []
    return "；".join([*said, *rest, *held])


def _of_one(statement: Statement) -> str:
    words = standing_of(statement)
    if statement.best.qualifier != Figure.Qualifier.EXACT:
        words.append(str(Figure.Qualifier(statement.best.qualifier).label))
    return "，".join(words)


def _origin(sheet: YearSheet, row: YearRow, site: str) -> dict:
    """The sentence of the value that is quoted; of several that disagree, all."""
    said = [sheet.said[statement.best.pk] for statement in row.told_by]
    if not said:
        return dict.fromkeys(("sentence", "article", "issued_on", "url"), "")
    first = said[0]
    return {
        "sentence": "；".join(dict.fromkeys(mask(each.sentence) for each in said)),
        "article": "；".join(dict.fromkeys(mask(each.article) for each in said)),
        "issued_on": first.issued_on or "",
        "url": site + figure_url(first.row.article_id, first.row.pk),
    }


def _source(indicator: Indicator, said: Said, site: str) -> OriginLine:
    row = said.row
    return OriginLine(
        indicator=indicator.name,
        place=said.place,
        period=period_in_words(row.period_start, row.period_end),
        value=row.value,
        unit=row.unit,
        raw=said.raw,
        qualifier=str(Figure.Qualifier(row.qualifier).label),
        kind=str(Figure.Kind(row.kind).label),
        state=str(Figure.State(row.state).label),
        inferred="、".join(inferred_of(row)),
        sentence=mask(said.sentence),
        article=mask(said.article),
        issued_on=said.issued_on or "",
        url=site + figure_url(row.article_id, row.pk),
    )
