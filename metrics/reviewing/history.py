"""Decisions written down: who, when, and what in words."""

import logging
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from briefings.content_version import raise_content_version
from reading.language.numerals import plain

from ..models import Figure
from ..series.holding import hold_back, pairs_of

logger = logging.getLogger(__name__)

State = Figure.State


def decide(
    figures: list[Figure], state: Figure.State, by: User, what: str, deed: int = CHANGE
) -> None:
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
    note(figures, by, what, deed)
    hold_back(pairs_of(Figure.objects.filter(pk__in=[each.pk for each in figures])))


def note(figures: list[Figure], by: User, what: str, deed: int = CHANGE) -> None:
    """Enter it in the figures' history; readers of public issues then see it."""
    LogEntry.objects.log_actions(by.pk, figures, deed, what)
    logger.info("%s: %d figures, by %s", what, len(figures), by)
    issues = {figure.article.issue for figure in figures}
    if years := {issue.year_in_lists for issue in issues if issue.is_public}:
        raise_content_version(years, issues=())


def changes_told(figure: Figure, changes: dict) -> str:
    """数值 3958 → 3985；地区 韶关市 → 武江区."""
    return "；".join(
        f"{_name(figure, name)} "
        f"{_shown(figure, name, getattr(figure, name))} → {_shown(figure, name, value)}"
        for name, value in changes.items()
    )


def fields_told(figure: Figure, names: Iterable[str]) -> str:
    """数值 3985；单位 人: what is known of it."""
    return "；".join(
        f"{_name(figure, name)} {_shown(figure, name, value)}"
        for name in names
        if (value := getattr(figure, name)) not in (None, "")
    )


def as_plain(value: object) -> object:
    """The value as JSON keeps it."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case models.Model():
            return value.pk
    return value


def _name(figure: Figure, name: str) -> str:
    return str(figure.field_named(name).verbose_name)


def _shown(figure: Figure, name: str, value: object) -> str:
    choices = dict(figure.field_named(name).choices or ())
    said = value if isinstance(value, models.Model) else as_plain(value)
    return str(choices.get(said, said) or "无")
