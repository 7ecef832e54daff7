"""An error is reported by a reader and answered by staff, in public."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agencies.models import Role
from briefings.content_version import raise_content_version
from briefings.gate import ChangeRefused, blocks_in
from briefings.logbook import note
from briefings.models import Article
from briefings.rights import objection_to
from metrics.models import Figure

from .models import ErrorReport

LONGEST_PASSAGE = ErrorReport._meta.get_field("passage").max_length or 0
LONGEST = ErrorReport._meta.get_field("words").max_length or 0
LONGEST_CONTACT = ErrorReport._meta.get_field("contact").max_length or 0
ANSWERED_MEANWHILE = "打开以后，别人答复过这一条；这次没有保存，请看现在的答复。"
Outcome = ErrorReport.Outcome


class AnswerRefused(Exception):
    """An answer may not be given so; the message says why, in Chinese."""


@dataclass(frozen=True)
class ReaderMessage:
    """What a reader has written, checked by the form."""

    passage: str
    wrong: str
    words: str
    contact: str = ""


@transaction.atomic
def report_error(
    article: Article, figure: Figure | None, sent: ReaderMessage
) -> ErrorReport:
    """Put it on the work list of whoever reviews for the bureau."""
    return ErrorReport.objects.create(
        article=article,
        figure=figure,
        passage=sent.passage,
        wrong=sent.wrong,
        words=sent.words,
        contact=sent.contact,
    )


@transaction.atomic
def answer_report(
    report: ErrorReport,
    by: User,
    outcome: str,
    answer: str,
    seen: datetime | None = None,
) -> ErrorReport:
    """Say what became of it; readers read it at once, and the sender's contact is gone.

    `seen` is when it had been answered as the page showed it. An answer may be mended;
    what it was stands in the history.
    """
    held = ErrorReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    issue = held.article.issue
    words = " ".join(answer.split())
    if why := objection_to(by, issue, Role.REVIEW):
        raise AnswerRefused(f"{why}。")
    if held.answered_at != seen:
        raise AnswerRefused(ANSWERED_MEANWHILE)
    _refuse(outcome, words, issue.agency_id)
    was = f"（原为{held.get_outcome_display()}：{held.answer}）" if held.outcome else ""
    held.outcome, held.answer, held.contact = outcome, words, ""
    held.answered_by, held.answered_at = by, timezone.now()
    held.save()
    said = f"{Outcome(outcome).label}：{words}{was}".replace("：（", "（").rstrip("：")
    note(held, by, said)
    note(issue, by, f"答复读者报告的差错：{said}")
    raise_content_version()
    return held


def _refuse(outcome: str, words: str, agency: int | None) -> None:
    if outcome not in Outcome:
        raise AnswerRefused("请选处理结果。")
    if not words and outcome != Outcome.UNRELATED:
        raise AnswerRefused("请写答复，公众看得到。")
    if len(words) > LONGEST:
        raise AnswerRefused(f"答复最多 {LONGEST} 个字。")
    if outcome != Outcome.UNRELATED and (found := blocks_in(words, agency)):
        raise ChangeRefused(found)
