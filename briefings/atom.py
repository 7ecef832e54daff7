"""Feeds as readers of feeds take them (RFC 4287): how one is written, and what is in it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date

from .addresses import absolute, domain
from .sitemaps import last_public_change

LANGUAGE = "zh-Hans-CN"
# The newest to become public; whoever asks once a day misses none.
MOST = 30
# A name for good holds the year in which its host was ours (RFC 4151).
NAMED_IN = 2026
HOW_TO = (
    "最近公开的在前。这是订阅源：把这个网址放进订阅阅读器，以后有新的会自动列出来。"
)
# What XML cannot say.
ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NEVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class FeedEntry(NamedTuple):
    """What a feed tells of one text; masked, as all that leaves the site."""

    # articles/57, which stays whatever becomes of its address.
    key: str
    path: str
    title: str
    summary: str
    author: str
    published: datetime
    updated: datetime
    topics: Sequence[tuple[str, str]] = ()


class FollowedList(NamedTuple):
    """A list that a feed follows: what it is called, where it stands, and what is new."""

    request: HttpRequest
    key: str
    title: str
    page: str
    own: str
    entries: Callable[[], list[FeedEntry]]


class NoSuchFeed(ValueError):
    """An address asks for what nobody can follow; why, in Chinese."""


class AtomFeed(Atom1Feed):
    """Knows when a feed without entries last changed, and what topics are called."""

    def latest_post_date(self) -> datetime:
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=self.feed["changed"])

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        for code, name in item["topics"]:
            handler.addQuickElement("category", "", {"term": code, "label": name})


class PublicFeed(Feed):
    """A feed of what is public; what it follows is found by `followed`."""

    feed_type = AtomFeed
    language = LANGUAGE

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = super().__call__(request, *args, **kwargs)
        except NoSuchFeed as problem:
            text = "text/plain; charset=utf-8"
            return HttpResponse(f"{problem}\n", status=400, content_type=text)
        # What was withdrawn changes a feed, too, and makes its latest entry no later.
        response.headers["Last-Modified"] = http_date(_last_change().timestamp())
        return response

    def get_object(self, request: HttpRequest, *args, **kwargs) -> FollowedList:
        return self.followed(request, *args, **kwargs)

    def followed(self, request: HttpRequest) -> FollowedList:
        raise NotImplementedError

    def title(self, followed: FollowedList) -> str:
        return legible(f"{followed.title} - {settings.SITE_NAME}")

    def subtitle(self, followed: FollowedList) -> str:
        return HOW_TO

    def link(self, followed: FollowedList) -> str:
        return absolute(followed.request, followed.page)

    def feed_url(self, followed: FollowedList) -> str:
        return absolute(followed.request, followed.own)

    def feed_guid(self, followed: FollowedList) -> str:
        return name_for_good(followed.request, followed.key)

    def author_name(self, followed: FollowedList) -> str:
        return settings.SITE_NAME

    def feed_extra_kwargs(self, followed: FollowedList) -> dict[str, object]:
        return {"changed": _last_change()}

    def items(self, followed: FollowedList) -> list[tuple[FollowedList, FeedEntry]]:
        return [(followed, entry) for entry in followed.entries()]

    def item_title(self, item: tuple[FollowedList, FeedEntry]) -> str:
        return legible(item[1].title)

    def item_description(self, item: tuple[FollowedList, FeedEntry]) -> str:
        return escape(legible(item[1].summary))

    def item_link(self, item: tuple[FollowedList, FeedEntry]) -> str:
        return absolute(item[0].request, item[1].path)

    def item_guid(self, item: tuple[FollowedList, FeedEntry]) -> str:
        return name_for_good(item[0].request, item[1].key)

    def item_author_name(self, item: tuple[FollowedList, FeedEntry]) -> str:
        return item[1].author

    def item_pubdate(self, item: tuple[FollowedList, FeedEntry]) -> datetime:
        return item[1].published

    def item_updateddate(self, item: tuple[FollowedList, FeedEntry]) -> datetime:
        return item[1].updated

    def item_extra_kwargs(
        self, item: tuple[FollowedList, FeedEntry]
    ) -> dict[str, object]:
        return {"topics": item[1].topics}


def name_for_good(request: HttpRequest, key: str) -> str:
    """tag:jianbao.example.gov.cn,2026:articles/57"""
    return f"tag:{domain(request)},{NAMED_IN}:{key}"


def legible(text: str) -> str:
    return ILLEGIBLE.sub("", text)


def _last_change() -> datetime:
    return last_public_change() or NEVER
