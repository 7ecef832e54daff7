"""The page where a whole text is pasted: how it is read is shown before it is filed."""

from typing import NamedTuple, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from agencies.models import Agency, Role
from briefings.models import Issue
from briefings.uploads import begin_upload, record
from reading import Unreadable
from reading.documents.labels import name_of_reason
from reading.documents.manuscript import write_line
from reading.limits import MAX_BYTES
from reading.parsed import ParsedDocument, ParsedIssue

from .choosing import ChosenRow
from .formats.html_pages import text_of_html
from .one import TOO_MUCH, TOO_SLOW, Options, reader_for, take_in
from .reference import ReferenceData
from .time_limit import TooSlow

NAME_LENGTH = 20


class PasteForm(forms.Form):
    """The text; where scripts run, also what the clipboard held of its tables."""

    text = forms.CharField(
        label="全文",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "manuscript"}),
        help_text="从 Word 或网页复制整篇，连报头、标题和落款一起粘贴；表格会分成一行一行。",
        error_messages={"required": "请先粘贴全文。"},
    )
    html = forms.CharField(required=False, widget=forms.HiddenInput)
    agency = forms.ModelChoiceField(
        Agency.objects.all(),
        label="单位",
        required=False,
        widget=ChosenRow(Issue._meta.get_field("agency"), admin.site),
        help_text="原文没写单位时，按这里的算；留空则由原文判断。",
    )
    kind = forms.ChoiceField(
        label="类别", required=False, choices=[("", "由版式判断"), *Issue.Kind.choices]
    )

    def __init__(self, user: User, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = Agency.objects.within_reach_of(user, Role.ENTER)
        cast(forms.ModelChoiceField, self.fields["agency"]).queryset = own

    def clean(self):
        typed = super().clean() or {}
        if html := typed.get("html"):
            typed["text"] = text_of_html(html) or typed.get("text", "")
        text = typed.get("text", "")
        if "text" in typed and not text.strip():
            self.add_error("text", "请先粘贴全文。")
        if len(text.encode()) > MAX_BYTES:
            self.add_error("text", "太长了，请分成几次粘贴。")
        return typed


class ReadIssue(NamedTuple):
    """An issue as it would be filed, and its articles as a clerk will edit them."""

    issue: ParsedIssue
    articles: list[tuple[str, list[str]]]


@permission_required("briefings.add_sourcefile", raise_exception=True)
def paste(request):
    """Show how the text is read; asked to, file it as a draft."""
    form = PasteForm(request.user, request.POST or None)
    context: dict[str, object] = {}
    if form.is_valid():
        asked = form.cleaned_data
        options = Options(
            agency=asked["agency"], kind=asked["kind"], brought_in_by=request.user
        )
        if "file" in request.POST:
            return _file(request.user, asked["text"], options)
        context = _preview(asked["text"], options)
        form = PasteForm(request.user, initial={**asked, "html": ""})
    context |= {
        **admin.site.each_context(request),
        "title": "粘贴全文",
        "form": form,
        "media": form.media,
    }
    return TemplateResponse(request, "admin/briefings/paste.html", context)


def _name_of(text: str) -> str:
    first = next(line for line in text.splitlines() if line.strip())
    return f"粘贴：{first.strip()[:NAME_LENGTH]}.txt"


def _file(user: User, text: str, options: Options):
    """As an upload of one: its page says what became of it, and leads there."""
    upload = begin_upload(user)
    receipt = take_in(_name_of(text), text.encode(), options)
    record(upload, receipt)
    made = [issue.pk for issue in receipt.filed]
    if len(made) == 1:
        return redirect("admin:briefings_issue_change", made[0])
    return redirect("admin:briefings_upload", upload.pk)


def _preview(text: str, options: Options) -> dict[str, object]:
    name, words = _name_of(text), ReferenceData.from_database().known_words
    try:
        document = reader_for(name, text.encode(), options)(words).document
    except Unreadable as reason:
        return {"refused": str(reason)}
    except TooSlow as limit:
        return {"refused": TOO_SLOW.format(name=name, seconds=limit.seconds)}
    except MemoryError:
        return {"refused": TOO_MUCH.format(name=name)}
    return {
        "read": [_read(issue) for issue in document.issues],
        "set_aside": _set_aside(document),
        "doubts": document.remarks,
    }


def _read(issue: ParsedIssue) -> ReadIssue:
    articles = [
        (each.title, [write_line(block) for block in each.blocks])
        for each in issue.articles
    ]
    return ReadIssue(issue, articles)


def _set_aside(document: ParsedDocument) -> list[tuple[str, str]]:
    return [
        (name_of_reason(each.reason), each.text)
        for each in document.set_aside
        if each.text.strip()
    ]
