"""Run by itself: an older workbook on standard input, its cells as JSON on standard output.

Bent bytes have calamine ask for more memory than there is, which ends its process: let it
be one that nobody needs. `xls` runs this file, and it imports nothing of the house.
"""

import json
import resource
import sys
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MOST_MEMORY = 600 * 1024 * 1024
MOST_SECONDS = 20
MOST_SHEETS = 200
# How it ends where there is a password.
LOCKED = 3


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    except PasswordError:
        return LOCKED
    json.dump(list(map(_told, _sheets_of(book))), sys.stdout, default=_plain)
    return 0


def _sheets_of(book: CalamineWorkbook) -> list[tuple[Any, Any]]:
    return [
        (each, book.get_sheet_by_name(each.name))
        for each in book.sheets_metadata[:MOST_SHEETS]
        if each.typ is SheetTypeEnum.WorkSheet
    ]


def _told(found: tuple[Any, Any]) -> dict[str, Any]:
    """Name, place of the first cell, rows of values, merged cells."""
    metadata, sheet = found
    return {
        "name": metadata.name,
        "is_hidden": metadata.visible is not SheetVisibleEnum.Visible,
        "start": sheet.start or (0, 0),
        "rows": list(sheet.iter_rows()),
        "merged": sheet.merged_cell_ranges or [],
    }


def _plain(value: object) -> object:
    """Days as {"day": "2022-01-08"}, hours as they read: 36:00."""
    match value:
        case date():
            return {"day": value.isoformat()}
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
