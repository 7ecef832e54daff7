"""Many figures confirmed at once by a rule: all of a table, all of an indicator."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from django.contrib.auth.models import User
from django.db import transaction

from reading.tags.doubt import BELIED

from ..models import Figure
from ..querysets import FigureQuerySet
from .decisions import lock
from .history import decide
from .refusals import CORRECTABLE, NOT_THEIRS, ReviewRefused, within_reach

# More than these nobody looks through on one page.
MOST_AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Batch:
    """What would be confirmed together, and why how many others are left out."""

    figures: Sequence[Figure]
    left_out: Counter[str]

    @property
    def fingerprint(self) -> str:
        """Changes with whatever of it was read otherwise or decided meanwhile."""
        said = [
            (each.pk, *(str(getattr(each, name)) for name in CORRECTABLE))
            for each in self.figures
        ]
        return blake2b(repr(said).encode(), digest_size=12).hexdigest()


def batch_of(figures: FigureQuerySet) -> Batch:
    """The unreviewed of these; those that something speaks against are looked at singly."""
    found = list(figures.unreviewed().with_source()[: MOST_AT_ONCE + 1])
    if len(found) > MOST_AT_ONCE:
        raise ReviewRefused(f"一次最多确认 {MOST_AT_ONCE} 条，请再筛选。")
    return _batch(found)


@transaction.atomic
def confirm_batch(
    figures: FigureQuerySet, seen: str, by: User, rule: str
) -> list[Figure]:
    """Confirm all that was listed under this fingerprint, or nothing at all."""
    listed = batch_of(figures)
    batch = _batch(lock(listed.figures))
    if len(within_reach(batch.figures, by)) < len(batch.figures):
        raise ReviewRefused(f"{NOT_THEIRS}。")
    if batch.fingerprint != seen or batch.left_out:
        raise ReviewRefused("列出以后有变动，请看过现在的情况再确认。")
    decide([*batch.figures], Figure.State.CONFIRMED, by, f"成批确认：{rule}")
    return [*batch.figures]


def _batch(found: Sequence[Figure]) -> Batch:
    told = [(figure, _why_singly(figure)) for figure in sorted(found, key=_place)]
    return Batch(
        [figure for figure, why in told if not why],
        Counter(why for _, why in told if why),
    )


def _place(figure: Figure) -> tuple[int, int, int]:
    """In the order of the texts, as a person compares them."""
    return figure.article_id, figure.start or 0, figure.pk


def _why_singly(figure: Figure) -> str:
    if figure.state != Figure.State.UNREVIEWED:
        return "已经核对过"
    if figure.held_back:
        return figure.get_held_back_display()
    if not figure.label:
        return "没有读出所指"
    return "与同文其他数不合" if figure.doubt >= BELIED else ""
