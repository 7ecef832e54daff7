"""Reads of what readers have sent, named as phrases."""

from typing import TYPE_CHECKING, Self

from briefings.querysets import OfIssueQuerySet

if TYPE_CHECKING:
    # Named in a string, as it comes after.
    from .models import ErrorReport  # noqa: F401


class ErrorReportQuerySet(OfIssueQuerySet["ErrorReport"]):
    """Of the bureau whose text they are about: within its people's reach, public with it."""

    to_issue = "article__issue__"

    def of_issue(self, issue) -> Self:
        """On any article of the issue."""
        return self.filter(article__issue=issue)

    def waiting(self) -> Self:
        """Those that nobody has answered, the first that came first."""
        return self.filter(outcome="").order_by("received_at", "pk")

    def answered_in_public(self) -> Self:
        """Those whose answer readers see, where the text itself is public.

        What had nothing to do with the text is answered to nobody.
        """
        return self.published().exclude(outcome__in=["", "unrelated"])
