"""Makes workbooks of older Excel for the tests: the records of BIFF8 in their container."""

from collections.abc import Collection, Sequence
from struct import pack

# A number may have a format: (0.3697, "0.00%").
XlsCell = str | float | tuple[float, str]
# The first format that a workbook names itself.
OWN = 164


def xls_of(
    rows: Sequence[Sequence[XlsCell]],
    *,
    merged: tuple = (),
    locked: bool = False,
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
    since_1904: bool = False,
    blank_rows: int = 0,
) -> bytes:
    """One sheet of these rows, and below them rows of 256 cells with formats and nothing in
    them; `merged` counts first and last row, then columns.
    """
    codes = {cell[1]: 0 for row in rows for cell in row if isinstance(cell, tuple)}
    styles = {code: at for at, code in enumerate(codes, start=1)}
    head = _begin(5)
    head += _record(0x2F, pack("<HHH", 1, 1, 1) + bytes(48)) if locked else b""
    head += _record(0x22, pack("<H", since_1904)) + _formats(styles)
    name = pack("<BB", 1, 1) + "甲".encode("utf-16-le")
    at = len(head) + len(_record(0x85, bytes(6) + name)) + 4
    sheet = _begin(0x10) + _hidden(hidden_rows, hidden_columns)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet += _cell(row, column, cell, styles) if cell != "" else b""
    sheet += _blanks(len(rows), blank_rows)
    sheet += _record(0xE5, pack("<HHHHH", 1, *merged)) if merged else b""
    book = head + _record(0x85, pack("<IBB", at, 0, 0) + name) + _record(10, b"")
    return container_of(book + sheet + _record(10, b""))


def _formats(styles: dict[str, int]) -> bytes:
    said = b"".join(
        _record(0x41E, pack("<H", OWN + at) + _wide(code))
        for code, at in styles.items()
    )
    numbers = (0, *(OWN + at for at in styles.values()))
    return said + b"".join(
        _record(0xE0, pack("<HHHBBBBIiH", 0, number, 0, *[0] * 7)) for number in numbers
    )


def _hidden(rows: Collection[int], columns: Collection[int]) -> bytes:
    told = [
        _record(0x7D, pack("<HHHHHH", column, column, 2048, 0, 1, 0))
        for column in columns
    ]
    told += [
        _record(0x208, pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20)) for row in rows
    ]
    return b"".join(told)


def _blanks(first: int, count: int) -> bytes:
    cells = pack("<256HH", *[0] * 256, 255)
    return b"".join(
        _record(0xBE, pack("<HH", row, 0) + cells)
        for row in range(first, first + count)
    )


def _begin(kind: int) -> bytes:
    return _record(0x809, pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))


def _cell(row: int, column: int, cell: XlsCell, styles: dict[str, int]) -> bytes:
    value, code = cell if isinstance(cell, tuple) else (cell, "")
    place = pack("<HHH", row, column, styles.get(code, 0))
    if isinstance(value, str):
        return _record(0x204, place + _wide(value))
    return _record(0x203, place + pack("<d", value))


def _record(number: int, body: bytes) -> bytes:
    return pack("<HH", number, len(body)) + body


def _wide(text: str) -> bytes:
    return pack("<HB", len(text), 1) + text.encode("utf-16-le")


def container_of(stream: bytes) -> bytes:
    """A container whose only stream is as long as it must be, of 7 MB at most."""
    sectors = max(8, -(-len(stream) // 512))
    # The tables of sectors come first, then the directory, then the stream.
    fats = next(n for n in range(1, 110) if n + 1 + sectors <= 128 * n)
    first = fats + 1
    chain = [0xFFFFFFFD] * fats + [0xFFFFFFFE]
    chain += [*range(first + 1, first + sectors), 0xFFFFFFFE]
    chain += [0xFFFFFFFF] * (128 * fats - len(chain))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        said = name.encode("utf-16-le") + b"\0\0"
        sides = pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        told = pack("<HBB", len(said), kind, 1) + sides + bytes(36)
        return said.ljust(64, b"\0") + told + pack("<IQ", start, size)

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, fats, fats, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += pack(f"<{fats}I", *range(fats)).ljust(436, b"\xff")
    listed = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    listed += entry("Workbook", 2, 0xFFFFFFFF, first, max(len(stream), 4096))
    return b"".join(
        [head, pack(f"<{len(chain)}I", *chain), listed.ljust(512, b"\0"), stream]
    ).ljust(512 * (1 + first + sectors), b"\0")
