"""What can be followed: any list of articles or of issues, a bureau, a place, a topic."""

from datetime import datetime
from functools import partial

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agencies.models import Agency, Region
from reading.privacy import mask

from .addresses import address_of_issue, followed_at
from .atom import MOST, NEVER, FeedEntry, FollowedList, NoSuchFeed, PublicFeed
from .lists import ArticleFilter, IssueFilter, public_index
from .lists.forms import ListFilter
from .models import Article, Correction, Issue, Topic
from .search.entries import place_of
from .sitemaps import latest
from .templatetags.reading import issue_title

COLUMNS = (
    *("pk", "title", "excerpt", "issue__agency__name", "issue__sorts_on"),
    *("issue__first_public_at", "issue__imported_at", "corrected"),
)
# So many titles tell what an issue holds.
TITLES = 10


class ListFeed(PublicFeed):
    """A list with its filters, by the parameters of its own address."""

    page = ""
    feed = ""

    def chosen(self, request: HttpRequest) -> ListFilter:
        raise NotImplementedError

    def newest(self, rows: QuerySet) -> list[FeedEntry]:
        raise NotImplementedError

    def followed(self, request: HttpRequest) -> FollowedList:
        """Nothing rather than more than what was asked for."""
        chosen = self.chosen(request)
        if chosen.misunderstood:
            raise NoSuchFeed("".join(chosen.misunderstood) + "订阅源没有打开。")
        own = followed_at(self.feed, chosen)
        _, _, query = own.partition("?")
        return FollowedList(
            request,
            f"{self.page}?{query}".rstrip("?"),
            chosen.description,
            f"{reverse(self.page)}?{query}".rstrip("?"),
            own,
            lambda: self.newest(chosen.qs),
        )


class ArticleListFeed(ListFeed):
    """The list of articles, searches included."""

    page, feed = "articles", "feed_of_articles"

    def chosen(self, request: HttpRequest) -> ListFilter:
        return ArticleFilter(request.GET, Article.objects.published())

    def newest(self, rows: QuerySet) -> list[FeedEntry]:
        return entries_of_articles(rows)


class IssueListFeed(ListFeed):
    """The list of issues."""

    page, feed = "issues", "feed_of_issues"

    def chosen(self, request: HttpRequest) -> ListFilter:
        return IssueFilter(request.GET, Issue.objects.published())

    def newest(self, rows: QuerySet) -> list[FeedEntry]:
        return entries_of_issues(rows)


class AgencyFeed(PublicFeed):
    """The issues of a bureau; its name in addresses may change, its number does not."""

    def followed(self, request: HttpRequest, slug: str = "") -> FollowedList:
        agency = get_object_or_404(Agency.objects.known_to_the_public(), slug=slug)
        issues = Issue.objects.published().of_agency(agency)
        return FollowedList(
            request,
            f"agencies/{agency.pk}",
            agency.name,
            agency.get_absolute_url(),
            reverse("feed_of_agency", args=[slug]),
            partial(entries_of_issues, issues),
        )


class TopicFeed(PublicFeed):
    """The articles on a topic."""

    def followed(self, request: HttpRequest, code: str = "") -> FollowedList:
        topic = get_object_or_404(Topic, code=code)
        return FollowedList(
            request,
            f"topics/{code}",
            topic.name,
            topic.get_absolute_url(),
            reverse("feed_of_topic", args=[code]),
            partial(entries_of_articles, Article.objects.published().about(topic)),
        )


class CityFeed(PublicFeed):
    """The articles of all bureaus in a place."""

    def followed(self, request: HttpRequest, code: str = "") -> FollowedList:
        region = get_object_or_404(Region, pk=code)
        articles = Article.objects.published().in_city(region)
        return FollowedList(
            request,
            f"cities/{code}",
            region.name,
            f"{reverse('articles')}?city={code}",
            reverse("feed_of_city", args=[code]),
            partial(entries_of_articles, articles),
        )


def entries_of_articles(articles: QuerySet) -> list[FeedEntry]:
    """Those that last became public, whenever they were printed."""
    about = Q(article=OuterRef("pk")) | Q(article=None)
    told = _corrected(OuterRef("issue"), about)
    rows = articles.annotate(corrected=told).order_by(
        F("issue__first_public_at").desc(nulls_last=True), "-issue_id", "position", "pk"
    )
    index, entries = public_index(), []
    for pk, title, excerpt, agency, day, *moments in rows.values_list(*COLUMNS)[:MOST]:
        entries.append(
            FeedEntry(
                f"articles/{pk}",
                reverse("article", args=[pk]),
                mask(title),
                mask(excerpt),
                agency or "",
                *_moments(*moments),
                index.marks_at(place_of(day, pk), "topic"),
            )
        )
    return entries


def entries_of_issues(issues: QuerySet) -> list[FeedEntry]:
    """The same of issues, each with the titles of its articles."""
    told = issues.annotate(corrected=_corrected(OuterRef("pk"), Q()))
    rows = told.told_if_number_is_shared().with_contents()
    newest = F("first_public_at").desc(nulls_last=True)
    return [_entry_of(issue) for issue in rows.order_by(newest, "-pk")[:MOST]]


def _entry_of(issue: Issue) -> FeedEntry:
    titles = [mask(article.title) for article in issue.articles.all()]
    more = f"……共 {len(titles)} 篇" if len(titles) > TITLES else ""
    corrected = getattr(issue, "corrected", None)
    return FeedEntry(
        f"issues/{issue.pk}",
        address_of_issue(issue),
        issue_title(issue),
        "；".join(titles[:TITLES]) + more,
        issue.agency.name if issue.agency else "",
        *_moments(issue.first_public_at, issue.imported_at, corrected),
    )


def _corrected(issue: OuterRef, about: Q) -> Subquery:
    """When readers were last told that something was put right."""
    notes = Correction.objects.standing().filter(about, issue=issue)
    return Subquery(notes.order_by("-corrected_at").values("corrected_at")[:1])


def _moments(
    public: datetime | None, imported: datetime | None, corrected: datetime | None
) -> tuple[datetime, datetime]:
    """When it became public, and when it last changed in a way that readers were told of."""
    published = public or imported or NEVER
    return published, latest([published, corrected]) or published
