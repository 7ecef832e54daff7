"""Scans become lines with a doubt on each page; a stand-in reads them, no model."""

import subprocess
import sys
from struct import pack

import pytest

from intake.formats import extract, read_file, scan
from intake.scans import reader, within
from intake.scans.kinds import frames_of_tif
from intake.scans.limits import Scanning
from intake.scans.page import InkBox, ReadPage, ReadWords
from intake.scans.reader import TakesLong
from intake.scans.text import extracted_from
from reading import Unreadable

from . import pdf_files, sheets

SIGN, PITCH = 40, 80
PNG = b"\x89PNG\r\n\x1a\n"


def tif_of(pages: int) -> bytes:
    """A tif that says it has so many pages, and nothing of them."""
    places = [8 + 6 * at for at in range(1, pages)]
    return b"II*\0" + b"".join(
        [pack("<I", 8), *(pack("<HI", 0, at) for at in [*places, 0])]
    )


def words(text, row, left=200, sure=0.99, column=SIGN) -> ReadWords:
    """Words on a row, each sign as wide as a Han sign; `sure` is one or one a sign."""
    top = 200 + row * PITCH
    width = sum(column if sign > "\u2000" else column / 2 for sign in text)
    box = InkBox(left=left, top=top, right=left + width, bottom=top + SIGN)
    sure = sure if isinstance(sure, tuple) else (sure,) * len(text)
    return ReadWords(text, box, sure)


def page(*found, number=1, unread=()) -> ReadPage:
    return ReadPage(
        number=number, width=1654, height=2339, words=found, unread=tuple(unread)
    )


def ink(row, left=200, right=1000) -> InkBox:
    top = 200 + row * PITCH
    return InkBox(left=left, top=top, right=right, bottom=top + SIGN)


def lines_of(*found) -> list[str]:
    return extracted_from([page(*found)]).text.split("\n")


def told(*pages, code="") -> list[tuple[int, str]]:
    remarks = extracted_from(pages).remarks
    return [(each.line, each.message) for each in remarks if code in each.code]


# ---- words into lines ---------------------------------------------------------------


def test_words_become_lines_from_above_and_from_the_left():
    found = [words("走访老人", 1), words("市民政局", 0), words("三百户", 1, left=360)]
    assert lines_of(*found) == ["市民政局", "走访老人三百户"]


def test_a_first_line_keeps_its_indent_and_a_gap_its_place():
    found = [
        words("第5期", 0),
        words("2022年4月11日", 0, left=800),
        words("为办好敬老月活动，", 1, left=280),
        words("现将有关事项通知如下", 2),
    ]
    assert lines_of(*found) == [
        "第5期　　2022年4月11日",
        "　　为办好敬老月活动，",
        "现将有关事项通知如下",
    ]


def test_rows_with_as_many_cells_are_a_table():
    found = [
        words(cell, row, left=200 + 400 * at)
        for row, cells in enumerate([("县区", "人数", "金额"), ("甲县", "12", "3.5")])
        for at, cell in enumerate(cells)
    ]
    assert lines_of(*found) == ["县区\t人数\t金额", "甲县\t12\t3.5"]


def test_a_wider_gap_is_a_blank_line():
    found = [
        words(text, row) for text, row in zip("甲乙丙丁", (0, 2, 3, 4), strict=True)
    ]
    assert lines_of(*found) == ["甲", "", "乙", "丙", "丁"]


def test_columns_are_read_one_after_the_other():
    left = [words("左边一行写到了栏边上", row + 1, left=100) for row in range(8)]
    right = [words("右边一行也写到了边上", row + 1, left=700) for row in range(8)]
    both = [each for pair in zip(left, right, strict=True) for each in pair]
    found = lines_of(
        words("横跨两栏的一行标题写得很长，一直写到右栏", 0, left=100), *both
    )
    signs = [line.strip()[:2] for line in found if line]
    assert signs == ["横跨", *["左边"] * 8, *["右边"] * 8]


