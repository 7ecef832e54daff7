"""What each role may do at the desk, and for which bureaus: Django's permissions by it."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db.models import Model

from agencies.models import Membership, Role

# Rows of ours: rights to them come of roles alone.
OURS = {"agencies", "briefings", "desk", "intake", "metrics", "readers", "reuse"}


def _rights(app: str, *deeds: str) -> set[str]:
    """briefings.change_issue, briefings.change_article of "change issue article"."""
    return {
        f"{app}.{deed}_{model}"
        for deed, *models in map(str.split, deeds)
        for model in models
    }


# Everyone reads all that is of the bureau, and what all bureaus share.
READING = {
    *_rights("agencies", "view region agency"),
    *_rights(
        "briefings",
        "view issue article distribution topic sourcefile remark correction",
    ),
    *_rights("metrics", "view figure indicator"),
    *_rights("readers", "view errorreport"),
    *_rights("reuse", "view textpair"),
}
EDITING = _rights(
    "briefings",
    "view binned",
    "add article distribution",
    "change issue article distribution remark",
    "delete article distribution",
) | _rights("reuse", "change textpair")
RIGHTS = {
    Role.ENTER: READING
    | EDITING
    | _rights(
        "briefings", "add issue sourcefile", "delete issue sourcefile", "submit issue"
    ),
    Role.REVIEW: READING
    | EDITING
    | _rights(
        "briefings",
        "send_back issue",
        "publish issue",
        "withdraw issue",
        "change correction",
    )
    | _rights("readers", "change errorreport"),
    Role.FIGURES: READING | _rights("metrics", "change figure"),
    Role.MANAGE: READING
    | _rights(
        "agencies",
        "change agency",
        "view membership",
        "add membership",
        "delete membership",
    )
    | _rights(
        "briefings",
        "view forbiddenwording",
        "add forbiddenwording",
        "change forbiddenwording",
    )
    | _rights("desk", "view signin failedsignin"),
}


# In the reach of such a role is nothing.
NOBODYS = "nobody"


def roles_with(*rights: str) -> list[str]:
    """The roles that have one of the rights; never none, which would mean any."""
    found = [role.value for role in RIGHTS if RIGHTS[role].intersection(rights)]
    return found or [NOBODYS]


class ByRole(ModelBackend):
    """Signs in as ever; rights to rows of ours are those of the person's roles.

    Asked of a row, it answers for the bureau that the row is of.
    """

    def get_all_permissions(self, user_obj, obj=None):
        others = super().get_all_permissions(user_obj, obj)
        return {each for each in others if not _is_ours(each)} | _rights_of(user_obj)

    def has_perm(self, user_obj, perm, obj=None):
        if not _is_ours(perm):
            return super().has_perm(user_obj, perm, obj)
        if perm not in _rights_of(user_obj):
            return False
        return obj is None or _is_within_reach(obj, user_obj, perm)

    def has_module_perms(self, user_obj, app_label):
        rights = self.get_all_permissions(user_obj)
        return any(each.startswith(f"{app_label}.") for each in rights)


def _is_ours(right: str) -> bool:
    return right.partition(".")[0] in OURS


def _rights_of(user: User) -> set[str]:
    """By any role at any bureau; looked up once for as long as the request lasts."""
    if not user.is_active or user.is_anonymous:
        return set()
    if "rights_by_role" not in user.__dict__:
        held = Membership.objects.of(user).order_by().values_list("role", flat=True)
        rights = [RIGHTS[Role(role)] for role in set(held)]
        user.__dict__["rights_by_role"] = set().union(*rights)
    return user.__dict__["rights_by_role"]


def _is_within_reach(row: Model, user: User, right: str) -> bool:
    """Of what all bureaus share, a right is for all of it."""
    rows = type(row)._default_manager.all()
    if not hasattr(rows, "within_reach_of"):
        return True
    return rows.within_reach_of(user, *roles_with(right)).filter(pk=row.pk).exists()
