"""Links that only whoever reads the mail of an address has: signed, without the address."""

from datetime import timedelta
from typing import Any

from django.core import signing

from .models import AlertList, Follower
from .subscribing import CONFIRM_WITHIN

CONFIRM, LEAVE = "readers.confirm", "readers.leave"


def token_to_confirm(asked: AlertList, without: str) -> str:
    return signing.dumps([asked.pk, without], salt=CONFIRM)


def confirmed_by(token: str) -> tuple[int, str] | None:
    """The request, and the words to leave out; None of what is old or was not signed here."""
    said = _said(token, CONFIRM, CONFIRM_WITHIN)
    return (said[0], said[1]) if said else None


def token_to_leave(follower: Follower) -> str:
    """Good for as long as the address follows anything: old mails lead out, too."""
    return signing.dumps(follower.pk, salt=LEAVE)


def leaving_by(token: str) -> int | None:
    return _said(token, LEAVE, None)


def _said(token: str, salt: str, max_age: timedelta | None) -> Any:
    try:
        return signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
