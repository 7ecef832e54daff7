"""Remarks settled at the desk: doubts with a tick, blocks one by one and for a reason."""

from django import forms
from django.contrib import messages

from briefings.editing import settle
from briefings.lifting import LONGEST_REASON, LiftingRefused, lift
from briefings.models import Issue, Remark


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


def open_remarks(issue: Issue) -> list[Remark]:
    """Those on the issue that nobody has settled, what blocks it first."""
    remarks = Remark.objects.about(issue).open().order_by("pk")
    return sorted(remarks, key=lambda each: (not each.is_blocking, _place(each)))


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
