"""What is a unit in prose is one in a cell, in glued columns and in a table's row."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reading
from reading.documents.tables import rows_of
from reading.figures.tables.cells import amount_in, scaled_unit
from reading.language.units import UnitRow, units
from reading.parsed import Line

COUNTED = [
    row for row in units() if row.unit_class != "place" and row.only_behind != "TERM"
]
# A unit no row has: it is added to a copy of the lexicon, and read by that.
ADDED = "麻包,麻包,classifier,yes,,,,,发放大米36麻包"
READ_EVERYWHERE = """
import json
from reading.documents.tables import rows_of
from reading.figures import Setting, extract
from reading.figures.tables.cells import amount_in
from reading.parsed import Block, BlockKind, Line

def said(text, kind=BlockKind.PARAGRAPH):
    block = Block(kind=kind, text=text, first_line=1, last_line=1)
    return [f"{each.value} {each.unit}" for each in extract([block], Setting())]

print(json.dumps({
    "prose": said("发放大米36麻包。"),
    "numerals": said("发放大米三麻包。"),
    "cell": amount_in("36麻包").own.unit,
    "glued": rows_of([Line(1, "发放大米麻包JZH01111000036")])[0].cells,
    "row": said("发放大米\\t麻包\\t36", BlockKind.ROW),
}))
"""


@pytest.mark.parametrize("row", COUNTED, ids=lambda row: row.unit)
def test_a_cell_is_counted_in_the_units_of_prose(row: UnitRow):
    scaled = scaled_unit(row.unit)
    assert scaled
    assert (scaled.unit, scaled.factor) == (row.canonical, 1)
    amount = amount_in(f"36{row.unit}")
    assert amount
    assert amount.own == scaled


@pytest.mark.parametrize("row", COUNTED, ids=lambda row: row.unit)
def test_glued_columns_are_parted_at_the_units_of_prose(row: UnitRow):
    (parted,) = rows_of([Line(1, f"某项统计数{row.unit}JZH01111000036")])
    assert parted.cells == ("某项统计数", row.unit, "JZH011110000", "36")


@pytest.mark.parametrize("label", ["养老床位", "村民小组", "机关干部", "儿童之家"])
def test_no_word_is_parted_at_its_last_signs(label):
    (row,) = rows_of([Line(1, f"{label}JZH01111000036")])
    assert row.cells[0] == label


def test_a_unit_added_in_one_row_is_read_everywhere(tmp_path):
    source = Path(reading.__file__).parent
    shutil.copytree(source, tmp_path / "reading", ignore=lambda *_: ["__pycache__"])
    table = tmp_path / "reading" / "language" / "units.csv"
    table.write_text(f"{table.read_text('utf-8')}{ADDED}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ_EVERYWHERE],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout) == {
        "prose": ["36 麻包"],
        "numerals": ["3 麻包"],
        "cell": "麻包",
        "glued": ["发放大米", "麻包", "JZH011110000", "36"],
        "row": ["36 麻包"],
    }
