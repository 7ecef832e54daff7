"""PDF files that mean harm, or are broken, are refused by a sentence or made harmless."""

import io
import resource
import sys
import zlib
from types import SimpleNamespace

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from intake.formats import extract
from intake.formats.pdf import probe
from intake.formats.pdf.nesting import holds_drawings_in_drawings
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


def drawing(inner: bytes, of: int) -> bytes:
    """A drawing that draws what object `of` draws, which it calls X."""
    head = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"
    length = b"/Length %d>>stream\n%s\nendstream" % (len(inner), inner)
    return head % of + length


def page_drawing(times: int, *drawings: bytes) -> bytes:
    page = PAGE.replace(
        b"/Contents 3", b"/Resources<</XObject<</X 5 0 R>>>>/Contents 3"
    )
    return file_of([*PAGES, stream(b"/X Do " * times), page, *drawings])


@pytest.mark.parametrize(
    "content",
    [
        page_drawing(1000, drawing(b"/X Do /X Do", 5)),
        page_drawing(10, *(drawing(b"/X Do " * 10, 6 + n) for n in range(9))),
        page_drawing(
            1000, stream(b"/X Do /X Do", "/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>")
        ),
    ],
    ids=["in itself", "nine deep", "packed"],
)  # fmt: skip
def test_drawings_in_drawings_without_end_end_no_process(content):
    told = refusal_of(content)
    assert told.startswith("这份 PDF 里的图形一层套着一层")
    assert "另存为 docx" in told


def test_a_drawing_in_a_drawing_is_read():
    inner = drawing(b"q Q", 5)
    for content in (page_drawing(2, drawing(b"/X Do", 6), inner), page_with(inner)):
        assert holds_drawings_in_drawings(content) == (content != page_with(inner))
        told = refusal_of(content)
        assert told == "这份 PDF 里没有文字。请核对后重新导出。"


def test_a_page_may_take_its_time_and_the_next_has_as_much(monkeypatch):
    told = []
    spent = iter((0.2, 0.3, 7.9, 15.8))
    monkeypatch.setattr(probe, "process_time", lambda: next(spent))
    monkeypatch.setattr(probe.resource, "setrlimit", lambda *limit: told.append(limit))
    kids = b"<</Type/Pages/Kids[4 0 R 5 0 R]/Count 2>>"
    two = file_of([PAGES[0], kids, stream(b"q Q"), PAGE, PAGE])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(two)))
    probe.main()
    seconds = [limit[0] for what, limit in told if what == resource.RLIMIT_CPU]
    assert seconds == [9, 9, 16]


def test_what_word_processors_write_is_opened_here():
    assert not holds_drawings_in_drawings(
        pdf_of("青禾县民政局关于开展敬老月活动的通知")
    )


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
