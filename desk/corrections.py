"""Corrections that readers were told of: mended or taken back by a reviewer, kept for good."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect

from briefings.corrections import LONGEST, CorrectionRefused, mend, take_back
from briefings.gate import ChangeRefused, blocks_in
from briefings.models import Correction

from .behaviour import OwnRowsAdmin, link_to


class NoteForm(forms.ModelForm):
    text = forms.CharField(
        label="更正说明",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Correction
        fields = ["text"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if found := blocks_in(text, self.instance.issue.agency_id):
            raise forms.ValidationError(found)
        return text

    def clean(self):
        if not self.instance.is_standing:
            raise forms.ValidationError("这条说明已经改过或撤回，这次没有保存。")


class ByStanding(admin.SimpleListFilter):
    title = "公开"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("yes", "公众看得到的"), ("no", "改过或撤回的")]

    def queryset(self, request, queryset):
        match self.value():
            case "yes":
                return queryset.standing()
            case "no":
                return queryset.exclude(ended_at=None)
            case _:
                return queryset


@admin.register(Correction)
class CorrectionAdmin(OwnRowsAdmin):
    form = NoteForm
    fields = [
        "text",
        "of_issue",
        "article",
        ("corrected_at", "made_by", "made_at"),
        ("ended_at", "ended_by", "ended_why"),
        "earlier",
    ]
    readonly_fields = [
        *("of_issue", "article", "corrected_at", "made_by", "made_at"),
        *("ended_at", "ended_by", "ended_why", "earlier"),
    ]
    list_display = ["text", "issue", "article", "corrected_at", "made_by", "standing"]
    list_filter = [ByStanding, "issue__kind"]
    list_select_related = ["issue__agency", "article", "made_by"]
    search_fields = ["text", "issue__document_number", "article__title"]
    search_help_text = "按说明、标题或发文字号查找"
    actions = None

    def has_add_permission(self, request):
        """One is made with the change that it tells of, on the page of that text."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def log_change(self, request, obj, message):
        """The service notes it in the history of the issue."""

    def save_model(self, request, obj, form, change):
        try:
            if request.POST.get("_continue") == "take_back":
                take_back(obj, request.user, request.POST.get("why", ""))
                messages.success(request, "已撤回这条说明，公众不再看到它。")
            elif form.has_changed():
                mend(obj, request.user, form.cleaned_data["text"])
                messages.success(request, "已改好这条说明；原来的也还在这里。")
        except (CorrectionRefused, ChangeRefused) as refusal:
            messages.error(request, f"没有保存：{refusal}")

    def response_change(self, request, obj):
        """What became of it was said; Django would call it saved in any case."""
        return redirect("admin:briefings_correction_changelist")

    @admin.display(description="期")
    def of_issue(self, correction):
        return link_to(correction.issue)

    @admin.display(description="公众看得到", boolean=True)
    def standing(self, correction):
        return correction.is_standing and correction.issue.is_public

    @admin.display(description="改自")
    def earlier(self, correction):
        return link_to(correction.mends) if correction.mends else "这是最初的说明"
