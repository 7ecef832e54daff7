"""The page where texts are brought in, and told what became of each."""

from collections.abc import Generator, Iterable

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse

from agencies.models import Agency
from briefings.filing import Outcome, Receipt
from briefings.models import Issue
from reading.documents import MAX_BYTES, TOO_LARGE

from .many import OpenedText, take_in_opened
from .one import Options, reader_for

OUTCOMES = {
    Outcome.CREATED: "已入库",
    Outcome.UPDATED: "已更新",
    Outcome.UNCHANGED: "先前已导入过",
    Outcome.DUPLICATE: "内容相同，没有重复入库",
    Outcome.REJECTED: "没有入库",
}


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; an empty one is the intake's to refuse, by name."""

    def clean(self, files, initial=None):
        if not files:
            raise forms.ValidationError("请选择要上传的文件。")
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    # Django takes declared fields out of the class, so that it hides no attribute.
    files = FilesField(  # type: ignore[assignment]
        label="文本文件",
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ".txt,text/plain"}),
        help_text="纯文本（txt），可以一次选几个；Word、PDF 请先另存为纯文本。",
    )
    agency = forms.ModelChoiceField(
        Agency.objects.all(),
        label="单位",
        required=False,
        widget=AutocompleteSelect(Issue._meta.get_field("agency"), admin.site),
        help_text="原文没写单位时，按这里的算；留空则由原文判断。",
    )
    kind = forms.ChoiceField(
        label="类别",
        required=False,
        choices=[("", "由版式判断"), *Issue.Kind.choices],
    )


def upload(request):
    """Take the files in as drafts, each whole or not at all."""
    if not request.user.has_perm("briefings.add_sourcefile"):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    receipts = _take_in(form.cleaned_data, request.user) if form.is_valid() else []
    context = {
        **admin.site.each_context(request),
        "title": "上传文本",
        "form": form,
        "media": form.media,
        "receipts": [(OUTCOMES[each.outcome], each) for each in receipts],
    }
    return TemplateResponse(request, "admin/briefings/upload.html", context)


def _take_in(asked: dict, user) -> list[Receipt]:
    options = Options(agency=asked["agency"], kind=asked["kind"], brought_in_by=user)
    return list(take_in_opened(_opened(asked["files"], options), options))


def _opened(files: Iterable, options: Options) -> Generator[OpenedText, None, None]:
    """Each file's bytes; one that is too large is not even read."""
    for file in files:
        if file.size > MAX_BYTES:
            yield OpenedText(file.name, b"", None, TOO_LARGE)
        else:
            content = file.read()
            yield OpenedText(
                file.name, content, reader_for(file.name, content, options)
            )
