"""Heads of ruled tables: merged names stand where they count, and once for all pages."""

import pytest

from intake.formats import extract
from intake.formats.placed.heads import CONTINUED

from .pdf_files import FONT, drawn

COLUMNS = (80, 180, 260, 340, 420)
HEIGHT = 24
PARTS = ("", "城市", "农村", "")
TOWNS = [
    ("柳桥镇", "1,204", "3,958", "2,016"),
    ("沙塘镇", "874", "2,210", "1,105"),
    ("石门镇", "96", "1,812", "730"),
]


def draw_table(canvas, rows, top: float = 700) -> None:
    """A head of two rows, 人数 above 城市 and 农村, and rows below it, all ruled."""
    bottom = top - HEIGHT * (2 + len(rows))
    canvas.setFont(FONT, 12)
    for at, x in enumerate(COLUMNS):
        canvas.line(x, top - (HEIGHT if at == 2 else 0), x, bottom)
    canvas.line(COLUMNS[0], top, COLUMNS[-1], top)
    canvas.line(COLUMNS[1], top - HEIGHT, COLUMNS[3], top - HEIGHT)
    for at in range(2, len(rows) + 3):
        canvas.line(COLUMNS[0], top - HEIGHT * at, COLUMNS[-1], top - HEIGHT * at)
    for x, text in ((84, "镇名"), (344, "户数")):
        canvas.drawString(x, top - 30, text)
    canvas.drawString(230, top - 16, "人数")
    for at, row in enumerate([PARTS, *rows], start=2):
        for x, text in zip(COLUMNS, row, strict=False):
            canvas.drawString(x + 4, top - HEIGHT * at + 8, text)


def told(draw) -> tuple[list[str], list[str]]:
    """The lines that are text, and those that are margins."""
    extracted = extract(drawn(draw), "甲.pdf")
    lines = extracted.text.split("\n")
    margins = [lines[number - 1] for number in extracted.margins]
    numbered = enumerate(lines, start=1)
    return [each for at, each in numbered if at not in extracted.margins], margins


HEAD = ["镇名\t人数\t人数\t户数", "镇名\t城市\t农村\t户数"]
ROWS = ["\t".join(row) for row in TOWNS]


def test_names_of_merged_cells_stand_above_and_before_all_they_name():
    lines, _ = told(lambda canvas: draw_table(canvas, TOWNS))
    assert lines == HEAD + ROWS


@pytest.mark.parametrize("called", ["", "续表", "（续）", "（续 表 2）"])
def test_a_head_that_is_printed_again_overleaf_is_a_margin(called):
    def draw(canvas):
        draw_table(canvas, TOWNS[:2], top=200)
        canvas.showPage()
        canvas.setFont(FONT, 12)
        canvas.drawString(80, 720, called)
        draw_table(canvas, TOWNS[2:])
        canvas.drawString(80, 400, "数字由各镇报送。")

    lines, margins = told(draw)
    assert lines == [*HEAD, *ROWS, "数字由各镇报送。"]
    assert margins == [*filter(None, [called]), *HEAD]


def test_another_table_overleaf_keeps_its_head():
    def draw(canvas):
        draw_table(canvas, TOWNS[:2], top=300)
        canvas.drawString(80, 120, "数字由各镇报送。")
        canvas.showPage()
        draw_table(canvas, TOWNS[2:])

    lines, margins = told(draw)
    assert lines == [*HEAD, *ROWS[:2], "数字由各镇报送。", *HEAD, *ROWS[2:]]
    assert margins == []


def test_blanks_behind_the_word_of_going_on_cost_no_time():
    """A million of them: by the cube of their number it would take for ever."""
    assert not CONTINUED.match(f"（续{' ' * 1_000_000}项")
