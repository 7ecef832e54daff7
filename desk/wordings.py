"""The lists of forbidden wordings: kept row by row, or loaded out of a file."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path

from briefings.models import ForbiddenWording
from briefings.wordings import (
    LENGTH_OF_WORDING,
    Loaded,
    load_wordings,
    save_wording,
)
from reading.documents import MAX_BYTES, TOO_LARGE, Unreadable
from reading.documents.checks.wordings import SHORTEST_WORDING
from reading.documents.findings import as_kept

from .behaviour import OwnRowsAdmin


class WordingForm(forms.ModelForm):
    class Meta:
        model = ForbiddenWording
        fields = ["words", "advice", "blocks", "agency"]
        help_texts = {
            "words": "文中出现即查出；几条都相合的，以最长的为准。",
            "advice": "应改用的写法，没有就留空。",
        }

    def clean_words(self) -> str:
        words = as_kept(self.cleaned_data["words"])
        if len(words) < SHORTEST_WORDING:
            raise forms.ValidationError(LENGTH_OF_WORDING)
        return words


class ListOfWordings(forms.Form):
    """A file with such a list, and what became of it."""

    file = forms.FileField(
        label="词库文件",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "请选择词库文件。"},
    )

    def load(self, by: User) -> Loaded | None:
        """Load it; what is no such list is told beside the field."""
        file = self.cleaned_data["file"]
        try:
            if file.size > MAX_BYTES:
                raise Unreadable(TOO_LARGE)
            return load_wordings(file.read(), by)
        except Unreadable as reason:
            self.add_error("file", str(reason))
            return None


@admin.register(ForbiddenWording)
class ForbiddenWordingAdmin(OwnRowsAdmin):
    form = WordingForm
    list_display = ["words", "advice", "blocks", "agency", "changed_at"]
    list_filter = ["blocks", ("agency", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["agency"]
    search_fields = ["words", "advice"]
    search_help_text = "按不规范表述或规范表述查找"
    autocomplete_fields = ["agency"]
    change_list_template = "admin/briefings/forbiddenwording/change_list.html"

    def get_form(self, request, obj=None, change=False, **kwargs):  # noqa: FBT002
        """The list for all bureaus is the administrator's alone."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if agency := form.base_fields.get("agency"):
            agency.required = not request.user.is_superuser
        return form

    def save_model(self, request, obj, form, change):
        save_wording(obj, request.user)

    def get_urls(self):
        """With the way in, before the addresses that take any word for a key."""
        view = self.admin_site.admin_view(self.load)
        own = path("load/", view, name="briefings_forbiddenwording_load")
        return [own, *super().get_urls()]

    def load(self, request):
        """Load a list, and name each row that was refused."""
        if not (
            self.has_add_permission(request) and self.has_change_permission(request)
        ):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = ListOfWordings(*sent)
        context = {
            **self.admin_site.each_context(request),
            "title": "装入词库",
            "opts": self.opts,
            "form": form,
            "loaded": form.load(request.user) if form.is_valid() else None,
        }
        page = "admin/briefings/forbiddenwording/load.html"
        return TemplateResponse(request, page, context)
