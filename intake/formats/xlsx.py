"""Workbooks of Excel and WPS (xlsx, xlsm): the cells as they are shown, sheet by sheet."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from posixpath import join, normpath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from reading import Extracted, Unreadable
from reading.parsed import ParsedRemark, Severity

from .number_formats import BUILT_IN, GENERAL, shown_number
from .sheets import COMMENTED, Sheet, extracted

NAME = "xlsx"
TITLE = "Excel 工作簿"
SUFFIXES: tuple[str, ...] = (".xlsx", ".xlsm")

BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
# A sheet of 100,000 rows takes 60 MB of XML.
MOST_XML = 120 * 1024 * 1024
MOST_SHEETS = 200
CHUNK = 1024 * 1024
# What the libraries make of bytes that somebody has bent.
BROKEN = (
    *(ParseError, BadZipFile, zlib.error, OSError, EOFError),
    *(KeyError, IndexError, ValueError, RuntimeError, NotImplementedError),
)
# A1, AB12
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
RANGE = re.compile(rf"{PLACE.pattern}:{PLACE.pattern}")
DAMAGED = "Excel 文件已损坏或不完整，读不出来。请用 Excel 或 WPS 打开，另存后再导入。"
TOO_LARGE = "Excel 文件解开后大得反常，没有打开。请只留要导入的工作表，另存后再导入。"
HOSTILE = "Excel 文件里有不该有的外部引用，没有打开。请用 Excel 或 WPS 另存后再导入。"


@dataclass(slots=True)
class Workbook:
    """What all sheets of a workbook share."""

    archive: ZipFile
    strings: list[str] = field(default_factory=list)
    # The code of each style's number format: 0.00%, yyyy"年"m"月"
    formats: list[str] = field(default_factory=list)
    since_1904: bool = False


def recognises(content: bytes, name: str) -> bool:
    if not content.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return BOOK in archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OverflowError):
        return name.lower().endswith(SUFFIXES)


def extract(content: bytes, name: str) -> Extracted:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_what_swells(archive)
            book = Workbook(archive)
            return extracted(list(_sheets_of(book)), NAME, _remarks_on(archive))
    except DefusedXmlException as error:
        raise Unreadable(HOSTILE) from error
    except Unreadable:
        raise
    except BROKEN as error:
        raise Unreadable(DAMAGED) from error


def _refuse_what_swells(archive: ZipFile) -> None:
    """Unpacked once, by what comes out of it: the sizes that it claims may be untrue."""
    left = MOST_XML
    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(entry) as file:
            while chunk := file.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Unreadable(TOO_LARGE)


def _sheets_of(book: Workbook) -> Iterator[Sheet]:
    with book.archive.open(BOOK) as file:
        told = [(_local(each.tag), dict(each.attrib)) for _, each in iterparse(file)]
    book.since_1904 = any(
        name == "workbookPr" and its.get("date1904") in ("1", "true")
        for name, its in told
    )
    book.strings = list(_strings_of(book.archive))
    book.formats = _formats_of(book.archive)
    paths = _targets_of(book.archive)
    named = [its for name, its in told if name == "sheet"]
    for its in named[:MOST_SHEETS]:
        path = paths.get(_of(its, "id"), "")
        sheet = Sheet(
            its.get("name", ""), is_hidden="state" in its and its["state"] != "visible"
        )
        if path in book.archive.namelist() and "chartsheets" not in path:
            _read(book, sheet, path)
        yield sheet


def _targets_of(archive: ZipFile) -> dict[str, str]:
    """The file of each sheet, by the id that the workbook has for it."""
    with archive.open("xl/_rels/workbook.xml.rels") as file:
        its = [dict(each.attrib) for _, each in iterparse(file)]
    return {
        each["Id"]: normpath(join("xl", each["Target"])).lstrip("/")
        for each in its
        if "Id" in each and "Target" in each
    }


def _strings_of(archive: ZipFile) -> Iterator[str]:
    if STRINGS not in archive.namelist():
        return
    with archive.open(STRINGS) as file:
        for element in _each(file, "si"):
            yield _words_of(element)


def _words_of(element: Any) -> str:
    """Of a string with parts all of them, but how it is pronounced."""
    said: list[str] = []
    waiting: list[Any] = [element]
    while waiting:
        each = waiting.pop()
        name = _local(each.tag)
        if name == "t":
            said.append(each.text or "")
        elif name != "rPh":
            waiting.extend(reversed(list(each)))
    return re.sub(r"_x000[dD]_", "", "".join(said))


def _formats_of(archive: ZipFile) -> list[str]:
    if STYLES not in archive.namelist():
        return []
    codes = dict(BUILT_IN)
    with archive.open(STYLES) as file:
        for element in _each(file, "numFmt", "cellXfs"):
            if _local(element.tag) == "numFmt":
                its = element.attrib
                codes[int(its["numFmtId"])] = its.get("formatCode", GENERAL)
            else:
                numbers = (int(each.get("numFmtId", "0")) for each in element)
                return [codes.get(number, GENERAL) for number in numbers]
    return []


def _each(file: IO[bytes], *names: str) -> Iterator[Any]:
    """The elements of these names, each forgotten when the next is asked for."""
    around: list[Any] = []
    for event, element in iterparse(file, events=("start", "end")):
        if event == "start":
            around.append(element)
            continue
        around.pop()
        if _local(element.tag) in names:
            yield element
            element.clear()
            # What holds them holds on to each of them.
            for each in around[-1:]:
                each.clear()


def _read(book: Workbook, sheet: Sheet, path: str) -> None:
    hidden_columns: set[int] = set()
    with book.archive.open(path) as file:
        for element in _each(file, "col", "row", "mergeCell"):
            name, its = _local(element.tag), element.attrib
            if name == "col" and its.get("hidden") in ("1", "true"):
                first, last = int(its.get("min", "0")), int(its.get("max", "0"))
                hidden_columns.update(islice(range(first - 1, last), 20_000))
            elif name == "row":
                _read_row(book, sheet, element, hidden_columns)
            elif name == "mergeCell" and (found := RANGE.fullmatch(its.get("ref", ""))):
                _merge(sheet, found)


def _merge(sheet: Sheet, found: re.Match[str]) -> None:
    row, column = int(found[2]) - 1, _column(found[1])
    columns, rows = _column(found[3]) - column + 1, int(found[4]) - row
    sheet.merge(row, column, columns, rows)


def _read_row(book: Workbook, sheet: Sheet, element: Any, hidden: set[int]) -> None:
    row = int(element.get("r", len(sheet.grid.rows) + 1)) - 1
    is_hidden = element.get("hidden") in ("1", "true")
    column = -1
    for cell in element:
        place = PLACE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else column + 1
        text = _shown(book, sheet, cell, row)
        if not text:
            continue
        if column in hidden:
            sheet.hides_cells = True
        else:
            sheet.put(row, column, text)
    if is_hidden and row < len(sheet.grid.rows):
        sheet.hidden_rows.add(row)


def _shown(book: Workbook, sheet: Sheet, cell: Any, row: int) -> str:
    """What the cell shows."""
    parts = {_local(each.tag): each for each in cell}
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words_of(parts["is"]) if "is" in parts else ""
    value = (parts["v"].text or "") if "v" in parts else ""
    if not value:
        if "f" in parts and kind != "str":
            sheet.uncounted.append(row + 1)
        return ""
    if kind == "s":
        return book.strings[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return _number(book, cell, value) if kind == "n" else value


def _number(book: Workbook, cell: Any, value: str) -> str:
    style = int(cell.get("s", "0"))
    code = book.formats[style] if style < len(book.formats) else GENERAL
    try:
        return shown_number(float(value), code, since_1904=book.since_1904)
    except (ValueError, OverflowError):
        return value


def _remarks_on(archive: ZipFile) -> list[ParsedRemark]:
    if not any("comments" in each.lower() for each in archive.namelist()):
        return []
    return [
        ParsedRemark(
            code="comment_left_out",
            severity=Severity.WARNING,
            message=COMMENTED,
            line=1,
        )
    ]


def _column(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _of(its: dict[str, str], name: str) -> str:
    """An attribute of another namespace: r:id."""
    return next((value for key, value in its.items() if _local(key) == name), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
