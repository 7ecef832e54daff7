"""Messages by e-mail: one that asks to confirm, one a day that tells what is new."""

import logging
import smtplib
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from briefings.atom import FeedEntry, FollowedList

from .followed import list_at, news_of
from .models import AlertList, Follower
from .subscribing import Claim, claim, due, give_back, note_refusal, note_told
from .tokens import token_to_confirm, token_to_leave

logger = logging.getLogger(__name__)

# What makes an address of a word that a stranger has searched for.
OF_ADDRESSES = str.maketrans(dict.fromkeys("./:@", " "))
LONGEST_TITLE = 60
# From here on a mail server says that it is of no use to try again.
REFUSED_FOR_GOOD = 500


class NewsOfList(NamedTuple):
    """What is new in one of the lists that somebody follows."""

    title: str
    page: str
    entries: list[tuple[FeedEntry, str]]


class Sending(NamedTuple):
    """How many were told, how many had no news, and of how many the address was refused."""

    told: int = 0
    without_news: int = 0
    refused: int = 0


class MailStopped(Exception):
    """The mail server takes nothing now: the rest is tried again by the next run."""


def send_request(asked: AlertList, followed: FollowedList, without: str) -> None:
    """Ask to confirm it, at the address that somebody has typed; it may be anybody's.

    So it says nothing that a stranger could use to advertise: of his words a few, and
    none that a mail program would make a link of.
    """
    token = token_to_confirm(asked, without)
    context = {
        "site_name": settings.SITE_NAME,
        "title": followed.title.translate(OF_ADDRESSES)[:LONGEST_TITLE],
        "link": _absolute(reverse("alert_confirm", args=[token])),
    }
    text = render_to_string("readers/mail/confirm.txt", context)
    try:
        _message(asked.follower, "请确认邮件订阅", text).send()
    except smtplib.SMTPRecipientsRefused:
        # Whether there is such an address is nobody else's business.
        logger.info("a mail server has refused an address that asked to be told")
    except OSError as trouble:
        raise MailStopped(type(trouble).__name__) from None


def send_alerts() -> Sending:
    """Tell each address what is new since it was last told, once a day; safe to run twice."""
    now, counts = timezone.now(), dict.fromkeys(Sending._fields, 0)
    waiting = due(now)
    if not waiting:
        return Sending()
    with get_connection() as connection:
        for key in waiting:
            if held := claim(key, now):
                counts[_tell(held, connection)] += 1
    return Sending(**counts)


def _tell(held: Claim, connection: Any) -> str:
    """Send it or give it back; answers what came of it."""
    try:
        news = [each for each in map(_news(held), held.lists) if each]
        if not news:
            give_back(held)
            return "without_news"
        _daily(held.follower, news, connection).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        return _refused(held, refusal)
    except Exception as trouble:
        give_back(held)
        # All that a mail server or the way to it says is one of these.
        if isinstance(trouble, OSError):
            # Without its words, which may name the address.
            raise MailStopped(type(trouble).__name__) from None
        raise
    note_told(held)
    return "told"


def _refused(held: Claim, refusal: smtplib.SMTPRecipientsRefused) -> str:
    """Counted if it is for good; else the next run tries again."""
    code = max(code for code, _ in refusal.recipients.values())
    logger.info("a mail server has refused an address: %s", code)
    if code < REFUSED_FOR_GOOD:
        give_back(held)
    else:
        note_refusal(held)
    return "refused"


def _news(held: Claim):
    def of_list(each: AlertList) -> NewsOfList | None:
        followed = list_at(each.feed)
        if followed is None:
            return None
        entries = news_of(followed, each.told_until, held.until, each.without)
        told = [(entry, _absolute(entry.path)) for entry in entries]
        page = _absolute(followed.page)
        return NewsOfList(followed.title, page, told) if told else None

    return of_list


def _daily(follower: Follower, news: list[NewsOfList], connection: Any) -> EmailMessage:
    token = token_to_leave(follower)
    count = len({entry.key for each in news for entry, _ in each.entries})
    context = {
        "site_name": settings.SITE_NAME,
        "news": news,
        "leave": _absolute(reverse("alerts", args=[token])),
    }
    text = render_to_string("readers/mail/daily.txt", context)
    more = f"等 {len(news)} 个订阅" if len(news) > 1 else ""
    message = _message(follower, f"{news[0].title}{more}：新公开 {count} 条", text)
    at_once = _absolute(reverse("alert_leave", args=[token]))
    message.connection = connection
    # RFC 8058: mail programs offer a button of their own.
    message.extra_headers |= {
        "List-Unsubscribe": f"<{at_once}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return message


def _message(follower: Follower, subject: str, text: str) -> EmailMessage:
    return EmailMessage(
        " ".join(f"【{settings.SITE_NAME}】{subject}".split()),
        text,
        to=[follower.address],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{iri_to_uri(path)}"
