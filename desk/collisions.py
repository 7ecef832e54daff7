"""Two people at one row: what each of them has written, side by side."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import QueryDict

from briefings.models import Article, Issue
from reading.differences import Beside, compared

from .forms.article import ArticleForm
from .forms.issue import DistributionForm, IssueForm
from .forms.seen import SeenForm

# articles-3-title is the title of the fourth; kind is a field of the page's own row.
SENT_AS = re.compile(r"(?:(?:articles|distribution)-\d+-)?(\w+)")


class Met(NamedTuple):
    """A field into which both have written."""

    label: str
    paragraphs: list[Beside]


class Collision(NamedTuple):
    """A row of the page that somebody has changed since it was shown."""

    name: str
    fields: list[Met]
    # What she had left alone, and now reads as the other wrote it.
    taken_over: list[str]
    is_gone: bool


def collisions_on(shown: Iterable[SeenForm]) -> list[Collision]:
    """Those for which the page was not saved."""
    return [
        Collision(
            name=_name_of(form),
            fields=[_met(form, name) for name in form.overtaken],
            taken_over=[str(form[name].label) for name in form.taken_over],
            is_gone=form.is_gone,
        )
        for form in shown
        if form.overtaken or form.taken_over or (form.is_gone and form.errors)
    ]


def typed_words(sent: QueryDict) -> Iterator[tuple[str, str]]:
    """Label and text of each field, of a page whose row is there no more."""
    labels = {
        name: field.label
        for form in (IssueForm, DistributionForm, ArticleForm)
        for name, field in form.base_fields.items()
        if not isinstance(field, forms.ModelChoiceField)
    }
    for name, value in sent.items():
        found = SENT_AS.fullmatch(name)
        if found and found[1] in labels and found[1] != "seen" and str(value).strip():
            yield str(labels[found[1]]), str(value)


def last_change(issue: Issue) -> LogEntry | None:
    """What the log last says of the issue or of an article of it."""
    of_issue = Q(content_type=_type_of(Issue), object_id=str(issue.pk))
    articles = [str(pk) for pk in issue.articles.values_list("pk", flat=True)]
    of_articles = Q(content_type=_type_of(Article), object_id__in=articles)
    entries = LogEntry.objects.filter(of_issue | of_articles)
    return entries.select_related("user").order_by("-pk").first()


def _type_of(model) -> ContentType:
    return ContentType.objects.get_for_model(model)


def _name_of(form: SeenForm) -> str:
    if form.instance.pk:
        return str(form.instance)
    return next(str(form[n].value()) for n in ("title", "role") if n in form.fields)


def _met(form: SeenForm, name: str) -> Met:
    field = form.fields[name]
    held = form.get_initial_for_field(field, name)
    return Met(
        str(form[name].label),
        compared(_in_words(field, held), _in_words(field, form.cleaned_data.get(name))),
    )


def _in_words(field: Any, value: Any) -> str:
    """A value as a clerk reads it; what it is called, not its key."""
    rows = getattr(field, "queryset", None)
    if rows is not None and isinstance(field, forms.ModelMultipleChoiceField):
        keys = [getattr(each, "pk", each) for each in value or ()]
        return "、".join(map(str, rows.filter(pk__in=keys)))
    if rows is not None:
        return str(rows.filter(pk=getattr(value, "pk", value)).first() or "")
    if isinstance(value, bool):
        return "是" if value else "否"
    if choices := getattr(field, "choices", None):
        return str(dict(choices).get(value, value) or "")
    shown = field.prepare_value(value)
    return "" if shown is None else str(shown)
