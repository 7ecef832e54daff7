"""Who has which page open, so that two people do not type the same thing unawares."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .models import Article, Issue, Opening

# A page that was left without saving says nothing of that: after an hour it is closed.
OPEN_FOR = timedelta(hours=1)


@transaction.atomic
def open_page(issue: Issue, article: Article | None, by) -> None:
    """Note that somebody has the whole issue before her, or this one article."""
    now = timezone.now()
    Opening.objects.filter(at__lt=now - OPEN_FOR).delete()
    own = Opening.objects.filter(user=by, issue=issue, article=article)
    if not own.update(at=now):
        Opening.objects.create(user=by, issue=issue, article=article, at=now)


def others_at(issue: Issue, article: Article | None, by) -> list[Opening]:
    """Who else has the same before him: of an article, that is whoever has its issue."""
    meeting = Q(article=article) | Q(article=None) if article else Q()
    recent = Opening.objects.filter(meeting, issue=issue).exclude(user=by)
    recent = recent.filter(at__gte=timezone.now() - OPEN_FOR)
    return list(recent.select_related("user", "article").order_by("at"))


def close_page(issue: Issue, by) -> None:
    """What she has saved she has no longer open: not the issue, nor a part of it."""
    Opening.objects.filter(user=by, issue=issue).delete()
