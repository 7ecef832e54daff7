"""Whether figures agree once they are filed: within one text, and between texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from django.db import transaction
from django.db.models import F, Max, Min

from briefings.models import Article, Issue, Remark
from reading.figures.arithmetic import Stated, findings_in
from reading.figures.arithmetic.precision import range_of
from reading.parsed import ParsedRemark, Severity

from .models import Figure
from .querysets import APART, FigureQuerySet

BATCH = 200
# What figures must have in common to be of one thing, one place and one time.
POINT = (
    *("indicator_id", "region_id", "counted_in"),
    *("kind", "period_start", "period_end"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at: how many figures, how often they agree, and each remark."""

    issue: Issue
    figures: int
    agreeing: int
    remarks: tuple[ParsedRemark, ...]


def check_texts() -> Iterator[Checked]:
    """Every issue's shares and sums, worked out from its figures as they now stand."""
    for batch in _batches():
        figures = _standing_in(batch)
        yield from (_check(article, figures.get(article.pk, [])) for article in batch)


def check_between_texts() -> Iterator[Checked]:
    """Every public figure that differs from what an earlier text said of the same.

    An issue does not contradict itself: what it says twice is said of two things.
    """
    for point in _contested_points():
        said = _wholes().filter(**point)
        in_order = said.with_source().order_by(
            "article__issue__sorts_on", "article__issue_id", "article_id", "start"
        )
        yield from _contradictions(list(in_order))


def displaced() -> Iterator[Figure]:
    """Figures that point at other words than their own: a text was changed behind us."""
    for batch in _batches():
        figures = _standing_in(batch)
        for article in batch:
            for figure in figures.get(article.pk, []):
                if article.text[figure.start : figure.end] != figure.raw:
                    yield figure


@transaction.atomic
def remark_on(issue: Issue, remarks: Iterable[ParsedRemark]) -> list[ParsedRemark]:
    """File the remarks, each once; answers those that nobody has settled.

    An issue typed in by hand has no file to remark upon: it is told of every time.
    """
    remarks = list(remarks)
    held = {
        (row.code, row.line, row.message): row
        for row in Remark.objects.filter(issue=issue)
    }
    known = [(remark, held.get(_words(remark))) for remark in remarks]
    if file_id := issue.source_file_id:
        Remark.objects.bulk_create(
            _row(issue, file_id, remark) for remark, row in known if row is None
        )
    return [remark for remark, row in known if not (row and row.settled_at)]


def _words(remark: ParsedRemark) -> tuple[str, int | None, str]:
    return remark.code, remark.line, remark.message


def _row(issue: Issue, file_id: int, remark: ParsedRemark) -> Remark:
    return Remark(
        source_file_id=file_id,
        issue=issue,
        code=remark.code,
        severity=remark.severity.value,
        line=remark.line,
        message=remark.message,
    )


def _batches() -> Iterator[list[Article]]:
    """All articles with their texts, and no other body."""
    articles = Article.objects.select_related("issue__agency", "issue__source_file")
    unread = ("blocks", "issue__source_file__content", "issue__source_file__text")
    return articles.defer(*unread).in_batches(BATCH)


def _standing_in(articles: list[Article]) -> dict[int, list[Figure]]:
    rows = Figure.objects.standing().filter(article__in=articles)
    in_order = rows.order_by("article_id", "start")
    return {pk: list(own) for pk, own in groupby(in_order, key=lambda f: f.article_id)}


def _check(article: Article, figures: list[Figure]) -> Checked:
    findings = findings_in(_stated(figures))
    return Checked(
        issue=article.issue,
        figures=len(figures),
        agreeing=sum(finding.agrees for finding in findings),
        remarks=tuple(each.as_remark() for each in findings if not each.agrees),
    )


def _wholes() -> FigureQuerySet:
    """One day or one batch is set against nothing."""
    wholes = Figure.objects.public().comparable().exclude(scope__in=APART)
    return wholes.with_unit_counted()


def _contested_points() -> Iterator[dict]:
    """Of what, where and when more than one value is given."""
    points = _wholes().order_by().values(*POINT)
    spread = points.annotate(least=Min("value"), most=Max("value"))
    for point in spread.filter(least__lt=F("most")):
        if point["period_start"] is None:
            del point["period_start"]
            point["period_start__isnull"] = True
        yield {name: point[name] for name in point.keys() - {"least", "most"}}


def _contradictions(said: list[Figure]) -> Iterator[Checked]:
    """Each against the latest earlier text that differs, so that a text once settled
    stays settled whatever comes later."""
    for at, figure in enumerate(said):
        issue = figure.article.issue
        earlier = (f for f in reversed(said[:at]) if f.article.issue_id != issue.pk)
        differing = next((f for f in earlier if not _agree(f, figure)), None)
        if differing:
            remark = _contradiction(figure, differing)
            yield Checked(issue=issue, figures=1, agreeing=0, remarks=(remark,))


def _agree(one: Figure, other: Figure) -> bool:
    """Whether both can be true as they are written: 4.45万人 and 44523人 can."""
    first, second = _stated([one, other])
    return range_of(first).meets(range_of(second))


def _stated(figures: Sequence[Figure]) -> Sequence[Stated]:
    """A standing figure has its place in the text; only a lost one has none."""
    return cast("Sequence[Stated]", figures)


def _contradiction(figure: Figure, earlier: Figure) -> ParsedRemark:
    where = f"第 {figure.line} 行的“{figure.raw}”" if figure.line else f"“{figure.raw}”"
    of_what = f"{figure.region}{figure.indicator}，{figure.period_end:%Y-%m-%d}"
    line = f"第 {earlier.line} 行" if earlier.line else ""
    return ParsedRemark(
        code="conflicting_figures",
        severity=Severity.WARNING,
        line=figure.line or None,
        message=f"{where}（{of_what}）与“{earlier.article.issue}”{line}的“{earlier.raw}”不一致。",
    )
