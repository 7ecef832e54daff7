"""An address follows a list once it has confirmed that, until it leaves or is refused.

No address is ever written into a log.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .models import AlertList, Follower

logger = logging.getLogger(__name__)

# So long a request waits to be confirmed; then its address is forgotten.
CONFIRM_WITHIN = timedelta(days=7)
MOST_LISTS = 20
# So many refusals in a row, and an address is dropped.
MOST_REFUSALS = 3
# What is just being published may bear an earlier moment than is seen: it can wait.
SETTLED = timedelta(minutes=5)


@dataclass(frozen=True)
class Claim:
    """What one run is to tell an address, which no other run will tell it again."""

    follower: Follower
    lists: list[AlertList]
    until: datetime
    told_at_before: datetime | None


@transaction.atomic
def ask_to_follow(address: str, feed: str, without: str) -> AlertList | None:
    """Keep the request until it is confirmed; None of an address with too many lists.

    The same list once more is the same request: other words to leave out count only
    when they are confirmed, so a stranger changes nothing of it.
    """
    follower, _ = Follower.objects.get_or_create(address=address.strip().lower())
    found = follower.lists.filter(feed=feed).first()
    if found is None and follower.lists.count() >= MOST_LISTS:
        return None
    if found is None:
        found = follower.lists.create(feed=feed, without=without)
    elif not found.confirmed_at:
        found.without, found.asked_at = without, timezone.now()
        found.save(update_fields=["without", "asked_at"])
    return found


@transaction.atomic
def confirm(key: int, without: str) -> AlertList | None:
    """Follow it from now on; None where the request is no more."""
    found = AlertList.objects.select_for_update().filter(pk=key).first()
    if found is None:
        return None
    if not found.confirmed_at:
        found.confirmed_at = found.told_until = timezone.now()
    found.without = without
    found.save(update_fields=["confirmed_at", "told_until", "without"])
    return found


@transaction.atomic
def leave(follower: int, key: int | None = None) -> None:
    """Follow one list no more, or none at all; with the last the address is deleted."""
    lists = AlertList.objects.filter(follower=follower)
    (lists if key is None else lists.filter(pk=key)).delete()
    _forget_without_lists(Q(pk=follower))


@transaction.atomic
def forget_unconfirmed() -> int:
    """Delete what nobody has confirmed in time, with the addresses that follow nothing."""
    late = timezone.now() - CONFIRM_WITHIN
    AlertList.objects.filter(confirmed_at=None, asked_at__lte=late).delete()
    return _forget_without_lists(Q())


def _forget_without_lists(which: Q) -> int:
    return Follower.objects.filter(which, lists=None).delete()[0]


def due(now: datetime) -> list[int]:
    """Who follows anything and was told nothing today, by the site's own clock."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    waiting = Q(told_at=None) | Q(told_at__lt=today)
    confirmed = Follower.objects.filter(waiting, lists__confirmed_at__isnull=False)
    return list(confirmed.order_by("pk").values_list("pk", flat=True).distinct())


@transaction.atomic
def claim(key: int, now: datetime) -> Claim | None:
    """Take the day of an address for oneself, before anything is sent.

    So a second run that goes on beside sends nothing twice; one that is killed between
    this and the sending has told nothing that day.
    """
    free = Follower.objects.select_for_update(skip_locked=True)
    follower = free.filter(pk=key).first()
    if follower is None or key not in due(now):
        return None
    lists = list(follower.lists.exclude(confirmed_at=None))
    held = Claim(follower, lists, now - SETTLED, follower.told_at)
    follower.told_at = now
    follower.save(update_fields=["told_at"])
    return held


@transaction.atomic
def note_told(held: Claim) -> None:
    """All of it has arrived, as far as anybody knows."""
    for each in held.lists:
        AlertList.objects.filter(pk=each.pk).update(told_until=held.until)
    Follower.objects.filter(pk=held.follower.pk).update(refusals=0)


def give_back(held: Claim) -> None:
    """There was nothing to tell, or no way: the next run may tell it."""
    same = Follower.objects.filter(pk=held.follower.pk, told_at=held.follower.told_at)
    same.update(told_at=held.told_at_before)


@transaction.atomic
def note_refusal(held: Claim) -> bool:
    """The address was refused for good; answers whether it is dropped now."""
    follower = Follower.objects.select_for_update().filter(pk=held.follower.pk).first()
    if follower is None:
        return True
    follower.refusals += 1
    if follower.refusals < MOST_REFUSALS:
        follower.save(update_fields=["refusals"])
        return False
    logger.info("a follower was refused %s times and is dropped", MOST_REFUSALS)
    follower.delete()
    return True


def lists_of(follower: int) -> list[AlertList]:
    confirmed = AlertList.objects.filter(follower=follower, confirmed_at__isnull=False)
    return list(confirmed)
