"""What a person makes of a figure: it is right, it is mended, or it is none at all."""

import logging
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from briefings.editions import new_edition
from briefings.models import Issue
from briefings.parsing.numerals import plain

from .extraction.wordings import are_counted_alike
from .models import Figure, Indicator
from .reading import MOST_DIGITS

logger = logging.getLogger(__name__)

State, Kind = Figure.State, Figure.Kind

CORRECTABLE = (
    "label",
    "value",
    "unit",
    "qualifier",
    "kind",
    "indicator",
    "period_start",
    "period_end",
    "region",
)
# What was guessed or matched no longer holds once a person has said it.
SAID_BY_A_PERSON = {
    "period_start": {"period_is_inferred": False},
    "period_end": {"period_is_inferred": False},
    "region": {"place_is_inferred": False},
    "indicator": {"matched": "", "matched_words": ""},
}
# The years a bureau of this republic reports on, plans included.
YEARS = range(1949, 2100)


class ReviewRefused(Exception):
    """A decision that makes no sense of this figure; the message says why, in Chinese."""


class Reviewed(NamedTuple):
    """The figures now decided, and why how many others were left as they were."""

    figures: list[Figure]
    refused: Counter[str]


@transaction.atomic
def confirm(figures: Iterable[Figure], by) -> Reviewed:
    """Say that each says what its sentence says."""
    reviewed = _take(figures, (State.UNREVIEWED,))
    _decide(reviewed.figures, State.CONFIRMED, by, "确认")
    return reviewed


@transaction.atomic
def reject(figures: Iterable[Figure], by) -> Reviewed:
    """Say that each is no figure: no reader sees it, and no import brings it back."""
    reviewed = _take(figures, (State.UNREVIEWED,))
    _decide(reviewed.figures, State.REJECTED, by, "不是数据")
    return reviewed


@transaction.atomic
def reopen(figures: Iterable[Figure], by) -> Reviewed:
    """Take decisions back: each is again what was read out of its text."""
    reviewed = _take(figures, Figure.REVIEWED)
    for figure in reviewed.figures:
        if figure.extracted:
            _restore(figure)
    _decide(reviewed.figures, State.UNREVIEWED, by, "退回未核对")
    return reviewed


@transaction.atomic
def correct(figure: Figure, by, **changes) -> Figure:
    """Mend what was read; what it was before anyone did is kept, once."""
    if strangers := changes.keys() - set(CORRECTABLE):
        raise TypeError(f"not to be corrected: {', '.join(sorted(strangers))}")
    [figure] = _lock([figure])
    if figure.state in (State.REJECTED, State.LOST):
        raise ReviewRefused(f"不能更正：{_why_not(figure)}。")
    changes = {
        name: value for name, value in changes.items() if getattr(figure, name) != value
    }
    if not changes:
        raise ReviewRefused("没有改动。")
    told = _told(figure, changes)
    _mend(figure, changes)
    _refuse_nonsense(figure, changes.keys())
    figure.save()
    _decide([figure], State.CORRECTED, by, f"更正：{told}")
    return figure


def _take(figures: Iterable[Figure], states: Collection[str]) -> Reviewed:
    """Those in one of the states, locked, and why the others are not for the taking."""
    locked = _lock(figures)
    others = [figure for figure in locked if figure.state not in states]
    return Reviewed(
        [figure for figure in locked if figure.state in states],
        Counter(map(_why_not, others)),
    )


def _lock(figures: Iterable[Figure]) -> list[Figure]:
    """The figures as they now are; their issues are locked first, as publishing does."""
    chosen = Figure.objects.filter(pk__in=[figure.pk for figure in figures])
    issues = Issue.objects.filter(pk__in=chosen.values("article__issue"))
    list(issues.select_for_update().order_by("pk").values_list("pk"))
    return list(
        chosen.select_for_update(of=["self"])
        .select_related("indicator", "region", "article__issue")
        .defer("article__text", "article__blocks")
        .order_by("pk")
    )


