"""What a person says of a pair of texts: that they tell of one thing, or do not."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from briefings.content_version import raise_content_version
from briefings.logbook import note
from briefings.rights import EDITORS, RightsRefused, in_words

from .events import renew_events
from .models import TextPair

State = TextPair.State


@transaction.atomic
def decide(pairs: Iterable[TextPair], by, state: str) -> list[TextPair]:
    """Confirm or reject them, or leave it open again; it stays so when texts change."""
    keys = [pair.pk for pair in pairs]
    # The box beside both texts says otherwise from now on. First, as an edit raises it
    # before it comes to its pairs: neither then waits for the other.
    raise_content_version()
    theirs = TextPair.objects.within_reach_of(by, *EDITORS) if by else TextPair.objects
    held = list(
        theirs.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    )
    if len(held) < len(keys):
        raise RightsRefused(f"你没有这个单位的{in_words(EDITORS)}权限。")
    for pair in held:
        pair.state = State(state)
        is_open = pair.state == State.FOUND
        pair.decided_by = None if is_open else by
        pair.decided_at = None if is_open else timezone.now()
        pair.save(update_fields=["state", "decided_by", "decided_at"])
        note(pair, by, str(pair.state.label))
    renew_events({pk for each in held for pk in (each.earlier_id, each.later_id)})
    return held
