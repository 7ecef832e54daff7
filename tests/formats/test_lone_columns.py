"""A page that ends in its left column has the edges of that column, not the page's."""

from .pdf_files import FONT
from .test_layout_of_pages import LONG, lines_of, set_column

SIGNS = 18


def draw_two_columns(canvas) -> None:
    set_column(canvas, f"甲{LONG}", 60, 700, SIGNS)
    set_column(canvas, f"乙{LONG}", 315, 700, SIGNS)
    canvas.showPage()
    canvas.setFont(FONT, 12)


def test_a_page_whose_right_column_is_empty_has_whole_paragraphs():
    def draw(canvas):
        draw_two_columns(canvas)
        top = set_column(canvas, f"丙{LONG}", 60, 760, SIGNS)
        set_column(canvas, f"丁{LONG}", 60, top, SIGNS)
        canvas.drawString(60, 200, "（责任编辑：陈静）")

    assert lines_of(draw) == [
        *(f"\u3000\u3000{which}{LONG}" for which in "甲乙丙丁"),
        "（责任编辑：陈静）",
    ]


def test_what_stands_across_the_page_above_it_stays_so():
    across = "入冬以来县民政局把敬老院的锅炉电线和灶具逐一查过"

    def draw(canvas):
        draw_two_columns(canvas)
        canvas.drawString(120, 780, across)
        set_column(canvas, f"丙{LONG}", 60, 740, SIGNS)

    assert lines_of(draw)[2:] == [across, f"\u3000\u3000丙{LONG}"]


def test_short_rows_of_another_page_are_no_column():
    rows = ["柳桥镇一百二十户", "沙塘镇九十三户", "石门镇八十八户"]

    def draw(canvas):
        draw_two_columns(canvas)
        for at, row in enumerate(rows):
            canvas.drawString(60, 760 - 18 * at, row)

    assert lines_of(draw)[2:] == rows
