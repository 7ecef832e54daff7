"""Withdraws and publishes one issue a second, through the services, and tells each step.

A process of its own, which `freshness` starts beside a site that serves readers. A line of
JSON a step, with the time by the clock that all processes of a machine share.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import count, cycle

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import Error, connection, transaction  # noqa: E402
from django.urls import reverse  # noqa: E402

from briefings.models import ContentVersion, Issue  # noqa: E402
from briefings.publishing import (  # noqa: E402
    PublishingRefused,
    publish,
    submit,
    withdraw,
)

# Between two steps: what is taken back is public again half a second later.
HALF = 0.5


@transaction.atomic
def take(issue: Issue, *, public: bool) -> None:
    """A step; none where the issue stands so, for nobody could say if the last was stored."""
    issue.refresh_from_db()
    if issue.is_public == public:
        return
    if public:
        submit(issue, None)
        publish(issue, None)
    else:
        withdraw(issue, None, "试验")


def fit() -> Iterator[Issue]:
    """The newest that the gate lets pass: of many invented texts it wants to know more."""
    newest = Issue.objects.published().newest_first().exclude(agency=None)
    for pk in newest.values_list("pk", flat=True)[:5000]:
        issue = Issue.objects.get(pk=pk)
        try:
            with transaction.atomic():
                take(issue, public=False)
                take(issue, public=True)
        except PublishingRefused:
            continue
        yield issue


def tell(**what) -> None:
    print(json.dumps(what), flush=True)


def take_turns(issues: list[Issue]) -> None:
    """Each in turn, for ever; a step that is late is followed by the next at once."""
    begun = time.monotonic()
    steps = ((issue, public) for issue in cycle(issues) for public in (False, True))
    for turn, (issue, public) in zip(count(1), steps, strict=False):
        time.sleep(max(0, begun + turn * HALF - time.monotonic()))
        at = time.monotonic()
        while (version := _taken(issue, public=public)) is None:
            time.sleep(HALF)
        done = time.monotonic()
        tell(issue=issue.pk, public=public, begun=at, done=done, version=version)


def _taken(issue: Issue, *, public: bool) -> int | None:
    """Under which version the step was stored; None where the database is away."""
    try:
        take(issue, public=public)
        return ContentVersion.objects.of_site()
    except Error:
        connection.close()
        return None


def main(many: int, beside: int) -> None:
    issues = [issue for issue, _ in zip(fit(), range(many), strict=False)]
    for issue in issues:
        year = reverse("agency_year", args=(issue.agency.slug, issue.year))
        tell(issue=issue.pk, at=issue.get_absolute_url(), listed_at=year)
    take_turns(issues[: many - beside])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
