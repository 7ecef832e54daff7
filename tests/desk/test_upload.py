"""A clerk brings texts in from her own machine."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from briefings.models import Issue, SourceFile
from intake.one import Options, take_in

from ..conftest import open_page
from ..factories import make_agency, make_issue
from ..intake.texts import notice

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/briefings/sourcefile/upload/"
BULLETIN = """(2022年第8期)

韶关市民政局

2022年5月6日

民政系统开展养老机构安全检查

近日，全市民政系统对养老机构开展安全检查，共检查养老机构36家，发现隐患12处。

分送：市委办公室，各县（市、区）民政局。
"""


@pytest.fixture
def upload(clerk):
    def send(*files, **typed):
        named = [SimpleUploadedFile(name, content) for name, content in files]
        return clerk.post(UPLOAD, {"files": named, **typed}, follow=True).text

    return send


def test_a_text_becomes_a_draft_and_its_page_is_one_click_away(upload, admin_user):
    page = upload(("八.txt", BULLETIN.encode("gb18030")))
    issue = Issue.objects.get()
    assert f'八.txt</a>：<a href="/admin/briefings/issue/{issue.pk}/change/">' in page
    assert (issue.number, issue.status) == (8, Issue.Status.DRAFT)
    assert SourceFile.objects.get().brought_in_by == admin_user


def test_the_same_text_again_is_told_and_not_kept_twice(upload):
    upload(("八.txt", BULLETIN.encode()))
    assert "先前已导入过" in upload(("八.txt", BULLETIN.encode()))
    assert Issue.objects.count() == 1


def test_each_refusal_says_why_and_the_other_files_go_on(upload):
    page = upload(
        ("空.txt", b""), ("图.txt", b"\x89PNG\r\n"), ("八.txt", BULLETIN.encode())
    )
    assert "没有入库 2 个文件" in page
    assert "空.txt：文件是空的" in page
    assert "图.txt：" in page
    assert "合格 1 期" in page


def test_a_file_that_is_too_large_is_refused(upload, monkeypatch):
    monkeypatch.setattr("intake.many.MAX_BYTES", 10)
    assert "请拆分后再导入" in upload(("大.txt", BULLETIN.encode()))
    assert not SourceFile.objects.exists()


def test_choosing_no_file_is_told(clerk):
    assert "请选择要上传的文件。" in clerk.post(UPLOAD, {"kind": ""}).text


def test_only_who_enters_texts_uploads(staff):
    client = staff("review", "figures", "manage")
    sent = {"kind": "", "files": [SimpleUploadedFile("八.txt", BULLETIN.encode())]}
    assert client.get(UPLOAD).status_code == 403
    assert client.post(UPLOAD, sent).status_code == 403
    assert not SourceFile.objects.exists()
    assert staff("enter").get(UPLOAD).status_code == 200


@pytest.mark.parametrize("of", ["issue", "sourcefile"])
def test_the_lists_lead_to_the_upload(clerk, of):
    assert f'href="{UPLOAD}"' in clerk.get(f"/admin/briefings/{of}/").text


def test_a_text_of_another_bureau_is_refused_before_anything_is_told(staff):
    elsewhere = make_agency("云浮市民政局", "445300")
    stranger = staff("enter", agency=elsewhere)
    make_issue(number=8, year=2022, series="", articles=1)
    sent = {"files": [SimpleUploadedFile("八.txt", BULLETIN.encode())]}
    page = stranger.post(UPLOAD, sent, follow=True).text
    assert "没有入库 1 个文件" in page
    assert "已经入库" not in page
    assert "是“韶关市民政局”的，你没有这个单位的“录入”权限" in page
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize("text", [notice() + "\n", notice(contact="请按时报送。")])
def test_of_whose_document_number_it_is_nothing_is_told(staff, text):
    """Neither by name nor by a link, be it the same text or another."""
    take_in("甲.txt", notice().encode(), Options())
    foreign = make_agency("云浮市民政局", "445300")
    Issue.objects.update(agency=foreign, series="锡雕内刊")
    clerk = staff("enter", agency=make_agency("兰州市民政局", "620100"))
    sent = {"files": [SimpleUploadedFile("九.txt", text.encode())]}
    page = clerk.post(UPLOAD, sent, follow=True).text
    assert "与别的单位已入库的期号、发文字号或全文相同" in page
    for told in ("云浮", "锡雕", "已经入库", f"/issue/{Issue.objects.get().pk}/"):
        assert told not in page
    assert SourceFile.objects.count() == 1


def test_a_number_of_another_bureau_is_refused_on_the_form_untold(staff):
    other = make_agency("云浮市民政局", "445300")
    make_issue(other, document_number="兰民发〔2021〕9号", series="锡雕内刊")
    own = make_issue(status="draft")
    send = open_page(staff("enter"), f"/admin/briefings/issue/{own.pk}/change/")
    page = send(document_number="兰民发〔2021〕9号").text
    assert "这个发文字号已经入库。" in page
    assert "云浮" not in page
    assert "锡雕" not in page


def test_what_names_no_bureau_is_whose_file_it_came_in(staff):
    bringer, colleague = staff("enter"), staff("enter", "review", "figures", "manage")
    text = "关于开展检查的情况\n\n近日，对养老机构开展检查，共检查36家。\n"
    bringer.post(UPLOAD, {"files": [SimpleUploadedFile("甲.txt", text.encode())]})
    issue = Issue.objects.get()
    assert issue.agency is None
    address = f"/admin/briefings/issue/{issue.pk}/change/"
    assert bringer.get(address).status_code == 200
    assert colleague.get(address).status_code == 302


def test_an_upload_is_for_ones_own_bureaus(staff):
    elsewhere = make_agency("云浮市民政局", "445300")
    sent = {"files": [SimpleUploadedFile("甲.txt", b"a")], "agency": elsewhere.pk}
    page = staff("enter").post(UPLOAD, sent)
    assert "agency" in page.context["form"].errors
    assert not SourceFile.objects.exists()