def test_two_cells_side_by_side_are_no_columns():
    found = [
        words(text, row, left=left)
        for row in range(8)
        for text, left in (("某某街道", 100), ("12", 700))
    ]
    assert {line for line in lines_of(*found) if line} == {"某某街道　　12"}


# ---- doubts -------------------------------------------------------------------------


def test_ink_between_lines_where_nothing_was_read_is_a_line_that_may_be_lost():
    found = [words("甲", 0), words("乙", 1), words("丁", 3), words("戊", 4)]
    (remark,) = told(page(*found, unread=[ink(2)]), code="line_maybe_dropped")
    assert remark == (2, "第 2 行后可能漏了一行。请对照原图核对，漏了的请补上。")
    assert told(page(*found)) == []


def test_a_gap_inside_of_a_sentence_is_a_line_that_may_be_lost_though_no_ink_is_seen():
    full = "全市各级民政部门走访慰问高龄老人并且送去了"
    rows = [words(full, 0), words(full, 1), words(full, 3), words(full, 4)]
    assert [line for line, _ in told(page(*rows), code="line_maybe_dropped")] == [2]
    ended = words(f"{full[:-1]}。", 1)
    assert told(page(rows[0], ended, *rows[2:])) == []


def test_ink_beside_a_line_and_above_the_first_is_told_too():
    found = [words("甲乙", 1), words("丙丁", 2)]
    assert [
        line for line, _ in told(page(*found, unread=[ink(0), ink(2, left=900)]))
    ] == [
        1,
        2,
    ]
    assert "第 1 行前" in told(page(*found, unread=[ink(0)]))[0][1]
    assert "第 2 行旁边" in told(page(*found, unread=[ink(2, left=900)]))[0][1]


def test_a_number_with_an_unsure_sign_is_marked_and_another_is_not():
    sure = (*(0.99,) * 4, 0.99, 0.6, 0.99, 0.99)
    unsure = words("走访老人365户", 0, sure=sure)
    ((line, message),) = told(page(unsure, words("共12人", 1)))
    assert (line, message) == (1, "第 1 行的数字“365”识别得没有把握。请对照原图核对。")


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("共9.113.3万元", True),
        ("共1,20人", True),
        ("共1,204.5万元", False),
        ("2023.9.28", False),
    ],
)
def test_a_number_that_nobody_writes_so_is_marked(text, is_marked):
    assert bool(told(page(words(text, 0)), code="figure_unsure")) == is_marked


def test_a_line_read_by_guess_is_marked_as_a_whole():
    ((line, message),) = told(page(words("走访12户", 0, sure=0.6)))
    assert (line, "“走访12户”识别得没有把握" in message) == (1, True)


def test_a_page_without_words_is_told():
    ((line, message),) = told(page(), code="page_without_words")
    assert (line, message[:13]) == (1, "第 1 页没有识别出文字。")


# ---- a person looks at every page ---------------------------------------------------

NOTICE = [
    ["青禾县民政局关于开展敬老月活动的通知", "各乡镇人民政府："],
    ["一、走访高龄老人。", "青禾县民政局", "2023年9月28日"],
]


@pytest.fixture
def stand_in(monkeypatch):
    """What is read off every scan that comes in."""

    def reads(*pages):
        read = [
            page(*(words(text, row) for row, text in enumerate(lines)), number=number)
            for number, lines in enumerate(pages, start=1)
        ]
        monkeypatch.setattr(within, "read_pages", lambda *asked: read)

    return reads


def test_each_page_is_a_blocking_remark_of_its_own(stand_in):
    stand_in(*NOTICE)
    document = read_file(tif_of(2), "甲.tif").document
    assert (document.encoding, document.pages) == ("scan", (1, 3))
    blocking = [
        (each.line, each.message)
        for each in document.remarks
        if each.severity == "blocking"
    ]
    assert blocking == [
        (1, "第 1 页是扫描识别的，请对照原图核对后再处理这一条。"),
        (3, "第 2 页是扫描识别的，请对照原图核对后再处理这一条。"),
    ]


