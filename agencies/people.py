"""Who works for a bureau, and as what: enrolled there, and let go."""

import logging
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction

from .models import Agency, Membership, Role
from .querysets import has_every_right

logger = logging.getLogger(__name__)


class EnrolmentRefused(Exception):
    """The person cannot be given this role, or cannot lose it; why, in Chinese."""


@transaction.atomic
def enrol(
    user: User,
    agency: Agency,
    role: str,
    by: User | None = None,
    *,
    includes_counties: bool = False,
) -> Membership:
    """Give the person a role at the bureau; an account not saved yet is saved with it.

    `by` nobody is the machine: a command of the administrator's.
    """
    membership = Membership(
        user=user, agency=agency, role=role, includes_counties=includes_counties
    )
    if reasons := list(objections(membership, by)):
        raise EnrolmentRefused("".join(reasons))
    user.is_staff = True
    user.save()
    membership.user = user
    membership.save()
    logger.info("enrolled %s, by %s", membership, by)
    return membership


def objections(membership: Membership, by: User | None) -> Iterator[str]:
    """Why this person may not be given this role by that one, in Chinese."""
    user, agency, role = membership.user, membership.agency, Role(membership.role)
    if not _manages(by, agency):
        yield _no_manager_of(agency)
    if membership.includes_counties and not _may_include_counties(by, agency):
        yield "你自己的“管理”不含下级，不能让别人含下级。"
    if user.pk and not is_known_to(by, user):
        yield "这个用户名已有人用；要请别的单位的人员来做，请找系统管理员。"
    elif user.pk and user.memberships.filter(agency=agency, role=role).exists():
        yield f"“{user}”在“{agency}”已经有“{role.label}”这个角色。"


def let_go(membership: Membership, by: User | None = None) -> None:
    """Take the role back; the account stays, with whatever else it may."""
    if not _manages(by, membership.agency):
        raise EnrolmentRefused(_no_manager_of(membership.agency))
    if is_own_management(membership, by):
        raise EnrolmentRefused("不能撤去自己的“管理”角色，请另一位管理人员来撤。")
    membership.delete()
    logger.info("let go %s, by %s", membership, by)


def is_own_management(membership: Membership, by: User | None) -> bool:
    """By which a manager would shut himself out."""
    is_own = by == membership.user and membership.role == Role.MANAGE
    return is_own and not has_every_right(membership.user)


def _may_include_counties(by: User | None, agency: Agency) -> bool:
    """Nobody hands on a wider reach than his own."""
    if by is None or has_every_right(by):
        return True
    own = Membership.objects.of(by, Role.MANAGE).filter(agency=agency)
    return own.filter(includes_counties=True).exists()


def is_known_to(by: User | None, user: User) -> bool:
    """Whether the account is of someone whom this person manages already, or his own."""
    if by is None or by == user or has_every_right(by):
        return True
    if user.is_superuser:
        return False
    managed = Membership.objects.within_reach_of(by, Role.MANAGE)
    return managed.filter(user=user).exists()


def _manages(by: User | None, agency: Agency) -> bool:
    return by is None or Agency.objects.within_reach_of(by, Role.MANAGE).contains(
        agency
    )


def _no_manager_of(agency: Agency) -> str:
    return f"你没有“{agency}”的“{Role.MANAGE.label}”权限。"
