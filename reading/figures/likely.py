"""What a figure of no indicator may be of: for a person to judge, never to be filed as one."""

from .catalogue import IndicatorIndex
from .figure import FigureKind
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
    like = _forms_like(own, catalogue)
    for form in sorted(like, key=catalogue.rank.__getitem__):
        for entry in reversed(catalogue.by_form[form]):
            if are_counted_alike(unit, entry.indicator.unit):
                return entry.indicator.key
    return None


def _forms_like(own: str, catalogue: IndicatorIndex) -> set[str]:
    """Found by the pieces of the label: they are few beside the names of a catalogue."""
    size = len(own)
    pieces = {
        own[start:end]
        for start in range(size)
        if own[start : start + SHORTEST] in catalogue.heads
        for end in range(start + SHORTEST, size + 1)
    }
    if size >= SHORTEST - 1:
        pieces.add(own[1 - SHORTEST :])
    like = catalogue.by_form.keys() & pieces
    if size >= SHORTEST:
        like |= catalogue.by_end.get(own, frozenset())
    return like
