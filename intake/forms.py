"""Texts that a clerk brings in from her own machine."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from agencies.models import Agency
from briefings.models import Issue


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; an empty one is the intake's to refuse, by name."""

    def clean(self, files, initial=None):
        if not files:
            raise forms.ValidationError("请选择要上传的文件。")
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    files = FilesField(
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
