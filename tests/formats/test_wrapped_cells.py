"""A table without ruling lines: cells of several lines make one row, and no others."""

import pytest

from intake.formats.placed import gaps
from intake.formats.placed.text import extracted_from

from .test_layout_of_pages import placed, text_of

COLUMNS = (80.0, 188.0, 344.0, 420.0)
HEAD = ("镇名", "查出的问题", "处", "期限")
FAR = 26.0


def table_of(*rows: tuple[float, tuple[str, ...]]) -> list[str]:
    """Rows, each so far below the one above it; cells of twelve points."""
    return text_of(page_of(*rows)).split("\n")


def doubted_in(
    *rows: tuple[float, tuple[str, ...]],
) -> list[tuple[str, int | None, int]]:
    """The remarks on such a table, with their lines and of how many rows they say so."""
    read = extracted_from([page_of(*rows)], "pdf")
    return [
        (
            each.code,
            each.line,
            int(each.message.partition("有 ")[2].partition(" 行")[0]),
        )
        for each in read.remarks
    ]


def page_of(*rows: tuple[float, tuple[str, ...]]):
    base, pieces = 100.0, []
    for down, cells in rows:
        base += down
        pieces += [
            (left, base, cell)
            for left, cell in zip(COLUMNS, cells, strict=False)
            if cell
        ]
    return placed(*pieces, size=12)


def test_a_cell_of_two_lines_is_one_where_rows_are_further_apart_than_lines():
    assert table_of(
        (FAR, HEAD),
        (FAR, ("柳桥镇北街居委", "灶间电线老化", "6", "三月底")),
        (18, ("会老年食堂",)),
        (FAR, ("沙塘镇", "水表停走", "2", "四月底")),
        (FAR, ("石门镇", "门锁锈死", "4", "三月底")),
    ) == [
        "镇名\t查出的问题\t处\t期限",
        "柳桥镇北街居委会老年食堂\t灶间电线老化\t6\t三月底",
        "沙塘镇\t水表停走\t2\t四月底",
        "石门镇\t门锁锈死\t4\t三月底",
    ]


def test_two_cells_that_go_on_at_once_are_told_without_that_room():
    assert table_of(
        (18, HEAD),
        (18, ("柳桥镇北街居委", "灶间电线老化，灯座松动，", "6", "三月底")),
        (18, ("会老年食堂", "烟道没有清洗")),
        (18, ("沙塘镇", "水表停走", "2", "四月底")),
        (18, ("石门镇", "门锁锈死", "4", "三月底")),
    )[1:3] == [
        "柳桥镇北街居委会老年食堂\t灶间电线老化，灯座松动，烟道没有清洗\t6\t三月底",
        "沙塘镇\t水表停走\t2\t四月底",
    ]


def test_a_short_cell_may_stand_beside_the_middle_of_a_high_one():
    assert table_of(
        (FAR, HEAD),
        (FAR, ("柳桥镇北街居委",)),
        (9, ("", "灶间电线老化", "6", "三月底")),
        (9, ("会老年食堂",)),
        (FAR, ("沙塘镇", "水表停走", "2", "四月底")),
        (FAR, ("石门镇", "门锁锈死", "4", "三月底")),
    )[1:3] == [
        "柳桥镇北街居委会老年食堂\t灶间电线老化\t6\t三月底",
        "沙塘镇\t水表停走\t2\t四月底",
    ]


def test_the_paragraph_above_is_none_of_the_table():
    full = "好" * 36
    page = placed(
        (80, 60, full),
        (80, 78, "查看完毕，列表如下。"),
        *(
            (left, 104 + 18 * at, cell)
            for at in range(3)
            for left, cell in zip(COLUMNS, ("沙塘镇", "", "2", "四月底"), strict=True)
            if cell
        ),
        size=12,
    )
    assert text_of(page).split("\n")[0] == f"{full}查看完毕，列表如下。"


def test_a_row_of_a_name_alone_below_the_longest_name_stays_a_row():
    rows = [
        (18, ("指标名称", "单位", "数量", "上季度")),
        (18, ("城市低保老人户", "户", "1,812", "1,836")),
        (18, ("农村低保",)),
        (18, ("低保人数", "人", "5,623", "5,648")),
        (18, ("低保户数", "户", "3,112", "3,120")),
    ]
    told = ["\t".join(cells) for _, cells in rows]
    told[2] = "农村低保"
    assert [line.rstrip() for line in table_of(*rows)] == told


