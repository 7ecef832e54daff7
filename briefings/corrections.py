"""What readers are told when a public text is put right, and who may mend what was told."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agencies.models import Role

from .content_version import raise_content_version
from .gate import ChangeRefused, Key, findings, refuse_new_blocks
from .logbook import note
from .models import Article, Correction, Issue
from .rights import objection_to
from .versions import with_other_words

CORRECT, MINOR = "更正", "小改"
NOT_TOLD = (
    "公众看得到的文字有改动：请选“小改”（错别字、标点，意思不变）"
    "或“更正”（写一句公众看得到的说明）"
)
NO_NOTE = "选了“更正”，请写明原来错在哪里、现在是什么"
BOTH = "选了“小改”，又写了更正说明：请改选“更正”，或删去说明"
LONGEST = Correction._meta.get_field("text").max_length or 0
LONGEST_REASON = Correction._meta.get_field("ended_why").max_length or 0


class ChangeUntold(ChangeRefused):
    """Words that the public reads were changed, and nobody said how much that means."""


class CorrectionRefused(Exception):
    """A note may not be mended or taken back so; the message says why, in Chinese."""


@dataclass(frozen=True)
class Telling:
    """What an editor says of her change: minor, or the sentence that readers get."""

    is_minor: bool = False
    is_correction: bool = False
    words: str = ""
    # What the sentence is about where no word was changed.
    article: Article | None = None


def tell(
    issue: Issue,
    by: User | None,
    told: Telling | None,
    stood: Collection[Key] = (),
) -> None:
    """Ask for it where public words have changed, and keep what is told.

    The caller has locked the issue, and keeps the new versions afterwards; `stood` are
    the blocks of the issue as it was. A command of the administrator's is not asked.
    """
    if by is None or not issue.is_public:
        return
    told = told or Telling()
    changed = with_other_words(issue)
    words = _on_one_line(told.words)
    _refuse_untold(told, words, is_changed=bool(changed))
    if told.is_correction:
        article = _only_article(changed) if changed else told.article
        Correction.objects.create(issue=issue, article=article, text=words, made_by=by)
        refuse_new_blocks(issue, stood)
        note(issue, by, f"{CORRECT}：{words}")
    elif changed:
        note(issue, by, f"{MINOR}：意思不变，不另行说明")


def _refuse_untold(told: Telling, words: str, *, is_changed: bool) -> None:
    if told.is_correction and not words:
        raise ChangeUntold([NO_NOTE])
    if words and not told.is_correction:
        raise ChangeUntold([BOTH if told.is_minor else NOT_TOLD])
    if is_changed and not (told.is_minor or told.is_correction):
        raise ChangeUntold([NOT_TOLD])
    if len(words) > LONGEST:
        raise ChangeUntold([f"更正说明最多 {LONGEST} 个字"])


def _only_article(changed: list[Issue | Article]) -> Article | None:
    row = changed[0]
    return row if len(changed) == 1 and isinstance(row, Article) else None


@transaction.atomic
def mend(correction: Correction, by: User, text: str) -> Correction:
    """Let it say this instead; what it said before is kept."""
    issue, stood = _begin(correction, by)
    words = _on_one_line(text)
    if not words or len(words) > LONGEST:
        raise CorrectionRefused(f"更正说明须有 1 到 {LONGEST} 个字。")
    if words == correction.text:
        return correction
    _end(correction, by, f"改为：{words}"[:LONGEST_REASON])
    mended = Correction.objects.create(
        issue=issue,
        article_id=correction.article_id,
        text=words,
        corrected_at=correction.corrected_at,
        made_by=by,
        mends=correction,
    )
    # Of what is withdrawn as well: published again, it would be read.
    refuse_new_blocks(issue, stood)
    note(issue, by, f"修改更正说明：原为“{correction.text}”，现为“{words}”")
    return mended


@transaction.atomic
def take_back(correction: Correction, by: User, why: str) -> None:
    """Show it no more, for a reason that is kept with it."""
    issue, _ = _begin(correction, by)
    words = _on_one_line(why)
    if not words or len(words) > LONGEST_REASON:
        raise CorrectionRefused(f"请写明撤回的原因，最多 {LONGEST_REASON} 个字。")
    _end(correction, by, words)
    note(issue, by, f"撤回更正说明“{correction.text}”：{words}")


def _begin(correction: Correction, by: User):
    """Its issue, locked, with what keeps no change of it back."""
    Issue.objects.filter(pk=correction.issue_id).lock()
    correction.refresh_from_db()
    issue = Issue.objects.select_related("agency").get(pk=correction.issue_id)
    if why := objection_to(by, issue, Role.REVIEW):
        raise CorrectionRefused(f"{why}。")
    if not correction.is_standing:
        raise CorrectionRefused("别人刚改过或撤回了这条更正说明。")
    return issue, {each.key for each in findings(issue) if each.finding.blocks}


def _end(correction: Correction, by: User, why: str) -> None:
    correction.ended_at, correction.ended_by = timezone.now(), by
    correction.ended_why = why
    correction.save(update_fields=["ended_at", "ended_by", "ended_why"])
    issue = correction.issue
    if issue.is_public:
        raise_content_version([issue.year_in_lists], issues=[issue.pk])


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
