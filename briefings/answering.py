"""What a remark asks for: whoever fills that in has settled it."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import models, transaction
from django.utils import timezone

from .models import Article, Issue, Remark
from .rights import EDITORS, require_role


class AskedFor(NamedTuple):
    """The field that answers a remark, and others that say the same of it."""

    model: type[Issue | Article]
    field: str
    others: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        (field,) = (f for f in self.model._meta.fields if f.name == self.field)
        return str(field.verbose_name)


DATE = AskedFor(Issue, "issued_on", ("issued_on_is_inferred",))
BUREAU = AskedFor(Issue, "agency")
TITLE = AskedFor(Article, "title", ("title_is_provisional",))
# By the code of the remark. What is not named here asks for more than a field.
ASKED_FOR = {
    "missing_issue_date": DATE,
    "inferred_date": DATE,
    "impossible_date": DATE,
    "missing_issue_number": AskedFor(Issue, "number"),
    "unknown_agency": BUREAU,
    "inferred_agency": BUREAU,
    "missing_title": TITLE,
    "title_doubted": TITLE,
    "title_refused": TITLE,
}

# A row that was saved, and the fields in which it is new.
Changed = tuple[models.Model, Collection[str]]


@transaction.atomic
def settle_answered(issue: Issue, changed: Iterable[Changed], by=None) -> int:
    """Settle the remarks on the issue that ask for what was just filled in; how many."""
    of_it = Issue.objects.filter(pk=issue.pk)
    require_role(by, of_it, *EDITORS)
    filled = list(changed)
    articles = list(issue.articles.without_bodies())
    answered = 0
    for remark in issue.remarks.open().select_for_update():
        asked = ASKED_FOR.get(remark.code)
        row = row_meant(remark, asked, issue, articles) if asked else None
        if asked and any(_answers(asked, *each) for each in filled if each[0] == row):
            _settle(remark, asked, by)
            answered += 1
    return answered


def row_meant(
    remark: Remark, asked: AskedFor, issue: Issue, articles: Iterable[Article]
) -> Issue | Article | None:
    """The issue, or its article on whose line the remark is, or that begins next."""
    if asked.model is Issue:
        return issue
    if remark.article_id:
        return next((a for a in articles if a.pk == remark.article_id), None)
    line, articles = remark.line or 0, list(articles)
    around = (a for a in articles if (a.first_line or 0) <= line <= (a.last_line or 0))
    behind = (a for a in articles if (a.first_line or 0) > line)
    alone = articles if len(articles) == 1 else ()
    return next(iter([*around, *behind, *alone]), None)


def _answers(asked: AskedFor, row: models.Model, fields: Collection[str]) -> bool:
    is_told = bool(getattr(row, asked.field))
    return is_told and not {asked.field, *asked.others}.isdisjoint(fields)


def _settle(remark: Remark, asked: AskedFor, by) -> None:
    """Nothing is lifted: what it was about is there no more."""
    remark.settled_at = remark.gone_at = timezone.now()
    remark.settled_by = by
    remark.settled_why = f"填写了“{asked.label}”。"
    remark.save(update_fields=["settled_at", "gone_at", "settled_by", "settled_why"])
