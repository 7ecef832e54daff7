"""A scan stays a draft until a second person has looked at each of its pages."""

import pytest

from agencies.models import Role
from briefings.lifting import LiftingRefused, lift
from briefings.models import Issue, Remark, SourceFile
from briefings.publishing import PublishingRefused, publish, submit
from intake import Options, take_in
from intake.scans import within
from intake.scans.limits import MOST_PAGES
from intake.upload import MOST_SCANNED

from ..factories import make_agency, make_member
from ..formats.test_scan import page, tif_of, words

pytestmark = pytest.mark.django_db
TIF = tif_of(2)
SHEETS = [
    "韶关民政简报|（2022年第5期）|韶关市民政局|2022年4月11日||我市走访慰问高龄老人",
    "　　4月上旬，各县区民政部门走访慰问高龄老人365户。",
]


@pytest.fixture
def asked(monkeypatch):
    """What the stand-in is asked for: how many pages it may read."""
    seen = []
    read = [
        page(*[words(text, at) for at, text in enumerate(sheet.split("|"))], number=n)
        for n, sheet in enumerate(SHEETS, start=1)
    ]

    def read_pages(content, numbers, scanning):
        seen.append(scanning.most)
        return read

    monkeypatch.setattr(within, "read_pages", read_pages)
    return seen


@pytest.fixture
def hands():
    """Who enters, and who reviews, at the bureau."""
    agency = make_agency()
    return [make_member(Role.ENTER, Role.REVIEW, agency=agency) for _ in range(2)]


def test_it_is_filed_with_its_bytes_and_pages_and_stays_a_draft(asked):
    receipt = take_in("甲.tif", TIF, Options(publish=True))
    (issue,) = Issue.objects.all()
    assert (receipt.outcome, issue.status) == ("created", Issue.Status.DRAFT)
    file = SourceFile.objects.get()
    assert (bytes(file.content), file.encoding) == (TIF, "scan")
    assert len(file.pages) == 2
    checks = Remark.objects.about(issue).filter(code="page_not_checked").blocking()
    assert [each.line for each in checks] == file.pages


def test_every_page_is_passed_by_a_second_person(asked, hands):
    brings, looks = hands
    take_in("甲.tif", TIF, Options(brought_in_by=brings))
    (issue,) = Issue.objects.all()
    submit(issue, brings)
    first, second = Remark.objects.about(issue).filter(code="page_not_checked")
    with pytest.raises(LiftingRefused, match="须由另一人解除"):
        lift(first, brings, "已对照原图")
    lift(first, looks, "已对照原图")
    with pytest.raises(PublishingRefused, match="第 2 页是扫描识别的"):
        publish(issue, looks)
    lift(second, looks, "已对照原图")
    publish(issue, looks)
    assert issue.is_public


def test_an_upload_reads_few_pages_the_command_many(
    asked, clerk, write_file, run_import
):
    from django.core.files.uploadedfile import SimpleUploadedFile

    clerk.post(
        "/admin/briefings/sourcefile/upload/",
        {"files": [SimpleUploadedFile("甲.tif", TIF)]},
    )
    run_import(write_file("乙.tif", TIF + b"2"))
    assert asked == [MOST_SCANNED, MOST_PAGES]


def test_switched_off_none_is_read(asked, settings):
    settings.READS_SCANS = False
    take_in("甲.tif", TIF, Options())
    assert asked == [0]
