"""Cells copied one a line with their bars are put in rows, or keep their bars."""

import pytest

from reading.documents.cleaning import clean

NAMED = ["永昌县低保资金发放表 |"]
HEADS = ["乡镇 |", "户数 |", "金额 |", "备注 |", "||||"]
ROWS = ["城关镇 |", "120 |", "36.5 |", "|", "河西堡镇 |", "85 |", "24.1 |", "|", "||||"]


def texts_of(*lines: str) -> list[str]:
    return [line.text for line in clean("\n".join(lines)).lines if line.text]


def test_a_table_may_have_its_name_above_it_with_a_bar():
    assert texts_of(*NAMED, *HEADS, *ROWS) == [
        "永昌县低保资金发放表",
        "乡镇\t户数\t金额\t备注",
        "城关镇\t120\t36.5",
        "河西堡镇\t85\t24.1",
    ]


def test_a_number_keeps_the_bar_without_which_it_would_be_a_pages():
    lines = [*NAMED, "||", "城关镇 |", "120 |", "河西堡镇 |", "85 |", "朱王堡镇 |"]
    assert {"120 |", "85 |"} <= set(texts_of(*lines))


def test_a_form_with_one_column_filled_keeps_the_bars_of_its_blank_ones():
    lines = ["||", "滨江敬老院 ||", "石城路敬老院 ||", "灶沟敬老院 ||"]
    assert texts_of("签到由值班的人填。", *lines) == ["签到由值班的人填。", *lines]


def test_rows_that_each_end_in_blank_cells_are_cut_there():
    heads = ["指标 |", "年初值 |", "完成值 |", "自评得分 |", "||"]
    row = ["救助人次 |", "4200 |", "4310 |", "10 |", "||"]
    assert texts_of("自评表", *heads, *row, *row) == [
        "自评表",
        "指标\t年初值\t完成值\t自评得分",
        *["救助人次\t4200\t4310\t10"] * 2,
    ]


def test_paragraphs_between_bars_are_no_cells():
    texts = ["6日，3个公墓开放。", "7日，接待群众1200人。", "8日，祭扫结束。"]
    lines = [line for text in texts for line in (f"{text} |", f"{text} |", "||")]
    assert texts_of(*lines) == [text for text in texts for _ in range(2)]


def test_a_page_set_in_a_table_of_one_column_keeps_its_lines():
    texts = ["民政局为老人修路", "6日，民政局修好了敬老院门前的路。", "谢岗村委会"]
    assert texts_of(*(f"| {text} |" for text in texts)) == texts


def test_a_table_of_one_column_without_a_sentence_stays_one():
    lines = ["| 单位 |", "| 谢岗敬老院 |", "| 石排敬老院 |"]
    assert texts_of("名册由值班的人填。", *lines) == ["名册由值班的人填。", *lines]


def test_what_a_mail_and_a_margin_set_before_every_line_goes():
    quoted = [">     敬老院修了路。", ">", ">     老人出门不再绕远。"]
    assert texts_of(*quoted) == ["敬老院修了路。", "老人出门不再绕远。"]
    quoted[0] = "敬老院修了路。"
    assert texts_of(*quoted)[-1].startswith(">")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("通\t知", "通 知"),
        ("“红事新办\t白事简办”宣讲走进谢岗", "“红事新办 白事简办”宣讲走进谢岗"),
        ("谢岗镇请来理发师。\t（温如玉）", "谢岗镇请来理发师。（温如玉）"),
    ],
)
def test_a_tab_that_parts_no_cells_is_a_blank(line, text):
    assert texts_of(line) == [text]


def test_a_row_of_single_signs_stays_one():
    rows = ["男\t女", "35\t41", "28\t30"]
    assert texts_of(*rows) == rows
