"""What a figure of no indicator may be of: for a person to judge, never to be filed as one."""

from .figure import FigureKind
from .indicators import IndicatorIndex
from .label_forms import are_counted_alike, form_of

# A shorter name says so at the end of a label alone: 村级公墓, and not 街道敬老院.
SHORTEST = 3


def likely(
    label: str, unit: str, kind: FigureKind, catalogue: IndicatorIndex
) -> str | None:
    """The key of the indicator whose name the label has in it, or ends as that does.

    民办养老机构36家 may be of 养老机构, as far as the words go; the longest name counts.
    """
    if kind in (FigureKind.TARGET, FigureKind.LIMIT) or unit not in catalogue.units:
        return None
    own = form_of(label, unit)
    alike = {
        form: entry.indicator.key
        for form, entries in catalogue.by_form.items()
        if _is_like(own, form)
        for entry in entries
        if are_counted_alike(unit, entry.indicator.unit)
    }
    return alike[max(alike, key=len)] if alike else None


def _is_like(own: str, form: str) -> bool:
    if len(form) >= SHORTEST and form in own:
        return True
    if len(own) >= SHORTEST and form.endswith(own):
        return True
    return len(form) == SHORTEST - 1 and own.endswith(form)
