"""Reads of issues, of what belongs to them, and of what is planned or public of them."""

from typing import TYPE_CHECKING, TypeVar

from django.db import connections, models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery

from agencies.models import Agency, Role
from agencies.querysets import has_every_right, within

if TYPE_CHECKING:
    # Named in strings, as they come after.
    from django.contrib.auth.models import User

    from ..models import (  # noqa: F401
        Article,
        ContentVersion,
        Correction,
        ForbiddenWording,
        Issue,
        Schedule,
    )
    from .files import RemarkQuerySet

# An issue, or what belongs to one.
OfIssue = TypeVar("OfIssue", bound=models.Model)

NUMBERED = Q(number__isnull=False, is_supplement=False, document_number="")


class ForbiddenWordingQuerySet(models.QuerySet["ForbiddenWording"]):
    def within_reach_of(self, user: "User", *roles: str):
        """Those of the bureaus within reach; what all share is the administrator's."""
        if has_every_right(user):
            return self
        agencies = Agency.objects.within_reach_of(user, *roles).order_by()
        return self.filter(agency__in=agencies.values("pk"))


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def pending(self):
        return self.filter(let_go_why="")

    def due(self, now):
        """Those whose time has come, the first that came first."""
        return self.pending().filter(due_at__lte=now).order_by("due_at", "pk")


class ContentVersionQuerySet(models.QuerySet["ContentVersion"]):
    def by_year(self) -> dict[int, int]:
        """The number of each year, and of the whole site under year 0."""
        return dict(self.values_list("year", "number"))

    def with_recent_changes(self):
        """Year, number, and what it was last raised for, in rows."""
        return self.values_list("year", "number", "recent")

    def of_site(self) -> int:
        """The number of the site as a whole; 0 before anything was public.

        By a bare cursor: every page is asked for this first, and to compile the query
        takes ten times as long as to run it.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute("SELECT number FROM briefings_contentversion WHERE year = 0")
            found = cursor.fetchone()
        return found[0] if found else 0


class OfIssueQuerySet(models.QuerySet[OfIssue]):
    """What an issue's agency and dates can narrow; `to_issue` is the way to it."""

    to_issue = ""

    def _whose_issue(self, **conditions):
        return self.filter(
            **{self.to_issue + name: value for name, value in conditions.items()}
        )

    def within_reach_of(self, user: "User", *roles: str):
        """What is of a bureau that the person works for, in these roles if any is named.

        What has no bureau, or one that nobody has confirmed, is whose file it came in.
        """
        if has_every_right(user):
            return self
        agencies = Agency.objects.within_reach_of(user, *roles).order_by()
        theirs = Q(**{f"{self.to_issue}agency__in": agencies.values("pk")})
        if not roles or Role.ENTER in roles:
            unsure = Q(**{f"{self.to_issue}agency": None}) | Q(
                **{f"{self.to_issue}agency__is_confirmed": False}
            )
            by_them = Q(**{f"{self.to_issue}source_file__brought_in_by": user})
            theirs |= unsure & by_them
        return self.filter(theirs)

    def published(self):
        return self._whose_issue(status="published")

    def in_batches(self, size):
        """Lists of so many in order of id, each read by itself: no cursor stays open."""
        rest, last = self.order_by("pk"), 0
        while batch := list(rest.filter(pk__gt=last)[:size]):
            yield batch
            last = batch[-1].pk

    def once_public(self):
        """The published, and the withdrawn that leave a notice at their address."""
        return self._whose_issue(status__in=["published", "withdrawn"])

    def in_city(self, *regions):
        """From agencies in any of the regions or anywhere below them."""
        return self.filter(within(f"{self.to_issue}agency__region__code", regions))

    def of_agency(self, *agencies):
        return self._whose_issue(agency__in=agencies)

    def of_kind(self, *kinds):
        return self._whose_issue(kind__in=kinds)

    def of_year(self, *years):
        return self._whose_issue(year__in=years)

    def of_month(self, *months):
        """Of a day in any of the months, if that is of the issue's own year."""
        own_year = F(self.to_issue + "year")
        return self._whose_issue(issued_on__month__in=months, issued_on__year=own_year)

    def issued_from(self, day):
        """On that day or later; an issue of a bare year only if all of it is later."""
        return self._whose_issue(sorts_on__gte=day)

    def issued_until(self, day):
        """By that day; an issue of a bare year only if the year was over by then."""
        year_is_over = (day.month, day.day) == (12, 31)
        bare_year = {
            self.to_issue + "issued_on": None,
            self.to_issue + "year__gte": day.year + year_is_over,
        }
        return self._whose_issue(sorts_on__lte=day).exclude(**bare_year)


