"""Articles as texts to be held against each other, read from the database in two queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db.models import Value

from briefings.models import Article
from briefings.prepared import Prepared, blanks, filled, given, room_for
from reading.reuse import ToldText

from .points import LEVELS, level_of

# Blocks that tell nothing: where to call, what a picture shows, what is attached.
SAYING_NOTHING = {"image", "contact", "attachment", "caption"}
COLUMNS = (
    *("pk", "regions", "issue", "title", "issue__issued_on"),
    *("issue__agency", "issue__agency__region", "issue__agency__region__level"),
)


class HeldText(NamedTuple):
    """An article's text, and the issue it stands in."""

    issue: int
    text: ToldText


def texts_of(articles: Collection[int]) -> dict[int, HeldText]:
    """By the keys of those that there are."""
    return with_words(heads_of(articles))


def heads_of(articles: Collection[int]) -> dict[int, HeldText]:
    """The same without their words, which are most of what is to be read."""
    if not articles:
        return {}
    room = room_for(list(articles))
    asked = given("pk", filled(list(articles), room))
    heads: dict[int, tuple] = {}
    places: defaultdict[int, list[str]] = defaultdict(list)
    # A row for each place that an article tells of, or one without.
    for pk, code, *columns in _asking(room)[0].ask(**asked):
        heads[pk] = tuple(columns)
        if code:
            places[pk].append(code)
    return {pk: _held(places[pk], *columns) for pk, columns in heads.items()}


def with_words(heads: Mapping[int, HeldText]) -> dict[int, HeldText]:
    """Those that there still are, with their words."""
    if not heads:
        return {}
    room = room_for(list(heads))
    words = _asking(room)[1].ask(**given("pk", filled(list(heads), room)))
    found = {pk: _paragraphs(blocks) for pk, blocks in words}
    return {
        pk: head._replace(text=replace(head.text, paragraphs=found[pk]))
        for pk, head in heads.items()
        if pk in found
    }


def _paragraphs(blocks: list[dict]) -> tuple[str, ...]:
    return tuple(
        block["text"] for block in blocks if block["kind"] not in SAYING_NOTHING
    )


@cache
def _asking(room: int) -> tuple[Prepared, Prepared]:
    """The queries for so many articles with the places they tell of, and their words."""
    # As values: a field of numbers takes no blank as it is.
    pks = blanks("pk", room)
    articles = Article.objects.filter(pk__in=map(Value, pks)).order_by()
    return (
        Prepared(articles.values_list(*COLUMNS)),
        Prepared(articles.values_list("pk", "blocks")),
    )


def _held(
    named: list[str],
    issue: int,
    title: str,
    day: date | None,
    agency: int | None,
    region: str | None,
    region_level: str | None,
) -> HeldText:
    told = ToldText(
        title=title,
        paragraphs=(),
        day=day,
        level=LEVELS.index(level_of(region_level)),
        places=tuple(sorted({*named, *([region] if region else [])})),
        bureau=str(agency or ""),
        seat=region or "",
    )
    return HeldText(issue, told)
