"""What a figure of no indicator may be of: for a person to judge, never to be filed as one."""

from .figure import FigureKind
from .indicators import IndicatorIndex
from .label_forms import are_counted_alike, form_of

# Shorter forms stand in too many labels.
SHORTEST = 2


def likely(
    label: str, unit: str, kind: FigureKind, catalogue: IndicatorIndex
) -> str | None:
    """The key of the indicator whose name the label has in it, or has a part of.

    民办养老机构36家 may be of 养老机构, as far as the words go; the longest name counts.
    """
    if kind in (FigureKind.TARGET, FigureKind.LIMIT) or unit not in catalogue.units:
        return None
    own = form_of(label, unit)
    if len(own) < SHORTEST:
        return None
    alike = {
        form: entry.indicator.key
        for form, entries in catalogue.by_form.items()
        if len(form) >= SHORTEST and (form in own or own in form)
        for entry in entries[:1]
        if are_counted_alike(unit, entry.indicator.unit)
    }
    return alike[max(alike, key=len)] if alike else None
