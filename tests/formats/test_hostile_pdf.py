"""PDF files that mean harm, or are broken, are refused by a sentence or made harmless."""

import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from intake.formats import extract
from intake.formats.pdf.streams import LARGEST_STREAM
from intake.formats.placed.whole import MOST_PAGES
from reading import Unreadable

from .pdf_files import drawn, file_of, pdf_of, stream

PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"


def refusal_of(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        extract(content, "甲.pdf")
    return str(refused.value)


def page_with(content: bytes) -> bytes:
    return file_of([*PAGES, content, PAGE])


def packed_twice() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * 100_000_000))
    head = b"<</Length %d/Filter[/FlateDecode /FlateDecode]>>stream\n" % len(packed)
    return head + packed + b"\nendstream"


@pytest.mark.parametrize(
    "content",
    [stream(b" " * (LARGEST_STREAM + 1)), packed_twice()],
    ids=["swells", "packed twice"],
)
def test_what_swells_beyond_all_measure_is_not_unpacked(content):
    assert refusal_of(page_with(content)).startswith("这份 PDF 里有压缩得异常大的数据")


@pytest.mark.parametrize(
    "lock", [None, StandardEncryption("", ownerPassword="owner", canPrint=0)]
)
def test_what_is_written_in_letters_or_locked_is_looked_through_too(lock):
    def draw(canvas):
        canvas._code.append(" " * (LARGEST_STREAM + 1))

    told = refusal_of(drawn(draw, encrypt=lock, pageCompression=1))
    assert told.startswith("这份 PDF 里有压缩得异常大的数据")


def test_a_large_picture_is_none_of_these():
    picture = stream(b" " * (LARGEST_STREAM + 1), "/Type/XObject/Subtype/Image")
    told = refusal_of(page_with(picture))
    assert told == "这份 PDF 里没有文字。请核对后重新导出。"


def test_more_pages_than_any_text_has_are_refused():
    count = MOST_PAGES + 1
    pages = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"4 0 R " * count, count)
    told = refusal_of(file_of([PAGES[0], pages, stream(b""), PAGE]))
    assert (
        told == f"这份 PDF 有 {count} 页，超过 {MOST_PAGES} 页的上限。请拆分后再导入。"
    )


@pytest.mark.parametrize("kept", [20, 600, -200])
def test_a_file_that_was_cut_off_is_refused(kept):
    whole = drawn(lambda canvas: canvas.drawString(80, 700, "青禾县民政局"))
    assert refusal_of(whole[:kept]) == (
        "这份 PDF 不完整或已损坏，打不开。请重新下载或重新导出后再导入。"
    )


def test_a_page_that_holds_itself_ends():
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
    page = PAGE.replace(
        b"/Contents 3", b"/Resources<</XObject<</X 5 0 R>>>>/Contents 3"
    )
    # So many drawings without a word may be words in curves: a picture of them.
    told = refusal_of(file_of([*PAGES, stream(b"/X Do " * 500), page, form]))
    assert "没有文字" in told or "没有识别出文字" in told
    assert refusal_of(file_of([PAGES[0], b"<</Type/Pages/Kids[2 0 R]/Count 5>>"]))


def test_scripts_and_attachments_are_left_alone():
    text = "青禾县民政局关于开展敬老月活动的通知"
    plain = pdf_of(text)
    script = b"/OpenAction<</S/JavaScript/JS(while\\(1\\);)>>/Type /Catalog"
    # The table of places is wrong by now; PDFium makes its own.
    assert extract(plain.replace(b"/Type /Catalog", script), "甲.pdf").text == text


def test_a_text_that_speaks_of_pdf_is_a_text():
    text = "格式：%PDF-1.7 开头的是 PDF 文件。".encode()
    assert extract(text, "甲.txt") == text
    assert refusal_of(b"%PDF-1.7\nhello")
