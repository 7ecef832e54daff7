"""Tables copied one cell a line, with a bar before the first cell of each row."""

from reading.documents.cleaning.opened_rows import with_opened_rows
from reading.parsed import Line

HEADS = ["| 乡 镇 |", "发放金额(万元) |", "老年人 |", "资金来源 |"]
PARTS = ["| 省级 |", "县级 |"]
ROWS = [
    ["| 合计 |", "3.3 |", "2 |", "1.1 |", "2.2 |"],
    ["| 城关镇 |", "0.3 |", "1 |", "0.1 |", "0.2 |"],
]


def opened(*cells: str) -> list[str]:
    lines = [Line(number, text) for number, text in enumerate(cells, start=1)]
    return [line.text for line in with_opened_rows(lines)]


def test_parts_that_add_up_to_the_last_place_say_which_head_they_part():
    assert opened(*HEADS, *PARTS, *ROWS[0], *ROWS[1]) == [
        "乡 镇\t发放金额(万元)\t老年人\t资金来源\t",
        "\t\t\t省级\t县级",
        "合计\t3.3\t2\t1.1\t2.2",
        "城关镇\t0.3\t1\t0.1\t0.2",
    ]


def test_parts_that_do_not_add_up_leave_the_lines_as_they_stand():
    wrong = [*ROWS[0][:-1], "2.3 |"]
    assert opened(*HEADS, *PARTS, *wrong, *ROWS[1]) == [
        *HEADS,
        *PARTS,
        *wrong,
        *ROWS[1],
    ]
