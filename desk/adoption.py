"""采用统计: by bureau and period what was sent and taken up, with the evidence for each."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from xlsxwriter import Workbook

from agencies.models import Agency
from briefings.lists.form_fields import DayPicker
from metrics.exports.workbook import Inks, WrittenSheet
from reading.privacy import mask
from reuse.adoption import AdoptionRow, Period, adoption_table, adoptions_of
from reuse.models import TextPair

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
QUARTERS = [
    ("", "全年"),
    *((str(n), f"第{'一二三四'[n - 1]}季度") for n in range(1, 5)),
]
MONTHS_OF_QUARTER = 3
HEADS = ("名次", "单位", "报送", "采用", "其中待确认", "采用单位", "得分")
WIDTHS = (8, 26, 8, 8, 12, 48, 8)
PROOF_HEADS = (
    *("报送单位", "原文", "原文日期", "采用单位", "采用后的标题", "采用日期"),
    *("所在的期", "关系", "状态", "得分"),
)
PROOF_WIDTHS = (22, 40, 12, 22, 40, 12, 18, 12, 10, 8)


class DaysForm(forms.Form):
    """A year or a quarter of it; or two days, which then count alone."""

    year = forms.IntegerField(
        label="年份", min_value=1949, max_value=2100, required=False
    )
    quarter = forms.ChoiceField(label="季度", choices=QUARTERS, required=False)
    since = forms.DateField(label="起始日期", required=False, widget=DayPicker)
    until = forms.DateField(label="截止日期", required=False, widget=DayPicker)

    def clean(self):
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if bool(since) != bool(until):
            raise forms.ValidationError("起始日期和截止日期要一起填。")
        if since and until and until < since:
            raise forms.ValidationError("截止日期早于起始日期。")
        return cleaned

    @property
    def period(self) -> Period:
        """As asked for; this quarter where that made no sense."""
        asked: dict[str, Any] = self.cleaned_data if self.is_valid() else _now()
        if asked.get("since"):
            return Period(asked["since"], asked["until"])
        year = asked["year"] or timezone.localdate().year
        quarter = asked["quarter"]
        return quarter_of(year, int(quarter)) if quarter else year_of(year)


def year_of(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def quarter_of(year: int, quarter: int) -> Period:
    last = quarter * MONTHS_OF_QUARTER
    first = last - MONTHS_OF_QUARTER + 1
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _now() -> dict[str, int]:
    """The quarter that we are in."""
    today = timezone.localdate()
    quarter = (today.month - 1) // MONTHS_OF_QUARTER + 1
    return {"year": today.year, "quarter": quarter}


class Proof(NamedTuple):
    """One adoption with the two texts that prove it."""

    pair: TextPair
    points: int


def adoption_page(site, request):
    """The ranking of the bureaus within reach."""
    form = DaysForm(_asked(request))
    context = {
        **site.each_context(request),
        "title": "采用统计",
        "form": form,
        "period": form.period,
        "days": days_of(form.period),
        "rows": _rows(request, form.period),
    }
    return render(request, "admin/work/adoption.html", context)


def adoption_proofs_page(site, request):
    """What of one bureau was taken up, text by text."""
    form = DaysForm(_asked(request))
    key = request.GET.get("agency", "")
    if not key.isdecimal():
        raise Http404
    agency = get_object_or_404(_bureaus(request), pk=key)
    context = {
        **site.each_context(request),
        "title": f"采用明细：{agency}",
        "period": form.period,
        "days": days_of(form.period),
        "rows": _proofs([agency], form.period),
    }
    return render(request, "admin/work/adoption_proofs.html", context)


def adoption_workbook(site, request):
    """The same as a workbook: the ranking, and every adoption."""
    period = DaysForm(_asked(request)).period
    rows = _rows(request, period)
    proofs = _proofs([row.agency for row in rows], period)
    answer = HttpResponse(_workbook(rows, proofs, period), content_type=WORKBOOK)
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True,
        filename=f"采用统计{period.first:%Y%m%d}至{period.last:%Y%m%d}.xlsx",
    )
    return answer


def days_of(period: Period) -> str:
    """What leads on to the same days: by year or quarter if they are one, as typed."""
    first, last = period
    if period == year_of(first.year):
        return f"year={first.year}"
    quarter = last.month // MONTHS_OF_QUARTER
    if quarter and period == quarter_of(first.year, quarter):
        return f"year={first.year}&quarter={quarter}"
    return f"since={first}&until={last}"


def _asked(request) -> dict:
    """What was asked for; of a bare address the quarter that we are in."""
    names = ("year", "quarter", "since", "until")
    given = {name: request.GET[name] for name in names if request.GET.get(name)}
    return given or _now()


def _bureaus(request):
    return Agency.objects.within_reach_of(request.user).confirmed()


def _rows(request, period: Period) -> list[AdoptionRow]:
    return adoption_table(_bureaus(request), period)


def _proofs(agencies: list[Agency], period: Period) -> list[Proof]:
    found = adoptions_of([each.pk for each in agencies], period)
    pairs = TextPair.objects.with_texts().in_bulk([each.pair for each in found])
    proofs = [Proof(pairs[each.pair], each.points) for each in found]
    return sorted(
        proofs, key=lambda each: (each.pair.later.issue.issued_on, each.pair.pk)
    )


def _workbook(rows: list[AdoptionRow], proofs: list[Proof], period: Period) -> bytes:
    title = f"采用统计（{period.first} 至 {period.last}）"
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"title": title})
        ink = Inks(book)
        ranking = WrittenSheet(book.add_worksheet("采用统计"), ink, WIDTHS)
        ranking.write(HEADS, map(_line, rows))
        ranking.finish(title, frozen_columns=2)
        sheet = WrittenSheet(book.add_worksheet("采用明细"), ink, PROOF_WIDTHS)
        sheet.write(PROOF_HEADS, map(_proof_line, proofs))
        sheet.finish(f"{title}：明细", frozen_columns=1)
    return held.getvalue()


def _line(row: AdoptionRow) -> tuple[object, ...]:
    adopters = "、".join(f"{agency} {count}" for agency, count in row.adopters)
    return (
        *(Decimal(row.rank), row.agency, Decimal(row.sent), Decimal(row.adopted)),
        *(Decimal(row.waiting), adopters, Decimal(row.points)),
    )


def _proof_line(proof: Proof) -> tuple[object, ...]:
    pair = proof.pair
    titles = [mask(each.title) for each in (pair.earlier, pair.later)]
    earlier, later = pair.earlier.issue, pair.later.issue
    return (
        *(earlier.agency, titles[0], earlier.issued_on or "", later.agency),
        *(titles[1], later.issued_on, later.heading, pair.get_relation_display()),
        *(pair.get_state_display(), Decimal(proof.points)),
    )