def test_rows_that_stand_in_groups_stay_rows():
    rows = [
        (FAR, HEAD),
        (FAR, ("柳桥镇北街居委", "灶间电线老化", "6", "三月底")),
        (18, ("沙塘镇", "水表停走", "2", "四月底")),
        (18, ("石门镇中心敬老", "门锁锈死", "4", "三月底")),
        (18, ("两处照料点",)),
        (FAR, ("合计", "", "12", "")),
    ]
    told = ["\t".join(cells) for _, cells in rows]
    assert [line.rstrip() for line in table_of(*rows)] == [
        line.rstrip() for line in told
    ]


def test_an_item_of_a_list_begins_a_row_of_its_own():
    rows = (
        (FAR, HEAD),
        (FAR, ("一、柳桥镇北街", "灶间电线老化", "6", "三月底")),
        (18, ("二、沙塘镇",)),
        (FAR, ("北街", "水表停走", "2", "四月底")),
        (FAR, ("南街", "门锁锈死", "4", "三月底")),
    )
    assert "二、沙塘镇" in [line.strip() for line in table_of(*rows)]


def test_a_page_of_very_many_rows_is_not_looked_through_from_each_of_them(monkeypatch):
    asked = []
    monkeypatch.setattr(gaps, "wrapped_table", lambda rows: asked.append(len(rows)))
    rows = [(FAR, HEAD), *[(FAR, ("石门镇",))] * 3] * 200
    assert len(table_of(*rows)) == len(rows)
    assert max(asked) <= gaps.HIGHEST


@pytest.mark.parametrize(
    ("cell", "rest"),
    [("柳桥镇北街居委", "会老年食堂"), ("柳桥镇敬老院、", "东街食堂"), ("柳桥镇中心养老", "服务站")],
)  # fmt: skip
def test_a_torn_word_goes_on_where_rows_stand_as_near_as_lines(cell, rest):
    assert table_of(
        (18, HEAD),
        (18, (cell, "灶间电线老化", "6", "三月底")),
        (18, (rest,)),
        (18, ("沙塘镇", "水表停走", "2", "四月底")),
        (18, ("石门镇", "门锁锈死", "4", "三月底")),
    )[1:3] == [f"{cell}{rest}\t灶间电线老化\t6\t三月底", "沙塘镇\t水表停走\t2\t四月底"]


FULL = (18, ("石门镇中心敬老", "门锁锈死", "4", "三月底"))
SHORT = (18, ("沙塘镇", "水表停走", "2", "四月底"))
REST = (18, ("两处照料点",))


@pytest.mark.parametrize(
    "rows",
    [
        ((18, HEAD), SHORT, FULL, REST, SHORT),
        # Below the table.
        ((18, HEAD), SHORT, SHORT, FULL, REST),
        # Of another column, in a table with other cells of several lines, amid and below.
        (
            *((18, HEAD), (18, ("柳桥镇北街居委", "灶间电线老化，灯座松动，", "6", "三月底"))),
            *((18, ("会老年食堂", "烟道没有清洗")), SHORT, FULL, REST, SHORT, FULL, REST),
        ),
    ],
)  # fmt: skip
def test_a_cell_alone_that_had_no_room_above_is_in_doubt(rows):
    lines = [line.strip() for line in table_of(*rows)]
    at = [n for n, line in enumerate(lines, start=1) if line == REST[1][0]]
    assert doubted_in(*rows) == [("row_maybe_wrapped", at[0], len(at))]


@pytest.mark.parametrize(
    "rows",
    [
        # There was room above; an item; a number; further down than rows are.
        ((18, HEAD), FULL, SHORT, REST, SHORT),
        ((18, HEAD), SHORT, FULL, (18, ("二、北街",)), SHORT),
        ((18, HEAD), SHORT, FULL, (18, ("", "", "12")), SHORT),
        ((18, HEAD), SHORT, FULL, SHORT, FULL, (26, ("两处照料点",))),
        # Nothing above in its column; whole words in a table that rows have room in.
        ((18, HEAD), SHORT, (18, ("石门镇中心敬老", "", "4", "")), (18, ("", "门锁锈死"))),
        ((FAR, HEAD), (FAR, SHORT[1]), (FAR, FULL[1]), (18, REST[1]), (FAR, SHORT[1])),
    ],
)  # fmt: skip
def test_a_row_of_one_cell_may_well_be_one(rows):
    assert doubted_in(*rows) == []
