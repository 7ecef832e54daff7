"""What waits for a person: to be reviewed, mended, finished, settled, dated."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Max, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from .models import Issue, Remark
from .publishing import SUBMIT, sent_back
from .querysets import IssueQuerySet

Status = Issue.Status


def to_review(issues: IssueQuerySet, person) -> QuerySet[Issue]:
    """Those in review that somebody else handed in: nobody reviews what is his own.

    What was passed for a day to come waits for that day alone.
    """
    own = _in_log(issues, _last_submissions().filter(user=person))
    decided = issues.scheduled().order_by().values("pk")
    waiting = issues.in_review().exclude(pk__in=own.values("pk"))
    return waiting.exclude(pk__in=decided)


def planned(issues: IssueQuerySet) -> QuerySet[Issue]:
    """What will be published at a moment that is still to come."""
    return issues.scheduled().filter(schedule__due_at__gt=timezone.now())


def unkept(issues: IssueQuerySet) -> QuerySet[Issue]:
    """Planned for a moment, and not published at it: let go, or nobody has come to it."""
    let_go = ~Q(schedule__let_go_why="")
    is_overdue = Q(schedule__due_at__lte=timezone.now())
    with_plan = issues.in_review().filter(schedule__isnull=False)
    return with_plan.filter(let_go | is_overdue)


def returned_to(issues: IssueQuerySet, person) -> QuerySet[Issue]:
    """Drafts sent back from review to the person who entered or submitted them."""
    submitted = _in_log(issues, _last_submissions().filter(user=person))
    theirs = Q(pk__in=submitted.values("pk")) | _entered_by(issues, person)
    return sent_back(issues).filter(theirs)


def drafts_of(issues: IssueQuerySet, person) -> QuerySet[Issue]:
    """Drafts that the person typed in or imported, and that nobody has sent back."""
    returned = sent_back(issues).values("pk")
    return issues.drafts().filter(_entered_by(issues, person)).exclude(pk__in=returned)


def blocked(issues: IssueQuerySet) -> QuerySet[Issue]:
    """What cannot become public before a person has settled a remark."""
    return issues.not_public().with_any_of(Remark.objects.blocking())


def _entered_by(issues: IssueQuerySet, person) -> Q:
    """What the person typed in, and what came with a file of theirs."""
    typed = LogEntry.objects.filter(_of_issues(), user=person, action_flag=ADDITION)
    return Q(source_file__brought_in_by=person) | Q(
        pk__in=_in_log(issues, typed).values("pk")
    )


def _last_submissions() -> QuerySet[LogEntry]:
    submitted = LogEntry.objects.filter(_of_issues(), change_message=SUBMIT)
    last = submitted.order_by().values("object_id").annotate(last=Max("pk"))
    return LogEntry.objects.filter(pk__in=last.values("last"))


def _of_issues() -> Q:
    return Q(content_type=ContentType.objects.get_for_model(Issue))


def _in_log(issues: IssueQuerySet, entries: QuerySet[LogEntry]) -> QuerySet[Issue]:
    """The issues that these entries are about."""
    # The log names rows of every kind in words, not all of which are numbers.
    named = issues.annotate(in_log=Cast("pk", CharField()))
    return named.filter(in_log__in=entries.values("object_id"))
