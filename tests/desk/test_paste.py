"""A whole text pasted from Word or a web page: shown as it is read, then filed."""

import pytest

from briefings.models import Issue, SourceFile, Upload
from intake.formats.html_pages import text_of_html

from ..factories import make_agency
from .test_upload import BULLETIN

pytestmark = pytest.mark.django_db
PASTE = "/admin/briefings/sourcefile/paste/"
OF_WORD = """<html><head><style>p {margin:0}</style><title>甲</title></head><body>
<p class=MsoNormal>(2022年第8期)</p><p>韶关市民政局</p><p>2022年5月6日</p>
<h1>民政系统开展<span>养老机构</span>
安全检查</h1><p>近日，全市对养老机构开展安全检查，共检查养老机构36家。<o:p></o:p></p>
<table><tr><td><p>地区</p></td><td><p>机构</p><p>（家）</p></td></tr>
<tr><td>武江区</td><td></td></tr><tr><td>浈江区</td><td>&nbsp;12 </td></tr></table>
<ol><li>抓早</li><li>抓小</li></ol><ul><li>抓实</li></ul>
<p>分送：市委办公室。</p><script>alert(1)</script></body></html>"""


def test_a_clipboard_becomes_lines_and_rows():
    assert text_of_html(OF_WORD).split("\n") == [
        *("(2022年第8期)", "韶关市民政局", "2022年5月6日"),
        "民政系统开展养老机构安全检查",
        "近日，全市对养老机构开展安全检查，共检查养老机构36家。",
        *("地区\t机构 （家）", "武江区\t—", "浈江区\t12"),
        *("1. 抓早", "2. 抓小", "抓实", "分送：市委办公室。"),
    ]


def test_it_is_shown_as_it_is_read_and_nothing_is_filed(staff):
    make_agency()
    writer = staff("enter")
    page = writer.post(PASTE, {"text": "随便", "html": OF_WORD})
    assert "第8期，2022年5月6日" in page.text
    assert "民政系统开展养老机构" in page.text
    assert "浈江区｜12</li>" in page.text
    assert "分送：市委办公室。</li>" in page.text
    assert page.context["form"]["text"].value() == text_of_html(OF_WORD)
    assert not SourceFile.objects.exists()
    assert not Upload.objects.exists()


def test_asked_to_it_is_filed_as_a_draft(staff):
    make_agency()
    writer = staff("enter")
    answer = writer.post(PASTE, {"text": BULLETIN, "file": "1"})
    issue = Issue.objects.get()
    assert answer.url == f"/admin/briefings/issue/{issue.pk}/change/"
    assert (issue.number, issue.status) == (8, Issue.Status.DRAFT)
    assert issue.source_file.brought_in_by == writer.user
    again = writer.post(PASTE, {"text": BULLETIN, "file": "1"}, follow=True)
    assert "先前已有 1 个文件" in again.text


def test_who_enters_nothing_pastes_nothing(staff):
    reader = staff("figures")
    assert reader.get(PASTE).status_code == 403
    assert reader.post(PASTE, {"text": BULLETIN, "file": "1"}).status_code == 403
    assert not Issue.objects.exists()


def test_that_nothing_was_pasted_is_said(clerk):
    for text, html in (("  \n ", ""), ("", ""), (" ", "<p> </p>")):
        page = clerk.post(PASTE, {"text": text, "html": html, "file": "1"}).text
        assert "请先粘贴全文。" in page
