"""What a reader has to know of a number before quoting it, in words."""

from .models import Figure
from .querysets import APART
from .series.points import FigureRow, Statement

UNREVIEWED = str(Figure.State.UNREVIEWED.label)
HELD_BACK = dict(Figure.HeldBack.choices)


def caveats_of(row: FigureRow | Figure) -> list[str]:
    """Of a row or a figure: 某一天; 时期推定, 地区推定 or both at once; 未核对."""
    is_inferred = row.period_is_inferred or row.place_is_inferred
    return _caveats(row, is_inferred=is_inferred, is_unreviewed=not row.is_reviewed)


def inferred_of(row: FigureRow | Figure) -> list[str]:
    """What of it the text does not say: 时期, 地区."""
    what = [("时期", row.period_is_inferred), ("地区", row.place_is_inferred)]
    return [name for name, is_so in what if is_so]


def held_back_because(reason: str) -> list[str]:
    """总数小于其中的一部分，暂不对照: of one that its indicator's page does not show."""
    return [f"{HELD_BACK[reason]}，暂不对照"] if reason else []


def caveats_on(statement: Statement) -> list[str]:
    """As one text may make up for what another leaves open, those that remain."""
    return _caveats(
        statement.best,
        is_inferred=statement.is_inferred,
        is_unreviewed=not statement.is_reviewed,
    )


def standing_of(statement: Statement) -> list[str]:
    """已确认 or 未核对 in any case, and what was inferred: 未核对, 时期推定."""
    state = Figure.State(statement.best.state).label
    inferred = [each for each in caveats_on(statement) if each != UNREVIEWED]
    return [str(state), *inferred]


def _caveats(
    row: FigureRow | Figure, *, is_inferred: bool, is_unreviewed: bool
) -> list[str]:
    found = [str(Figure.Scope(row.scope).label)] if row.scope in APART else []
    if is_inferred:
        found.append("和".join(inferred_of(row)) + "推定")
    if is_unreviewed:
        found.append(UNREVIEWED)
    return found
