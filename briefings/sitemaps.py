"""What there is to read, for those who gather pages: each text by its one address."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse

from agencies.paths import numbered_path

from .addresses import own_address
from .lists import public_index
from .models import Article, ContentVersion, Issue

# When a text became public, and when a person last changed it.
MOMENTS = ("first_public_at", "edited_at")
PAGES = (
    *("home", "issues", "articles", "agencies", "topics", "archive", "indicators"),
    *("search_help", "feeds", "corrections", "api", "about", "coverage"),
    *("accessibility", "site_map"),
)


class HostName(NamedTuple):
    """A site by the name of its host, as Django asks for it."""

    domain: str


class PublicSitemap(Sitemap):
    """Names pages by the host that counts, where the site has one."""

    # The protocol allows 50,000: those took a worker eight seconds to write.
    limit = 5_000

    def get_urls(self, page: Any = 1, site: Any = None, protocol: str | None = None):
        counts = urlsplit(settings.SITE_URL)
        if counts.netloc:
            site, protocol = HostName(counts.netloc), counts.scheme
        return super().get_urls(page, site, protocol)


class PageSitemap(PublicSitemap):
    """The pages that are always there; any of them may show whatever is new."""

    def items(self) -> Sequence[str]:
        return PAGES

    def location(self, name: str) -> str:
        return reverse(name)

    @property
    def lastmod(self) -> datetime | None:
        return last_public_change()


class ListSitemap(PublicSitemap):
    """Bureaus with their years, topics, and the archive by years and months."""

    def items(self) -> list[str]:
        index, published = public_index(), Issue.objects.published()
        years = published.order_by("agency__slug", "-year").distinct()
        months = published.dates("issued_on", "month", order="DESC")
        return [
            *(
                reverse("agency", args=[each])
                for each in index.labels.get("agency", ())
            ),
            *_reversed("agency_year", years.values_list("agency__slug", "year")),
            *(reverse("topic", args=[code]) for code, *_ in index.counted("topic")),
            *(reverse("archive_year", args=[year]) for year in index.years),
            *_reversed("archive_month", ((day.year, day.month) for day in months)),
        ]

    def location(self, address: str) -> str:
        return address


class TextSitemap(PublicSitemap):
    """Texts, each with the moment of its last change."""

    texts: Any = None
    of_issue = ""

    def items(self):
        """What stands first at another site is listed there."""
        own = self.texts.objects.published().filter(
            **{f"{self.of_issue}harvested": None}
        )
        return own.at_own_address().order_by("pk")

    def lastmod(self, item: Any) -> datetime | None:
        raise NotImplementedError

    def get_latest_lastmod(self) -> datetime | None:
        names = [self.of_issue + name for name in MOMENTS]
        found = self.texts.objects.published().aggregate(*map(Max, names))
        return latest(found.values())


class IssueSitemap(TextSitemap):
    """Bulletins, numbered documents, and whatever holds several articles."""

    texts = Issue

    def __init__(self) -> None:
        self.shared = Issue.objects.published().sharing_numbers()

    def items(self):
        return super().items().select_related("agency")

    def location(self, issue: Issue) -> str:
        named = (issue.agency_id, issue.year, issue.number)
        return own_address(issue, shares=named in self.shared)

    def lastmod(self, issue: Issue) -> datetime | None:
        return latest([issue.first_public_at, issue.edited_at])


class ArticleSitemap(TextSitemap):
    """Articles, but for those that are all of a numbered document."""

    texts, of_issue = Article, "issue__"

    def items(self):
        moments = (self.of_issue + name for name in MOMENTS)
        return super().items().values_list("pk", *moments)

    def location(self, row: tuple) -> str:
        return numbered_path("article", row[0])

    def lastmod(self, row: tuple) -> datetime | None:
        return latest(row[1:])


SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": PageSitemap,
    "lists": ListSitemap,
    "issues": IssueSitemap,
    "articles": ArticleSitemap,
}


def index_of_sitemaps(request: HttpRequest, sitemaps: Mapping[str, type[Sitemap]]):
    """Without those that list nothing: the schema of sitemaps knows no empty one."""
    made = {name: sitemap() for name, sitemap in sitemaps.items()}
    filled: dict[str, Sitemap | type[Sitemap]] = {
        name: each for name, each in made.items() if each.paginator.count
    }
    return views.index(request, filled, sitemap_url_name="sitemap_section")


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max(filter(None, moments), default=None)


def last_public_change() -> datetime | None:
    """The moment at which anything public last changed: its version is a time."""
    version = ContentVersion.objects.of_site()
    return datetime.fromtimestamp(version / 1_000_000, UTC) if version else None


def _reversed(name: str, rows: Iterable[tuple]) -> Iterable[str]:
    return (reverse(name, args=row) for row in rows)
