"""Parsed texts into rows: the source file, its issues, their articles and remarks."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.db import models, transaction

from agencies.models import Agency
from reading.documents.findings import as_kept
from reading.parsed import Block, ParsedArticle, ParsedDocument, ParsedRemark

from ..models import (
    Article,
    ArticleTopic,
    Citation,
    Distribution,
    Issue,
    Remark,
    SourceFile,
)
from .directory import Directory
from .inserting import insert
from .receipts import Attribution, Filed, TaggedIssue


class Overlong(Exception):
    """A row has no room for so many words; the message says which, in Chinese."""

    def __init__(self, what: str, line: int, length: int, most: int):
        self.line = line
        super().__init__(
            f"第 {line} 行起的“{what}”有 {length} 个字，最多 {most} 个字。"
            "请检查原文的分行后再导入。"
        )


def file_source(
    document: ParsedDocument, *, name: str, sha256: str, content: bytes, brought_in_by
) -> SourceFile:
    return SourceFile.objects.create(
        sha256=sha256,
        name=name.rsplit("/", 1)[-1][-255:],
        content=content,
        encoding=document.encoding,
        text=document.text,
        pages=list(document.pages),
        margins=list(document.margins),
        layout=document.layout,
        brought_in_by=brought_in_by,
    )


def file_issue(tagged: TaggedIssue, source: SourceFile, directory: Directory) -> Filed:
    parsed = tagged.parsed
    issue = Issue(
        source_file=source,
        agency=_agency(tagged.attribution, directory),
        source_published_on=parsed.published_on,
        source_published_at=parsed.published_at,
        **{name: getattr(parsed, name) for name in COPIED_FIELDS},
    )
    _require_room(issue, parsed.first_line)
    issue.save()
    insert(
        Distribution(
            issue=issue, position=n, role=each.role, recipients=list(each.recipients)
        )
        for n, each in enumerate(parsed.distribution, start=1)
    )
    articles = _file_articles(tagged, issue)
    return Filed(issue=issue, articles=articles, is_just_read=True)


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
    "editors_note",
    "dated_on",
    "issued_on",
    "issued_on_is_inferred",
    "first_line",
    "last_line",
)


def _agency(attribution: Attribution, directory: Directory) -> Agency | None:
    """The bureau; one that we do not know is noted down for staff to confirm."""
    if not attribution.name:
        return None
    if agency := directory.agency_named(attribution.name):
        return agency
    agency, _ = Agency.objects.get_or_create(
        name=attribution.name,
        defaults={
            "slug": attribution.name,
            "region_id": attribution.region_code,
            "is_confirmed": False,
        },
    )
    transaction.on_commit(lambda: directory.add(agency))
    return agency


def _file_articles(tagged: TaggedIssue, issue: Issue) -> tuple[Article, ...]:
    articles = [
        _article(parsed, issue, position)
        for position, parsed in enumerate(tagged.parsed.articles, start=1)
    ]
    Article.objects.bulk_create(articles)
    pairs = list(zip(articles, tagged.parsed.articles, tagged.tags, strict=True))
    insert(
        ArticleTopic(article=article, topic_id=code, by_hand=False)
        for article, _, tags in pairs
        for code in tags.topics
    )
    insert(
        Article.regions.through(article=article, region_id=code)
        for article, _, tags in pairs
        for code in tags.regions
    )
    insert(
        Citation(article=article, **asdict(citation))
        for article, parsed, _ in pairs
        for citation in parsed.citations
    )
    return tuple(articles)


def _article(parsed: ParsedArticle, issue: Issue, position: int) -> Article:
    article = Article(
        issue=issue,
        position=position,
        section=parsed.section,
        title=parsed.title,
        title_is_provisional=parsed.title_is_provisional,
        subtitle=parsed.subtitle,
        byline=parsed.byline,
        blocks=[_stored(block) for block in parsed.blocks],
        first_line=parsed.first_line,
        last_line=parsed.last_line,
    )
    article.keep_in_step()
    _require_room(article, parsed.first_line)
    return article


def _stored(block: Block) -> dict:
    """As asdict gives it, which takes ten times as long to copy what nobody changes."""
    return {name: getattr(block, name) for name in block.__slots__}


def _require_room(row: Issue | Article, line: int) -> None:
    """SQLite would file words of any length, and PostgreSQL refuse them in English."""
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField) and field.max_length:
            length = len(getattr(row, field.attname))
            if length > field.max_length:
                what = str(field.verbose_name)
                raise Overlong(what, line, length, field.max_length)


def file_remarks(
    doubts: Iterable[ParsedRemark], source: SourceFile, filed: Sequence[Issue]
) -> list[Remark]:
    """Answers with the rows, which have not been given their ids."""
    remarks = [
        Remark(
            source_file=source,
            issue=_issue_at(doubt.line, filed),
            code=doubt.code,
            severity=doubt.severity.value,
            line=doubt.line,
            message=doubt.message,
            words=as_kept(doubt.words),
        )
        for doubt in doubts
    ]
    insert(remarks)
    return remarks


def _issue_at(line: int | None, filed: Sequence[Issue]) -> Issue | None:
    """The issue whose lines a remark is about; None for one about the whole file."""
    within = (each for each in filed if line and _holds(each, line))
    return next(within, None)


def _holds(issue: Issue, line: int) -> bool:
    return (issue.first_line or 0) <= line <= (issue.last_line or 0)
