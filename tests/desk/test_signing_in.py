"""Wrong passwords shut out, idle sessions end, and each signing in is noted."""

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from briefings.models import Issue
from desk.models import FailedSignIn, SignIn

from ..factories import make_member

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.fixture
def clerk_account():
    user = make_member("enter", name="zhangsan")
    user.set_password("right")
    user.save()
    return user


def sign_in(client, password, name="zhangsan"):
    return client.post(LOGIN, {"username": name, "password": password})


@pytest.mark.usefixtures("clerk_account")
def test_five_wrong_passwords_shut_out_and_the_page_says_so(client):
    answers = [sign_in(client, "wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    page = sign_in(client, "right")
    assert page.status_code == 429
    assert "已暂停登录，30 分钟后再试" in page.text
    assert "login-form" in page.text


@pytest.mark.usefixtures("clerk_account")
def test_another_name_and_another_address_are_not_shut_out(client):
    make_member("enter", name="lisi")
    for _ in range(5):
        sign_in(client, "wrong", name="lisi")
    assert sign_in(client, "right").status_code == 302
    for _ in range(5):
        sign_in(client, "wrong")
    client.defaults["REMOTE_ADDR"] = "10.0.0.9"
    assert sign_in(client, "right").status_code == 302


@pytest.mark.usefixtures("clerk_account")
def test_after_half_an_hour_or_by_the_command_one_may_try_again(client):
    for _ in range(5):
        sign_in(client, "wrong")
    call_command("axes_reset_username", "zhangsan", stdout=StringIO())
    assert sign_in(client, "right").status_code == 302
    for _ in range(5):
        sign_in(client, "wrong")
    assert sign_in(client, "right").status_code == 429
    half_an_hour_ago = timezone.now() - timedelta(minutes=31)
    AccessAttempt.objects.update(attempt_time=half_an_hour_ago)
    assert sign_in(client, "right").status_code == 302


@pytest.mark.usefixtures("clerk_account")
def test_who_came_and_who_tried_is_written_down_without_the_password(client, staff):
    sign_in(client, "wrong-secret")
    sign_in(client, "right")
    client.post("/admin/logout/")
    assert SignIn.objects.get(username="zhangsan").logout_time
    assert FailedSignIn.objects.get().username == "zhangsan"
    manager = staff("manage")
    for name in ("signin", "failedsignin"):
        page = manager.get(f"/admin/desk/{name}/").text
        assert "zhangsan" in page
        assert "wrong-secret" not in page


def test_who_is_idle_too_long_is_signed_out(staff):
    working = staff("enter")
    expiry = working.session.get_expiry_age()
    assert expiry == settings.SESSION_COOKIE_AGE == 2 * 60 * 60
    session = working.session
    session.model.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    answer = working.get("/admin/briefings/issue/")
    assert answer.url.startswith(LOGIN)


def test_work_at_the_desk_puts_the_end_off_and_reading_the_site_does_not(staff):
    working = staff("enter")
    soon = timezone.now() + timedelta(minutes=1)
    held = working.session.model.objects
    held.update(expire_date=soon)
    working.get("/articles/")
    assert held.get().expire_date == soon
    working.get("/admin/")
    assert held.get().expire_date > soon + timedelta(hours=1)


def test_a_full_disk_keeps_no_page_of_the_desk_from_anybody(staff, monkeypatch):
    working = staff("enter")

    def no_room(*_args, **_options):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(working.session.model, "save", no_room)
    answer = working.get("/admin/briefings/issue/")
    assert answer.status_code == 200
    assert not answer.cookies.get(settings.SESSION_COOKIE_NAME)


def test_a_visitor_of_the_site_is_given_no_session(client):
    assert not client.get("/articles/").cookies
    assert not Issue.objects.exists()


@pytest.mark.usefixtures("clerk_account")
def test_what_is_half_a_year_old_is_forgotten(client):
    for _ in range(2):
        sign_in(client, "right")
        sign_in(client, "wrong")
    for model in (SignIn, FailedSignIn):
        old = model.objects.earliest("pk")
        old.attempt_time -= timedelta(days=180)
        old.save()
    said = StringIO()
    call_command("clear_sign_ins", stdout=said)
    assert "已删除 2 条登录记录。" in said.getvalue()
    assert (SignIn.objects.count(), FailedSignIn.objects.count()) == (1, 1)
    call_command("clear_sign_ins", "--days=0", stdout=said)
    assert not SignIn.objects.exists()
    assert not FailedSignIn.objects.exists()
    assert not AccessAttempt.objects.exists()
