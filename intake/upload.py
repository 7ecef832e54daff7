"""The page where texts are brought in, as many at once as there are: an upload."""

from collections.abc import Generator, Iterable
from typing import cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from agencies.models import Agency, Role
from briefings.models import Issue, Upload
from briefings.uploads import begin_upload, record

from .choosing import ChosenRow
from .formats import FORMATS, SUFFIXES
from .later import read_later, takes_long
from .many import OpenedText, take_in_opened, texts_in
from .one import Options
from .scans.limits import Scanning

# Of pictures, which take seconds each while the browser waits; more are read later.
MOST_SCANNED = 3
# How many of one's earlier uploads the page names.
NAMED = 10


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
        label="文件",
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ",".join(SUFFIXES)}),
        help_text=(
            f"纯文本、{'、'.join(each.TITLE for each in FORMATS if each.SUFFIXES)}，或装着它们的 zip 压缩包；"
            "多少个都可以一次选上或拖进来。"
        ),
    )
    agency = forms.ModelChoiceField(
        Agency.objects.all(),
        label="单位",
        required=False,
        widget=ChosenRow(Issue._meta.get_field("agency"), admin.site),
        help_text="原文没写单位时，按这里的算；留空则由原文判断。",
    )
    kind = forms.ChoiceField(
        label="类别",
        required=False,
        choices=[("", "由版式判断"), *Issue.Kind.choices],
    )

    # The upload that earlier files of the same choice are in.
    upload = forms.ModelChoiceField(
        Upload.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        begun = Upload.objects.begun_by(user)
        agencies = Agency.objects.within_reach_of(user, Role.ENTER)
        for name, own in (("upload", begun), ("agency", agencies)):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = own


def upload(request):
    """Take the files in as drafts, each whole or not at all."""
    if not request.user.has_perm("briefings.add_sourcefile"):
        raise PermissionDenied
    form = UploadForm(request.user, request.POST or None, request.FILES or None)
    if form.is_valid():
        return _answer(request, _take_in(form.cleaned_data, request.user))
    context = {
        **admin.site.each_context(request),
        "title": "上传文本",
        "form": form,
        "media": form.media,
        "uploads": Upload.objects.begun_by(request.user)[:NAMED],
    }
    return TemplateResponse(request, "admin/briefings/upload.html", context)


def _answer(request, upload: Upload):
    """The upload's page; to a script that sends file after file, where that is."""
    address = reverse("admin:briefings_upload", args=[upload.pk])
    if request.accepts("text/html"):
        return redirect(address)
    return JsonResponse({"upload": upload.pk, "address": address})


def _take_in(asked: dict, user) -> Upload:
    upload = asked["upload"] or begin_upload(user)
    options = Options(
        agency=asked["agency"],
        kind=asked["kind"],
        brought_in_by=user,
        scanning=Scanning(MOST_SCANNED),
    )
    opened = _opened(asked["files"], options)
    for text, receipt in take_in_opened(opened, options):
        if takes_long(receipt):
            read_later(upload, text, options)
        else:
            record(upload, receipt)
    return upload


def _opened(files: Iterable, options: Options) -> Generator[OpenedText, None, None]:
    for file in files:
        yield from texts_in(file.name, file.size, file.read, options)
