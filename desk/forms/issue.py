"""An issue as the clerk types it: its head, and whom it was sent to."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency
from briefings.corrections import ChangeUntold
from briefings.editing import last_position
from briefings.gate import ChangeRefused
from briefings.models import Distribution, Issue
from reading.documents import own_document_number
from reading.documents.checks.plausibility import doubted_dates
from reading.parsed import IssueKind, ParsedIssue

from .fields import ChineseDateField, MomentField, RecipientsField, TextField
from .seen import SeenForm

# The days of an issue as read, and the fields that keep them.
DAYS = {
    "issued_on": "issued_on",
    "dated_on": "dated_on",
    "published_on": "source_published_on",
}
HOW_TO_MEND = "请先撤下，再改。"
NOTHING_SAVED = (
    "公众看得到的内容不能这样改，什么也没有保存。请改好下列各处；"
    "核实可以公开的，先撤下、再提交审核后修改，由另一人解除。"
)

UNTOLD = "什么也没有保存，您填写的都还在下面的表里。"


class GatedForm(SeenForm):
    """A form that says why the gate has refused what it held, if it has."""

    refusal: ChangeRefused | None = None

    def clean(self):
        super().clean()
        if self.refusal:
            is_untold = isinstance(self.refusal, ChangeUntold)
            lead = UNTOLD if is_untold else NOTHING_SAVED
            self.add_error(None, [lead, *self.refusal.reasons])


class IssueForm(GatedForm):
    class Meta:
        model = Issue
        fields = [
            *("kind", "agency", "series"),
            *("year", "number", "total_number", "is_supplement", "document_number"),
            *("issued_on", "issued_on_is_inferred", "dated_on"),
            *("source_published_on", "source_published_at"),
            *("office", "copies", "secrecy", "source", "editors_note"),
        ]
        field_classes = {
            **dict.fromkeys(DAYS.values(), ChineseDateField),
            "source_published_at": MomentField,
            "editors_note": TextField,
        }
        help_texts = {
            "agency": "只列出你所在的单位；要添加单位，请找系统管理员。",
            "year": "期号所属的年份，如 2022。",
            "total_number": "报头上的“总第×期”；没有就留空。",
            "is_supplement": "增刊单独编号。",
            "office": "版记里的印发机关，如“××市民政局办公室”。",
            "copies": "版记里的“共印×份”。",
            "dated_on": "落款的日期。",
            "issued_on": "报头或版记上的印发日期；列表按它排序。",
            "issued_on_is_inferred": "原文没写日期、由内容推定时勾选。",
            "source_published_on": "网页上原来的发布日期。",
            "source_published_at": "网页上原来的发布时间；没写钟点就留空。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.agency_id and "agency" in self.fields:
            self._let_the_bureau_stay(self.fields["agency"])

    def _let_the_bureau_stay(self, agency):
        """One that nobody has confirmed is in nobody's reach, and may stand there."""
        offered = Q(pk__in=agency.queryset.order_by().values("pk"))
        agency.queryset = Agency.objects.filter(offered | Q(pk=self.instance.agency_id))

    def beside_it(self) -> dict[str, object]:
        return {"status": self.instance.status}

    def clean_document_number(self) -> str:
        typed = self.cleaned_data["document_number"]
        if not typed or "document_number" not in self.changed_data:
            return typed
        if number := own_document_number(typed):
            return number.normal
        raise forms.ValidationError(
            "发文字号由机关代字、年份和序号组成，如“兰民发〔2021〕239号”。"
        )

    def clean(self):
        super().clean()
        if set(DAYS.values()) & set(self.changed_data):
            self._refuse_implausible_dates()
        if self.instance.is_public:
            self._keep_what_the_public_needs()

    def _refuse_implausible_dates(self):
        """What an import would remark on; dates that stood there before may stay."""
        typed = self.cleaned_data
        days: dict[str, Any] = {name: typed.get(field) for name, field in DAYS.items()}
        issue = ParsedIssue(
            kind=IssueKind.OTHER,
            articles=(),
            first_line=0,
            last_line=0,
            document_number=typed.get("document_number") or "",
            year=typed.get("year"),
            number=typed.get("number"),
            **days,
        )
        for name, words in doubted_dates(issue, timezone.localdate()):
            self.add_error(DAYS[name], f"{words}请对照原文改正。")

    def _keep_what_the_public_needs(self):
        agency = self.cleaned_data.get("agency")
        if not agency:
            self.add_error("agency", f"已发布的期须有单位。{HOW_TO_MEND}")
        elif not agency.is_confirmed:
            self.add_error("agency", f"这个单位尚未确认。{HOW_TO_MEND}")
        if not self.cleaned_data.get("year"):
            self.add_error("year", f"已发布的期须有年份。{HOW_TO_MEND}")
        if self.cleaned_data.get("secrecy"):
            self.add_error("secrecy", f"已发布的期不能有密级标志。{HOW_TO_MEND}")


class InOrderForm(GatedForm):
    """A row that goes to the end when the clerk gives it no place."""

    position = forms.IntegerField(
        label="顺序",
        required=False,
        min_value=0,
        help_text="留空则排在最后。",
        widget=forms.NumberInput(attrs={"class": "vIntegerField"}),
    )

    def beside_it(self) -> dict[str, object]:
        """What she typed for a draft is not to go to the public unseen."""
        return {"status": self.instance.issue.status if self.instance.issue_id else ""}

    def save(self, commit=True):  # noqa: FBT002 (Django's signature)
        row = self.instance
        is_asked = "position" in self.fields or row.pk is None
        if is_asked and self.cleaned_data.get("position") is None:
            row.position = last_position(type(row).objects.filter(issue=row.issue)) + 1
        return super().save(commit)


class DistributionForm(InOrderForm):
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

    def __init__(self, *args, **kwargs):
        """Beside its boxes stand no labels, only the heads of their columns."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.label:
                field.widget.attrs["aria-label"] = str(field.label)
