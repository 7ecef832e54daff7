"""Whom an issue was sent to, as the clerk types it."""

from django import forms

from briefings.models import Distribution
from reading.documents.distribution import split_recipients

from .names import NamesField
from .placed import PlacedForm


class RecipientsField(NamesField):
    """市委办公室、各县（市、区）民政局: marks inside brackets do not part."""

    def part(self, text: str) -> tuple[str, ...]:
        return split_recipients(text.replace("\n", "、"))


class DistributionForm(PlacedForm):
    recipients = RecipientsField(
        label="单位名单",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="按原文顺序填写，用顿号、逗号或分号隔开，也可以一行一个；"
        "括号里的标点不算隔开，如“各县（市、区）民政局”是一个单位。",
        error_messages={"required": "请填写单位名单，或删去这一行。"},
    )

    class Meta:
        model = Distribution
        fields = ["position", "role", "recipients"]
