"""The pages that the staff guide pictures; with --record the pictures are taken anew."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from agencies.models import Agency
from briefings.bin import bin_issues
from briefings.models import Issue
from briefings.publishing import submit
from desk.guide import FOLDER

from ..factories import make_agency, make_article, make_issue
from .conftest import logged_in

pytestmark = pytest.mark.browser
SAMPLES = Path(settings.BASE_DIR) / "fixtures" / "texts"
# What a clerk is told to press stands so in the guide: 点 **保存**
PRESSED = re.compile(r"点 \*\*(.+?)\*\*")
BUTTONS = "button, input[type=submit], a"
WIDTH = {"width": 1280, "height": 860}


PICTURED = (
    "shaoguan-2022-bulletins.txt",
    "shaoguan-2022-inspection-webpage.txt",
    "shaoguan-2023-mutual-aid-reply.txt",
)


class Camera:
    """Notes what can be pressed on each page, and keeps its picture if that is asked."""

    def __init__(self, page: Page, *, keeps: bool):
        self.page, self.keeps = page, keeps
        self.pressable: set[str] = set()

    def take(self, name: str) -> None:
        self.look()
        if self.keeps:
            self.page.screenshot(path=FOLDER / "images" / f"{name}.png")

    def look(self) -> None:
        words = "all => all.map(each => each.textContent.trim() || each.value)"
        found = self.page.locator(BUTTONS).evaluate_all(words)
        self.pressable |= {str(each).partition("\n")[0].strip() for each in found}


@pytest.fixture
def camera(open_tab, live_server, staff, request):
    roles = staff("enter", "review", "figures")
    page = logged_in(open_tab(viewport=WIDTH), live_server, roles)
    return Camera(page, keeps=request.config.getoption("--record"))


def enter_by_hand(camera: Camera) -> None:
    page = camera.page
    page.goto("/admin/briefings/issue/add/")
    page.get_by_label("类别").select_option("bulletin")
    page.fill("[name=year]", "2022")
    page.fill("[name=number]", "5")
    page.fill("[name=issued_on]", "2022年4月11日")
    camera.take("entering")


def upload_a_batch(camera: Camera) -> None:
    page = camera.page
    page.goto("/admin/briefings/sourcefile/upload/")
    camera.look()
    page.set_input_files("[name=files]", [SAMPLES / name for name in PICTURED])
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.locator(".upload h2").first).to_be_visible(timeout=60_000)
    camera.take("uploaded")


def change_a_word(camera: Camera) -> None:
    page = camera.page
    article = make_article(make_issue(status="draft"), text="共核查低保对象3958人。")
    page.goto(f"/admin/briefings/article/{article.pk}/change/")
    page.fill("[name=manuscript]", "共核查低保对象3985人。")
    page.get_by_role("button", name="保存", exact=True).click()
    page.goto(f"/admin/briefings/article/{article.pk}/history/")
    camera.take("versions")


def look_at(camera: Camera, name: str, address: str) -> None:
    camera.page.goto(f"/admin/{address}")
    camera.take(name)


def read_and_judge(camera: Camera, clerk) -> None:
    waiting, doubtful = Issue.objects.order_by("pk")[:2]
    submit(waiting, clerk)
    look_at(camera, "reviewing", f"briefings/issue/{waiting.pk}/proof/")
    camera.page.goto(f"/admin/briefings/issue/{waiting.pk}/change/")
    camera.look()
    look_at(camera, "remarks", f"briefings/issue/{doubtful.pk}/change/")
    public = make_article(make_issue(number=7), text="共核查低保对象3958人。")
    camera.page.goto(f"/admin/briefings/article/{public.pk}/change/")
    camera.page.locator(".telling .note").scroll_into_view_if_needed()
    camera.take("correcting")
    camera.page.goto(f"/admin/briefings/issue/{public.issue_id}/change/")
    camera.look()
    withdrawn = make_issue(number=8, status="withdrawn", articles=1)
    camera.page.goto(f"/admin/briefings/issue/{withdrawn.pk}/change/")
    camera.look()
    (binned,) = bin_issues(Issue.objects.filter(pk=doubtful.pk))
    camera.page.goto(f"/admin/briefings/binned/{binned.pk}/change/")
    camera.look()


def confirm_a_bureau(camera: Camera) -> None:
    unknown = make_agency("仁化县民政局", slug="仁化县民政局")
    Agency.objects.filter(pk=unknown.pk).update(is_confirmed=False, region=None)
    make_issue(unknown, status="draft", articles=1)
    look_at(camera, "confirming", f"agencies/agency/{unknown.pk}/confirm/")


def test_the_guide_shows_the_desk_as_it_is(camera, desk, staff):
    enter_by_hand(camera)
    upload_a_batch(camera)
    change_a_word(camera)
    read_and_judge(camera, staff("enter").user)
    look_at(camera, "figures", "metrics/figure/review/")
    camera.page.goto("/admin/metrics/figure/")
    camera.look()
    look_at(camera, "work", "")
    camera.page = desk
    confirm_a_bureau(camera)
    told = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md"))
    pressed = set(PRESSED.findall(told))
    assert len(pressed) > 5
    # Behind its name a button may say how many, and by which key: 确认 Y
    shown = tuple(camera.pressable)
    assert [
        each for each in pressed if not any(s.startswith(each) for s in shown)
    ] == []
