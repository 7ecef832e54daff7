"""PDF with a text layer is read as the plain text of its page would be."""

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from briefings.models import SourceFile
from intake.formats import extract, read_file
from intake.one import Options, take_in
from reading import Unreadable
from reading.parsed import Severity

from .alike import SAMPLES, text_of, told, told_by_the_text
from .paper import A4, set_pages
from .pdf_files import FONT, by_hand, drawn, gbk_pdf_of, pdf_of, picture, plain_pdf_of

TITLE = "青禾县民政局关于开展敬老月活动的通知"


def lines_of(draw, **options) -> list[str]:
    return extract(drawn(draw, **options), "甲.pdf").text.split("\n")


def codes_of(content: bytes) -> dict[str, Severity]:
    return {each.code: each.severity for each in extract(content, "甲.pdf").remarks}


def words(canvas, *texts: str, x: float = 80, y: float = 700, pitch: float = 28):
    for text in texts:
        canvas.drawString(x, y, text)
        y -= pitch


@pytest.mark.parametrize("maker", [pdf_of, plain_pdf_of, gbk_pdf_of])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_the_receipt_of_its_plain_text(name, maker):
    whole = read_file(maker(text_of(name)), name.replace("txt", "pdf"))
    assert whole.document.encoding == "pdf"
    assert told(whole) == told_by_the_text(name)


def test_a_page_on_its_side_is_turned():
    def draw(canvas):
        canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        words(canvas, TITLE, "各乡镇人民政府：", y=500)

    assert lines_of(draw) == [TITLE, "各乡镇人民政府："]


def test_text_set_upwards_on_an_upright_page_is_turned_too():
    def draw(canvas):
        canvas.rotate(90)
        words(canvas, TITLE, "各乡镇人民政府：", y=-100)

    assert lines_of(draw) == [TITLE, "各乡镇人民政府："]


def test_what_is_drawn_twice_to_look_bold_is_read_once():
    def draw(canvas):
        words(canvas, TITLE)
        words(canvas, TITLE, x=80.4)

    assert lines_of(draw) == [TITLE]


def test_a_watermark_is_a_margin_whose_mark_of_secrecy_counts():
    def draw(canvas):
        words(canvas, TITLE, "各乡镇人民政府：", "请按通知办理。", "2023年9月28日")
        for at in (100, 250, 400):
            canvas.saveState()
            canvas.translate(at, 300)
            canvas.rotate(45)
            canvas.drawString(0, 0, "内部资料")
            canvas.restoreState()

    content = drawn(draw)
    extracted = extract(content, "甲.pdf")
    assert extracted.text.split("\n")[-1] == "内部资料"
    assert extracted.margins == (5,)
    (issue,) = read_file(content, "甲.pdf").document.issues
    assert issue.secrecy


def test_what_nobody_sees_is_left_out_with_a_remark():
    def draw(canvas):
        words(canvas, TITLE)
        canvas.setFillColorRGB(1, 1, 1)
        words(canvas, "白纸白字", y=600)
        canvas.setFillColorRGB(0, 0, 0)
        words(canvas, "页外的字", x=700, y=500)
        hidden = canvas.beginText(80, 400)
        hidden.setTextRenderMode(3)
        hidden.textLine("不画的字")
        canvas.drawText(hidden)
        canvas.setFont(FONT, 1)
        words(canvas, "极小的字", y=300)

    assert lines_of(draw) == [TITLE]
    assert codes_of(drawn(draw)) == {"hidden_text_left_out": Severity.WARNING}


