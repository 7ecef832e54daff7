"""A checkout's site, which on request publishes an issue anew: to measure first views.

Runs inside any checkout whose services of publishing go by these names.
"""

from config.wsgi import application as site

# isort: split
# Models may be imported only now.
from django.db import transaction

from briefings.models import Issue
from briefings.publishing import publish, submit, withdraw

# The address that is no page of the site.
PUBLISH = "/-/publish"


def application(environ, start_response):
    if environ["PATH_INFO"] != PUBLISH:
        return site(environ, start_response)
    publish_anew()
    start_response("204 No Content", [("Content-Length", "0")])
    return []


@transaction.atomic
def publish_anew() -> None:
    """Take the newest issue back and publish it: all lists are as before, but anew."""
    issue = Issue.objects.filter(status="published").order_by("-sorts_on", "-pk")[0]
    withdraw(issue, None, "测速")
    submit(issue, None)
    publish(issue, None)
