"""Tables of other programs: ods and csv."""

import csv
from html import escape
from io import BytesIO, StringIO
from time import process_time
from zipfile import ZipFile

import pytest

from intake.formats import extract
from reading import Unreadable

from .sameness import (
    NAMES,
    STATISTICS,
    lines_of,
    reading_of,
    reading_of_rows,
    reading_of_text,
    rows_of,
)

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def ods_of(body: str, manifest: str = "") -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<a {NAMESPACES}>{body}</a>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def ods_row(cells: list[str], more: str = "") -> str:
    said = "".join(
        f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row {more}>{said}</table:table-row>"


@pytest.mark.parametrize("name", STATISTICS)
def test_statistics_as_ods_are_read_as_their_text(name):
    rows = "".join(map(ods_row, rows_of(name)))
    told = ods_of(f"<table:table table:name='甲'>{rows}</table:table>")
    assert reading_of(told, "甲.ods") == reading_of_rows(name)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("name", STATISTICS)
def test_statistics_as_csv_are_read_as_their_text(name, delimiter, encoding):
    held = StringIO()
    csv.writer(held, delimiter=delimiter).writerows(rows_of(name))
    told = held.getvalue().encode(encoding)
    assert reading_of(told, "甲.csv") == reading_of_rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_is_called_csv_is_read_as_itself(name):
    content = "\n".join(lines_of(name)).encode()
    told = (
        reading_of_rows(name) if "|" in content.decode()[:20] else reading_of_text(name)
    )
    assert reading_of(content, "甲.csv") == told


def test_ods_say_what_is_shown_once_or_as_often_as_they_say():
    body = (
        "<office:automatic-styles><style:style style:name='h'>"
        "<style:table-properties table:display='false'/></style:style>"
        "</office:automatic-styles>"
        "<table:table table:name='甲'><table:table-row>"
        "<table:table-cell table:number-columns-spanned='2' office:value='0.3697'>"
        "<text:p>36.97<text:s text:c='2'/>%</text:p></table:table-cell>"
        "<table:covered-table-cell/><table:table-cell><office:annotation><text:p>批注"
        "</text:p></office:annotation><text:p>乙</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16381'/></table:table-row>"
        + ods_row(["丙"], "table:number-rows-repeated='2'")
        + ods_row(["藏"], "table:visibility='collapse'")
        + "<table:table-row table:number-rows-repeated='1048570'><table:table-cell/>"
        "</table:table-row></table:table>"
        f"<table:table table:name='乙' table:style-name='h'>{ods_row(['丁'])}</table:table>"
    )
    told = extract(ods_of(body), "甲.ods")
    assert told.text == "36.97  %\t\t乙\n丙\n丙"
    assert [each.code for each in told.remarks] == [
        *("hidden_text_left_out", "comment_left_out", "hidden_text_left_out")
    ]


def test_an_ods_of_one_long_cell_a_million_times_is_refused_at_once():
    cell = (
        "<table:table-cell table:number-columns-repeated='16384'>"
        f"<text:p>{'甲' * 6000}</text:p></table:table-cell>"
    )
    body = f"<table:table><table:table-row table:number-rows-repeated='999'>{cell}</table:table-row></table:table>"
    began = process_time()
    with pytest.raises(Unreadable, match="个字的上限"):
        extract(ods_of(body), "甲.ods")
    assert process_time() - began < 5


def test_a_row_that_stands_there_again_is_as_if_it_were_written_again():
    head = (
        "<table:table-cell table:number-columns-spanned='2'><text:p>低保</text:p>"
        "</table:table-cell><table:covered-table-cell/>"
        "<table:table-cell><text:p>县</text:p></table:table-cell>"
    )
    below = ods_row(["户数", "人数"]) + ods_row(["12", "35"])

    def told(rows: str):
        return extract(ods_of(f"<table:table>{rows}{below}</table:table>"), "甲.ods")

    row = f"<table:table-row>{head}</table:table-row>"
    again = row.replace("-row>", "-row table:number-rows-repeated='3'>", 1)
    assert told(again) == told(3 * row)
    assert told(again).text.split("\n")[2] == "低保\t低保\t县"


def test_rows_that_stand_there_a_thousand_times_are_read_at_once():
    cell = (
        "<table:table-cell table:number-columns-repeated='999'>"
        "<text:p>甲</text:p></table:table-cell>"
    )
    row = f"<table:table-row table:number-rows-repeated='999'>{cell}</table:table-row>"
    began = process_time()
    with pytest.raises(Unreadable, match="格的上限"):
        extract(ods_of(f"<table:table>{3 * row}</table:table>"), "甲.ods")
    assert process_time() - began < 5


@pytest.mark.parametrize("times", [1, 2])
def test_rows_with_merged_cells_are_each_read_at_once(times):
    cell = (
        "<table:table-cell table:number-columns-spanned='2'><text:p>甲</text:p>"
        "</table:table-cell><table:covered-table-cell/>"
        "<table:table-cell><text:p>县</text:p></table:table-cell>"
    )
    again = f"table:number-rows-repeated='{times}'"
    row = f"<table:table-row {again}>{cell}</table:table-row>"
    began = process_time()
    read = extract(
        ods_of(f"<table:table>{9_000 // times * row}</table:table>"), "甲.ods"
    )
    assert read.text.count("\n") == 9_000 - 1
    assert process_time() - began < 5


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (ods_of("<table:table>"), "甲.ods", "已损坏"),
        (ods_of("", "<encryption-data/>"), "甲.ods", "加了密码"),
        (ods_of("<b>" * 10 + "</b>" * 10), "甲.ods", "表格里没有内容"),
        (ods_of(" " * 121 * 1024 * 1024), "甲.ods", "大得反常"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "甲.xlsx",
            "加了密码",
        ),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "甲.xls", "旧版 Office"),
        (b"", "甲.csv", "文件是空的"),
    ],
)
def test_what_cannot_be_read_is_refused(content, name, words):
    with pytest.raises(Unreadable, match=words):
        reading_of(content, name)
