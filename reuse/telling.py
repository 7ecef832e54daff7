"""Articles as texts to be held against each other, read from the database in two queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from briefings.models import Article
from reading.reuse import ToldText

from .points import LEVELS, level_of

# Blocks that tell nothing: where to call, what a picture shows, what is attached.
SAYING_NOTHING = {"image", "contact", "attachment", "caption"}
COLUMNS = (
    *("pk", "issue", "title", "blocks", "issue__issued_on"),
    *("issue__agency__region", "issue__agency__region__level"),
)


class HeldText(NamedTuple):
    """An article's text, and the issue it stands in."""

    issue: int
    text: ToldText


def texts_of(articles: Collection[int]) -> dict[int, HeldText]:
    """By the keys of those that there are."""
    if not articles:
        return {}
    places = _places_of(articles)
    rows = Article.objects.filter(pk__in=articles).order_by().values_list(*COLUMNS)
    return {pk: _held(places[pk], *columns) for pk, *columns in rows}


def _places_of(articles: Collection[int]) -> defaultdict[int, list[str]]:
    through = Article.regions.through.objects.filter(article__in=articles)
    places: defaultdict[int, list[str]] = defaultdict(list)
    for pk, code in through.order_by().values_list("article", "region"):
        places[pk].append(code)
    return places


def _held(
    named: list[str],
    issue: int,
    title: str,
    blocks: list[dict],
    day: date | None,
    region: str | None,
    region_level: str | None,
) -> HeldText:
    told = ToldText(
        title=title,
        paragraphs=tuple(
            block["text"] for block in blocks if block["kind"] not in SAYING_NOTHING
        ),
        day=day,
        level=LEVELS.index(level_of(region_level)),
        places=tuple(sorted({*named, *([region] if region else [])})),
    )
    return HeldText(issue, told)