def test_a_page_that_two_issues_share_is_looked_at_for_each(stand_in):
    heads = [
        f"民政简报|第{n}期|兰州市民政局|2022年4月1{n}日|某街道走访老人" for n in (1, 2)
    ]
    body = "4月上旬，某街道走访了辖区内的老人。"
    lines = [line for head in heads for line in [*head.split("|"), f"　　{body}"]]
    stand_in(lines)
    document = read_file(tif_of(2), "甲.tif").document
    firsts = [issue.first_line for issue in document.issues]
    assert len(firsts) == 2
    checks = [each.line for each in document.remarks if each.code == "page_not_checked"]
    assert checks == firsts


def test_a_place_one_sign_off_is_proposed_and_left_as_it_is(stand_in):
    stand_in(
        [
            "韶关市民政局关于走访老人的通知",
            "　　浈汀区和武江区走访了老人。",
            "韶关市民政局",
        ]
    )
    document = read_file(tif_of(2), "甲.tif").document
    (remark,) = [e for e in document.remarks if e.code == "place_maybe_misread"]
    assert "“浈汀区”与地名“浈江区”只差一个字" in remark.message
    assert "浈汀区" in document.text


def test_of_several_places_that_may_be_meant_all_are_proposed(stand_in):
    stand_in(
        ["韶关市民政局关于走访老人的通知", "　　泸江区走访了老人。", "韶关市民政局"]
    )
    document = read_file(tif_of(2), "甲.tif").document
    (remark,) = [e for e in document.remarks if e.code == "place_maybe_misread"]
    assert "“曲江区”“武江区”“浈江区”只差一个字" in remark.message


def test_of_a_text_no_place_is_doubted():
    text = "韶关市民政局关于走访老人的通知\n　　浈汀区走访了老人。\n韶关市民政局\n"
    document = read_file(text.encode(), "甲.txt").document
    assert not [e for e in document.remarks if e.code == "place_maybe_misread"]


# ---- what is a scan, and what is refused --------------------------------------------


def test_without_the_extra_a_scan_is_refused_and_told_what_to_do(monkeypatch):
    monkeypatch.setattr(reader, "is_installed", lambda: False)
    with pytest.raises(Unreadable, match=r"没有装文字识别.*make ocr"):
        extract(sheets.png(blank()), "甲.png")


def test_a_photograph_without_words_is_refused(monkeypatch):
    monkeypatch.setattr(within, "read_pages", lambda *asked: [page()])
    with pytest.raises(Unreadable, match="没有识别出文字。是照片的不必导入"):
        extract(PNG, "甲.png")


def test_switched_off_a_scan_is_refused(monkeypatch):
    monkeypatch.setattr(reader, "is_installed", lambda: True)
    with pytest.raises(Unreadable, match="文字识别没有开"):
        extract(sheets.png(blank()), "甲.png", Scanning(0))


def blank():
    return sheets.Image.new("L", (600, 800), 255)


def test_a_pdf_of_pictures_is_a_scan_and_one_with_text_is_not():
    assert scan.recognises(sheets.pdf(blank(), blank()), "甲.pdf")
    assert not scan.recognises(b"%PDF-1.4 broken", "甲.pdf")
    assert not scan.recognises(_pdf_with_text(), "甲.pdf")
    assert scan.recognises(sheets.tif(blank()), "甲.txt")
    assert not scan.recognises("民政简报".encode(), "甲.png")


