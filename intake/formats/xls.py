"""Workbooks of older Excel and of WPS (xls, et), by xlrd in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from reading import Extracted, Unreadable

from .number_formats import BUILT_IN, shown_number
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


def recognises(content: bytes, name: str) -> bool:
    if not content.startswith(SIGNATURE):
        return False
    is_locked = ENCRYPTED in content and name.lower().endswith((".xlsx", *SUFFIXES))
    return is_locked or any(each in content for each in STREAMS)


def extract(content: bytes, name: str) -> Extracted:
    if ENCRYPTED in content:
        raise Unreadable(LOCKED)
    return extracted(list(map(_sheet, _told_of(content))), NAME)


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
    sheet = Sheet(
        told["name"], is_hidden=told["is_hidden"], has_comments=told["has_comments"]
    )
    hidden = set(told["hidden_columns"])
    for row, cells in enumerate(told["rows"]):
        for column, cell in enumerate(cells):
            if not (text := _shown(cell, since_1904=told["since_1904"])):
                continue
            if column in hidden:
                sheet.hides_cells = True
            else:
                sheet.put(row, column, text)
    rows = range(len(sheet.grid.rows))
    sheet.hidden_rows.update(row for row in told["hidden_rows"] if row in rows)
    for top, bottom, left, right in told["merged"]:
        sheet.merge(top, left, right - left, bottom - top)
    return sheet


def _shown(cell: Any, *, since_1904: bool) -> str:
    if isinstance(cell, str):
        return cell
    value, number, code = cell
    return shown_number(value, BUILT_IN.get(number, code), since_1904=since_1904)
