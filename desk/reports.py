"""What readers have reported as wrong: looked at beside the text, answered in public."""

from datetime import datetime

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse

from briefings.gate import ChangeRefused, blocks_in
from readers.models import ErrorReport
from readers.reporting import ANSWERED_MEANWHILE, LONGEST, AnswerRefused, answer_report

from .behaviour import OwnRowsAdmin, link, link_to
from .forms.seen import SeenField

Outcome = ErrorReport.Outcome


class AnswerForm(forms.ModelForm):
    """What was found, and the words that readers get; over what is newer it says nothing."""

    outcome = forms.ChoiceField(
        label="处理结果", choices=Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label="答复",
        required=False,
        max_length=LONGEST,
        help_text="公众看得到，请不要写读者的姓名和电话。选“与内容无关”的不公开，可以不写。",
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )
    seen = SeenField()

    class Meta:
        model = ErrorReport
        fields = ["outcome", "answer"]

    def get_initial_for_field(self, field, field_name):
        if field_name == "seen":
            return _in_words(self.instance.answered_at)
        return super().get_initial_for_field(field, field_name)

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("seen", "") != _in_words(self.instance.answered_at):
            raise forms.ValidationError(ANSWERED_MEANWHILE)
        if cleaned.get("outcome") != Outcome.UNRELATED:
            self._ask_for_words(cleaned.get("answer", ""))
        return cleaned

    def _ask_for_words(self, answer: str) -> None:
        if not answer and "answer" not in self.errors:
            self.add_error("answer", "请写答复，公众看得到。")
        for found in blocks_in(answer, self.instance.article.issue.agency_id):
            self.add_error("answer", found)


def _in_words(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


class ByAnswered(admin.SimpleListFilter):
    title = "答复情况"
    parameter_name = "answered"

    def lookups(self, request, model_admin):
        return [("no", "待答复"), ("yes", "已答复")]

    def queryset(self, request, queryset):
        match self.value():
            case "no":
                return queryset.waiting()
            case "yes":
                return queryset.exclude(outcome="")
            case _:
                return queryset


@admin.register(ErrorReport)
class ErrorReportAdmin(OwnRowsAdmin):
    form = AnswerForm
    list_display = [
        "passage",
        "wrong",
        "article",
        "received_at",
        "outcome",
        "answered_by",
    ]
    list_filter = [ByAnswered, "wrong", "outcome"]
    list_select_related = ["article__issue__agency", "answered_by"]
    search_fields = ["passage", "words", "answer", "article__title"]
    search_help_text = "按读者的话、答复或文章标题查找"
    actions = None
    READ = (
        *("of_article", "of_figure", "passage", "wrong", "words", "received_at"),
        *("contact", "answered_by", "answered_at"),
    )

    def get_queryset(self, request):
        bodies = ("article__text", "article__blocks")
        return super().get_queryset(request).defer(*bodies)

    def get_fields(self, request, obj=None):
        return [
            each
            for each in (*self.READ[:7], "outcome", "answer", *self.READ[7:], "seen")
            if self._shows(each, request, obj)
        ]

    def get_readonly_fields(self, request, obj=None):
        return self.READ

    def _shows(self, name: str, request, obj) -> bool:
        """How to reach the reader is for whoever answers; what is blank is left out."""
        if name in ("contact", "seen") and not self.has_change_permission(request, obj):
            return False
        return not (name.startswith("answered") and obj and not obj.outcome)

    def view_on_site(self, report) -> str | None:
        """Where the reader found it."""
        article = report.article
        return article.get_absolute_url() if article.issue.is_public else None

    def has_add_permission(self, request):
        """They come from readers."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def log_change(self, request, obj, message):
        """The service notes it, here and in the history of the issue."""

    def save_model(self, request, obj, form, change):
        said = form.cleaned_data
        seen = datetime.fromisoformat(said["seen"]) if said["seen"] else None
        try:
            answer_report(obj, request.user, said["outcome"], said["answer"], seen)
        except (AnswerRefused, ChangeRefused) as refusal:
            messages.error(request, f"没有保存：{refusal}")
        else:
            is_told = said["outcome"] != Outcome.UNRELATED
            told = "公众已经看得到" if is_told else "不公开"
            messages.success(request, f"已答复，{told}；读者的联系方式已删除。")

    def response_change(self, request, obj):
        """What became of it was said; Django would call it saved in any case."""
        return redirect(
            f"{reverse('admin:readers_errorreport_changelist')}?answered=no"
        )

    @admin.display(description="文章")
    def of_article(self, report):
        return link_to(report.article)

    @admin.display(description="数据")
    def of_figure(self, report):
        if report.figure is None:
            return "不是某一个数"
        page = reverse("admin:metrics_figure_review")
        return link(f"{page}?figure={report.figure_id}&state=all", report.figure)
