"""Tables of other programs: ods, the older xls, and csv."""

import csv
from contextlib import suppress
from html import escape
from io import BytesIO, StringIO
from random import Random
from struct import pack
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


def xls_of(
    rows: list[list[str | float]], *, merged: tuple = (), locked: bool = False
) -> bytes:
    """The records of BIFF8 in a container whose only stream is as long as it must be."""

    def record(number: int, body: bytes) -> bytes:
        return pack("<HH", number, len(body)) + body

    def wide(text: str) -> bytes:
        return pack("<HB", len(text), 1) + text.encode("utf-16-le")

    def begin(kind: int) -> bytes:
        return record(0x809, pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))

    name = pack("<BB", 1, 1) + "甲".encode("utf-16-le")
    lock = record(0x2F, pack("<HHH", 1, 1, 1) + bytes(48)) if locked else b""
    head = begin(5) + lock
    at = len(head) + len(record(0x85, bytes(6) + name)) + 4
    sheet = begin(0x10)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = pack("<HHH", row, column, 0)
            if isinstance(cell, str) and cell:
                sheet += record(0x204, place + wide(cell))
            elif cell:
                sheet += record(0x203, place + pack("<d", cell))
    if merged:
        sheet += record(0xE5, pack("<HHHHH", 1, *merged))
    book = head + record(0x85, pack("<IBB", at, 0, 0) + name) + record(10, b"")
    return container_of(book + sheet + record(10, b""))


def container_of(stream: bytes) -> bytes:
    sectors = max(8, -(-len(stream) // 512))
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    chain += [0xFFFFFFFF] * (-len(chain) % 128)
    fats = len(chain) // 128
    assert fats == 1

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        said = name.encode("utf-16-le") + b"\0\0"
        sides = pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        told = pack("<HBB", len(said), kind, 1) + sides + bytes(36)
        return said.ljust(64, b"\0") + told + pack("<IQ", start, size)

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += pack("<I", 0) + b"\xff" * 432
    listed = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    listed += entry("Workbook", 2, 0xFFFFFFFF, 2, max(len(stream), 4096))
    return b"".join(
        [head, pack(f"<{len(chain)}I", *chain), listed.ljust(512, b"\0"), stream]
    ).ljust(512 * (3 + sectors), b"\0")


def as_number(cell: str) -> str | float:
    bare = cell.replace(",", "")
    return float(bare) if bare.lstrip("-").replace(".", "", 1).isdigit() else cell


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


def test_statistics_as_xls_hold_the_same_figures():
    """Its numbers have no commas, for nobody tells how cells show them."""
    rows = rows_of(STATISTICS[0])
    told = extract(
        xls_of([[as_number(cell) for cell in row] for row in rows]), "甲.xls"
    )
    plain = "\n".join("\t".join(row).rstrip("\t") for row in rows)
    without = [
        "\t".join(cell.replace(",", "").removesuffix(".0") for cell in line.split("\t"))
        for line in plain.split("\n")
    ]
    assert [line.rstrip("0") for line in told.text.split("\n")] == [
        line.rstrip("0") for line in without
    ]
    assert told.remarks == ()


def test_of_xls_what_is_merged_counts_and_shares_are_doubted():
    told = extract(
        xls_of([["地区", "机构"], ["武江区", 12.0], ["", 0.3697]], merged=(1, 2, 0, 0)),
        "甲.xls",
    )
    assert told.text == "地区\t机构\n武江区\t12\n武江区\t0.3697"
    assert [each.code for each in told.remarks] == ["number_as_kept"]


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


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (ods_of("<table:table>"), "甲.ods", "已损坏"),
        (ods_of("", "<encryption-data/>"), "甲.ods", "加了密码"),
        (ods_of("<b>" * 10 + "</b>" * 10), "甲.ods", "表格里没有内容"),
        (ods_of(" " * 121 * 1024 * 1024), "甲.ods", "大得反常"),
        (xls_of([["甲"]], locked=True), "甲.xls", "加了密码"),
        (xls_of([["甲"]])[:1500], "甲.xls", "已损坏"),
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


@pytest.mark.parametrize("seed", range(8))
def test_bent_bytes_of_xls_end_no_process_but_their_own(seed):
    """calamine asks for all the memory there is, or panics."""
    bent = bytearray(xls_of([["地区", "机构"], ["武江区", 12.0]]))
    chance = Random(seed)
    for _ in range(40):
        bent[chance.randrange(8, len(bent))] = chance.randrange(256)
    with suppress(Unreadable):
        extract(bytes(bent), "甲.xls")