class IssueQuerySet(OfIssueQuerySet["Issue"]):
    def lock(self) -> None:
        """Until this transaction ends nobody else changes them, nor a part of them."""
        list(self.order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def newest_first(self):
        return self.order_by("-sorts_on", "-number", "-pk")

    def with_any_of(self, remarks: "RemarkQuerySet"):
        """That one of the remarks is about: on the issue, or on the whole of its file."""
        on_issue = remarks.exclude(issue=None).values("issue")
        on_file = remarks.filter(issue=None).values("source_file")
        return self.filter(Q(pk__in=on_issue) | Q(source_file__in=on_file))

    def drafts(self):
        return self.filter(status="draft")

    def in_review(self):
        return self.filter(status="in_review")

    def not_public(self):
        return self.exclude(status="published")

    def scheduled(self):
        """Those that were passed for a day to come, the soonest first."""
        pending = self.in_review().filter(schedule__let_go_why="")
        return pending.order_by("schedule__due_at", "pk")

    def undated(self):
        """Without a day on which they were issued, stated or inferred."""
        return self.filter(issued_on=None)

    def about(self, *topics):
        """With an article on any of the topics."""
        return self.filter(articles__topics__in=topics).distinct()

    def at_number(self, slug, year, number):
        """Those whose address is agency, year and number; two series may share it."""
        return self.numbered().filter(agency__slug=slug, year=year, number=number)

    def years(self) -> set[int]:
        """The years that lists hold them under; nothing is read for those without a day."""
        days = self.filter(sorts_on__isnull=False).dates("sorts_on", "year")
        return {day.year for day in days}

    def told_if_number_is_shared(self):
        """Whether another public series of the bureau has the same number that year."""
        same = {name: OuterRef(name) for name in ("agency", "year", "number")}
        others = self.model._default_manager.numbered().published().filter(**same)
        return self.annotate(
            shares_its_number=Exists(others.exclude(pk=OuterRef("pk")))
        )

    def at_own_address(self):
        """Those that no article stands for (briefings/addresses.py)."""
        held = self._articles().filter(issue=OuterRef("pk")).order_by().values("issue")
        held = self.annotate(held=Subquery(held.annotate(n=Count("pk")).values("n")))
        is_one_text = Q(held=1, document_number="") & ~Q(kind="bulletin")
        return held.exclude(is_one_text)

    def sharing_numbers(self) -> set[tuple[int, int, int]]:
        """The bureaus, years and numbers that several of them bear."""
        named = ("agency", "year", "number")
        borne = self.numbered().order_by().values(*named).annotate(n=Count("pk"))
        return set(borne.filter(n__gt=1).values_list(*named))

    def numbered(self):
        """Those that their agency, year and number name, as a bulletin's do."""
        return self.filter(NUMBERED)

    def bulletins_with_number(self):
        """Of a known bureau and year, as they follow each other; supplements do not."""
        known = {"agency__isnull": False, "year__isnull": False}
        return self.filter(number__isnull=False, is_supplement=False, **known)

    def unnumbered(self):
        """Web pages, supplements, and what goes by its document number."""
        return self.exclude(NUMBERED)

    def with_document_number(self, *numbers):
        return self.filter(document_number__in=numbers)

    def issued_in(self, year=None, month=None, day=None):
        """In a year, month or day; an issue of a bare year is in the year alone."""
        wanted = {
            "sorts_on__year": year,
            "issued_on__month": month,
            "issued_on__day": day,
        }
        return self.filter(**{part: n for part, n in wanted.items() if n is not None})

    def counted_by(self, part):
        """Pairs of a part and how many fall into it: year, issued_on__month …"""
        return self.order_by("-" + part).values_list(part).annotate(Count("pk"))

    def counted_by_bureau_and_year(self):
        """Rows of a bureau's key, a year, and how many issues it has of that."""
        return self.order_by().values_list("agency", "year").annotate(Count("pk"))

    def latest_of_each_agency(self):
        newest = self.filter(agency=OuterRef("pk")).newest_first().values("pk")[:1]
        of_each = Agency.objects.annotate(newest=Subquery(newest)).values("newest")
        return self.filter(pk__in=of_each)

    def with_contents(self):
        """For lists: the agency and the articles' titles, without their bodies."""
        articles = self._articles().without_bodies()
        notes = CorrectionQuerySet(self.model.corrections.rel.related_model)
        return (
            self.select_related("agency")
            .prefetch_related(Prefetch("articles", articles))
            .annotate(
                is_corrected=Exists(notes.standing().filter(issue=OuterRef("pk")))
            )
        )

    def in_full(self):
        """For reading: the agency, the whole articles and the distribution list."""
        named = self._articles().in_full().prefetch_related("regions", "citations")
        return self.select_related("agency").prefetch_related(
            Prefetch("articles", named), "distribution"
        )

    def _articles(self):
        return ArticleQuerySet(self.model.articles.rel.related_model)


class ArticleQuerySet(OfIssueQuerySet["Article"]):
    to_issue = "issue__"

    def about(self, *topics):
        """On any of the topics."""
        # The types know no rows of a model that a field names in a string.
        tags = self.model.topics.through.objects  # type: ignore[attr-defined]
        tagged = tags.filter(topic__in=topics, article=OuterRef("pk"))
        return self.filter(Exists(tagged))

    def at_own_address(self):
        """Those that no numbered document stands for (briefings/addresses.py)."""
        beside = self.model._default_manager.filter(issue=OuterRef("issue"))
        has_others = Exists(beside.exclude(pk=OuterRef("pk")).order_by())
        own = Q(issue__document_number="") | Q(issue__kind="bulletin")
        return self.filter(own | Q(has_others))

    def newest_first(self):
        return self.order_by("-issue__sorts_on", "-issue_id", "position", "pk")

    def without_bodies(self):
        return self.defer("text", "blocks")

    def for_list(self):
        """A row's worth of each: its issue, agency and topics, not its body."""
        return (
            self.without_bodies()
            .select_related("issue__agency")
            .prefetch_related("topics")
        )

    def for_results(self):
        """As for a list, with the text that hits are quoted from."""
        return self.for_list().defer(None).defer("blocks")

    def in_full(self):
        """For reading: the article in its blocks, with its issue and agency."""
        return self.defer("text").select_related("issue__agency")

    def told_if_corrected(self):
        """Whether readers are told of a correction of it, or of its issue at large."""
        notes = CorrectionQuerySet(self.model.corrections.rel.related_model)
        of_issue = notes.standing().filter(issue=OuterRef("issue"))
        about = Q(article=OuterRef("pk")) | Q(article=None)
        return self.annotate(is_corrected=Exists(of_issue.filter(about)))


class CorrectionQuerySet(OfIssueQuerySet["Correction"]):
    to_issue = "issue__"

    def standing(self):
        """Those that readers see where the issue is public."""
        return self.filter(ended_at=None)

    def about(self, article):
        """Those on the article, and on its issue at large."""
        return self.filter(Q(article=article) | Q(article=None))
