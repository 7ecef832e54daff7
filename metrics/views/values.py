"""The value of a figure as pages show it: linked to its sentence, its caveats beside it."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from briefings.pieces import fill

from ..addresses import figure_url
from ..amounts import amount, exact_amount
from ..models import Figure
from ..series.points import FigureRow


def linked_value(
    row: FigureRow | Figure, display_unit: str, notes: Iterable[str] = ()
) -> SafeString:
    """3,958人 未核对"""
    return fill(
        "metrics/_value.html",
        url=figure_url(row.article_id, row.pk),
        exact=exact_amount(row.value, row.unit),
        amount=amount(row.value, row.unit, row.qualifier, display_unit),
        notes="，".join(notes),
    )
