"""The source text beside what was parsed from it, with the doubts about it."""

from collections import defaultdict
from dataclasses import dataclass

from django import forms

from briefings.models import Issue, Remark, SourceFile

# How many lines before and after its own an issue is shown with.
CONTEXT = 200


@dataclass(frozen=True)
class SourceLine:
    number: int
    text: str
    remarks: list[Remark]


@dataclass(frozen=True)
class SourceText:
    """The lines of a file: those an issue or article came from, and their context."""

    file: SourceFile
    before: list[SourceLine]
    own: list[SourceLine]
    after: list[SourceLine]
    remarks: list[Remark]


def whole_text(file: SourceFile) -> SourceText:
    return _around(file, list(file.remarks.open()), 1, None)


def text_of(issue: Issue, part) -> SourceText | None:
    """What the issue, or one article of it, was parsed from."""
    if not issue.source_file:
        return None
    where = part if part.first_line else issue
    remarks = list(Remark.objects.about(issue).open())
    return _around(issue.source_file, remarks, where.first_line or 1, where.last_line)


def _around(file: SourceFile, remarks: list[Remark], first: int, last: int | None):
    remarks_on = defaultdict(list)
    for remark in remarks:
        remarks_on[remark.line].append(remark)
    lines = [
        SourceLine(number, text, remarks_on[number])
        for number, text in enumerate(file.text.split("\n"), start=1)
    ]
    last = last or len(lines)
    return SourceText(
        file=file,
        before=lines[max(0, first - 1 - CONTEXT) : first - 1],
        own=lines[first - 1 : last],
        after=lines[last : last + CONTEXT],
        remarks=remarks,
    )


class RemarksToSettle(forms.Form):
    """The remarks ticked beside the source text."""

    def __init__(self, issue: Issue, *args, **kwargs):
        super().__init__(*args, **kwargs)
        remarks = Remark.objects.about(issue).open()
        self.fields["settle"] = forms.ModelMultipleChoiceField(remarks, required=False)