def _why_not(figure: Figure) -> str:
    match figure.state:
        case State.LOST:
            return "原文已改，这个数不在文中了"
        case State.UNREVIEWED:
            return "还没有核对过"
    return f"先前已定为“{figure.get_state_display()}”，要改判请先退回未核对"


def _decide(figures: list[Figure], state: State, by, what: str) -> None:
    """Write the decision down, with who and when; a decision taken back has neither."""
    if not figures:
        return
    is_decided = state != State.UNREVIEWED
    decision = {
        "state": state,
        "reviewed_by": by if is_decided else None,
        "reviewed_at": timezone.now() if is_decided else None,
    }
    Figure.objects.filter(pk__in=[figure.pk for figure in figures]).update(**decision)
    for figure in figures:
        for name, value in decision.items():
            setattr(figure, name, value)
    LogEntry.objects.log_actions(by.pk, figures, CHANGE, what)
    logger.info("%s: %d figures, by %s", what, len(figures), by)
    issues = {figure.article.issue for figure in figures}
    if years := {issue.sorts_on.year for issue in issues if issue.is_public}:
        new_edition(years)


def _mend(figure: Figure, changes: dict) -> None:
    """Set the fields, and keep what was read of each that no one had mended yet."""
    implied = [SAID_BY_A_PERSON.get(name, {}) for name in changes]
    for name, value in {
        **{name: value for each in implied for name, value in each.items()},
        **changes,
    }.items():
        figure.extracted.setdefault(name, _plain(getattr(figure, name)))
        setattr(figure, name, value)


def _restore(figure: Figure) -> None:
    for name, kept in figure.extracted.items():
        field = figure._meta.get_field(name)
        setattr(figure, field.attname, field.to_python(kept))
    figure.extracted = {}
    figure.save()


def _plain(value):
    """The value as JSON keeps it."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case models.Model():
            return value.pk
    return value


def _told(figure: Figure, changes: dict) -> str:
    """数值 3958 → 3985；地区 韶关市 → 武江区, for the record."""
    return "；".join(
        f"{figure._meta.get_field(name).verbose_name} "
        f"{_shown(figure, name, getattr(figure, name))} → {_shown(figure, name, value)}"
        for name, value in changes.items()
    )


def _shown(figure: Figure, name: str, value) -> str:
    choices = dict(figure._meta.get_field(name).choices or ())
    said = value if isinstance(value, models.Model) else _plain(value)
    return str(choices.get(said, said) or "无")


def _refuse_nonsense(figure: Figure, changed: Collection[str]) -> None:
    try:
        figure.clean_fields(exclude={f.name for f in figure._meta.fields} - changed)
    except ValidationError as error:
        raise ReviewRefused("".join(error.messages)) from error
    if objections := [*_number_objections(figure), *_period_objections(figure)]:
        raise ReviewRefused("；".join(objections) + "。")
    if figure.indicator and changed & {"indicator", "unit", "kind"}:
        _require_its_kind(figure, figure.indicator)


def _number_objections(figure: Figure):
    if len(figure.value.normalize().as_tuple().digits) > MOST_DIGITS:
        yield f"数值最多 {MOST_DIGITS} 位有效数字"


def _period_objections(figure: Figure):
    start, end = figure.period_start, figure.period_end
    if start and not end:
        yield "时期有起日，须有止日"
    if start and end and start > end:
        yield "时期的起日晚于止日"
    if any(day.year not in YEARS for day in (start, end) if day):
        yield f"时期须在 {YEARS.start} 年至 {YEARS.stop - 1} 年之间"


def _require_its_kind(figure: Figure, indicator: Indicator) -> None:
    if not are_counted_alike(figure.unit, indicator.unit):
        raise ReviewRefused(
            f"“{indicator}”按“{indicator.unit}”计，与单位“{figure.unit or '无'}”不符。"
        )
    is_standard = indicator.nature == Indicator.Nature.STANDARD
    if figure.kind == Kind.STANDARD and not is_standard:
        raise ReviewRefused(f"类别是“标准”，而“{indicator}”不是标准。")
