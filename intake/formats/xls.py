"""Workbooks of older Excel and of WPS (xls, et), by calamine, sheet by sheet."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from reading import Extracted, Unreadable
from reading.parsed import ParsedRemark, Severity

from .number_formats import general, shown_day
from .sheets import Sheet, extracted

NAME = "xls"
TITLE = "旧版 Excel 工作簿"
SUFFIXES: tuple[str, ...] = (".xls", ".et")

SIGNATURE = b"\xd0\xcf\x11\xe0"
# The streams of a workbook, and of one with a password, as the container lists them.
STREAMS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book"))
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_SHEETS = 200
LOCKED = "Excel 文件加了密码，打不开。请取消密码，另存后再导入。"
DAMAGED = (
    "Excel 文件加了密码，或已损坏、不完整，读不出来。"
    "请用 Excel 或 WPS 打开，取消密码，另存为 xlsx 再导入。"
)
# A share of 36.97% is kept as 0.3697, and these files' formats nobody tells us.
FEWEST_PLACES = 3
AS_KEPT = (
    "旧版 Excel（xls）里的数按存下的值读：36.97% 会读作 0.3697。"
    "请对照原表核对，或另存为 xlsx 再导入。"
)


def recognises(content: bytes, name: str) -> bool:
    if not content.startswith(SIGNATURE):
        return False
    is_locked = ENCRYPTED in content and name.lower().endswith((".xlsx", *SUFFIXES))
    return is_locked or any(each in content for each in STREAMS)


def extract(content: bytes, name: str) -> Extracted:
    if ENCRYPTED in content:
        raise Unreadable(LOCKED)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            sheets = list(_sheets_of(book))
    except PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(DAMAGED) from error
    except BaseException as panic:
        # Rust panics over bytes that somebody has bent; an alarm is no panic.
        if type(panic).__module__ != "pyo3_runtime":
            raise
        raise Unreadable(DAMAGED) from panic
    return extracted(sheets, NAME, _remarks_on(sheets))


def _sheets_of(book: CalamineWorkbook) -> Iterator[Sheet]:
    for told in book.sheets_metadata[:MOST_SHEETS]:
        if told.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = Sheet(told.name, is_hidden=told.visible is not SheetVisibleEnum.Visible)
        held = book.get_sheet_by_name(told.name)
        row, column = held.start or (0, 0)
        for at, cells in enumerate(held.iter_rows()):
            for beside, value in enumerate(cells):
                if text := _shown(value):
                    sheet.put(row + at, column + beside, text)
        for (top, left), (bottom, right) in held.merged_cell_ranges or ():
            sheet.merge(top, left, right - left + 1, bottom - top + 1)
        yield sheet


def _shown(value: Any) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return general(value)
        case date():
            return shown_day(value)
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
    return str(value)


def _remarks_on(sheets: list[Sheet]) -> Iterator[ParsedRemark]:
    shown = (cell for each in sheets for row in each.grid.rows for cell in row)
    numbers = (cell.partition(".")[2] for cell in shown)
    if any(len(behind) >= FEWEST_PLACES and behind.isdecimal() for behind in numbers):
        yield ParsedRemark(
            code="number_as_kept", severity=Severity.WARNING, message=AS_KEPT, line=1
        )
