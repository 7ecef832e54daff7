"""The staff guide: found from each page, whole, and true in its links and pictures."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from desk.guide import CHAPTERS, FOLDER

from ..factories import make_issue

pytestmark = pytest.mark.django_db
WRITTEN = sorted(path.stem for path in FOLDER.glob("*.md"))
TARGET = re.compile(r'(?:href|src)="(/admin/guide/[^"#]*)')


def test_every_chapter_is_read_at_the_desk(clerk):
    for chapter in WRITTEN:
        page = clerk.get(reverse("admin:guide_chapter", args=[chapter]))
        assert "使用说明" in page.content.decode()
        for address in set(TARGET.findall(page.content.decode())):
            assert clerk.get(address).status_code == 200, (chapter, address)


def test_the_contents_lead_to_every_chapter(clerk):
    contents = clerk.get(reverse("admin:guide")).content.decode()
    led_to = {Path(each).name for each in TARGET.findall(contents)}
    assert led_to >= {each for each in WRITTEN if each != "contents"}


def test_each_page_leads_to_the_chapter_about_it(clerk):
    issue = make_issue(status="draft")
    told = {
        "/admin/": "work",
        "/admin/briefings/issue/add/": "entering",
        f"/admin/briefings/issue/{issue.pk}/change/": "reviewing",
        "/admin/briefings/sourcefile/upload/": "uploading",
        "/admin/metrics/figure/": "figures",
        "/admin/agencies/membership/": "people",
    }
    for address, chapter in told.items():
        link = f'<a href="/admin/guide/{chapter}/">使用说明</a>'
        assert link in clerk.get(address).content.decode(), address
    assert {chapter for _, chapter in CHAPTERS} <= set(WRITTEN)


def test_who_has_not_signed_in_is_asked_to(client):
    for address in ("/admin/guide/", "/admin/guide/images/work.png"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("name", ["nothing", "../../README", "%2e%2e%2fREADME"])
def test_what_is_no_chapter_is_not_found(clerk, name):
    assert clerk.get(f"/admin/guide/{name}/").status_code == 404
    assert clerk.get(f"/admin/guide/images/{name}.png").status_code == 404


def test_no_picture_lies_there_that_no_chapter_shows():
    shown = re.findall(r"images/([\w-]+)\.png", "".join(map(_text, WRITTEN)))
    folder = Path(settings.BASE_DIR) / "docs" / "guide" / "images"
    assert sorted(shown) == sorted(path.stem for path in folder.iterdir())


def _text(chapter: str) -> str:
    return (FOLDER / f"{chapter}.md").read_text(encoding="utf-8")
