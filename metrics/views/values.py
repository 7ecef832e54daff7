"""What pages show of a figure: ready text, for a page may show hundreds."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from ..addresses import figure_url
from ..amounts import amount, exact_amount
from ..caveats import caveats_of
from ..models import Indicator
from ..series.periods import period_in_words
from ..series.points import FigureRow

VALUE = '<a class="value" href="%s" title="%s">%s</a>%s'
NOTES = ' <span class="notes">%s</span>'


def linked_amount(
    row: FigureRow, display_unit: str, caveats: Iterable[str]
) -> SafeString:
    """The value, linked to its sentence, with its caveats beside it."""
    return SafeString(
        VALUE
        % (
            figure_url(row.article_id, row.pk),
            escape(exact_amount(row.value, row.unit)),
            escape(amount(row.value, row.unit, row.qualifier, display_unit)),
            NOTES % "，".join(caveats) if caveats else "",
        )
    )


def unit_shown(unit: str, indicator: Indicator | None) -> str:
    """What the indicator is shown in, if the value is in its unit at all."""
    return indicator.display_unit if indicator and unit == indicator.unit else unit


def latest_shown(row: FigureRow, unit: str, display_unit: str) -> SafeString:
    """3,958人 截至2022年4月11日 未核对: an indicator of the unit, shown in another."""
    shown = display_unit if row.unit == unit else row.unit
    value = linked_amount(row, shown, ())
    notes = [period_in_words(row.period_start, row.period_end), *caveats_of(row)]
    return SafeString(value + NOTES % "，".join(notes))
