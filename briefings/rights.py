"""Whose work a step is: refused to whoever does not do that work for the issue's bureau."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from agencies.models import Agency, Role
from agencies.querysets import has_every_right

from .models import Issue
from .querysets import IssueQuerySet

# Who may put words and facts of an issue right.
EDITORS = (Role.ENTER, Role.REVIEW)


class RightsRefused(PermissionDenied):
    """The person does not do this work; the message says which it is, in Chinese."""


def objection_to(by: User | None, issue: Issue, *roles: Role) -> str:
    """Why the person may not do this with the issue; nothing if he may.

    Nobody at all is the machine: a command of the administrator's.
    """
    if by is None or Issue.objects.within_reach_of(by, *roles).contains(issue):
        return ""
    return f"你没有这个单位的{in_words(roles)}权限"


def require_role(by: User | None, issues: IssueQuerySet, *roles: Role) -> None:
    """Refuse whoever has not one of these roles for each of the issues."""
    if by is None:
        return
    theirs = Issue.objects.within_reach_of(by, *roles)
    if issues.exclude(pk__in=theirs.values("pk")).exists():
        raise RightsRefused(f"你没有这个单位的{in_words(roles)}权限。")


def in_words(roles: Iterable[Role]) -> str:
    """“录入”或“审核”"""
    return "或".join(f"“{role.label}”" for role in roles)


def may_work_at(by: User | None, agency: Agency, *roles: Role) -> bool:
    return by is None or Agency.objects.within_reach_of(by, *roles).contains(agency)


def require_role_at(by: User | None, agency: Agency, *roles: Role) -> None:
    if may_work_at(by, agency, *roles):
        return
    raise RightsRefused(f"你没有“{agency}”的{in_words(roles)}权限。")


def require_every_right(by: User | None) -> None:
    """What all bureaus share is changed by the administrator of the site alone."""
    if by is not None and not has_every_right(by):
        raise RightsRefused("这一项由各单位共用，只有系统管理员可以改。")
