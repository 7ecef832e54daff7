"""What was typed and not saved is still there: after leaving, after a lapsed session."""

import pytest
from playwright.sync_api import expect

from briefings.models import Article

from ..desk.factories import edit_page
from ..factories import make_article, make_issue

pytestmark = pytest.mark.browser
TYPED = "打了半天的字。"


@pytest.fixture
def article(live_server):
    return make_article(make_issue(status="draft"), text="原来的一段。")


def test_leaving_warns_and_what_was_typed_is_offered_again(desk, article):
    warned = []
    desk.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    desk.goto(edit_page(article))
    expect(desk.locator("#draft-offer")).to_be_hidden()
    desk.fill("[name=manuscript]", TYPED)
    desk.goto("/admin/")
    assert warned == ["beforeunload"]
    desk.goto(edit_page(article))
    desk.get_by_role("button", name="放回表里").click()
    expect(desk.locator("[name=manuscript]")).to_have_value(TYPED)
    desk.locator("[name=_save]").click()
    desk.wait_for_url("**/admin/briefings/article/")
    assert Article.objects.get().text == TYPED
    desk.goto(edit_page(article))
    expect(desk.locator("#draft-offer")).to_be_hidden()


def test_after_signing_in_again_the_form_is_filled(desk, article, admin_user):
    desk.goto(edit_page(article))
    desk.fill("[name=manuscript]", TYPED)
    desk.context.clear_cookies(name="sessionid")
    desk.locator("[name=_save]").click()
    desk.wait_for_url("**/login/**")
    desk.fill("[name=username]", "admin")
    desk.fill("[name=password]", "password")
    desk.locator("[type=submit]").click()
    desk.wait_for_url(f"**{edit_page(article)}")
    desk.get_by_role("button", name="放回表里").click()
    desk.locator("[name=_save]").click()
    desk.wait_for_url("**/admin/briefings/article/")
    assert Article.objects.get().text == TYPED


def test_articles_not_saved_yet_are_put_back_with_their_topics(desk, live_server):
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto("/admin/briefings/issue/add/")
    desk.locator("#articles-group .add-row a").click()
    desk.fill("[name=articles-1-title]", "第二篇")
    desk.fill("[name=articles-1-manuscript]", TYPED)
    desk.locator("#articles-1 .field-chosen_topics .select2-selection").click()
    desk.locator(".select2-results__option[aria-selected]").first.click()
    chosen = desk.locator("[name=articles-1-chosen_topics]").input_value()
    desk.reload()
    desk.get_by_role("button", name="放回表里").click()
    expect(desk.locator("[name=articles-1-manuscript]")).to_have_value(TYPED)
    expect(desk.locator("[name=articles-1-chosen_topics]")).to_have_value(chosen)


def test_what_is_not_wanted_is_not_offered_again(desk, article):
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto(edit_page(article))
    desk.fill("[name=manuscript]", TYPED)
    desk.reload()
    desk.get_by_role("button", name="不要了").click()
    desk.reload()
    expect(desk.locator("#draft-offer")).to_be_hidden()
