"""Scans as the model itself reads them: only where `make ocr` has installed it."""

import difflib

import pytest

from intake.formats import extract
from intake.scans import reader
from intake.scans.page import InkBox
from intake.scans.text import extracted_from
from reading import Unreadable

from . import sheets

pytest.importorskip("rapidocr", reason="the extra .[ocr] is not installed")

LINES = [
    "韶关市民政局关于开展敬老月活动的通知",
    "　　为办好敬老月活动，全市共走访高龄老人3658户，发放",
    "慰问金120.5万元，其中浈江区35.2万元，占29.2%。",
    "　　一、走访慰问高龄老人，送去党和政府的关怀。",
    "　　二、检查养老服务机构，排查隐患47处。",
]
ROWS = [["县区", "户数", "金额"], ["南雄市", "1204", "35.2"], ["武江区", "987", "28.6"]]


def table():
    page = sheets.sheet([])
    for column in range(3):
        cells = [row[column] for row in ROWS]
        sheets.write(page, cells, left=sheets.LEFT + 400 * column)
    return page


def columns():
    page = sheets.sheet([])
    for at, side in enumerate("左右"):
        lines = [f"{side}栏写到了栏边的一行字" for _ in range(8)]
        sheets.write(page, lines, left=180 + 700 * at)
    return page


@pytest.fixture(scope="module")
def read():
    """One process reads all the pages: the model is loaded once."""
    written = sheets.sheet(LINES)
    pages = [
        sheets.worst(written),
        written.rotate(90, expand=True),
        table(),
        columns(),
        sheets.sheet([]),
    ]
    return reader.read_pages(sheets.tif(*pages), range(1, len(pages) + 1))


def lines_of(page) -> list[str]:
    return extracted_from([page]).text.split("\n")


def alike(read: list[str]) -> float:
    matcher = difflib.SequenceMatcher(None, "".join(LINES), "".join(read))
    return matcher.ratio()


def test_a_leaning_and_dirty_page_is_read_line_by_line(read):
    lines = lines_of(read[0])
    assert len(lines) == len(LINES)
    assert alike(lines) > 0.97
    assert [line[:2] == "　　" for line in lines[1:]] == [True, False, True, True]
    assert all(number in "".join(lines) for number in ("3658", "120.5", "29.2%", "47"))


def test_a_page_on_its_side_is_turned(read):
    assert alike(lines_of(read[1])) > 0.97


def test_a_table_comes_in_cells(read):
    assert [line.split("\t") for line in lines_of(read[2])] == ROWS


def test_columns_are_read_one_after_the_other(read):
    sides = [line.strip()[0] for line in lines_of(read[3]) if line]
    assert sides == ["左"] * 8 + ["右"] * 8


def test_a_white_page_is_told(read):
    (remark,) = extracted_from([read[4]]).remarks
    assert remark.code == "page_without_words"


def test_ink_that_no_words_were_found_for_is_told():
    import numpy as np

    from intake.scans.unread import unread_ink

    page = sheets.dirty(sheets.sheet(LINES))
    boxes = [_box(at, line) for at, line in enumerate(LINES)]
    assert unread_ink(np.asarray(page), 0.0, boxes) == ()
    without_third = boxes[:2] + boxes[3:]
    (ink,) = unread_ink(np.asarray(page), 0.0, without_third)
    assert abs(ink.middle - boxes[2].middle) < sheets.SIGN / 2


def _box(at: int, line: str) -> InkBox:
    top = sheets.TOP + at * sheets.PITCH + 10
    right = sheets.LEFT + sheets.SIGN * len(line)
    return InkBox(left=sheets.LEFT, top=top, right=right, bottom=top + sheets.SIGN)


HUGE = (20_000, 20_000)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "图片已损坏"),
        (sheets.png(sheets.Image.effect_noise((900, 900), 90))[:90_000], "图片已损坏"),
        (sheets.png(sheets.Image.new("1", HUGE, 1)), "图片.*过大|图片超过"),
    ],
)
def test_what_is_broken_or_too_large_is_refused(content, words):
    with pytest.raises(Unreadable, match=words):
        extract(content, "甲.png")
