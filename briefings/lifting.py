"""A block is lifted by a second person and for a reason, and both are kept."""

from collections.abc import Iterable

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef, Q
from django.utils import timezone

from agencies.models import Role

from .gate import is_gone
from .models import Article, Issue, Remark

# How the log calls the step that hands an issue in.
SUBMIT = "提交审核"
# How the log begins where words were typed on a page of the admin, or old ones brought
# back; other steps are noted in other words.
TYPED, BROUGHT_BACK = "[{", "恢复"
LONGEST_REASON = Remark._meta.get_field("settled_why").max_length or 0


class LiftingRefused(Exception):
    """A block may not be lifted by this person, or not so; the message says why."""

    def __init__(self, remark: Remark, why: str):
        super().__init__(f"“{remark.message.rstrip('。')}”不能解除：{why}")


@transaction.atomic
def lift(remark: Remark, by, why: str) -> None:
    """Say that what a remark forbids may be public after all.

    Whoever typed the text, brought it in or submitted it cannot, whatever her rights.
    """
    remark.refresh_from_db(from_queryset=Remark.objects.select_for_update())
    words = " ".join(why.split())
    if remark.settled_at:
        raise LiftingRefused(remark, "别人刚处理过。")
    if by and not Remark.objects.within_reach_of(by, Role.REVIEW).contains(remark):
        raise LiftingRefused(remark, "你没有这个单位的“审核”权限。")
    if not words:
        raise LiftingRefused(remark, "没有写明原因。")
    if len(words) > LONGEST_REASON:
        raise LiftingRefused(remark, f"原因最多 {LONGEST_REASON} 个字。")
    if by is None or by.pk in _first_hands(remark):
        raise LiftingRefused(
            remark, "您录入、导入、修改或提交过这一期，须由另一人解除。"
        )
    remark.settled_at, remark.settled_by = timezone.now(), by
    remark.settled_why = words
    if remark.gone_at is None and is_gone(remark):
        # What is not there is not lifted: should it come back, it is another.
        remark.gone_at = remark.settled_at
    remark.save(update_fields=["settled_at", "settled_by", "settled_why", "gone_at"])


def void_lifts_of(issue: Issue, by) -> None:
    """Who hands an issue in has not lifted its blocks: each is open again, as a new remark.

    What she once lifted stays on record. Else she might lift first and submit then.
    """
    settled = Remark.objects.about(issue).filter(
        severity=Remark.Severity.BLOCKING, settled_by=by
    )
    # What was answered by filling in a field (briefings/answering.py) was not lifted.
    lifted = settled.exclude(words="", gone_at=F("settled_at"))
    again = Remark.objects.filter(
        issue=issue, code=OuterRef("code"), message=OuterRef("message")
    ).filter(pk__gt=OuterRef("pk"))
    void = list(lifted.exclude(Exists(again))) if by else []
    Remark.objects.filter(pk__in=[each.pk for each in void], gone_at=None).update(
        gone_at=timezone.now()
    )
    Remark.objects.bulk_create(_opened_again(each, issue) for each in void)


def _opened_again(remark: Remark, issue: Issue) -> Remark:
    return Remark(
        source_file_id=remark.source_file_id,
        issue=issue,
        article_id=remark.article_id,
        words=remark.words,
        found_at=remark.found_at,
        code=remark.code,
        severity=remark.severity,
        line=remark.line,
        message=remark.message,
    )


def _first_hands(remark: Remark) -> set[int | None]:
    """Who typed, brought in or submitted what the remark is about.

    Who mended something in it only after the remark was made has not typed its words.
    """
    file = remark.source_file or (remark.issue and remark.issue.source_file)
    issues = [remark.issue] if remark.issue else list(file.issues.all() if file else ())
    articles = Article.objects.filter(issue__in=issues)
    of_issues = _noted_of(Issue, issues)
    handed_in = of_issues.filter(Q(action_flag=ADDITION) | Q(change_message=SUBMIT))
    typed = (of_issues | _noted_of(Article, articles)).filter(
        Q(change_message__startswith=TYPED)
        | Q(change_message__startswith=BROUGHT_BACK),
        action_time__lt=remark.found_at,
    )
    hands = set((handed_in | typed).values_list("user_id", flat=True))
    return hands | ({file.brought_in_by_id} if file else set())


def _noted_of(model: type[Model], rows: Iterable[Model]):
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(
        content_type=kind, object_id__in=[str(row.pk) for row in rows]
    )
