"""Something is published before each request, so that every view is a first one."""

from collections.abc import Callable

from briefings.content_version import raise_content_version
from briefings.models import Issue

from .corpus import FIRST_DAY, YEARS

# What is new belongs to it.
NEWEST_YEAR = FIRST_DAY.year + YEARS - 1


def after_a_publication(site: Callable) -> Callable:
    """The WSGI application, whose every answer comes under a version of its own.

    As publishing does, it says which issue is new; readers look at that again.
    """
    newest: list[int] = []

    def application(environ, start_response):
        if not newest:
            of_year = Issue.objects.published().filter(sorts_on__year=NEWEST_YEAR)
            newest.extend(of_year.newest_first().values_list("pk", flat=True)[:1])
        raise_content_version([NEWEST_YEAR], issues=newest)
        return site(environ, start_response)

    return application
