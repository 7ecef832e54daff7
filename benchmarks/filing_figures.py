"""Gives the articles of a filled database their figures."""

from collections.abc import Iterator
from io import StringIO
from time import perf_counter

from django.core.management import call_command
from django.db import transaction
from django.db.models import Max

from agencies.models import Agency
from briefings.filing.inserting import insert_values
from briefings.models import Article
from metrics.models import Figure, Indicator

from .figures import DrawnFigure, Measure, Reported, Reporter
from .loading import size

# How many articles are read, and their figures filed, at once.
BATCH = 5000


def file_figures(seed: int) -> dict:
    """Answers with how long it took, and what now has figures to show."""
    # The database may be from before there were indicators.
    call_command("load_reference", stdout=StringIO())
    started = perf_counter()
    reporter = Reporter(_measures(), seed)
    for articles in _batches():
        _file(reporter, articles)
    filed = perf_counter()
    return {
        "figures": Figure.objects.count(),
        "load_seconds": filed - started,
        "bytes": size(),
        "indicators": _indicators(),
        "agencies": _agencies(),
    }


def _measures() -> list[Measure]:
    indicators = Indicator.objects.order_by("position", "key")
    return list(map(Measure._make, indicators.values_list(*Measure._fields)))


def _batches() -> Iterator[list[Reported]]:
    """All articles in order of id, so that chance falls alike on every database."""
    last = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    for first in range(1, last + 1, BATCH):
        articles = Article.objects.filter(pk__range=(first, first + BATCH - 1))
        found = articles.order_by("pk").values_list(
            *("pk", "text", "first_line", "issue__sorts_on", "issue__agency__region")
        )
        yield list(map(Reported._make, found))


def _file(reporter: Reporter, articles: list[Reported]) -> None:
    rows = [row for article in articles for row in reporter.figures_of(article)]
    with transaction.atomic():
        insert_values(Figure, DrawnFigure._fields, rows)


def _indicators() -> list[str]:
    """Those whose pages have anything to compare."""
    comparable = Figure.objects.public().comparable().order_by()
    return sorted(comparable.values_list("indicator", flat=True).distinct())


def _agencies() -> list[str]:
    public = Figure.objects.public().order_by()
    of_figures = public.values_list("article__issue__agency").distinct()
    return sorted(
        Agency.objects.filter(pk__in=of_figures).values_list("slug", flat=True)
    )
