"""On request an issue is published anew, so that what is viewed next is viewed first.

Runs inside any checkout whose services of publishing go by these names.
"""

from collections.abc import Callable

from django.db import transaction

from briefings.models import Issue
from briefings.publishing import PublishingRefused, publish, submit, withdraw

# The address that is no page of the site.
PUBLISH = "/-/publish"


def when_asked(site: Callable) -> Callable:
    """The WSGI application, and one address more."""

    def application(environ, start_response):
        if environ["PATH_INFO"] != PUBLISH:
            return site(environ, start_response)
        publish_anew()
        start_response("204 No Content", [("Content-Length", "0")])
        return []

    return application


def publish_anew() -> None:
    """Take an issue back and publish it: all lists are as before, but anew.

    The newest that the gate lets pass; of people in need most invented texts name some.
    """
    newest = Issue.objects.filter(status="published").order_by("-sorts_on", "-pk")
    for issue in newest.iterator(chunk_size=20):
        try:
            _publish_anew(issue)
        except PublishingRefused:
            continue
        return


@transaction.atomic
def _publish_anew(issue: Issue) -> None:
    withdraw(issue, None, "测速")
    submit(issue, None)
    publish(issue, None)
