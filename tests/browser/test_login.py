"""The way into the admin, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_clerk_logs_in_with_the_keyboard_alone(page, admin_user):
    page.goto("/admin/")
    # As anybody would, before typing.
    expect(page.get_by_label("用户名")).to_be_focused()
    page.keyboard.type(admin_user.username)
    page.keyboard.press("Tab")
    page.keyboard.type("password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()
