"""A parsed document into rows: atomic, idempotent, never over a person's edit."""

import hashlib
from dataclasses import asdict, replace

from django.db import transaction

from agencies.models import Agency

from .catalogue import Catalogue
from .identity import held_issue, says_the_same
from .models import (
    Article,
    ArticleTopic,
    Citation,
    Distribution,
    Issue,
    Remark,
    SourceFile,
)
from .parsing.document import ParsedArticle, ParsedDocument, Severity
from .parsing.document import Remark as Doubt
from .receipts import Attribution, Outcome, Receipt, TaggedIssue


class ConflictingIssue(Exception):
    """We hold another text under the same number; the message says which, in Chinese."""

    def __init__(self, issue: Issue, line: int, why: str):
        self.line = line
        super().__init__(f"第 {line} 行起的“{issue}”已经入库，但内容不同。{why}")


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@transaction.atomic
def file_document(
    document: ParsedDocument,
    *,
    name: str,
    content: bytes,
    catalogue: Catalogue,
    replace_held: bool = False,
    brought_in_by=None,
) -> Receipt:
    """File every issue of the document, or none; the receipt says what became of it.

    Raises ConflictingIssue when we hold another text under an issue's number and
    may not replace it.
    """
    tagged = tuple(map(catalogue.tag, document.issues))
    receipt = Receipt(
        file=name,
        sha256=fingerprint(content),
        outcome=Outcome.UNCHANGED,
        layout=document.layout,
        encoding=document.encoding,
        remarks=document.remarks,
        issues=tagged,
    )
    if SourceFile.objects.filter(sha256=receipt.sha256).exists():
        return receipt
    pairs = [(each, held_issue(each)) for each in tagged]
    repeated = [
        pair for pair in pairs if pair[1] and says_the_same(pair[1], pair[0].parsed)
    ]
    receipt = receipt.with_remarks(*(_duplicate(*pair) for pair in repeated))
    new = [pair for pair in pairs if pair not in repeated]
    if not new:
        return replace(receipt, outcome=Outcome.DUPLICATE)
    for each, held in new:
        _make_room(each, held, replace_held=replace_held)
    source = _file_source(document, name, receipt.sha256, content, brought_in_by)
    filed = tuple(_file_issue(each, source, catalogue) for each, _ in new)
    _file_remarks(receipt.remarks, source, filed)
    outcome = Outcome.UPDATED if any(held for _, held in new) else Outcome.CREATED
    return replace(receipt, outcome=outcome, filed=filed)


def _duplicate(tagged: TaggedIssue, held: Issue) -> Doubt:
    return Doubt(
        code="duplicate_issue",
        severity=Severity.INFO,
        line=tagged.parsed.first_line,
        message=f"“{held}”已经入库，内容相同，没有重复存放。",
    )


def _make_room(tagged: TaggedIssue, held: Issue | None, *, replace_held: bool) -> None:
    """Remove the issue that this one replaces, where that is allowed."""
    if held is None:
        return
    line = tagged.parsed.first_line
    if not replace_held:
        raise ConflictingIssue(held, line, "请核对；确要替换，请加 --replace。")
    if held.first_public_at:
        raise ConflictingIssue(held, line, "它已经公开过，不能替换，请在后台修改。")
    if held.edited_at:
        raise ConflictingIssue(held, line, "它已经人工修改过，不能替换，请在后台修改。")
    held.delete()


def _file_source(document, name, sha256, content, brought_in_by) -> SourceFile:
    return SourceFile.objects.create(
        sha256=sha256,
        name=name.rsplit("/", 1)[-1][-255:],
        content=content,
        encoding=document.encoding,
        text=document.text,
        layout=document.layout,
        brought_in_by=brought_in_by,
    )


def _file_issue(tagged: TaggedIssue, source: SourceFile, catalogue: Catalogue) -> Issue:
    parsed = tagged.parsed
    issue = Issue.objects.create(
        source_file=source,
        agency=_agency(tagged.attribution, catalogue),
        source_published_at=parsed.published_at,
        **{name: getattr(parsed, name) for name in COPIED_FIELDS},
    )
    Distribution.objects.bulk_create(
        Distribution(
            issue=issue, position=n, role=each.role, recipients=list(each.recipients)
        )
        for n, each in enumerate(parsed.distribution, start=1)
    )
    _file_articles(tagged, issue)
    return issue


# What an issue takes over from its parsed text under the same name.
COPIED_FIELDS = (
    "kind",
    "series",
    "year",
    "number",
    "total_number",
    "is_supplement",
    "document_number",
    "office",
    "copies",
    "secrecy",
    "source",
    "dated_on",
    "issued_on",
    "issued_on_is_inferred",
    "first_line",
    "last_line",
)


def _agency(attribution: Attribution, catalogue: Catalogue) -> Agency | None:
    """The bureau; one that we do not know is noted down for staff to confirm."""
    if not attribution.name:
        return None
    if agency := catalogue.agency_named(attribution.name):
        return agency
    agency, _ = Agency.objects.get_or_create(
        name=attribution.name,
        defaults={
            "slug": attribution.name,
            "region_id": attribution.region_code,
            "is_confirmed": False,
        },
    )
    transaction.on_commit(lambda: catalogue.add(agency))
    return agency


def _file_articles(tagged: TaggedIssue, issue: Issue) -> None:
    articles = [
        _article(parsed, issue, position)
        for position, parsed in enumerate(tagged.parsed.articles, start=1)
    ]
    Article.objects.bulk_create(articles)
    pairs = list(zip(articles, tagged.parsed.articles, tagged.tags, strict=True))
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=article, topic_id=code, by_hand=False)
        for article, _, tags in pairs
        for code in tags.topics
    )
    Article.regions.through.objects.bulk_create(
        Article.regions.through(article=article, region_id=code)
        for article, _, tags in pairs
        for code in tags.regions
    )
    Citation.objects.bulk_create(
        Citation(article=article, **asdict(citation))
        for article, parsed, _ in pairs
        for citation in parsed.citations
    )


def _article(parsed: ParsedArticle, issue: Issue, position: int) -> Article:
    article = Article(
        issue=issue,
        position=position,
        section=parsed.section,
        title=parsed.title,
        title_is_provisional=parsed.title_is_provisional,
        subtitle=parsed.subtitle,
        byline=parsed.byline,
        blocks=[asdict(block) for block in parsed.blocks],
        first_line=parsed.first_line,
        last_line=parsed.last_line,
    )
    article.keep_in_step()
    return article


def _file_remarks(remarks, source: SourceFile, filed: tuple[Issue, ...]) -> None:
    Remark.objects.bulk_create(
        Remark(
            source_file=source,
            issue=_issue_at(remark.line, filed),
            code=remark.code,
            severity=remark.severity.value,
            line=remark.line,
            message=remark.message,
        )
        for remark in remarks
    )


def _issue_at(line: int | None, filed: tuple[Issue, ...]) -> Issue | None:
    """The issue whose lines a remark is about; None for one about the whole file."""
    within = (
        each for each in filed if line and each.first_line <= line <= each.last_line
    )
    return next(within, None)
