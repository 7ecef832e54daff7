"""What can be followed of figures: each text that tells of an indicator."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from briefings.atom import MOST, NEVER, FeedEntry, FollowedList, PublicFeed
from briefings.models import Article
from briefings.sitemaps import latest
from reading.privacy import mask

from .addresses import figure_url, indicator_url
from .amounts import amount, unit_shown
from .models import Figure, Indicator
from .series.periods import period_in_words
from .series.points import FigureRow

# So many values stand in the title of an entry.
VALUES = 3
OF_ROW = len(FigureRow._fields)
COLUMNS = (*FigureRow._fields, "region__name", "sentence", "reviewed_at")


class ToldFigure(NamedTuple):
    """A figure of an indicator, in words, and when a person last looked at it."""

    row: FigureRow
    place: str
    sentence: str
    reviewed_at: datetime | None

    def in_words(self, indicator: Indicator) -> str:
        """韶关市 36家（截至2022年4月11日）"""
        row, own = self.row, (indicator.unit, indicator.display_unit)
        shown = unit_shown(row.value, row.unit, *own)
        value = amount(row.value, row.unit, row.qualifier, shown)
        return f"{self.place} {value}（{period_in_words(row.period_start, row.period_end)}）"


class IndicatorFeed(PublicFeed):
    """The texts that tell of an indicator, with what they tell."""

    def followed(self, request: HttpRequest, key: str = "") -> FollowedList:
        indicator = get_object_or_404(Indicator, pk=key)
        return FollowedList(
            request,
            f"indicators/{key}",
            indicator.name,
            indicator_url(key),
            reverse("feed_of_indicator", args=[key]),
            partial(entries_of_indicator, indicator),
        )


def entries_of_indicator(indicator: Indicator) -> list[FeedEntry]:
    """One for each text, by that text's own name: figures may be read anew."""
    told = Figure.objects.public().of(indicator).comparable().order_by()
    articles = _newest(Article.objects.filter(pk__in=told.values("article")))
    figures = defaultdict(list)
    rows = told.filter(article__in=[row[0] for row in articles]).order_by("start", "pk")
    for *row, place, sentence, reviewed in rows.values_list(*COLUMNS):
        found = ToldFigure(FigureRow(*row), place, sentence, reviewed)
        figures[found.row.article_id].append(found)
    return [
        _entry(indicator, article, figures[article[0]])
        for article in articles
        if article[0] in figures
    ]


def _newest(articles: QuerySet) -> list[tuple]:
    public = F("issue__first_public_at").desc(nulls_last=True)
    columns = ("issue__first_public_at", "issue__imported_at", "issue__agency__name")
    newest = articles.order_by(public, "-issue_id", "position", "pk")
    return list(newest.values_list("pk", *columns)[:MOST])


def _entry(indicator: Indicator, article: tuple, told: list[ToldFigure]) -> FeedEntry:
    pk, public, imported, agency = article
    published = public or imported or NEVER
    values = [each.in_words(indicator) for each in told]
    more = f" 等{len(values)}个数" if len(values) > VALUES else ""
    return FeedEntry(
        f"articles/{pk}/indicators/{indicator.pk}",
        figure_url(pk, told[0].row.pk),
        f"{indicator.name}：{'；'.join(values[:VALUES])}{more}",
        mask(" ".join(_once(each.sentence for each in told))),
        agency or "",
        published,
        latest([published, *(each.reviewed_at for each in told)]) or published,
    )


def _once(sentences: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(each.replace("\t", " ") for each in sentences))
