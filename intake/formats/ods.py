"""Spreadsheets of OpenDocument (ods): what the cells show stands in them beside the values."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from reading import Extracted, Unreadable

from .sheets import Sheet, extracted

NAME = "ods"
TITLE = "开放文档表格"
SUFFIXES: tuple[str, ...] = (".ods",)

CONTENT = "content.xml"
MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MOST_XML = 120 * 1024 * 1024
CHUNK = 1024 * 1024
# How often a cell or row that says something may say that it stands there again.
MOST_REPEATED = 1_000
LONGEST_BLANK = 1_000
DAMAGED = "ods 文件已损坏或不完整，读不出来。请用原软件另存为 xlsx 再导入。"
TOO_LARGE = "ods 文件解开后大得反常，没有打开。请只留要导入的工作表，另存后再导入。"
LOCKED = "ods 文件加了密码，打不开。请取消密码，另存后再导入。"


def recognises(content: bytes, name: str) -> bool:
    return content.startswith(b"PK") and MIMETYPE in content[:200]


def extract(content: bytes, name: str) -> Extracted:
    try:
        with ZipFile(BytesIO(content)) as archive:
            if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
                raise Unreadable(LOCKED)
            xml = _read(archive, CONTENT)
        return extracted(list(_sheets_in(xml)), NAME)
    except Unreadable:
        raise
    except (DefusedXmlException, ParseError, BadZipFile, zlib.error) as error:
        raise Unreadable(DAMAGED) from error
    except (KeyError, ValueError, OSError, EOFError, RuntimeError) as error:
        raise Unreadable(DAMAGED) from error


def _read(archive: ZipFile, name: str) -> bytes:
    """The member, whatever size it claims to be."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as file:
        content = file.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise Unreadable(TOO_LARGE)
    return content


def _sheets_in(xml: bytes) -> Iterator[Sheet]:
    """Each table as a sheet; rows are read as they end, and forgotten."""
    sheet, row, hidden_styles = Sheet(""), 0, set[str]()
    around: list[Any] = []
    for event, element in iterparse(BytesIO(xml), events=("start", "end")):
        name = _local(element.tag)
        if event == "start":
            around.append(element)
        else:
            around.pop()
        if event == "end" and name == "style" and _hides(element):
            hidden_styles.add(_of(element, "name"))
        elif event == "start" and name == "table":
            is_hidden = _of(element, "style-name") in hidden_styles
            sheet, row = Sheet(_of(element, "name"), is_hidden=is_hidden), 0
        elif event == "end" and name == "table":
            yield sheet
        elif event == "end" and name == "table-row":
            row += _read_row(sheet, element, row)
            element.clear()
            # What holds the rows holds on to each of them.
            for each in around[-1:]:
                each.clear()


def _read_row(sheet: Sheet, element: Any, row: int) -> int:
    """Over how many rows it reaches."""
    cells = list(_cells_of(element))
    sheet.has_comments |= any(_has_comment(cell) for cell in element)
    repeated = _count(element, "number-rows-repeated")
    if not any(text for _, _, text in cells):
        return min(repeated, LONGEST_BLANK)
    repeated = min(repeated, MOST_REPEATED)
    for column, cell, text in cells:
        if text:
            sheet.put(row, column, text)
            across, down = (
                _count(cell, f"number-{each}-spanned") for each in ("columns", "rows")
            )
            sheet.merge(row, column, across, down)
    sheet.repeat_last(repeated - 1)
    if _of(element, "visibility") in ("collapse", "filter"):
        sheet.hidden_rows.update(range(row, row + repeated))
    return repeated


def _cells_of(row: Any) -> Iterator[tuple[int, Any, str]]:
    column = 0
    for cell in row:
        if _local(cell.tag) not in ("table-cell", "covered-table-cell"):
            continue
        text = _shown(cell) if _local(cell.tag) == "table-cell" else ""
        repeated = _count(cell, "number-columns-repeated")
        for at in range(column, column + (min(repeated, MOST_REPEATED) if text else 1)):
            yield at, cell, text
        column += repeated


def _has_comment(cell: Any) -> bool:
    return any(_local(each.tag) == "annotation" for each in cell)


def _shown(cell: Any) -> str:
    """Its paragraphs; a note beside it is none."""
    parts = (each for each in cell if _local(each.tag) == "p")
    return "\n".join("".join(_words_of(each)) for each in parts)


def _words_of(element: Any) -> Iterator[str]:
    waiting = [(element, False)]
    while waiting:
        each, is_behind = waiting.pop()
        if is_behind:
            yield each.tail or ""
            continue
        name = _local(each.tag)
        yield {"tab": " ", "line-break": "\n"}.get(name, each.text or "")
        if name == "s":
            yield " " * min(_count(each, "c"), LONGEST_BLANK)
        for inner in reversed(list(each)):
            waiting += [(inner, True), (inner, False)]


def _hides(style: Any) -> bool:
    return any(_of(each, "display") == "false" for each in style)


def _count(element: Any, name: str) -> int:
    told = _of(element, name)
    return int(told) if told.isdecimal() and len(told) < 8 else 1


def _of(element: Any, name: str) -> str:
    """An attribute by its name in any namespace."""
    return next((v for k, v in element.attrib.items() if _local(k) == name), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
