"""What is refused is told in Chinese, with the way on."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client, RequestFactory

from briefings.rights import RightsRefused
from desk.refusals import forbidden

from ..factories import make_issue
from ..test_makefile import make
from .factories import edit_page

pytestmark = pytest.mark.django_db
# What stands between tags; names that people chose and the address bar aside.
SHOWN = re.compile(r">([^<>]*[A-Za-z]{4,}[^<>]*)<")


def words_of(answer) -> str:
    """The part of the page that is its own, without the frame around it."""
    page = re.sub(r"<(script|style)[\s\S]*?</\1>", "", answer.text)
    return page[page.index("<main") : page.index("</main>")]


def test_who_may_not_is_told_so_at_the_desk(staff):
    answer = staff("enter").get("/admin/agencies/membership/")
    assert answer.status_code == 403
    page = words_of(answer)
    assert "你没有打开或办理这一项的权限" in page
    assert 'href="/admin/"' in page
    assert not SHOWN.search(page)


@pytest.mark.parametrize("path", ["/admin/x/", "/x/"])
@pytest.mark.parametrize(
    ("why", "is_told"),
    [(RightsRefused("你没有“审核”权限。"), True), (PermissionDenied("No way"), False)],
)
def test_only_our_own_reasons_are_told(admin_user, path, why, is_told):
    request = RequestFactory().get(path)
    request.user = admin_user
    page = forbidden(request, why).content.decode()
    assert "No way" not in page
    assert (str(why) in page) == (is_told and path == "/admin/x/")


def test_a_form_of_a_page_grown_stale_is_refused_with_what_to_do(admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    answer = client.post(edit_page(make_issue()), {"series": "新刊名"})
    assert answer.status_code == 403
    page = words_of(answer)
    assert "没有保存" in page
    assert "后退" in page
    assert not SHOWN.search(page.replace("Cookie", ""))
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a"})
    assert "没有保存" in answer.text


@pytest.mark.parametrize(
    "address", ["/admin/password_change/", "/admin/auth/user/add/"]
)
def test_a_weak_password_is_refused_in_chinese(clerk, address):
    page = clerk.get(address).text
    assert "密码至少要 8 个字符。" in page
    names = ["old_password", "new_password1", "new_password2", "password1", "password2"]
    sent = {"username": "zhangsan", "usable_password": "true"}
    page = clerk.post(address, sent | dict.fromkeys(names, "abc")).text
    assert "密码太短，至少要 8 个字符。" in page
    assert "too short" not in page


def test_the_demonstration_takes_no_weak_password(monkeypatch):
    vet = ["DEMO_PASSWORD", "demo", "luru", "shenhe"]
    assert f"vet_password {' '.join(vet)}" in make("--dry-run", "demo")
    weak = [("abc", "密码太短"), ("shenhe22", "太像"), ("83475920", "全是数字")]
    for password, why in weak:
        monkeypatch.setenv("DEMO_PASSWORD", password)
        with pytest.raises(CommandError, match=f"DEMO_PASSWORD 不能用作.*{why}"):
            call_command("vet_password", *vet)
    monkeypatch.setenv("DEMO_PASSWORD", "xK9-qv7_Lm")
    call_command("vet_password", *vet)
