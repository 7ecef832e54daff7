"""Something is published before each request, so that every view is a first one."""

from collections.abc import Callable

from briefings.content_version import raise_content_version

from .corpus import FIRST_DAY, YEARS

# What is new belongs to it.
NEWEST_YEAR = FIRST_DAY.year + YEARS - 1


def after_a_publication(site: Callable) -> Callable:
    """The WSGI application, whose every answer comes under a content version of its own."""

    def application(environ, start_response):
        raise_content_version([NEWEST_YEAR])
        return site(environ, start_response)

    return application
