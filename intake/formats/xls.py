"""Workbooks of older Excel and of WPS (xls, et), by calamine in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from reading import Extracted, Unreadable
from reading.parsed import ParsedRemark, Severity

from .number_formats import general, shown_day
from .sheets import Sheet, extracted
from .xls_cells import LOCKED as IS_LOCKED

NAME = "xls"
TITLE = "旧版 Excel 工作簿"
SUFFIXES: tuple[str, ...] = (".xls", ".et")

SIGNATURE = b"\xd0\xcf\x11\xe0"
# The streams of a workbook, and of one with a password, as the container lists them.
STREAMS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book"))
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CELLS = Path(__file__).with_name("xls_cells.py")
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
    sheets = list(map(_sheet, _told_of(content)))
    return extracted(sheets, NAME, _remarks_on(sheets))


def _told_of(content: bytes) -> list[dict[str, Any]]:
    # Our own file, by our own Python.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-I", str(CELLS)],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode == IS_LOCKED:
        raise Unreadable(LOCKED)
    if done.returncode:
        raise Unreadable(DAMAGED)
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def _sheet(told: dict[str, Any]) -> Sheet:
    sheet = Sheet(told["name"], is_hidden=told["is_hidden"])
    row, column = told["start"]
    for at, cells in enumerate(told["rows"]):
        for beside, value in enumerate(cells):
            if text := _shown(value):
                sheet.put(row + at, column + beside, text)
    for (top, left), (bottom, right) in told["merged"]:
        sheet.merge(top, left, right - left + 1, bottom - top + 1)
    return sheet


def _shown(value: Any) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return general(value)
        case {"day": str(day)}:
            return shown_day(datetime.fromisoformat(day))
    return str(value)


def _remarks_on(sheets: list[Sheet]) -> Iterator[ParsedRemark]:
    shown = (cell for each in sheets for row in each.grid.rows for cell in row)
    numbers = (cell.partition(".")[2] for cell in shown)
    if any(len(behind) >= FEWEST_PLACES and behind.isdecimal() for behind in numbers):
        yield ParsedRemark(
            code="number_as_kept", severity=Severity.WARNING, message=AS_KEPT, line=1
        )