def test_white_words_on_a_coloured_ground_are_seen():
    def draw(canvas):
        canvas.setFillColorRGB(0.8, 0, 0)
        canvas.rect(70, 590, 300, 30, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        words(canvas, "民政简报", y=600)

    assert lines_of(draw) == ["民政简报"]
    assert codes_of(drawn(draw)) == {}


def test_the_layer_that_a_scanner_put_behind_its_picture_blocks():
    def draw(canvas):
        canvas.drawImage(picture(), 0, 0, *A4)
        layer = canvas.beginText(80, 700)
        layer.setTextRenderMode(3)
        layer.textLine(TITLE)
        canvas.drawText(layer)

    assert lines_of(draw) == [TITLE]
    assert codes_of(drawn(draw)) == {"recognised_text": Severity.BLOCKING}


def test_a_scan_is_refused_and_a_scanned_page_blocks():
    def scan(canvas):
        canvas.drawImage(picture(), 0, 0, *A4)
        canvas.showPage()

    def mixed(canvas):
        words(canvas, TITLE)
        canvas.showPage()
        scan(canvas)

    with pytest.raises(Unreadable, match="扫描件"):
        extract(drawn(scan), "甲.pdf")
    extracted = extract(drawn(mixed), "甲.pdf")
    (remark,) = extracted.remarks
    assert (remark.code, remark.severity) == ("page_without_text", Severity.BLOCKING)
    assert remark.message.startswith("第 2 页是图片，没有文字")


def test_a_picture_in_a_text_is_a_line_of_its_own_but_no_seal():
    def draw(canvas):
        words(canvas, TITLE)
        canvas.drawImage(picture(), 80, 400, 300, 200)
        words(canvas, "图为活动现场", y=380)
        words(canvas, "青禾县民政局", y=300, x=300)
        canvas.drawImage(picture(), 300, 250, 100, 100)

    assert lines_of(draw)[:3] == [TITLE, "［图片］", "图为活动现场"]
    assert lines_of(draw).count("［图片］") == 1


def test_a_note_on_the_page_is_told_not_read():
    def draw(canvas):
        words(canvas, TITLE)
        canvas.textAnnotation("这一句要改", Rect=[100, 100, 200, 200])
        canvas.linkURL("http://example.com", [0, 0, 9, 9])

    assert lines_of(draw) == [TITLE]
    assert codes_of(drawn(draw)) == {"annotation_left_out": Severity.WARNING}
    assert (
        codes_of(
            drawn(
                lambda c: (
                    c.linkURL("http://example.com", [0, 0, 9, 9]) or words(c, TITLE)
                )
            )
        )
        == {}
    )


def test_a_password_to_open_it_is_refused_one_against_printing_is_not():
    def draw(canvas):
        words(canvas, TITLE)

    with pytest.raises(Unreadable, match="打开密码"):
        extract(drawn(draw, encrypt=StandardEncryption("secret")), "甲.pdf")
    unprintable = StandardEncryption("", ownerPassword="owner", canPrint=0)
    assert lines_of(draw, encrypt=unprintable) == [TITLE]


def wrong_tables() -> dict[str, dict[str, int]]:
    signs = sorted(set(text_of("shaoguan-2022-issue-06.txt")))
    hanzi = [sign for sign in signs if "\u4e00" <= sign <= "\u9fff"]
    turned = hanzi[len(hanzi) // 2 :] + hanzi[: len(hanzi) // 2]
    return {
        "the character next to it": {sign: ord(sign) + 1 for sign in hanzi},
        "another of the text": dict(zip(hanzi, map(ord, turned), strict=True)),
        "a private one": {sign: 0xE000 + i for i, sign in enumerate(hanzi)},
        "a Latin letter": {sign: 0x61 + i % 26 for i, sign in enumerate(signs)},
    }


@pytest.mark.parametrize("table", wrong_tables().values(), ids=wrong_tables())
def test_a_font_that_names_its_signs_wrongly_is_refused(table):
    pages = set_pages(text_of("shaoguan-2022-issue-06.txt"))
    with pytest.raises(Unreadable, match="字体没有文字对应表"):
        extract(by_hand(pages, table), "甲.pdf")


def test_a_font_that_names_no_sign_is_refused():
    pages = set_pages(text_of("shaoguan-2022-issue-06.txt"))
    with pytest.raises(Unreadable, match="字体没有文字对应表"):
        extract(by_hand(pages, told=False), "甲.pdf")


def test_a_character_that_is_not_named_blocks():
    pages = set_pages(text_of("shaoguan-2022-issue-06.txt"))
    few = codes_of(by_hand(pages, {"韶": 0xE123}))
    assert few == {"unmapped_characters": Severity.BLOCKING}


def test_signs_that_no_font_can_draw_may_be_lost_and_block():
    def page(text: str):
        return set_pages(text)[0]

    lone = page("青禾县民政局")
    lone.lines.append(lone.lines[0]._replace(text="甲", base=400.0))
    assert codes_of(by_hand([lone])) == {"unmapped_characters": Severity.BLOCKING}


@pytest.mark.django_db
def test_a_pdf_is_taken_in_as_a_text_is_and_its_bytes_are_kept():
    content = pdf_of(text_of("lanzhou-2021-safety-notice.txt"))
    receipt = take_in("通知.pdf", content, Options())
    assert (receipt.outcome, receipt.layout) == ("created", "notice")
    assert receipt.encoding == "pdf"
    source = SourceFile.objects.get()
    assert (bytes(source.content), source.name) == (content, "通知.pdf")
    assert take_in("通知.pdf", content, Options()).outcome == "unchanged"


@pytest.mark.django_db
def test_a_scan_is_rejected_with_its_reason():
    content = drawn(lambda canvas: canvas.drawImage(picture(), 0, 0, *A4))
    receipt = take_in("扫描.pdf", content, Options())
    assert receipt.outcome == "rejected"
    assert receipt.remarks[0].message.startswith("这是扫描件")
