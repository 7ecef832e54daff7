"""What a bureau holds comes in by the upload, whatever program made it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from briefings.models import Issue, SourceFile

from ..formats.test_html_pages import page_of, paragraph
from ..formats.test_web_archives import archive_of, part
from ..formats.test_workbooks import of_rows
from ..intake.test_containers import mail_of, zip_of
from ..intake.texts import bulletin

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/briefings/sourcefile/upload/"
PAGE = page_of(*map(paragraph, bulletin(8).split("\n")))
MADE = {
    "八.htm": PAGE,
    "八.mht": archive_of(part(PAGE, "base64")),
    "八.xlsx": of_rows([line] for line in bulletin(8).split("\n")),
    "八.csv": bulletin(8).encode("gb18030"),
    "八.eml": mail_of(bulletin(8)),
    "八.zip": zip_of({"八.html": PAGE}),
    # What Excel and portals call xls is often a page.
    "八.xls": PAGE,
}


@pytest.mark.parametrize("name", MADE)
def test_a_file_of_any_format_becomes_a_draft(clerk, name):
    sent = {"files": [SimpleUploadedFile(name, MADE[name])]}
    page = clerk.post(UPLOAD, sent, follow=True).text
    assert "合格 1 期" in page
    issue = Issue.objects.get()
    assert (issue.number, issue.status) == (8, Issue.Status.DRAFT)
    assert str(issue.issued_on) == "2022-05-06"


def test_the_upload_offers_to_choose_them(clerk):
    page = clerk.get(UPLOAD).text
    for suffix in (".html", ".mht", ".xlsx", ".xls", ".ods", ".csv", ".eml", ".zip"):
        assert f"{suffix}," in page or f'{suffix}"' in page


def test_an_original_is_kept_as_it_came(clerk):
    clerk.post(UPLOAD, {"files": [SimpleUploadedFile("八.xlsx", MADE["八.xlsx"])]})
    source = SourceFile.objects.get()
    assert (bytes(source.content), source.encoding) == (MADE["八.xlsx"], "xlsx")
