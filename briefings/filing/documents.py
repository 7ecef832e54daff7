"""A parsed document filed: atomic, idempotent, never over a person's edit."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from django.db import transaction

from agencies.models import Role
from reading.parsed import ParsedDocument, ParsedRemark, Severity

from ..bin import bin_issues
from ..models import Issue, SourceFile
from ..prepared import Blank, Prepared
from ..rights import may_work_at, objection_to
from .directory import Directory
from .identity import held_issue, repetitions, says_the_same
from .receipts import Filed, Outcome, Receipt, TaggedIssue
from .rows import file_issue, file_remarks, file_source


class ConflictingIssue(Exception):
    """Another text stands under the same number; the message says where, in Chinese."""

    def __init__(self, line: int, message: str, held: Issue | None = None):
        self.line, self.held = line, held
        super().__init__(message)


class OthersIssue(Exception):
    """An issue is not this person's to enter; the message says why, in Chinese."""

    def __init__(self, tagged: TaggedIssue, why: str):
        self.line = tagged.parsed.first_line
        super().__init__(f"第 {self.line} 行起的一期{why}整个文件没有入库。")


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# Sees an issue that is about to make room, and the one that takes its place.
Witness = Callable[[Issue, TaggedIssue], None]


# All or nothing is what its caller promises too: no savepoint of its own.
@transaction.atomic(savepoint=False)
def file_document(
    document: ParsedDocument,
    issues: tuple[TaggedIssue, ...],
    *,
    name: str,
    content: bytes,
    directory: Directory,
    replace_held: bool = False,
    before_replacing: Witness = lambda held, replaced_by: None,
    brought_in_by=None,
) -> Receipt:
    """File every issue of the document, or none; the receipt says what became of it.

    `issues` are the document's, with what our catalogues add to them. ConflictingIssue:
    another text stands under a number. OthersIssue: one is not this person's to enter.
    """
    _require_own(issues, directory, brought_in_by)
    sha256 = fingerprint(content)
    receipt = Receipt(
        file=name,
        sha256=sha256,
        outcome=Outcome.UNCHANGED,
        layout=document.layout,
        encoding=document.encoding,
        remarks=document.remarks,
        issues=issues,
    )
    if any(_files().ask(sha256=sha256)):
        return receipt
    new, repeated = _sorted_out(receipt.issues, brought_in_by)
    receipt = receipt.with_remarks(*repeated)
    if not new:
        return replace(receipt, outcome=Outcome.DUPLICATE)
    _make_room(new, before_replacing, brought_in_by, replace_held=replace_held)
    source = file_source(
        document, name=name, sha256=sha256, content=content, brought_in_by=brought_in_by
    )
    rows = _file_issues(receipt, new, source, directory)
    outcome = Outcome.UPDATED if any(held for _, held in new) else Outcome.CREATED
    return replace(receipt, outcome=outcome, rows=rows)


def _require_own(issues: Iterable[TaggedIssue], directory: Directory, by) -> None:
    """Refused before anything is looked up that would betray what others hold."""
    if by is None:
        return
    for each in issues:
        agency = directory.agency_named(each.attribution.name)
        if agency and agency.is_confirmed and not may_work_at(by, agency, Role.ENTER):
            raise OthersIssue(
                each,
                f"是“{each.attribution.name}”的，你没有这个单位的“{Role.ENTER.label}”权限，",
            )


def _require_known(tagged: TaggedIssue, held: Issue | None, by) -> None:
    """Of what is held elsewhere under its number nothing is told: neither whose nor what."""
    if held and objection_to(by, held):
        raise OthersIssue(
            tagged,
            "与别的单位已入库的期号、发文字号或全文相同，请核对；"
            "确实无误的，请找系统管理员。",
        )


@cache
def _files() -> Prepared:
    """For those of a fingerprint."""
    files = SourceFile.objects.filter(sha256=Blank("sha256")).order_by()
    return Prepared(files.values_list("pk"))


