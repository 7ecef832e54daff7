"""What machines look for at addresses that are the same on every site, and the list of feeds."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency

from ..addresses import absolute
from ..lists import public_index
from ..methods import require_safe

TEXT = "text/plain; charset=utf-8"
OPENSEARCH = "application/opensearchdescription+xml; charset=utf-8"
# For so long a contact is promised; RFC 9116 asks for less than a year.
PROMISED = timedelta(days=180)
DAY = 86_400


@require_safe
def feeds(request):
    """What can be followed, and how."""
    index = public_index()
    context = {
        "feed_url": reverse("feed_of_articles"),
        "feed_title": "全部文章",
        "agencies": Agency.objects.with_published_issues().by_place(),
        "cities": index.labels.get("city", {}).items(),
        "topics": index.labels.get("topic", {}).items(),
    }
    return render(request, "briefings/feeds.html", context)


@require_safe
def robots(request):
    """Who may gather what; of sample texts, nobody anything."""
    context = {"sitemap": absolute(request, reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type=TEXT)


@require_safe
def opensearch(request):
    """How browsers search the site from their own box."""
    context = {"articles": absolute(request, reverse("articles"))}
    return render(request, "opensearch.xml", context, content_type=OPENSEARCH)


@require_safe
def security(request):
    """Whom to tell of a weak point (RFC 9116)."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    context = {
        "contacts": [_as_uri(each.strip()) for each in settings.SECURITY_CONTACT],
        "expires": timezone.now() + PROMISED,
        "address": absolute(request, request.path),
    }
    response = render(request, "security.txt", context, content_type=TEXT)
    # Its day runs out, whether anything public changes or not.
    response["Cache-Control"] = f"max-age={DAY}"
    return response


def _as_uri(contact: str) -> str:
    """webmaster@example.gov.cn is written with its scheme."""
    is_bare = "@" in contact and not contact.startswith(("mailto:", "https:", "tel:"))
    return f"mailto:{contact}" if is_bare else contact
