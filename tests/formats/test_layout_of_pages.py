"""Where signs stand on a page tells lines, columns, tables, paragraphs and margins."""

import pytest

from intake.formats import extract
from intake.formats.placed import PlacedPage, PlacedSign
from intake.formats.placed.text import extracted_from

from .paper import A4, SIZE, width_of
from .pdf_files import FONT, drawn

# Twelve lines of a narrow column.
LONG = "入冬以来，县民政局把敬老院的锅炉、电线和灶具逐一查过，换下旧线三百余米。" * 4


def lines_of(draw) -> list[str]:
    return [line for line in extract(drawn(draw), "甲.pdf").text.split("\n") if line]


def set_column(
    canvas, text: str, left: float, top: float, signs: int, size: float = 12
) -> float:
    """The text in lines of so many signs, the first indented; answers where it ended."""
    canvas.setFont(FONT, size)
    text = "\u3000\u3000" + text
    for start in range(0, len(text), signs):
        line = text[start : start + signs]
        indent = size * (len(line) - len(line.lstrip()))
        canvas.drawString(left + indent, top, line.lstrip())
        top -= 1.5 * size
    return top


def placed(*rows: tuple[float, float, str], size: float = SIZE) -> PlacedPage:
    """A page of signs from left and baseline on."""
    signs = []
    for left, base, text in rows:
        for sign in text:
            width = width_of(sign, size)
            signs.append(PlacedSign(sign, left, left + width, base, size))
            left += width
    return PlacedPage(width=A4[0], height=A4[1], signs=tuple(signs))


def text_of(*pages: PlacedPage) -> str:
    return extracted_from(pages, "pdf").text


