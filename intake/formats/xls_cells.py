"""Run by itself: an older workbook on standard input, its sheets as JSON on standard output.

Bent bytes may have a reader ask for more memory or time than there is: let that be in a
process that nobody needs. `xls` runs this file, and it imports nothing of the house.
"""

import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import xlrd

# Below 500 MB, as people count them and as machines do.
MOST_MEMORY = 440 * 1024 * 1024
MOST_SECONDS = 20
MOST_SHEETS = 200
# How it ends where there is a password.
LOCKED = 3
NUMBERS = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        book = xlrd.open_workbook(
            file_contents=sys.stdin.buffer.read(),
            # What it warns of belongs to nobody's JSON.
            logfile=sys.stderr,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            # Not all programs keep the table of sectors as Excel does.
            ignore_workbook_corruption=True,
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            return LOCKED
        raise
    json.dump(list(_told_of(book)), sys.stdout)
    return 0


def _told_of(book: xlrd.Book) -> Iterator[dict[str, Any]]:
    for at in range(min(book.nsheets, MOST_SHEETS)):
        yield _sheet(book, book.sheet_by_index(at))
        book.unload_sheet(at)


def _sheet(book: xlrd.Book, sheet: Any) -> dict[str, Any]:
    """Its name, rows of cells, merged cells, and what of it is hidden."""
    return {
        "name": sheet.name,
        "is_hidden": bool(sheet.visibility),
        "since_1904": bool(book.datemode),
        "has_comments": bool(sheet.cell_note_map),
        "hidden_rows": _hidden(sheet.rowinfo_map),
        "hidden_columns": _hidden(sheet.colinfo_map),
        "merged": sheet.merged_cells,
        "rows": [
            [_cell(book, each) for each in sheet.row(row)] for row in range(sheet.nrows)
        ],
    }


def _hidden(held: dict[int, Any]) -> list[int]:
    return [number for number, its in held.items() if its.hidden]


def _cell(book: xlrd.Book, cell: Any) -> Any:
    """A text as such, a number with its format: its number, and its code."""
    if cell.ctype in NUMBERS:
        key = book.xf_list[cell.xf_index].format_key
        return [cell.value, key, book.format_map[key].format_str]
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value)).upper()
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "")
    return cell.value


if __name__ == "__main__":
    sys.exit(main())
