"""The second step of signing in: the right code opens, everything else does not."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from agencies.second_factor import (
    CodeRefused,
    offer_key,
    reset_second_factor,
    switch_on,
)

from ..factories import make_member

pytestmark = pytest.mark.django_db
LOGIN, CODE, OWN = "/admin/login/", "/admin/login/code/", "/admin/second-step/"


class Clock:
    """The time that phones and the site go by; it stands until it is moved."""

    def __init__(self, monkeypatch):
        self.now = 1_800_000_000
        monkeypatch.setattr("time.time", lambda: self.now)

    def code_of(self, user):
        """What her phone shows now."""
        totp = TOTP(TOTPDevice.objects.get(user=user).bin_key)
        totp.time = self.now
        return f"{totp.token():06}"


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


def make_account(clock, name, **fields):
    """With the second step on, and the recovery codes that she wrote down."""
    user = make_member("enter", name=name)
    user.set_password("right")
    for field, value in fields.items():
        setattr(user, field, value)
    user.save()
    offer_key(user)
    user.codes = switch_on(user, clock.code_of(user))
    clock.now += 60
    return user


@pytest.fixture
def account(clock):
    return make_account(clock, "zhangsan")


def give_password(client, name="zhangsan", onward="/admin/briefings/issue/"):
    fields = {"username": name, "password": "right", "next": onward}
    return client.post(LOGIN, fields)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_password_alone_opens_nothing_and_the_right_code_leads_on(
    client, account, clock
):
    assert give_password(client).url == CODE
    assert not is_signed_in(client)
    assert client.get("/admin/").url.startswith(LOGIN)
    answer = client.post(CODE, {"code": clock.code_of(account)})
    assert answer.url == "/admin/briefings/issue/"
    assert is_signed_in(client)


def test_the_code_as_people_type_it_is_taken(client, account, clock):
    give_password(client)
    code = clock.code_of(account)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    client.post(CODE, {"code": f" {wide[:3]} {wide[3:]}"})
    assert is_signed_in(client)


def test_a_code_is_taken_once(client, account, clock):
    give_password(client)
    seen = clock.code_of(account)
    client.post(CODE, {"code": seen})
    other = Client()
    give_password(other)
    assert "验证码不对，或已经用过" in other.post(CODE, {"code": seen}).text
    assert not is_signed_in(other)


def test_a_recovery_code_opens_once(account):
    for client, opens in ((Client(), True), (Client(), False)):
        give_password(client)
        client.post(CODE, {"code": account.codes[0].upper()})
        assert is_signed_in(client) is opens
    assert StaticToken.objects.filter(device__user=account).count() == 7


def test_the_code_of_another_phone_opens_nothing(client, account, clock):
    other = make_account(clock, "lisi")
    give_password(client)
    for code in (clock.code_of(other), other.codes[0]):
        client.post(CODE, {"code": code})
        assert not is_signed_in(client)


def test_wrong_codes_shut_out_as_wrong_passwords_do_though_the_password_is_right(
    client, account, clock, monkeypatch
):
    monkeypatch.setattr("agencies.second_factor._seconds_to_wait", lambda _: 0)
    monkeypatch.setattr(TOTPDevice, "get_throttle_factor", lambda _: 0)
    answers = []
    for _ in range(5):
        give_password(client)
        answers.append(client.post(CODE, {"code": "000000"}).status_code)
    assert answers == [200] * 4 + [429]
    assert client.post(CODE, {"code": clock.code_of(account)}).status_code == 429
    assert not is_signed_in(client)
    assert give_password(Client()).status_code == 429


def test_after_a_wrong_code_the_next_waits_and_is_not_counted(client, account, clock):
    give_password(client)
    client.post(CODE, {"code": "000000"})
    for _ in range(9):
        answer = client.post(CODE, {"code": clock.code_of(account)})
        assert "刚才输错过，请等 1 秒再输" in answer.text


def test_a_password_of_a_while_ago_has_to_be_given_again(client, account, clock):
    give_password(client)
    clock.now += 5 * 60 + 1
    answer = client.post(CODE, {"code": clock.code_of(account)})
    assert answer.url == LOGIN
    assert not is_signed_in(client)


def test_without_a_password_there_is_no_second_step(client, account, clock):
    assert client.post(CODE, {"code": clock.code_of(account)}).url == LOGIN


def test_who_was_closed_between_the_steps_stays_out(client, account, clock):
    give_password(client)
    account.is_active = False
    account.save()
    assert client.post(CODE, {"code": clock.code_of(account)}).url == LOGIN


def test_one_switches_it_on_with_a_code_of_the_key_shown(staff, clock):
    client = staff("enter")
    assert "开始" in client.get(OWN).text
    client.post(OWN + "key/")
    page = client.get(OWN).text
    key = re.search(r'key-text">([A-Z2-7]{32})<', page)
    assert key
    assert "<svg" in page
    wrong = client.post(OWN, {"deed": "switch_on", "code": "000000"})
    assert "验证码不对" in wrong.text
    assert not TOTPDevice.objects.filter(confirmed=True).exists()
    code = clock.code_of(client.user)
    codes = client.post(OWN, {"deed": "switch_on", "code": code}).text
    kept = StaticToken.objects.values_list("token", flat=True)
    assert len(kept) == 8
    assert all(f"{each[:4]} {each[4:]}" in codes for each in kept)
    later = client.get(OWN).text
    assert key[1] not in later
    assert not any(f"{each[:4]} {each[4:]}" in later for each in kept)


def test_it_is_renewed_and_switched_off_with_a_code_and_not_without(account, clock):
    client = Client()
    client.force_login(account)
    client.post(OWN, {"deed": "off", "code": "zzzzzzzz"})
    assert TOTPDevice.objects.filter(user=account).exists()
    client.post(OWN, {"deed": "renew", "code": clock.code_of(account)})
    assert not StaticToken.objects.filter(token__in=account.codes).exists()
    assert StaticToken.objects.count() == 8
    clock.now += 30
    assert client.post(OWN, {"deed": "off", "code": clock.code_of(account)}).url == OWN
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    # A second key would shut out whoever holds the first.
    assert client.post(OWN + "key/").url == OWN


def test_a_key_that_is_on_is_not_replaced_by_another(account):
    client = Client()
    client.force_login(account)
    before = TOTPDevice.objects.get().key
    client.post(OWN + "key/")
    assert TOTPDevice.objects.get().key == before


def test_superusers_are_led_to_it_first_where_that_is_set(clerk, staff, settings):
    assert clerk.get("/admin/").status_code == 200
    settings.SUPERUSERS_NEED_CODES = True
    for page in ("/admin/", "/admin/briefings/issue/", "/admin/briefings/issue/add/"):
        assert clerk.get(page).url == OWN
    assert clerk.post("/admin/briefings/issue/add/", {}).url == OWN
    assert "必须开启" in clerk.get(OWN).text
    assert staff("enter").get("/admin/").status_code == 200


def test_where_it_must_be_on_it_opens_the_desk_and_stays(clock, settings):
    settings.SUPERUSERS_NEED_CODES = True
    boss = make_account(clock, "boss", is_superuser=True)
    client = Client()
    client.force_login(boss)
    assert client.get("/admin/").status_code == 200
    client.post(OWN, {"deed": "off", "code": clock.code_of(boss)})
    assert TOTPDevice.objects.exists()


def test_a_lost_phone_is_reset_by_a_superuser_alone(account, clerk, staff):
    with pytest.raises(CodeRefused):
        reset_second_factor(account, make_member("manage"))
    chosen = {"action": "reset_codes", "_selected_action": account.memberships.get().pk}
    people = "/admin/agencies/membership/"
    assert "重置两步登录" not in staff("manage").get(people).text
    staff("manage").post(people, chosen)
    assert TOTPDevice.objects.exists()
    assert "已重置 1 人" in clerk.post(people, chosen, follow=True).text
    assert not TOTPDevice.objects.exists()


def test_a_lost_phone_is_reset_by_the_command(client, account):
    said = StringIO()
    call_command("reset_second_factor", "zhangsan", stdout=said)
    assert "已重置" in said.getvalue()
    assert give_password(client).url == "/admin/briefings/issue/"
    assert is_signed_in(client)


def test_no_page_of_the_desk_shows_the_keys_of_others(clerk, account):
    for page in ("otp_totp/totpdevice/", "otp_static/staticdevice/"):
        assert clerk.get(f"/admin/{page}").status_code == 404
