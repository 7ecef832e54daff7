"""Tags part a line into what a page shows apart, and nothing of it is lost."""

import pytest

from reading.documents.cleaning import clean

HEADS, ROWS = (
    ["乡镇", "户数", "人数"],
    [["城关镇", "25", "41"], ["河口镇", "35", "60"], ["柳泉镇", "15", "22"]],
)


def cleaned(*lines: str) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in clean("\n".join(lines)).lines]


@pytest.mark.parametrize("cell", ["<td><p>{}</p></td>", "<td>{}</td>", "<p>{}</p>"])
def test_a_table_on_one_line_has_each_of_its_rows_once(cell):
    tags = "".join(
        f"<tr>{''.join(map(cell.format, row))}</tr>" for row in (HEADS, *ROWS)
    )
    assert cleaned("各乡镇情况如下。", f"<table>{tags}</table>") == [
        (1, "各乡镇情况如下。"),
        *((2, "\t".join(row)) for row in (HEADS, *ROWS)),
    ]


def test_what_comes_again_on_one_line_takes_nothing_beside_it_away():
    texts = ["检查养老机构12家。", "民政简报 第3页", "整改隐患19处。", "民政简报 第4页"]
    [*kept] = cleaned("".join(f"<p>{text}</p>" for text in texts))
    assert {(1, "检查养老机构12家。"), (1, "整改隐患19处。")} <= set(kept)


def test_a_break_amid_a_sentence_parts_none():
    torn = "<p>截至6月底，全县低保对象3210户<br>5120人。<br/>下一步，开展核查。</p>"
    assert cleaned(torn) == [
        (1, "截至6月底，全县低保对象3210户5120人。"),
        (1, "下一步，开展核查。"),
    ]


def test_a_break_before_an_indent_or_a_blank_line_parts():
    assert cleaned("6月，全县开展核查<br>&nbsp;&nbsp;7月，整改<br><br>8月，验收") == [
        (1, text) for text in ("6月，全县开展核查", "7月，整改", "8月，验收")
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("## 一、摸清底数", "一、摸清底数"),
        ("**一是摸清底数。**村村入户。", "一是摸清底数。村村入户。"),
        ("会议强调：**防火第一**，不留死角。", "会议强调：防火第一，不留死角。"),
    ],
)
def test_marks_of_markdown_go(line, text):
    assert cleaned(line) == [(1, text)]


@pytest.mark.parametrize(
    "line",
    [
        "#敬老月#话题上线了。",
        "**县民政局支持**镇修缮。",
        "获奖的有赵**、钱**、孙**三人。",
        "密码是****，请改掉。",
    ],
)
def test_what_looks_like_marks_of_markdown_stays(line):
    assert cleaned(line) == [(1, line)]
