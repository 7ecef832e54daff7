"""Puts the corpus into the site's own tables, and has it indexed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import StringIO
from itertools import islice
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from agencies.models import Agency
from briefings.models import Article, ArticleTopic, Issue
from briefings.search.keeping import rebuild

from .corpus import Corpus, PlannedArticle, PlannedIssue
from .offices import Office, offices

# How many issues are put in at once.
BATCH = 1000


def load_and_index(corpus: Corpus) -> dict[str, float]:
    """Fill an empty database; answers with how long it took and how large it is."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    started = perf_counter()
    load(corpus)
    loaded, without_index = perf_counter(), size()
    articles = sum(rebuild(from_scratch=True))
    indexed = perf_counter()
    return {
        "articles": articles,
        "load_seconds": loaded - started,
        "index_seconds": indexed - loaded,
        "index_bytes": size() - without_index,
        "bytes": size(),
    }


def load(corpus: Corpus) -> None:
    agencies = {office: _agency(office) for office in offices()}
    planned = corpus.issues()
    while batch := list(islice(planned, BATCH)):
        with transaction.atomic():
            _file(batch, agencies)


def size() -> int:
    """Of all that the database holds, in bytes."""
    statements = {
        "sqlite": "SELECT (page_count - freelist_count) * page_size"
        " FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
        "postgresql": "SELECT pg_database_size(current_database())",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor])
        return cursor.fetchone()[0]


def settle() -> None:
    """As a database is that has been at work for a day: logs written back, counted."""
    statements = {
        "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
        "postgresql": "VACUUM ANALYZE",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor])


def _agency(office: Office) -> Agency:
    fields = {
        "short_name": office.place,
        "slug": office.slug,
        "region_id": office.code,
        "document_prefix": office.prefix,
    }
    # One of the bureaus may be among those that the site knows from the start.
    return Agency.objects.get_or_create(name=office.name, defaults=fields)[0]


def _file(batch: list[PlannedIssue], agencies: dict[Office, Agency]) -> None:
    issues = Issue.objects.bulk_create(
        [_issue(planned, agencies[planned.office]) for planned in batch]
    )
    articles = Article.objects.bulk_create(_articles(batch, issues))
    planned = [article for issue in batch for article in issue.articles]
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=article, topic_id=code, by_hand=False)
        for article, plan in zip(articles, planned, strict=True)
        for code in plan.topics
    )
    # Each article speaks of its bureau's own place.
    place = Article.regions.through
    place.objects.bulk_create(
        place(article=article, region_id=article.issue.agency.region_id)
        for article in articles
    )


def _issue(planned: PlannedIssue, agency: Agency) -> Issue:
    # As Issue.save has it, which bulk_create passes over.
    sorts_on = planned.issued_on or date(planned.year, 1, 1)
    return Issue(
        kind=planned.kind,
        agency=agency,
        series=planned.series,
        year=planned.year,
        number=planned.number,
        document_number=planned.document_number,
        issued_on=planned.issued_on,
        sorts_on=sorts_on,
        status=Issue.Status.PUBLISHED,
        first_public_at=timezone.make_aware(
            datetime.combine(sorts_on + timedelta(days=1), time(9))
        ),
    )


def _articles(
    batch: Iterable[PlannedIssue], issues: Iterable[Issue]
) -> Iterator[Article]:
    for planned, issue in zip(batch, issues, strict=True):
        line = 1
        for position, plan in enumerate(planned.articles, 1):
            article = _article(plan, issue, position, line)
            line = article.last_line + 2
            yield article


def _article(plan: PlannedArticle, issue: Issue, position: int, line: int) -> Article:
    article = Article(
        issue=issue,
        position=position,
        section=plan.section,
        title=plan.title,
        subtitle=plan.subtitle,
        blocks=[
            {"kind": "paragraph", "text": text, "first_line": n, "last_line": n}
            for n, text in enumerate(plan.paragraphs, line + 1)
        ],
        first_line=line,
        last_line=line + len(plan.paragraphs),
    )
    article.keep_in_step()
    return article
