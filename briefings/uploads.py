"""Files brought in together: what became of each, and handing in what is good."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import Prefetch, Q

from .filing import Filed, Receipt
from .filing.held import passed_over
from .gate import is_mended
from .models import Issue, Remark, Upload, UploadedText
from .publishing import PublishingRefused, objections_to, submit, waits_of

Outcome = UploadedText.Outcome
REPEATED = (Outcome.UNCHANGED, Outcome.DUPLICATE)
LONGEST_NAME = 255
MADE = (Outcome.CREATED, Outcome.UPDATED)


class UploadedIssue(NamedTuple):
    """An issue that a file of the upload made, with what has to be looked at, in Chinese."""

    issue: Issue
    file: UploadedText
    waits: list[str]


class SortedUpload(NamedTuple):
    """An upload as it now stands, whatever was done with its issues since."""

    good: list[UploadedIssue]
    doubtful: list[UploadedIssue]
    refused: list[UploadedText]
    repeated: list[UploadedText]
    # Handed in, public, withdrawn: no draft any more.
    gone_on: list[UploadedIssue]


class HandedIn(NamedTuple):
    """What became of the good ones: those now in review, and each refusal."""

    issues: list[Issue]
    refusals: list[PublishingRefused]


def begin_upload(by) -> Upload:
    return Upload.objects.create(begun_by=by)


@transaction.atomic
def record(upload: Upload, receipt: Receipt) -> UploadedText:
    """Keep what became of a file, with the issues that it made, repeats or contradicts."""
    file = UploadedText.objects.create(
        upload=upload,
        # Of a name within archives within archives the end tells most.
        name=receipt.file[-LONGEST_NAME:],
        outcome=receipt.outcome.value,
        remarks=receipt.as_json()["remarks"],
    )
    made = [issue.pk for issue in receipt.filed]
    met = [receipt.in_the_way.pk] if receipt.in_the_way else []
    file.issues.set([*made, *passed_over(receipt), *met])
    return file


def sort_upload(upload: Upload) -> SortedUpload:
    """The issues of the upload by what is to be done with them, its files that made none."""
    theirs = Issue.objects.within_reach_of(upload.begun_by)
    issues = Prefetch("issues", theirs.with_contents())
    files = list(upload.files.prefetch_related(issues))
    made = list(_judged(_made_by(files)))
    drafts = [each for each in made if each.issue.status == Issue.Status.DRAFT]
    return SortedUpload(
        good=[each for each in drafts if not each.waits],
        doubtful=[each for each in drafts if each.waits],
        refused=[each for each in files if each.outcome == Outcome.REJECTED],
        repeated=[each for each in files if each.outcome in REPEATED],
        gone_on=[each for each in made if each not in drafts],
    )


def _made_by(files: Iterable[UploadedText]) -> dict[Issue, UploadedText]:
    """Every issue once, with the file that made it, or that last replaced it."""
    return {
        issue: file
        for file in files
        if file.outcome in MADE
        for issue in file.issues.all()
    }


def _judged(made: dict[Issue, UploadedText]) -> Iterator[UploadedIssue]:
    """Each with what it waits for; their remarks are asked for together."""
    sources = [issue.source_file_id for issue in made]
    about = Q(source_file__in=sources) | Q(issue__in=list(made))
    remarks = list(Remark.objects.open().filter(about))
    for issue, file in made.items():
        of_both = (issue.source_file_id, None)
        own = [each for each in remarks if each.source_file_id in of_both]
        if issue.edited_at:
            own = [each for each in own if not is_mended(each)]
        filed = Filed(issue=issue, articles=tuple(issue.articles.all()))
        yield UploadedIssue(issue, file, _waits(filed.with_those_of(own)))


def _waits(filed: Filed) -> list[str]:
    return list(objections_to(filed)) or waits_of(filed)


def submit_good(upload: Upload, by) -> HandedIn:
    """Hand in every draft of the upload that nothing speaks against, each by itself."""
    issues, refusals = [], []
    for issue, *_ in sort_upload(upload).good:
        try:
            submit(issue, by)
        except PublishingRefused as refusal:
            refusals.append(refusal)
        else:
            issues.append(issue)
    return HandedIn(issues, refusals)
