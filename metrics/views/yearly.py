"""年度数据: all that a bureau's texts say of a year, on one page and as a sheet."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString

from agencies.models import Agency
from briefings.api.views import site_of, with_licence
from briefings.lists import public_index
from briefings.methods import require_safe
from reading.privacy import mask

from ..addresses import figure_url
from ..amounts import grouped, rounded, scale_between, unit_of_column
from ..caveats import caveats_on, standing_of
from ..exports.workbook import as_workbook
from ..exports.yearly import NOTES, as_csv
from ..models import Indicator
from ..sentences import Lit, shortened
from ..series.periods import YEARS, period_in_words
from ..series.points import Point
from ..series.yearly import Said, YearRow, YearSheet, quoted_of, year_sheet, years_told
from .values import linked_value

# Of a bureau and a year, until anything public changes.
SHEETS_KEPT = 64
# How much of a sentence stands before its number, and behind.
BEFORE, BEHIND = 40, 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Quoted(NamedTuple):
    """A number in as much of its sentence as a row has room for, and whence it is."""

    lit: Lit
    url: str
    said: Said


class RowShown(NamedTuple):
    """A row as the page has it; what is not told of is None."""

    indicator: Indicator
    # Blank where it is the bureau's own.
    place: str
    row: YearRow
    now: list[SafeString]
    before: list[SafeString]
    change: str
    standing: list[str]
    quoted: list[Quoted]
    # Where to read what waits to be checked.
    held: list[str]
    held_before: list[str]
    is_part: bool


@require_safe
def agency_year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    agency = _agency(slug, year)
    version = public_index().version
    table = year_table(version, agency, year)
    if table is None and not _has_published(agency, year):
        raise Http404
    context = {
        "agency": agency,
        "year": year,
        "years": years_of(version, agency),
        "table": table,
        "unheard_of": sheet_of(version, agency, year).unheard_of,
    }
    return render(request, "metrics/agency_year.html", context)


@require_safe
def agency_year_csv(
    request: HttpRequest, slug: str, year: int
) -> StreamingHttpResponse:
    sheet = sheet_of(public_index().version, _agency(slug, year), year)
    lines = as_csv(sheet, site_of(request))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _named(response, sheet, "csv")


@require_safe
def agency_year_xlsx(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    sheet = sheet_of(public_index().version, _agency(slug, year), year)
    book = as_workbook(sheet, site_of(request))
    return _named(HttpResponse(book, content_type=XLSX), sheet, "xlsx")


def _agency(slug: str, year: int) -> Agency:
    if year not in YEARS:
        raise Http404
    return get_object_or_404(
        Agency.objects.known_to_the_public().select_related("region"), slug=slug
    )


def _has_published(agency: Agency, year: int) -> bool:
    """Whether readers may come here from the bureau's page of the year."""
    counted = public_index().counted("year", agency=agency.slug)
    return str(year) in {held for held, *_ in counted}


def _named(response, sheet: YearSheet, suffix: str):
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{sheet.agency}{sheet.year}年度数据.{suffix}"
    )
    return with_licence(response)


# The content version is read before the figures, as in Comparison.
@lru_cache(maxsize=SHEETS_KEPT)
def sheet_of(version: int, agency: Agency, year: int) -> YearSheet:
    return year_sheet(agency, year)


@lru_cache(maxsize=SHEETS_KEPT)
def years_of(version: int, agency: Agency) -> list[int]:
    return years_told(agency)


@lru_cache(maxsize=SHEETS_KEPT)
def year_table(version: int, agency: Agency, year: int) -> SafeString | None:
    """None where neither the year nor the one before is told of."""
    sheet = sheet_of(version, agency, year)
    topics = [(name, list(_shown(sheet, told))) for name, told in sheet.topics]
    context = {"topics": topics, "sheet": sheet, "last_year": year - 1, "notes": NOTES}
    return render_to_string("metrics/_year_sheet.html", context) if topics else None


def _shown(
    sheet: YearSheet, told: list[tuple[Indicator, list[YearRow]]]
) -> Iterator[RowShown]:
    keys = {indicator.pk for indicator, _ in told}
    for indicator, rows in told:
        for row in rows:
            unit = unit_of_column(row.unit, indicator.unit, indicator.display_unit)
            yield RowShown(
                indicator=indicator,
                place=""
                if row.place.code == sheet.agency.region_id
                else row.place.name,
                row=row,
                now=values_shown(row.now, unit, is_bare=True),
                before=values_shown(row.before, unit, is_bare=False),
                change=change_shown(row, unit),
                standing=_standing(row),
                quoted=[quoted(sheet.said[each.best.pk]) for each in row.told_by],
                held=_urls(row.held),
                held_before=_urls(row.held_before),
                is_part=indicator.part_of_id in keys,
            )


def _urls(held: Iterable[Said]) -> list[str]:
    return [figure_url(each.row.article_id, each.row.pk) for each in held]


def values_shown(point: Point | None, unit: str, *, is_bare: bool) -> list[SafeString]:
    """Of this year's the standing has a column of its own."""
    if point is None:
        return []
    period = period_in_words(point.start, point.end)
    return [
        linked_value(each.best, unit, [period, *([] if is_bare else caveats_on(each))])
        for each in quoted_of(point)
    ]


def _standing(row: YearRow) -> list[str]:
    return (
        ["，".join(standing_of(each)) for each in quoted_of(row.now)] if row.now else []
    )


def change_shown(row: YearRow, unit: str) -> str:
    """增加36家（12.4%）, 减少1.2个百分点, 持平."""
    if row.change is None:
        return row.why_not
    difference, percent = row.change
    if not difference:
        return "持平"
    shown = rounded(abs(difference) / scale_between(row.unit, unit))
    word = "增加" if difference > 0 else "减少"
    points = "个百分点" if unit == "%" else unit
    share = f"（{grouped(abs(percent))}%）" if percent is not None else ""
    return f"{word}{grouped(shown)}{points}{share}"


def quoted(said: Said) -> Quoted:
    """Masked before it is cut: half of a number may not be known as a person's."""
    at = said.start - said.sentence_start
    sentence = mask(said.sentence)
    end = at + len(said.raw)
    lit = Lit(sentence[:at], sentence[at:end], sentence[end:])
    return Quoted(
        lit=shortened(lit, BEFORE, BEHIND),
        url=figure_url(said.row.article_id, said.row.pk),
        said=said._replace(article=mask(said.article)),
    )
