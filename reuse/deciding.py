"""What a person says of a pair of texts: that they tell of one thing, or do not."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from briefings.content_version import raise_content_version
from briefings.logbook import note
from briefings.models import Issue
from briefings.rights import EDITORS, RightsRefused, in_words

from .events import renew_events
from .models import TextPair

State = TextPair.State
MEANWHILE = "打开以后，别人处理过这一对；这次没有保存，请看现在的情况。"
GONE = "这一对已经没有了：打开以后，其中一篇改过或者删了。这次没有保存。"


class DecisionRefused(ValueError):
    """The pair is not any more what the person has seen; the message says what became of it."""


@transaction.atomic
def decide(
    pairs: Iterable[TextPair], by, state: str, *, seen: str | None = None
) -> list[TextPair]:
    """Confirm or reject them, or leave it open again; it stays so when texts change.

    Refused if they are gone, or no more in the state in which the person has `seen` them.
    """
    keys = [pair.pk for pair in pairs]
    # Whoever edits one of the texts locks its issue before all else: so does this.
    of_pairs = Q(articles__told_again__in=keys) | Q(articles__told_before__in=keys)
    Issue.objects.filter(of_pairs).lock()
    # The box beside both texts says otherwise from now on. First, as an edit raises it
    # before it comes to its pairs: neither then waits for the other.
    raise_content_version()
    held = _held(keys, by)
    if seen is not None and any(pair.state != seen for pair in held):
        raise DecisionRefused(MEANWHILE)
    for pair in held:
        pair.state = State(state)
        is_open = pair.state == State.FOUND
        pair.decided_by = None if is_open else by
        pair.decided_at = None if is_open else timezone.now()
        pair.save(update_fields=["state", "decided_by", "decided_at"])
        note(pair, by, str(pair.state.label))
    renew_events({pk for each in held for pk in (each.earlier_id, each.later_id)})
    return held


def _held(keys: Collection[int], by) -> list[TextPair]:
    """Those that there are, locked, if the person may decide on all of them."""
    there = TextPair.objects.filter(pk__in=keys).order_by("pk")
    held = list(there.select_for_update(of=("self",)))
    if len(held) < len(keys):
        raise DecisionRefused(GONE)
    if by and there.within_reach_of(by, *EDITORS).count() < len(keys):
        raise RightsRefused(f"你没有这个单位的{in_words(EDITORS)}权限。")
    return held