def test_two_columns_are_read_one_after_the_other():
    def draw(canvas):
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(A4[0] / 2, 760, "青禾民政")
        set_column(canvas, f"甲{LONG}", 60, 700, 18)
        # Not on the lines of the other column.
        set_column(canvas, f"乙{LONG}", 315, 693, 18)
        canvas.drawString(60, 250, "报：省民政厅。")

    assert lines_of(draw) == [
        "青禾民政",
        f"\u3000\u3000甲{LONG}",
        f"\u3000\u3000乙{LONG}",
        "报：省民政厅。",
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_overleaf():
    def draw(canvas):
        rest = set_column(canvas, LONG[: 16 + 18 * 5], 60, 700, 18)
        assert rest < 700
        canvas.setFont(FONT, 12)
        for i, start in enumerate(range(16 + 18 * 5, len(LONG), 18)):
            canvas.drawString(315, 700 - 18 * i, LONG[start : start + 18])

    assert lines_of(draw) == [f"\u3000\u3000{LONG}"]


def test_cells_side_by_side_are_no_columns():
    rows = [
        ("柳桥镇", "一百二十户"),
        ("沙塘镇", "九十三户"),
        ("石门镇", "八十七户"),
    ] * 3

    def draw(canvas):
        for i, (place, count) in enumerate(rows):
            canvas.drawString(80, 700 - 28 * i, place)
            canvas.drawString(300, 700 - 28 * i, count)

    assert [line.split() for line in lines_of(draw)] == [list(row) for row in rows]


def test_a_ruled_table_gives_rows_and_merged_cells_are_said_below_again():
    def draw(canvas):
        canvas.setFont(FONT, 12)
        canvas.rect(80, 650, 340, 110)
        for y in (710, 680):
            canvas.line(80, y, 420, y)
        canvas.line(180, 735, 340, 735)
        for x, top in ((180, 760), (340, 760), (260, 735)):
            canvas.line(x, top, x, 650)
        for x, y, text in (
            *((85, 732, "地区"), (230, 742, "人数"), (350, 732, "户数")),
            *((190, 717, "城市"), (270, 717, "农村")),
            *((85, 697, "青禾县"), (85, 684, "城关镇"), (190, 690, "1,204")),
            *((270, 690, "3,958"), (350, 690, "2,016")),
            *(
                (85, 660, "柳桥镇"),
                (270, 665, "105"),
                (270, 653, "94"),
                (350, 660, "7"),
            ),
        ):
            canvas.drawString(x, y, text)
        canvas.drawString(80, 620, "数字由各镇报送。")

    assert lines_of(draw) == [
        "地区\t人数\t\t户数",
        "地区\t城市\t农村\t户数",
        "青禾县城关镇\t1,204\t3,958\t2,016",
        "柳桥镇\t\t105 94\t7",
        "数字由各镇报送。",
    ]


def test_a_box_round_a_text_and_a_rule_below_a_masthead_are_no_table():
    def draw(canvas):
        canvas.rect(70, 600, 450, 130)
        canvas.line(70, 680, 520, 680)
        canvas.drawString(80, 700, "青禾县民政局文件")
        canvas.drawString(80, 640, "各乡镇人民政府：")

    assert lines_of(draw) == ["青禾县民政局文件", "各乡镇人民政府："]


def test_without_rules_columns_show_by_their_gaps_and_an_empty_cell_stays_one():
    rows = [
        ("指标名称", "单位", "数量", "上季度"),
        ("城市低保人数", "人", "1,812", "1,836"),
        ("农村低保人数", "人", "", "20,471"),
        ("特困人员", "人", "5,623", "5,648"),
    ]

    def draw(canvas):
        canvas.setFont(FONT, 12)
        for i, row in enumerate(rows):
            for x, cell in zip((80, 250, 330, 430), row, strict=True):
                canvas.drawString(x, 700 - 20 * i, cell)

    assert lines_of(draw) == ["\t".join(row) for row in rows]


def test_running_heads_and_page_numbers_are_margins():
    def draw(canvas):
        for page in range(3):
            canvas.setFont(FONT, 9)
            canvas.drawString(80, 805, f"民政简报 第{page + 4}期")
            canvas.drawCentredString(A4[0] / 2, 40, f"— {page + 1} —")
            set_column(canvas, LONG, 80, 720, 30)
            canvas.showPage()

    extracted = extract(drawn(draw), "甲.pdf")
    lines = extracted.text.split("\n")
    assert [lines[number - 1] for number in extracted.margins] == [
        text
        for page in range(3)
        for text in (f"民政简报 第{page + 4}期", f"— {page + 1} —")
    ]
    assert extracted.pages == (1, 4, 7)


def test_a_masthead_that_begins_every_issue_of_a_file_is_no_running_head():
    def draw(canvas):
        for number in range(3):
            canvas.setFont(FONT, 22)
            canvas.drawCentredString(A4[0] / 2, 790, "民政简报")
            set_column(canvas, f"第{number}篇。{LONG}", 80, 720, 30)
            canvas.showPage()

    assert extract(drawn(draw), "甲.pdf").margins == ()


def test_words_set_wide_keep_their_blanks_and_stretched_lines_have_none():
    def draw(canvas):
        for spacing, top, text in (
            (16, 760, "民政简报"),
            (1.9, 700, "全县普降暴雨，河水上涨"),
        ):
            wide = canvas.beginText(80, top)
            wide.setCharSpace(spacing)
            wide.textLine(text)
            canvas.drawText(wide)

    assert lines_of(draw) == ["民\u3000政\u3000简\u3000报", "全县普降暴雨，河水上涨"]


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        ("发放救助金", "12万元。", "发放救助金12万元。"),
        ("发放救助金12", "34万元。", "发放救助金1234万元。"),
        ("上线了Smart", "Home平台。", "上线了Smart Home平台。"),
        ("安装了呼叫器", "和扶手。", "安装了呼叫器和扶手。"),
    ],
)
def test_what_the_edge_tore_is_joined_with_a_blank_between_latin_words(
    end, start, whole
):
    room = A4[0] - 80 - 80
    filling = "好" * int((room - width_of(end)) // SIZE)
    left = 80 + room - width_of(filling + end)
    full = "好" * int(room // SIZE)
    page = placed((80, 200, full), (left, 228, filling + end), (80, 256, start))
    # Set flush right, so that the edge is proved whatever the words' width.
    page = placed(
        *((80, 200 + 28 * i, full) for i in range(2)),
        (left, 256, filling + end),
        (80, 284, start),
    )
    assert text_of(page).endswith(filling + whole)


def test_a_paragraph_ends_where_its_line_does_not_reach_the_edge_or_the_next_is_indented():
    full, indent = "好" * 27, 80 + 2 * SIZE
    page = placed(
        (indent, 200, "好" * 25),
        (80, 228, full),
        (indent, 256, "新的一段，只有一行。"),
        (indent, 284, "好" * 25),
        (80, 312, "到此为止。"),
        (80, 340, "青禾县民政局"),
    )
    assert text_of(page).split("\n") == [
        f"\u3000\u3000{'好' * 25}{full}",
        "\u3000\u3000新的一段，只有一行。",
        f"\u3000\u3000{'好' * 25}到此为止。",
        "青禾县民政局",
    ]


def test_what_hangs_below_the_first_word_behind_a_colon_goes_on():
    first = "报：省民政厅，市委办公室，市政府办公室，市人大常委会办"
    page = placed(
        (80, 172, "好" * 27),
        (80, 200, first),
        (80 + 2 * SIZE, 228, "公室。"),
        (80, 256, "送：市直单位。"),
    )
    assert text_of(page).split("\n")[1:] == [f"{first}公室。", "送：市直单位。"]


def test_what_hangs_may_stand_in_a_box_a_little_narrower():
    first = "抄送：省民政厅，市委办公室、市政府办公室，市公安局、"
    page = placed(
        (80, 172, "好" * 28), (80, 200, first), (80 + 3 * SIZE, 228, "市残联。")
    )
    assert text_of(page).split("\n")[1:] == [f"{first}市残联。"]


def test_bullets_of_private_codes_are_signs_that_any_font_has():
    for code, sign in (("\uf06c", "●"), ("\uf0b7", "·")):
        assert text_of(placed((80, 200, f"{code} 走访老人"))) == f"{sign} 走访老人"


def test_a_note_set_small_and_high_stands_in_its_line():
    page = placed((80, 200, "全县有养老机构二十家"))
    note = placed((80 + 10 * SIZE, 193, "①"), size=9).signs
    page = PlacedPage(width=page.width, height=page.height, signs=page.signs + note)
    assert text_of(page) == "全县有养老机构二十家①"


def test_room_between_lines_is_as_many_blank_lines():
    page = placed(*((80, base, "短短一行") for base in (200, 228, 256, 312, 340)))
    assert text_of(page).split("\n") == ["短短一行"] * 3 + [""] + ["短短一行"] * 2


def test_words_set_from_above_block_but_not_in_a_cell_nor_a_column_of_answers():
    def told(signs, strokes=()):
        page = PlacedPage(
            width=595, height=842, signs=tuple(signs), strokes=tuple(strokes)
        )
        return [each.code for each in extracted_from([page], "pdf").remarks]

    def downwards(words, x=500.0):
        return [
            PlacedSign(sign, x, x + 16, 100 + 20 * at, 16)
            for at, sign in enumerate(words)
        ]

    def across(words, y):
        return [
            PlacedSign(sign, 80 + 16 * at, 96 + 16 * at, y, 16)
            for at, sign in enumerate(words)
        ]

    level = [*across("走访慰问高龄老人", 100), *across("全市共三百户", 120)]
    assert told(level) == []
    assert told([*level, *downwards("民政工作简报")]) == ["vertical_text"]
    assert told([*level, *downwards("是是否是否是")]) == []
    assert told([*level, *downwards("序号")]) == []


def set_lines(*rows: str, indented: tuple[int, ...] = ()) -> PlacedPage:
    """Rows of twenty signs, one below the other, on a page with even margins."""
    return placed(
        *(
            (130 + 2 * SIZE * (at in indented), 100 + 28 * at, text)
            for at, text in enumerate(rows)
        )
    )


def test_a_mark_that_hangs_over_the_edge_moves_no_edge():
    rows = (
        "全市各级民政部门走访高龄老人三百六十五户",
        "零十二人，送去棉被和大米，逐户查看水电等，",
        "登记需要照料的老人102 名，并且逐一约定",
        "好上门的日子。",
    )
    assert text_of(set_lines(*rows)) == "".join(rows)


def test_blanks_between_facts_may_be_swallowed_by_the_edge():
    facts = "发布时间：2023-09-01　　来源：青禾县民政局　　编辑：本站"
    rows = (
        (100, facts),
        (128, "浏览次数：216"),
        (170, "全县走访高龄老人365户，送去棉被。"),
        (212, "各镇均已登记在册，并且逐一核对无误，又请人逐户复核了一次"),
        (240, "没有遗漏。"),
    )
    page = placed(*((72, base, text) for base, text in rows))
    assert text_of(page).split("\n")[0] == f"{facts}　　浏览次数：216"


def test_a_full_line_that_ends_a_sentence_is_doubted_where_nothing_shows_paragraphs():
    rows = (
        "全市走访高龄老人三百六十五户，送去棉被。",
        "各镇登记需要照料的老人，并且逐一约定上门",
        "的日子。",
        "下一步，继续走访。",
    )
    for indented, codes in ((), ["paragraph_end_unsure"]), ((0, 3), []):
        read = extracted_from([set_lines(*rows, indented=indented)], "pdf")
        assert [each.code for each in read.remarks] == codes


TOP_ROWS = [("指标名称", "单位", "数量"), ("重度残疾人护理补", "人", "1,507")]


@pytest.mark.parametrize(
    ("overleaf", "codes"),
    [
        ([("贴人数", "", ""), ("村民委员会", "个", "264")], ["row_maybe_torn"]),
        # It may stand alone: a heading with its number, a row of its own, another table.
        ([("三、社会组织", "", ""), ("村民委员会", "个", "264")], []),
        ([("村民委员会", "个", "264"), ("居民委员会", "个", "36")], []),
        ([("贴人数", ""), ("村民委员会", "264")], []),
    ],
)
def test_a_row_of_one_cell_overleaf_may_be_the_rest_of_the_last_page_s(overleaf, codes):
    def draw(canvas):
        draw_rows(canvas, TOP_ROWS, 200)
        canvas.showPage()
        draw_rows(canvas, overleaf, 760)

    read = extract(drawn(draw), "甲.pdf")
    assert [each.code for each in read.remarks] == codes
    assert read.text.split("\n") == ["\t".join(row) for row in TOP_ROWS + overleaf]
    if codes:
        (remark,) = read.remarks
        assert remark.line == 3
        assert remark.message == (
            "第 2 页的表格第一行只有一格有字，可能是上一页最后一行没写完的。请对照原件核对。"
        )


@pytest.mark.parametrize(
    ("overleaf", "row", "codes"),
    [
        (("口数", "", "00"), "孤儿人口数\t人\tJZH014110000", ["row_maybe_torn"]),
        (("口数", "", "0"), "孤儿人\t人\tJZH0141100", []),
    ],
)
def test_a_code_that_a_page_s_end_tore_is_whole_again(overleaf, row, codes):
    def draw(canvas):
        draw_rows(
            canvas, [("指标", "单位", "代码"), ("孤儿人", "人", "JZH0141100")], 140
        )
        canvas.showPage()
        draw_rows(canvas, [overleaf, ("村民委员会", "个", "JZH015110000")], 760)

    read = extract(drawn(draw), "甲.pdf")
    assert read.text.split("\n")[1] == row
    assert [each.code for each in read.remarks] == codes


def draw_rows(canvas, rows: list[tuple[str, ...]], top: float) -> None:
    """A ruled table, from this height on down."""
    canvas.setFont(FONT, 12)
    bottom, right = top - 30 * len(rows), 80 + 140 * len(rows[0])
    for i in range(len(rows) + 1):
        canvas.line(80, top - 30 * i, right, top - 30 * i)
    for i in range(len(rows[0]) + 1):
        canvas.line(80 + 140 * i, top, 80 + 140 * i, bottom)
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            canvas.drawString(85 + 140 * j, top - 20 - 30 * i, text)


FULL_END = "全县走访高龄老人三百六十五户，送去棉被。"
GOES_ON = "各镇登记需要照料的老人，并且逐一约定上门"
LAST = "的日子。"


@pytest.mark.parametrize(
    ("room", "codes"),
    [
        # Below each other: then nothing tells whether the paragraph ended with FULL_END.
        (28, ["paragraph_end_unsure"]),
        # Each paragraph is parted by room: what has none goes on.
        (56, []),
    ],
)
def test_room_between_articles_alone_does_not_part_paragraphs(room, codes):
    rows: list[tuple[float, float, str]] = []
    base = 60.0
    for texts in [(GOES_ON, LAST), (GOES_ON, LAST), (FULL_END, GOES_ON, LAST)]:
        # A heading, and below it two paragraphs.
        for below, text in [(56, "三月要闻"), (56, GOES_ON), (28, LAST)]:
            base += below
            rows.append((130, base, text))
        for i, text in enumerate(texts):
            base += 28 if i else room
            rows.append((130, base, text))
    read = extracted_from([placed(*rows)], "pdf")
    assert [each.code for each in read.remarks] == codes
    assert (FULL_END + GOES_ON + LAST in read.text) == (room == 56)


def test_of_texts_that_indent_and_texts_that_do_not_each_is_taken_as_it_is():
    """A full line ends no paragraph that began with an indent; of others nobody knows."""
    rows: list[tuple[float, float, str]] = []
    base = 60.0
    for indent, texts in (
        (2, (GOES_ON[:-2], FULL_END, LAST)),
        (2, (GOES_ON[:-2], LAST)),
        (0, (GOES_ON, FULL_END, GOES_ON, LAST)),
    ):
        for i, text in enumerate(texts):
            base += 28
            rows.append((130 + (0 if i else indent * SIZE), base, text))
    read = extracted_from([placed(*rows)], "pdf")
    assert FULL_END + LAST in read.text
    (remark,) = read.remarks
    assert remark.code == "paragraph_end_unsure"
    assert "有 1 处" in remark.message


def test_a_row_of_codes_goes_on_with_its_code_and_is_doubted_with_its_name():
    rows = [
        (130, 60, "孤儿人JZH014110000612集中养育孤儿人数"),
        (130, 88, "JZH014111000148社会散居孤儿人JZH01411"),
        (130, 116, "村民委员会个JZH015110000264居民委员会"),
        (130, 144, "个JZH01512000036"),
    ]
    read = extracted_from([placed(*rows)], "pdf")
    assert "集中养育孤儿人数JZH014111000148" in read.text
    assert [each.code for each in read.remarks] == ["paragraph_end_unsure"]
