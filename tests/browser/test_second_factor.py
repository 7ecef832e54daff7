"""The second step of signing in, as one who has never seen it goes through it."""

import re
import time

import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from .looking import grave_on

pytestmark = pytest.mark.browser


def shown_by_phone(ahead=0):
    totp = TOTP(TOTPDevice.objects.get().bin_key)
    totp.time = time.time() + ahead
    return f"{totp.token():06}"


def test_it_is_switched_on_and_asked_for_at_the_next_signing_in(desk, admin_user):
    desk.goto("/admin/")
    desk.get_by_role("link", name="两步登录").click()
    desk.get_by_role("button", name="开始").click()
    expect(desk.locator("svg path").first).to_be_visible()
    assert grave_on(desk) == []
    desk.get_by_label("验证码").fill(shown_by_phone())
    desk.get_by_role("button", name="开启").click()
    codes = desk.locator(".recovery-codes code")
    expect(codes).to_have_count(8)
    desk.get_by_role("button", name="退出登录").click()
    desk.goto("/admin/")
    desk.get_by_label("用户名").fill(admin_user.username)
    desk.get_by_label("密码").fill("password")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("验证码")).to_be_focused()
    assert grave_on(desk) == []
    desk.keyboard.type(shown_by_phone(ahead=30))
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile("/admin/$"))
