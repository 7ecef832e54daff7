"""Who works for a bureau: enrolled by its manager at the desk, or by the command."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from agencies.models import Agency, Membership
from agencies.people import EnrolmentRefused, enrol, let_go

from ..factories import make_agency, make_member

pytestmark = pytest.mark.django_db
ADD = "/admin/agencies/membership/add/"
PASSWORD = "民政简报库的一个长口令 7d2"


def typed(**changes) -> dict:
    return {
        "agency": make_agency().pk,
        "username": "lisi",
        "full_name": "李四",
        "password": PASSWORD,
        "role": "enter",
        **changes,
    }


def roles_of(name: str) -> set[str]:
    held = Membership.objects.filter(user__username=name)
    return set(held.values_list("role", flat=True))


def test_a_manager_opens_an_account_and_gives_it_a_role(staff):
    assert staff("manage").post(ADD, typed()).status_code == 302
    lisi = User.objects.get(username="lisi")
    assert roles_of("lisi") == {"enter"}
    assert (lisi.is_staff, lisi.is_superuser) == (True, False)
    assert (lisi.get_full_name(), lisi.check_password(PASSWORD)) == ("李四", True)


def test_a_second_role_needs_neither_name_nor_password(staff):
    make_member("enter", name="lisi")
    again = typed(role="review", full_name="", password="")
    assert staff("manage").post(ADD, again).status_code == 302
    assert roles_of("lisi") == {"enter", "review"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password": ""}, "请给一个初始密码"),
        ({"password": "123"}, "密码"),
        ({"username": "李 四"}, "请输入合法的用户名"),
        ({"includes_counties": "on"}, "不能让别人含下级"),
        ({"username": "chief"}, "这个用户名已有人用"),
        ({"username": "stranger"}, "这个用户名已有人用"),
        ({"username": "known"}, "已经有“录入”这个角色"),
    ],
)
def test_what_a_manager_may_not_do_is_refused_with_the_reason(
    staff, changes, said, django_user_model
):
    django_user_model.objects.create_superuser("chief")
    make_member("enter", name="stranger", agency=make_agency("云浮市民政局", "445300"))
    make_member("enter", name="known")
    before = Membership.objects.count()
    page = staff("manage").post(ADD, typed(**changes))
    assert said in page.text
    assert Membership.objects.count() == before + 1


def test_a_manager_enrols_nobody_elsewhere(staff):
    elsewhere = make_agency("云浮市民政局", "445300")
    page = staff("manage").post(ADD, typed(agency=elsewhere.pk))
    assert page.status_code == 200
    assert not User.objects.filter(username="lisi").exists()


def test_a_manager_lets_people_go_but_not_herself(staff):
    manager = staff("manage")
    make_member("enter", name="lisi")
    for membership in Membership.objects.all():
        address = f"/admin/agencies/membership/{membership.pk}/delete/"
        manager.post(address, {"post": "yes"})
    assert roles_of("lisi") == set()
    assert roles_of(manager.user.username) == {"manage"}
    chosen = Membership.objects.values_list("pk", flat=True)
    sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    assert manager.post("/admin/agencies/membership/", sent).status_code == 403


def test_a_role_is_not_changed_by_a_hand_made_request(staff):
    manager = staff("manage")
    own = manager.user.memberships.get()
    address = f"/admin/agencies/membership/{own.pk}/change/"
    assert manager.post(address, typed(is_superuser="on")).status_code == 403
    manager.user.refresh_from_db()
    assert not manager.user.is_superuser


def test_the_services_refuse_whoever_does_not_manage_the_bureau():
    clerk, other = make_member("enter", "review"), make_member("enter")
    with pytest.raises(EnrolmentRefused, match="你没有“韶关市民政局”的“管理”权限"):
        enrol(clerk, make_agency(), "manage", clerk)
    with pytest.raises(EnrolmentRefused, match="你没有“韶关市民政局”的“管理”权限"):
        let_go(other.memberships.get(), clerk)
    manager = make_member("manage")
    with pytest.raises(EnrolmentRefused, match="不能撤去自己的“管理”"):
        let_go(manager.memberships.get(), manager)
    stranger = make_member("enter", agency=make_agency("云浮市民政局", "445300"))
    with pytest.raises(EnrolmentRefused, match="这个用户名已有人用"):
        enrol(stranger, make_agency(), "review", manager)
    with pytest.raises(EnrolmentRefused, match="不能让别人含下级"):
        enrol(manager, make_agency(), "review", manager, includes_counties=True)


def test_a_manager_changes_the_names_of_her_bureau_and_not_where_it_stands(staff):
    agency = make_agency(document_prefix="")
    sent = {
        "name": agency.name,
        "short_name": "韶关民政",
        "document_prefix": "韶民发",
        "former_names": "",
        "slug": "elsewhere",
        "region": "440000",
        "parent": "",
    }
    held = (agency.slug, agency.region_id, agency.is_confirmed)
    staff("manage").post(f"/admin/agencies/agency/{agency.pk}/change/", sent)
    agency.refresh_from_db()
    assert (agency.short_name, agency.document_prefix) == ("韶关民政", "韶民发")
    assert (agency.slug, agency.region_id, agency.is_confirmed) == held


def create_staff(*arguments, monkeypatch, password=PASSWORD) -> str:
    monkeypatch.setenv("STAFF_PASSWORD", password)
    monkeypatch.setattr("sys.stdin", StringIO("\n"))
    out = StringIO()
    call_command("create_staff", *arguments, stdout=out)
    return out.getvalue()


LISI = ["lisi", "--agency", "shaoguan"]


def test_the_command_makes_the_account_with_its_roles(monkeypatch):
    options = ["--role", "录入", "--role", "review", "--includes-counties"]
    said = create_staff(*LISI, *options, "--full-name", "李四", monkeypatch=monkeypatch)
    assert said == "已建账号“lisi”：韶关市民政局，录入、审核。\n"
    lisi = User.objects.get(username="lisi")
    assert lisi.check_password(PASSWORD)
    assert roles_of("lisi") == {"enter", "review"}
    assert all(each.includes_counties for each in lisi.memberships.all())


def test_a_password_may_be_piped_in(monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO(f"{PASSWORD}\n"))
    monkeypatch.delenv("STAFF_PASSWORD", raising=False)
    call_command("create_staff", *LISI, "--role", "enter", stdout=StringIO())
    assert User.objects.get(username="lisi").check_password(PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "password", "said"),
    [
        (["lisi", "--agency", "nowhere", "--role", "录入"], PASSWORD, "没有“nowhere”"),
        ([*LISI, "--role", "局长"], PASSWORD, "没有“局长”这个角色"),
        ([*LISI, "--role", "录入"], "12345678", "密码"),
        ([*LISI, "--role", "录入"], "", "没有给密码"),
        (["taken", *LISI[1:], "--role", "录入"], PASSWORD, "这个用户名已有人用"),
    ],
)
def test_the_command_refuses_in_chinese_and_makes_nothing(
    monkeypatch, arguments, password, said
):
    User.objects.create_user("taken")
    with pytest.raises(CommandError, match=said):
        create_staff(*arguments, monkeypatch=monkeypatch, password=password)
    assert User.objects.count() == 1
    assert not Membership.objects.exists()
    assert Agency.objects.exists()
