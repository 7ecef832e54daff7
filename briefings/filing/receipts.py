"""What became of one file: the receipt, and its public JSON (docs/receipt.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from reading.documents.checks.certainty import Wait, is_certain, waits
from reading.language.numerals import plain
from reading.parsed import BlockKind, ParsedArticle, ParsedIssue, ParsedRemark, Severity
from reading.privacy import mask
from reading.tags import TaggedFigure, Tags

from ..models import Article, Issue, Remark


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose an issue is: the bureau's name, whether we know it, and its region's code."""

    name: str
    is_known: bool
    region_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedIssue:
    """An issue as parsed, with what our catalogues add to it."""

    parsed: ParsedIssue
    attribution: Attribution
    tags: tuple[Tags, ...]

    def has_line(self, line: int | None) -> bool:
        return self.parsed.first_line <= (line or 0) <= self.parsed.last_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The rows of an issue that was just filed, for whoever goes on with them."""

    issue: Issue
    articles: tuple[Article, ...]
    # Those on the issue, and those on its whole file.
    remarks: tuple[Remark, ...] = ()
    # Whether these very words have just been read, and remarked on as the gate would.
    is_just_read: bool = False

    @classmethod
    def of(cls, issue: Issue) -> "Filed":
        """The same of an issue that was filed before, as it now is."""
        articles, remarks = issue.articles.all(), Remark.objects.about(issue)
        return cls(issue=issue, articles=tuple(articles), remarks=tuple(remarks))

    def with_those_of(self, remarks: Iterable[Remark]) -> "Filed":
        """With those of the file's remarks that the issue must answer for."""
        about = (each for each in remarks if each.issue in (None, self.issue))
        return replace(self, remarks=tuple(about))


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one file."""

    file: str
    sha256: str | None
    outcome: Outcome
    layout: str | None = None
    encoding: str | None = None
    remarks: tuple[ParsedRemark, ...] = ()
    issues: tuple[TaggedIssue, ...] = ()
    # The rows behind the issues, for who files their figures and publishes them.
    rows: tuple[Filed, ...] = ()
    # Drafts of earlier imports that this one has made public.
    released: tuple[Issue, ...] = ()
    # What we hold under the number of a text that was refused for it.
    in_the_way: Issue | None = None

    @property
    def filed(self) -> tuple[Issue, ...]:
        return tuple(each.issue for each in self.rows)

    @classmethod
    def rejected(
        cls,
        file: str,
        reason: str,
        *,
        code: str,
        line: int | None = None,
        sha256: str | None = None,
        in_the_way: Issue | None = None,
    ) -> "Receipt":
        """A file that was not taken in, and why, in Chinese."""
        remark = ParsedRemark(
            code=code, severity=Severity.BLOCKING, line=line, message=reason
        )
        return cls(
            file=file,
            sha256=sha256,
            outcome=Outcome.REJECTED,
            remarks=(remark,),
            in_the_way=in_the_way,
        )

    def with_remarks(self, *remarks: ParsedRemark) -> "Receipt":
        return replace(self, remarks=(*self.remarks, *remarks))

    def with_released(self, drafts: Iterable[Issue]) -> "Receipt":
        """With what was filed before and is public now, and a remark on each."""
        released = tuple(drafts)
        remarks = (
            ParsedRemark(
                code="draft_published",
                severity=Severity.INFO,
                message=f"“{issue}”此前已归档，现已发布。",
            )
            for issue in released
        )
        return replace(self.with_remarks(*remarks), released=released)

    def waits_of(self, tagged: TaggedIssue) -> tuple[Wait, ...]:
        """What keeps one of its issues from being published by itself."""
        doubts = [
            remark
            for remark in self.remarks
            if tagged.has_line(remark.line)
            or not any(each.has_line(remark.line) for each in self.issues)
        ]
        return waits(
            replace(tagged.parsed, agency=tagged.attribution.name),
            doubts,
            titles=[article.title for article in tagged.parsed.articles],
            bureau_is_confirmed=tagged.attribution.is_known,
        )

    def as_json(self) -> dict:
        return {
            "file": self.file,
            "sha256": self.sha256,
            "outcome": self.outcome.value,
            "layout": self.layout,
            "encoding": self.encoding,
            "remarks": [_remark(remark) for remark in self.remarks],
            "issues": [_issue(issue, self.waits_of(issue)) for issue in self.issues],
        }


def _remark(remark: ParsedRemark) -> dict:
    return {
        "code": remark.code,
        "severity": remark.severity.value,
        "line": remark.line,
        "message": remark.message,
    }


def _iso(moment) -> str | None:
    return moment.isoformat() if moment else None


def _issue(tagged: TaggedIssue, waiting: tuple[Wait, ...]) -> dict:
    issue, attribution = tagged.parsed, tagged.attribution
    return {
        "kind": issue.kind,
        "series": issue.series,
        "agency": attribution.name or None,
        "agency_known": attribution.is_known,
        "certain": is_certain(waiting),
        "waits_for": [wait.code for wait in waiting],
        "region_code": attribution.region_code,
        "year": issue.year,
        "number": issue.number,
        "total_number": issue.total_number,
        "document_number": issue.document_number or None,
        "issued_on": _iso(issue.issued_on),
        "issued_on_is_inferred": issue.issued_on_is_inferred,
        "published_at": _iso(issue.published_at or issue.published_on),
        "source": issue.source,
        "distribution": [
            {"role": each.role, "recipients": list(each.recipients)}
            for each in issue.distribution
        ],
        "citations": _citations(issue),
        "personal_data": [
            {"kind": each.kind, "line": each.line} for each in issue.personal_mentions
        ],
        "articles": [
            _article(position, article, tags)
            for position, (article, tags) in enumerate(
                zip(issue.articles, tagged.tags, strict=True), start=1
            )
        ],
    }


def _citations(issue: ParsedIssue) -> list[str]:
    cited = (c.document_number for article in issue.articles for c in article.citations)
    return list(dict.fromkeys(cited))


def _article(position: int, article: ParsedArticle, tags: Tags) -> dict:
    return {
        "position": position,
        "section": article.section,
        "title": article.title,
        "subtitle": article.subtitle,
        "first_line": article.first_line,
        "last_line": article.last_line,
        "paragraphs": article.count(BlockKind.PARAGRAPH),
        "headings": article.count(BlockKind.HEADING),
        "captions": article.count(BlockKind.CAPTION),
        "images": article.count(BlockKind.IMAGE),
        "topics": list(tags.topics),
        "regions": list(tags.regions),
        "figures": [_figure(each) for each in tags.figures],
    }


def _figure(tagged: TaggedFigure) -> dict:
    figure = tagged.parsed
    return {
        "label": figure.label,
        "entity": figure.entity,
        "property": figure.property,
        "indicator": tagged.match.key if tagged.match else None,
        "value": _decimal(figure.value),
        "unit": figure.unit,
        "raw": figure.raw,
        "qualifier": figure.qualifier.value,
        "kind": figure.kind.value,
        "previous": _decimal(figure.previous),
        "period_start": _iso(figure.period_start),
        "period_end": _iso(figure.period_end),
        "period_words": figure.period_words,
        "region_code": figure.region_code or None,
        "place_words": figure.place_words,
        "scope": figure.scope.value,
        "line": figure.line,
        # A sentence may name a person's telephone beside the number it states.
        "sentence": mask(figure.sentence),
    }


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)
