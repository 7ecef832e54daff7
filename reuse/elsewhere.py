"""Where else a text was told: for readers beside it, for staff before it is published."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db.models import Q, Value

from briefings.models import Article
from briefings.models.issue import heading_of
from briefings.prepared import Blank, Prepared
from reading.privacy import mask

from .models import TextPair
from .querysets import TextPairQuerySet

Relation = TextPair.Relation
IN_HEADING = ("kind", "document_number", "year", "number", "is_supplement")
OF_TEXT = (
    *("pk", "event", "title", "issue__agency__short_name", "issue__agency__name"),
    "issue__issued_on",
    *(f"issue__{name}" for name in IN_HEADING),
)
# What the text in hand made of the other, and what the other made of it.
MADE_OF = {
    Relation.SAME: ("与本文相同", "与本文相同"),
    Relation.REVISED: ("本文有改动", "对本文有改动"),
    Relation.PART: ("本文采用了一部分", "采用了本文的一部分"),
    Relation.EVENT: ("另行写成", "另行写成"),
}
# Which of two texts took from the other is not known: what is said of both.
UNDIRECTED = {Relation.REVISED: "文字略有不同", Relation.PART: "有一部分相同"}


class ToldElsewhere(NamedTuple):
    """Another article on the same thing, and what the one in hand has to do with it."""

    pair: int
    of: int
    pk: int
    # Which texts of one event share; its own key where it stands alone.
    event: int
    title: str
    agency: str
    day: date | None
    heading: str
    made_of: str
    is_earlier: bool


class EventBox(NamedTuple):
    """同一件事: who told it first, where that is another, and who else told it."""

    first: ToldElsewhere | None
    others: list[ToldElsewhere]
    # Of how many texts it was put together, where these are several; one that others
    # printed, too, counts once.
    merged: int


# So many others are named beside a text.
MOST_NAMED = 6


def event_box(article: Article) -> EventBox | None:
    """What readers are told of an article; None where nothing is known."""
    # Of most texts nothing is, and that is known in a tenth of the time.
    if not any(_paired().ask(article=article.pk)):
        return None
    told = [
        each
        for query, is_earlier in zip(_public(), (True, False), strict=True)
        for each in _told(query.ask(article=article.pk), is_earlier=is_earlier)
    ]
    if not told:
        return None
    earlier = [each for each in told if each.is_earlier and each.day]
    first = min(earlier, key=lambda each: (each.day, each.pk), default=None)
    part = MADE_OF[Relation.PART][0]
    origins = {each.event for each in earlier if each.made_of == part}
    others = [each for each in told if each is not first]
    others.sort(key=lambda each: (each.day or date.min, each.pk))
    merged = len(origins) if len(origins) > 1 else 0
    return EventBox(first, others[:MOST_NAMED], merged)


def published_already(articles: Iterable[int]) -> list[ToldElsewhere]:
    """Where words of these texts, or what they tell, were published by others before."""
    keys = list(articles)
    pairs = TextPair.objects.exclude(state=TextPair.State.REJECTED)
    public = pairs.public_but_for(keys).order_by("pk")
    return [
        each
        for rows, is_earlier in (
            (_columns(public.filter(later__in=keys), "later", "earlier"), True),
            (_columns(public.filter(earlier__in=keys), "earlier", "later"), False),
        )
        for each in _told(rows, is_earlier=is_earlier)
    ]


@cache
def _paired() -> Prepared:
    article = Value(Blank("article"))
    pairs = TextPair.objects.filter(Q(earlier=article) | Q(later=article))
    return Prepared(pairs.order_by().values_list("pk")[:1])


@cache
def _public() -> tuple[Prepared, Prepared]:
    """The texts before an article, and those after it."""
    public = TextPair.objects.standing().public().order_by("pk")
    article = Value(Blank("article"))
    return (
        Prepared(_columns(public.filter(later=article), "later", "earlier")),
        Prepared(_columns(public.filter(earlier=article), "earlier", "later")),
    )


def _columns(pairs: TextPairQuerySet, own: str, other: str):
    of_other = (f"{other}__{name}" for name in OF_TEXT)
    return pairs.values_list("pk", own, "relation", "is_directed", *of_other)


def _told(rows: Iterable[tuple], *, is_earlier: bool) -> Iterable[ToldElsewhere]:
    for pair, of, relation, is_directed, pk, event, *told in rows:
        title, short, name, day, *named = told
        made_of = MADE_OF[relation][0 if is_earlier else 1]
        if not is_directed:
            made_of = UNDIRECTED.get(relation, made_of)
        yield ToldElsewhere(
            pair=pair,
            of=of,
            pk=pk,
            event=event or pk,
            title=mask(title),
            agency=short or name or "",
            day=day,
            heading=heading_of(*named),
            made_of=made_of,
            is_earlier=is_earlier and is_directed,
        )
