"""Remarks settled at the desk: doubts with a tick, blocks one by one and for a reason."""

from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.urls import reverse

from briefings.answering import ASKED_FOR, row_meant, settle_answered
from briefings.editing import settle
from briefings.lifting import LONGEST_REASON, LiftingRefused, lift
from briefings.models import Article, Issue, Remark


class RemarksToSettle(forms.Form):
    """The remarks ticked beside the text, and why those that block are lifted."""

    settled_why = forms.CharField(required=False)

    def __init__(self, issue: Issue, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Also those that a colleague has meanwhile settled: they keep no other back.
        remarks = Remark.objects.about(issue)
        self.fields["settle"] = forms.ModelMultipleChoiceField(remarks, required=False)


class ReasonToLift(forms.Form):
    """Why blocks chosen from the list are lifted."""

    why = forms.CharField(
        label="解除原因",
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"required": "请写明解除的原因。"},
    )


class FieldAsked(NamedTuple):
    """The field that answers a remark, and where it is filled in."""

    label: str
    address: str


def open_remarks(issue: Issue, shown: Iterable = ()) -> list[Remark]:
    """Those on the issue that nobody has settled, what blocks it first.

    `shown` are the forms of the page: a remark that asks for a field leads to it.
    """
    remarks = list(Remark.objects.about(issue).open().order_by("pk"))
    articles = list(issue.articles.without_bodies()) if remarks else []
    for remark in remarks:
        # Only as long as the page is made.
        remark.__dict__["asked"] = _field_asked(remark, issue, articles, shown)
    return sorted(remarks, key=lambda each: (not each.is_blocking, _place(each)))


def _field_asked(
    remark: Remark, issue: Issue, articles: list[Article], shown: Iterable
) -> FieldAsked | None:
    asked = ASKED_FOR.get(remark.code)
    row = asked and remark.issue_id and row_meant(remark, asked, issue, articles)
    if not asked or not row:
        return None
    for form in shown:
        if form.instance == row and asked.field in form.fields:
            return FieldAsked(asked.label, f"#{form[asked.field].id_for_label}")
    page = reverse(f"admin:briefings_{row._meta.model_name}_change", args=[row.pk])
    return FieldAsked(asked.label, f"{page}#id_{asked.field}")


def _place(remark: Remark) -> int:
    """An import tells the line; the gate finds all in the order of the text."""
    return (remark.source_file_id and remark.line) or 0


def settle_and_tell(request, remarks, why: str) -> None:
    """Settle what is settled by a look, lift what blocks, and say which was refused."""
    for remark in remarks.exclude(settled_at=None).select_related("settled_by"):
        by = remark.settled_by or "系统"
        messages.info(request, f"“{remark.message.rstrip('。')}”已由{by}处理过。")
    blocks = list(remarks.blocking())
    done = settle(remarks, request.user)
    for block in blocks:
        try:
            lift(block, request.user, why)
        except LiftingRefused as refusal:
            messages.error(request, str(refusal))
        else:
            done += 1
    if done:
        messages.success(request, f"已处理 {done} 条待核事项。")


def settle_filled(request, issue: Issue, parts: Iterable) -> None:
    """Say of how many remarks the saved forms have filled in what they ask for."""
    changed = [(each.instance, each.changed_data) for each in parts]
    if done := settle_answered(issue, changed, request.user):
        messages.success(request, f"填写的正是 {done} 条待核事项要的，已一并处理。")
