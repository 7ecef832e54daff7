"""A backlog brought in: chosen in one go, sent ten at a time, handed in together."""

import pytest
from playwright.sync_api import expect

from briefings.models import Issue, Upload

from ..intake.texts import bulletin

pytestmark = pytest.mark.browser
# Each file is read in a process of its own; a busy machine takes its time.
PATIENCE = 60_000
UPLOAD = "/admin/briefings/sourcefile/upload/"


def texts(*numbers):
    return [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": bulletin(n).encode()}
        for n in numbers
    ]


def choose_and_send(desk, files):
    desk.set_input_files("[name=files]", files)
    desk.get_by_role("button", name="上传").click()


def test_the_files_of_one_choice_are_one_batch_and_public_after_six_clicks(
    desk, second_desk
):
    """However many there are: by one who brings them in and one who reviews them."""
    clicks = []

    def click(found):
        clicks.append(found)
        found.click()

    empty = {"name": "空.txt", "mimeType": "text/plain", "buffer": b""}
    desk.goto(UPLOAD)
    desk.set_input_files("[name=files]", [*texts(*range(1, 10)), empty])
    click(desk.get_by_role("button", name="上传"))
    expect(desk.get_by_role("heading", name="合格 9 期")).to_be_visible(
        timeout=PATIENCE
    )
    expect(desk.get_by_role("heading", name="没有入库 1 个文件")).to_be_visible()
    assert Upload.objects.count() == 1
    click(desk.get_by_role("button", name="提交这批合格的"))
    expect(desk.locator(".messagelist")).to_contain_text("已提交审核 9 期")
    second_desk.goto("/admin/")
    click(second_desk.get_by_role("link", name="待我审核"))
    click(second_desk.locator("#action-toggle"))
    action = second_desk.locator("select[name=action]")
    clicks.append(action)
    action.select_option("publish_issues")
    click(second_desk.locator("button[name=index]"))
    expect(second_desk.locator(".messagelist")).to_contain_text("已发布 9 期")
    assert set(Issue.objects.values_list("status", flat=True)) == {"published"}
    assert len(clicks) <= 6


def test_without_scripts_the_files_are_sent_together(bare_desk):
    bare_desk.goto(UPLOAD)
    choose_and_send(bare_desk, texts(1, 2))
    good = bare_desk.get_by_role("heading", name="合格 2 期")
    expect(good).to_be_visible(timeout=PATIENCE)


def test_when_the_line_breaks_what_was_sent_is_kept_and_the_rest_still_chosen(desk):
    sent = []

    def answer(route, request):
        """Ten are sent at a time; the others are never answered."""
        sent.append(request)
        if len(sent) == 2:
            route.abort()
        else:
            route.continue_()

    desk.goto(UPLOAD)
    desk.route(f"**{UPLOAD}", answer)
    choose_and_send(desk, texts(*range(1, 13)))
    told = desk.locator(".upload-progress")
    expect(told).to_contain_text(
        "传到第 11 个文件时断了，前面的都已入库。", timeout=PATIENCE
    )
    desk.unroute(f"**{UPLOAD}")
    desk.get_by_role("button", name="上传").click()
    good = desk.get_by_role("heading", name="合格 12 期")
    expect(good).to_be_visible(timeout=PATIENCE)
    assert Upload.objects.count() == 1
