"""What the desk gives out as a Word file comes in again as the same texts."""

import re

import pytest
from django.conf import settings

from briefings.models import Issue
from desk.word import styles
from desk.word.paper import word_of_issue
from desk.word.writer import WordWriter
from intake.formats import extract, read_file
from intake.one import Options, take_in
from reading.privacy import mask
from tests.test_sample_texts import SAMPLES

from ..browser.pages import make_bulletin
from ..factories import block, make_agency, make_article, make_issue, make_member
from ..office import stand_in

EMPTY_CELLS = re.compile(r"(?<=\t)—(?=\t)|(?:\t—?)+$", re.MULTILINE)
TEXTS = settings.BASE_DIR / "fixtures" / "texts"


def said(articles):
    """As the public reads them; an empty cell comes back as a dash."""
    return [
        (mask(each.title), EMPTY_CELLS.sub("", mask(each.text))) for each in articles
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", SAMPLES)
def test_what_goes_out_comes_in_as_the_same(name):
    take_in(name, (TEXTS / name).read_bytes(), Options())
    for issue in Issue.objects.all():
        content = word_of_issue(issue)
        document = read_file(content, "甲.docx").document
        assert [said(each.articles) for each in document.issues] == [
            said(issue.articles.all())
        ]


def address(issue, kind="word", query=""):
    return f"/admin/briefings/issue/{issue.pk}/{kind}/{query}"


def words_of(answer):
    return extract(answer.content, "甲.docx").text


@pytest.mark.django_db
def test_an_issue_is_saved_as_word_from_its_proof(admin_client):
    issue = make_bulletin()
    proof = admin_client.get(f"/admin/briefings/issue/{issue.pk}/proof/")
    assert f'href="{address(issue)}">下载 Word</a>' in proof.content.decode()
    answer = admin_client.get(address(issue))
    assert answer["Content-Disposition"].endswith(".docx")
    for article in issue.articles.all():
        assert article.title in words_of(answer)


@pytest.mark.django_db
def test_one_article_is_saved_alone(admin_client):
    issue = make_bulletin()
    first, second, *_ = issue.articles.all()
    words = words_of(admin_client.get(address(issue, query=f"?article={first.pk}")))
    assert first.title in words
    assert second.title not in words
    strange = make_article(title="别期的文章")
    assert (
        admin_client.get(address(issue, query=f"?article={strange.pk}")).status_code
        == 404
    )


@pytest.mark.django_db
def test_of_another_bureau_there_is_no_paper(client):
    issue = make_issue(agency=make_agency("甲县民政局"))
    client.force_login(make_member("录入", make_agency("乙县民政局")))
    assert client.get(address(issue)).status_code == 404


@pytest.mark.django_db
def test_a_paper_is_masked_and_bears_its_mark(admin_client):
    issue = make_issue(secrecy="内部资料")
    make_article(issue, blocks=[block("请拨打13800138000。")])
    words = words_of(admin_client.get(address(issue)))
    assert words.startswith("内部资料\n")
    assert "138****8000" in words


@pytest.mark.django_db
def test_a_pdf_is_offered_where_there_is_an_office(admin_client, settings, tmp_path):
    issue = make_bulletin()
    settings.OFFICE_COMMAND = ""
    proof = admin_client.get(f"/admin/briefings/issue/{issue.pk}/proof/")
    assert "下载 PDF" not in proof.content.decode()
    assert admin_client.get(address(issue, "pdf")).status_code == 404
    settings.OFFICE_COMMAND = stand_in(tmp_path, "made.write_bytes(b'%PDF-1.7')")
    proof = admin_client.get(f"/admin/briefings/issue/{issue.pk}/proof/")
    assert "下载 PDF" in proof.content.decode()
    answer = admin_client.get(address(issue, "pdf"))
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-1.7", "application/pdf")


@pytest.mark.django_db
def test_of_a_pdf_that_was_not_made_is_told(admin_client, settings, tmp_path):
    issue = make_bulletin()
    settings.OFFICE_COMMAND = stand_in(tmp_path, "raise SystemExit(1)")
    answer = admin_client.get(address(issue, "pdf"), follow=True)
    assert "没有转成 PDF" in answer.content.decode()


def test_the_page_is_an_offices():
    """GB/T 9704: A4, 37 mm above, 28 mm at the left, 156 by 225 mm of text."""
    millimetres = 1440 / 25.4
    assert [round(each / millimetres) for each in (styles.TOP, styles.LEFT)] == [37, 28]
    assert round(styles.TEXT_WIDTH / millimetres) == 156
    height = styles.HEIGHT - styles.TOP - styles.BOTTOM
    assert round(height / millimetres) == 225


def test_what_xml_cannot_hold_is_left_out():
    paper = WordWriter()
    paper.paragraph("甲\x0b<乙>&\x00丙\n丁")
    paper.table([["1"], ["2", "3"]])
    text = extract(paper.content(), "甲.docx").text
    assert text.split("\n")[:4] == ["　　甲<乙>&丙", "丁", "1", "2\t3"]