# An issue to be filed, and the one of another text that it would replace.
New = tuple[TaggedIssue, Issue | None]


def _sorted_out(
    issues: Iterable[TaggedIssue], by
) -> tuple[list[New], list[ParsedRemark]]:
    """The issues to be filed, and a remark on each of which we have every word."""
    again = {each.parsed.first_line: first for first, each in repetitions(issues)}
    new, repeated = [], []
    for each in issues:
        if first := again.get(each.parsed.first_line):
            repeated.append(_repetition(first, each))
            continue
        held = held_issue(each)
        _require_known(each, held, by)
        if held and says_the_same(held, each.parsed):
            repeated.append(_duplicate(each, f"“{held}”已经入库"))
        else:
            new.append((each, held))
    return new, repeated


def _file_issues(
    receipt: Receipt, new: list[New], source: SourceFile, directory: Directory
) -> tuple[Filed, ...]:
    """Those that are new, each with the remarks on it and on the whole file."""
    filed = [file_issue(each, source, directory) for each, _ in new]
    issues = [each.issue for each in filed]
    remarks = file_remarks(_remarks_to_keep(receipt, new), source, issues)
    return tuple(each.with_those_of(remarks) for each in filed)


def _repetition(first: TaggedIssue, again: TaggedIssue) -> ParsedRemark:
    line = again.parsed.first_line
    where = f"第 {line} 行起的一期与第 {first.parsed.first_line} 行起的期号或文号相同"
    if not says_the_same(first.parsed, again.parsed):
        raise ConflictingIssue(line, f"{where}，但内容不同。请改正后再导入。")
    return _duplicate(again, where)


def _duplicate(tagged: TaggedIssue, of_what: str) -> ParsedRemark:
    return ParsedRemark(
        code="duplicate_issue",
        severity=Severity.INFO,
        line=tagged.parsed.first_line,
        message=f"{of_what}，内容相同，没有重复存放。",
    )


def _make_room(
    new: Iterable[New], before_replacing: Witness, by, *, replace_held: bool
) -> None:
    """Into the bin with the issues that others replace, where that is allowed."""
    for tagged, held in new:
        if held:
            _require_replaceable(tagged, held, by, replace_held=replace_held)
            before_replacing(held, tagged)
            bin_issues(Issue.objects.filter(pk=held.pk), by)


def _require_replaceable(
    tagged: TaggedIssue, held: Issue, by, *, replace_held: bool
) -> None:
    line = tagged.parsed.first_line
    differs = f"第 {line} 行起的“{held}”已经入库，但内容不同。"
    if not replace_held:
        at_the_desk = "请核对；确要用这一份的，请在已有的那一期上改。"
        why = at_the_desk if by else "请核对；确要替换，请加 --replace。"
        raise ConflictingIssue(line, differs + why, held)
    if not _is_still_held(held):
        raise ConflictingIssue(line, differs + "它刚被别人删除或替换，请再导入一次。")
    if held.first_public_at:
        why = "它已经公开过，不能替换，请在后台修改。"
        raise ConflictingIssue(line, differs + why, held)
    if held.edited_at:
        why = "它已经人工修改过，不能替换，请在后台修改。"
        raise ConflictingIssue(line, differs + why, held)


def _is_still_held(held: Issue) -> bool:
    """See it as it now is, and let nobody edit it before it is replaced."""
    try:
        held.refresh_from_db(from_queryset=Issue.objects.select_for_update())
    except Issue.DoesNotExist:
        return False
    return True


def _remarks_to_keep(receipt: Receipt, new: Iterable[New]) -> Iterator[ParsedRemark]:
    """All but the doubts about issues that were not filed again."""
    filed = {each.parsed.first_line for each, _ in new}
    passed_over = [
        range(each.parsed.first_line, each.parsed.last_line + 1)
        for each in receipt.issues
        if each.parsed.first_line not in filed
    ]
    for remark in receipt.remarks:
        about_them = any(remark.line in lines for lines in passed_over)
        if remark.code == "duplicate_issue" or not about_them:
            yield remark
