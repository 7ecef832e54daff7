"""Reads of files and uploads, of remarks on them and on issues, and of the bin."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency
from agencies.querysets import has_every_right

from .issues import IssueQuerySet

if TYPE_CHECKING:
    # Named in strings, as they come after.
    from django.contrib.auth.models import User

    from ..models import Binned, Remark, SourceFile, Upload  # noqa: F401


class SourceFileQuerySet(models.QuerySet["SourceFile"]):
    def within_reach_of(self, user: "User", *roles: str):
        """What the person brought in, and the files of the issues within reach.

        What lies in the bin is within nobody's.
        """
        held = self.filter(binned=None)
        if has_every_right(user):
            return held
        issues = IssueQuerySet(self.model.issues.rel.related_model)
        theirs = issues.within_reach_of(user, *roles).filter(source_file=OuterRef("pk"))
        return held.filter(Q(brought_in_by=user) | Exists(theirs))


class RemarkQuerySet(models.QuerySet["Remark"]):
    def within_reach_of(self, user: "User", *roles: str):
        """Those on issues within reach, and on whole files within reach."""
        if has_every_right(user):
            return self.filter(Q(source_file=None) | Q(source_file__binned=None))
        issues = IssueQuerySet(self.model.issue.field.related_model)
        files = SourceFileQuerySet(self.model.source_file.field.related_model)
        on_file = Q(
            issue=None, source_file__in=files.within_reach_of(user, *roles).values("pk")
        )
        of_issue = Q(issue__in=issues.within_reach_of(user, *roles).order_by())
        return self.filter(of_issue | on_file)

    def about(self, issue):
        """Those on the issue, and those on its whole source file."""
        on_file = Q(issue=None, source_file=issue.source_file_id)
        return self.filter(Q(issue=issue) | on_file)

    def about_each(self):
        """The same for a query inside of one for issues."""
        on_file = Q(issue=None, source_file=OuterRef("source_file"))
        return self.filter(Q(issue=OuterRef("pk")) | on_file)

    def open(self):
        return self.filter(settled_at=None)

    def blocking(self):
        return self.open().filter(severity="blocking")

    def standing(self):
        """Those on words that the issue showed when the gate last looked."""
        return self.filter(gone_at=None).exclude(words="")


class BinnedQuerySet(models.QuerySet["Binned"]):
    def within_reach_of(self, user: "User", *roles: str):
        """What was of a bureau within reach; of no sure bureau, what was one's own.

        An article's issue may have gone to another bureau since: then it is nobody's.
        """
        if has_every_right(user):
            return self
        agencies = Agency.objects.within_reach_of(user, *roles).order_by()
        unsure = Q(agency=None) | Q(agency__is_confirmed=False)
        own = unsure & (Q(binned_by=user) | Q(file__brought_in_by=user))
        issues = IssueQuerySet(Agency.issues.rel.related_model).order_by()
        held = issues.filter(pk=OuterRef("issue"))
        foreign = held.exclude(pk__in=issues.within_reach_of(user, *roles).values("pk"))
        within_reach = Q(agency__in=agencies.values("pk")) | own
        return self.filter(within_reach & ~Exists(foreign))


class UploadQuerySet(models.QuerySet["Upload"]):
    def begun_by(self, person):
        return self.filter(begun_by=person)
