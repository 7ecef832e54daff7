"""What a reader may be about to type: topics, bureaus and titles that hold the words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency
from reading.language.folding import fold
from reading.privacy import mask

from ..models import ArticleTopic, Issue, Topic
from .finding import newest, public_articles
from .highlights import Segment, lit
from .query import Query, QueryProblem, Term, parse_query

MOST = 8
MOST_TOPICS = MOST_AGENCIES = 3
MOST_TITLES = 5
# Of a topic's keywords that hold the words, so many are shown.
MOST_KEYWORDS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page by its name, what kind of page it is, and a note that tells it apart."""

    kind: str
    label: str
    url: str
    note: str
    name_lit: tuple[Segment, ...]
    note_lit: tuple[Segment, ...]


def suggestions(text: str) -> list[Suggestion]:
    """At most eight pages whose names hold every word; none for what is no query."""
    try:
        query = parse_query(text)
    except QueryProblem:
        return []
    if not any(sign.isalnum() for word in query.wanted for sign in word.spellings[0]):
        return []
    pages = [*_topics(query), *_agencies(query)]
    room = min(MOST_TITLES, MOST - len(pages))
    return [*pages, *_titles(query, room)]


def _topics(query: Query) -> Iterator[Suggestion]:
    """Those so named first, then those whose keywords, shown beside, hold the words."""
    topics = list(Topic.objects.all())
    by_name = [topic for topic in topics if _hold_all([topic.name], query)]
    by_keyword = [
        topic
        for topic in topics
        if topic not in by_name and _hold_all([topic.name, *topic.keywords], query)
    ]
    for topic in islice(filter(_is_used, by_name + by_keyword), MOST_TOPICS):
        hit = [word for word in topic.keywords if _holds_any(word, query)]
        note = "" if topic in by_name else "、".join(hit[:MOST_KEYWORDS])
        yield _page("主题", topic.name, topic, note, query)


def _is_used(topic: Topic) -> bool:
    used = ArticleTopic.objects.filter(topic=topic)
    return used.filter(article__issue__status=Issue.Status.PUBLISHED).exists()


def _agencies(query: Query) -> Iterator[Suggestion]:
    """By their present names first, then by former ones, with which it is now."""
    published = Issue.objects.published().filter(agency=OuterRef("pk"))
    public = Agency.objects.filter(Exists(published)).select_related("region")
    named = list(public.filter(*map(_names_agency, query.wanted))[:MOST_AGENCIES])
    others = public.exclude(pk__in=[agency.pk for agency in named])
    renamed = [
        (agency, f"{former[0]}（今{agency.name}）")
        for agency in others.exclude(former_names=[])
        if (former := [n for n in agency.former_names if _hold_all([n], query)])
    ]
    known = [(agency, agency.name) for agency in named]
    for agency, label in [*known, *renamed][:MOST_AGENCIES]:
        note = agency.region.name if agency.region else ""
        yield _page("单位", label, agency, note, query)


def _names_agency(term: Term) -> Q:
    fields = ("name", "short_name", "region__name")
    return Q(
        *((f"{f}__contains", word) for f in fields for word in term.spellings),
        _connector=Q.OR,
    )


def _titles(query: Query, most: int) -> Iterator[Suggestion]:
    for article in public_articles(newest(query, in_title=True, most=most)):
        issue = article.issue
        note = f"{issue.agency.label if issue.agency else ''} {issue.issued_on or f'{issue.year}年'}"
        yield _page("文章", mask(article.title), article, note, query)


def _page(kind: str, label: str, page, note: str, query: Query) -> Suggestion:
    url = page.get_absolute_url()
    return Suggestion(kind, label, url, note, lit(label, query), lit(note, query))


def _hold_all(names: Iterable[str], query: Query) -> bool:
    folded = [fold(name) for name in names]
    return all(
        any(word in name for name in folded for word in term.spellings)
        for term in query.wanted
    )


def _holds_any(name: str, query: Query) -> bool:
    folded = fold(name)
    return any(word in folded for term in query.wanted for word in term.spellings)
