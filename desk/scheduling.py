"""An issue passed for a moment to come, at the desk: typed, shown, undone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.http import QueryDict
from django.utils import timezone

from briefings.approval import schedule_of
from briefings.models import Issue, Schedule
from briefings.publishing import PublishingRefused
from briefings.scheduling import (
    SCHEDULE,
    UNSCHEDULE,
    in_words,
    schedule,
    unschedule,
)
from reading.language.moments import OPENING_TIME, moment_in

OVERDUE = "定时已过未发布"
HOW_TO_TYPE = "请写明日期和时刻，如“11月30日 8:30”“明天上午9点”"
DONE = {SCHEDULE: "安排定时发布", UNSCHEDULE: UNSCHEDULE}


def asked_schedule(posted: QueryDict) -> tuple[Callable, str] | None:
    """What a button of these is to do, and how that is called once it is done."""
    match posted.get("_continue"):
        case "schedule":
            typed = posted.get("due_at", "")
            return partial(schedule_as_typed, typed=typed), DONE[SCHEDULE]
        case "unschedule":
            return unschedule, DONE[UNSCHEDULE]
        case _:
            return None


def schedule_as_typed(issue: Issue, by, typed: str) -> None:
    at = moment_in(typed, timezone.localdate())
    if at is None:
        why = f"看不懂时间“{typed.strip()}”，{HOW_TO_TYPE}"
        raise PublishingRefused(issue, SCHEDULE, [why])
    schedule(issue, by, at)


def next_morning() -> str:
    """When most is published that is passed today, as it may be typed."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    zone = timezone.get_current_timezone()
    return in_words(datetime.combine(tomorrow, OPENING_TIME, tzinfo=zone))


def plan_of(issue: Issue | None) -> dict[str, object]:
    """What the page of the issue says of it, and what its field begins with."""
    planned = schedule_of(issue) if issue else None
    return {"schedule": planned, "next_morning": next_morning()}


def said_of(planned: Schedule) -> str:
    """How a list tells of it."""
    if planned.let_go_why:
        return planned.let_go_why
    return OVERDUE if planned.is_overdue else f"定于{in_words(planned.due_at)}发布"


def standing_of(issue: Issue) -> str:
    """待审, and when it will be published if that is planned."""
    planned: Schedule | None = getattr(issue, "schedule", None)
    name = issue.get_status_display()
    if planned is None:
        return name
    return f"{name}（{said_of(planned) if planned.is_pending else '定时已取消'}）"
