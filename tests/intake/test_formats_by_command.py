"""The command takes files of any format, and its receipts are those of their texts."""

import json

import pytest

from intake.scans.reader import is_installed
from metrics.models import Figure

from ..formats.sameness import STATISTICS, rows_of
from ..formats.test_html_pages import page_of
from ..formats.test_workbooks import of_rows
from .texts import bulletin

pytestmark = pytest.mark.django_db


def test_a_folder_gives_files_of_all_formats(write_file, run_import):
    lines = [[line] for line in bulletin(1).split("\n")]
    folder = write_file("甲.xlsx", of_rows(lines)).parent
    write_file(
        "乙.HTM", page_of(*(f"<p>{line}</p>" for line in bulletin(2).split("\n")))
    )
    write_file("丙.csv", bulletin(3))
    write_file("丁.dat", b"\x89PNG")
    if not is_installed():
        write_file("戊.png", b"\x89PNG")
    run = run_import(folder)
    assert run.outcomes == ["created"] * 3
    assert sorted(each["encoding"] for each in run.receipts) == ["csv", "html", "xlsx"]


@pytest.mark.parametrize("name", STATISTICS)
def test_a_workbook_has_the_receipt_of_its_text(write_file, run_import, name):
    lines = ["\t".join(cells).rstrip("\t") for cells in rows_of(name)]
    text = write_file("表.txt", "\n".join(lines))
    book = write_file("表.xlsx", of_rows(rows_of(name)))
    told = run_import(text, book, "--dry-run").receipts
    for each in told:
        for own in ("file", "sha256", "encoding"):
            del each[own]
    assert json.dumps(told[0]) == json.dumps(told[1])
    assert not Figure.objects.exists()
