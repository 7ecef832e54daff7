"""Which list an address of a feed names, and what is new in it since a moment."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import unquote

from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from agencies.addresses import present_slugs
from briefings.atom import FeedEntry, FollowedList, NoSuchFeed, PublicFeed
from briefings.lists.fields import ByAgency
from briefings.models import Article
from briefings.urls import FEEDS
from metrics.feeds import IndicatorFeed
from reading.language.folding import fold

from .feeds import CorrectionFeed

# How an address of a bureau names it.
SLUG = "slug"
LISTS: dict[str, type[PublicFeed]] = {
    **{name: feed for _, feed, name in FEEDS},
    "feed_of_indicator": IndicatorFeed,
    "feed_of_corrections": CorrectionFeed,
}


def list_at(feed: str) -> FollowedList | None:
    """The list that /feeds/articles.atom?city=440200 follows; its own fields check it."""
    path, _, query = feed.partition("?")
    try:
        found = resolve(unquote(path))
        request = HttpRequest()
        asked = QueryDict(query, mutable=True)
        _lead_on(asked, found.kwargs)
        request.GET = QueryDict(asked.urlencode())
        return LISTS[found.url_name or ""]().followed(request, **found.kwargs)
    except (Resolver404, Http404, NoSuchFeed, KeyError):
        return None


def _lead_on(query: QueryDict, in_path: dict[str, str]) -> None:
    """What followed a bureau under a former address name follows it under the present one."""
    chosen = query.getlist(ByAgency.name)
    if led_on := present_slugs([*chosen, in_path.get(SLUG, "")]):
        query.setlist(ByAgency.name, [led_on.get(slug, slug) for slug in chosen])
        if SLUG in in_path:
            in_path[SLUG] = led_on.get(in_path[SLUG], in_path[SLUG])


def news_of(
    followed: FollowedList, since: datetime, until: datetime, without: str
) -> list[FeedEntry]:
    """What became public after the one moment and by the other, but for words left out."""
    entries = [e for e in followed.entries() if since < e.published <= until]
    words = [folded for word in without.split() if (folded := fold(word))]
    if not words or not entries:
        return entries
    texts = _texts_of(entries)
    return [each for each in entries if not _is_left_out(each, words, texts)]


def _is_left_out(entry: FeedEntry, words: list[str], texts: dict[str, str]) -> bool:
    """By the whole text; of an issue, what its contents say."""
    said = fold(f"{entry.title} {entry.summary} {texts.get(entry.key, '')}")
    return any(word in said for word in words)


def _texts_of(entries: Iterable[FeedEntry]) -> dict[str, str]:
    """Of those that are articles, or tell of a figure in one."""
    keys = {entry.key: entry.key.split("/") for entry in entries}
    articles = {key: int(at[1]) for key, at in keys.items() if at[0] == "articles"}
    texts = dict(
        Article.objects.filter(pk__in=articles.values()).values_list("pk", "text")
    )
    return {key: texts.get(pk, "") for key, pk in articles.items()}