def _pdf_with_text() -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    canvas.showPage()
    canvas.drawString(100, 100, "text")
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_page_that_is_a_picture_in_a_pdf_with_text_is_read_at_its_place(monkeypatch):
    read = page(words("三、检查养老机构。", 0), words("四、走访老人。", 1), number=2)
    monkeypatch.setattr(within, "read_pages", lambda *asked: [read])
    extracted = extract(_mixed(), "甲.pdf")
    assert extracted.text.split("\n") == [
        "一、走访高龄老人",
        *("三、检查养老机构。", "四、走访老人。"),
        "五、安排值班。",
    ]
    assert (extracted.pages, extracted.recognised) == ((1, 2, 4), (2,))
    assert [(each.code, each.line) for each in extracted.remarks] == [
        ("annotation_left_out", 4)
    ]


def test_where_it_cannot_be_read_such_a_page_blocks():
    left = extract(_mixed(), "甲.pdf", Scanning(0))
    assert left.text.split("\n") == ["一、走访高龄老人", "五、安排值班。"]
    blocking = [each.code for each in left.remarks if each.severity == "blocking"]
    assert blocking == ["page_without_text"]


def _mixed() -> bytes:
    def draw(canvas):
        canvas.drawString(80, 700, "一、走访高龄老人")
        canvas.showPage()
        canvas.drawImage(pdf_files.picture(), 0, 0, *pdf_files.A4)
        canvas.showPage()
        canvas.setFont(pdf_files.FONT, pdf_files.SIZE)
        canvas.drawString(80, 700, "五、安排值班。")
        canvas.textAnnotation("这一句要改", Rect=[100, 100, 200, 200])
        canvas.showPage()

    return pdf_files.drawn(draw)


# ---- the process that reads ---------------------------------------------------------


@pytest.fixture
def worker(monkeypatch):
    """A program of our own in the place of the worker."""

    def runs(program: str):
        monkeypatch.setattr(reader, "is_installed", lambda: True)
        popen = subprocess.Popen

        def started(command, **options):
            return popen([sys.executable, "-c", program], **options)

        monkeypatch.setattr(reader.subprocess, "Popen", started)

    return runs


def test_pages_come_one_by_one_from_a_process_of_its_own(worker):
    told = [page(words("甲", 0)).as_json(), page(words("乙", 0), number=2).as_json()]
    worker(f"import json\nfor each in {told}: print(json.dumps(each))")
    heard = []
    read = reader.read_pages(PNG, (1, 2), Scanning(2, lambda *told: heard.append(told)))
    assert [each.words[0].text for each in read] == ["甲", "乙"]
    assert (read[1].number, heard) == (2, [(1, 2), (2, 2)])


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import os; os.abort()", "识别时出错或者内存不够"),
        ("import time; time.sleep(60)", "第 1 页用了"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "第 1 页用了"),
        ('print(\'{"refused": "图片已损坏"}\')', "图片已损坏，识别不了"),
    ],
)
def test_what_goes_wrong_there_is_a_refusal(worker, monkeypatch, program, words):
    monkeypatch.setattr(reader, "BY_THE_CLOCK", 0.02)
    worker(program)
    with pytest.raises(Unreadable, match=words):
        reader.read_pages(PNG, (1,))


def test_more_pages_than_are_read_here_are_refused_before_one_is_read(worker):
    worker("raise SystemExit('nobody starts this')")
    with pytest.raises(TakesLong, match=r"有 9 页.*import_briefings"):
        extract(tif_of(9), "甲.tif", Scanning(3))
    with pytest.raises(Unreadable, match="扫描件有 101 页，超过 100 页的上限"):
        extract(tif_of(10_000), "甲.tif")


def test_a_tif_says_how_many_pages_it_has():
    assert frames_of_tif(tif_of(3), 9) == 3
    assert frames_of_tif(sheets.tif(blank(), blank()), 9) == 2
    # One that leads back to itself, and one that is cut off.
    assert frames_of_tif(b"MM\0*" + pack(">IHI", 8, 0, 8), 9) == 9
    assert frames_of_tif(b"II*\0\xff\xff\xff\xff", 9) == 1
