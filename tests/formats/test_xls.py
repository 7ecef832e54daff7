"""Workbooks of older Excel are read as their cells are shown, in a process of its own."""

import shutil
from contextlib import suppress
from random import Random

import pytest

from intake.formats import extract
from intake.office import converted
from reading import Unreadable

from .sameness import STATISTICS, reading_of, reading_of_rows, rows_of
from .test_workbooks import of_rows
from .xls_files import XlsCell, xls_of

HOMES = [["地区", "机构"], ["武江区", 12.0], ["浈江区", 0.3697]]


def lines_of(rows: list[list[XlsCell]], **more) -> list[str]:
    return extract(xls_of(rows, **more), "甲.xls").text.split("\n")


def codes_of(rows: list[list[XlsCell]], **more) -> list[str]:
    return [each.code for each in extract(xls_of(rows, **more), "甲.xls").remarks]


def as_shown(cell: str) -> XlsCell:
    """A number with the format that shows it so: 1,286.50"""
    bare = cell.replace(",", "")
    if not bare.lstrip("-").replace(".", "", 1).isdigit():
        return cell
    places = len(bare.partition(".")[2])
    whole = "#,##0" if "," in cell else "0"
    return float(bare), f"{whole}.{'0' * places}" if places else whole


@pytest.mark.parametrize("name", STATISTICS)
def test_statistics_as_xls_are_read_as_their_text(name):
    rows = [list(map(as_shown, row)) for row in rows_of(name)]
    assert reading_of(xls_of(rows), "甲.xls") == reading_of_rows(name)


def test_cells_say_what_they_show():
    rows = [
        [(0.3697, "0.00%"), (41386.5, "#,##0.0"), (44569.0, 'yyyy"年"m"月"d"日"')],
        [0.3697, (12.0, '0"人"'), (0.0, '0;-0;"—"')],
    ]
    assert lines_of(rows) == [
        "36.97%\t41,386.5\t2022年1月8日",
        "0.3697\t12人\t—",
    ]
    assert codes_of(rows) == []


def test_days_may_be_counted_from_1904():
    rows = [["日期", (43107.0, "yyyy-m-d")]]
    assert lines_of(rows, since_1904=True) == ["日期\t2022-1-8"]


def test_what_is_merged_is_said_where_it_counts():
    rows = [HOMES[0], HOMES[1], ["", 9.0]]
    assert lines_of(rows, merged=(1, 2, 0, 0))[1:] == ["武江区\t12", "武江区\t9"]


def test_hidden_rows_and_columns_are_left_out_and_told():
    assert lines_of(HOMES, hidden_rows=[1]) == ["地区\t机构", "浈江区\t0.3697"]
    assert lines_of(HOMES, hidden_columns=[1]) == ["地区", "武江区", "浈江区"]
    for hidden in ({"hidden_rows": [1]}, {"hidden_columns": [1]}):
        assert codes_of(HOMES, **hidden) == ["hidden_text_left_out"]


def test_a_hidden_row_with_nothing_in_it_hides_nothing():
    rows = [HOMES[0], [], HOMES[1]]
    assert lines_of(rows, hidden_rows=[1]) == ["地区\t机构", "武江区\t12"]
    assert codes_of(rows, hidden_rows=[1]) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (xls_of(HOMES, locked=True), "加了密码"),
        (xls_of(HOMES)[:1500], "已损坏"),
    ],
)
def test_what_cannot_be_read_is_refused(content, words):
    with pytest.raises(Unreadable, match=words):
        extract(content, "甲.xls")


@pytest.mark.parametrize("seed", range(8))
def test_bent_bytes_end_no_process_but_their_own(seed):
    bent = bytearray(xls_of(HOMES))
    chance = Random(seed)
    for _ in range(40):
        bent[chance.randrange(8, len(bent))] = chance.randrange(256)
    with suppress(Unreadable):
        extract(bytes(bent), "甲.xls")


@pytest.mark.skipif(not shutil.which("soffice"), reason="there is no LibreOffice here")
def test_what_a_real_office_writes_is_read_as_its_newer_kind(settings):
    settings.OFFICE_COMMAND = "soffice"
    book = of_rows(rows_of(STATISTICS[0]))
    old = converted(book, "xlsx", "xls")
    assert extract(old, "甲.xls").text == extract(book, "甲.xlsx").text
