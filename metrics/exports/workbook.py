"""A bureau's year as a workbook that Excel and WPS open right: types, widths, sources."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..series.yearly import YearSheet
from .yearly import LINK, NOTES, SOURCE_HEADS, heads_of, lines_of, sources_of

YEAR_WIDTHS = (12, 26, 12, 10, 14, 16, 14, 16, 14, 10, 18, 60, 30, 12, 34)
SOURCE_WIDTHS = (26, 12, 18, 16, 10, 16, 10, 8, 10, 10, 70, 30, 12, 34)
# A link of more characters Excel takes for a damaged file.
LONGEST_LINK = 2079


def as_workbook(sheet: YearSheet, site: str) -> bytes:
    """Three sheets: the year by indicator, every figure with its sentence, how to read it."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        title = f"{sheet.agency.name}{sheet.year}年度数据"
        book.set_properties({"title": title})
        ink = Inks(book)
        year = WrittenSheet(book.add_worksheet("年度数据"), ink, YEAR_WIDTHS)
        year.write(heads_of(sheet), lines_of(sheet, site))
        # The topic and the indicator stay in sight, as the head does.
        year.finish(title, frozen_columns=2)
        sources = WrittenSheet(book.add_worksheet("出处"), ink, SOURCE_WIDTHS)
        sources.write(SOURCE_HEADS, sources_of(sheet, site))
        sources.finish(f"{title}：出处", frozen_columns=1)
        notes = WrittenSheet(book.add_worksheet("说明"), ink, (90,))
        notes.write((title,), ((note,) for note in NOTES))
        notes.finish(title, frozen_columns=0)
    return held.getvalue()


class Inks:
    """The formats of a workbook's cells."""

    def __init__(self, book: Workbook):
        self._book = book

    def _made(self, **looks: object) -> Format:
        return self._book.add_format(
            {"font_name": "宋体", "valign": "top", "border": 1, **looks}
        )

    @cached_property
    def head(self) -> Format:
        return self._made(bold=True, text_wrap=True, bg_color="#F2F2F2")

    @cached_property
    def words(self) -> Format:
        return self._made(text_wrap=True)

    @cached_property
    def whole(self) -> Format:
        return self._made(num_format="#,##0")

    @cached_property
    def broken(self) -> Format:
        return self._made(num_format="#,##0.######")

    @cached_property
    def day(self) -> Format:
        return self._made(num_format="yyyy-mm-dd", align="left")

    @cached_property
    def link(self) -> Format:
        return self._made(font_color="#17498C", underline=1)


class WrittenSheet:
    """One sheet, written row by row under its head."""

    def __init__(self, sheet: Worksheet, ink: Inks, widths: Sequence[int]):
        self._sheet, self._ink = sheet, ink
        self._last = 0
        self._columns = len(widths)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def write(self, heads: Sequence[str], lines: Iterable[Iterable[object]]) -> None:
        """No text becomes a link, whatever it begins with, but what heads say is one."""
        writers = [self._link if head == LINK else self._cell for head in heads]
        for column, head in enumerate(heads):
            self._sheet.write_string(0, column, head, self._ink.head)
        for row, line in enumerate(lines, 1):
            for column, (write, value) in enumerate(zip(writers, line, strict=True)):
                write(row, column, value)
            self._last = row

    def finish(self, title: str, *, frozen_columns: int) -> None:
        """The head in sight and on each sheet of paper; A4 across, as wide as one page."""
        sheet = self._sheet
        sheet.freeze_panes(1, frozen_columns)
        if self._columns > 1:
            sheet.autofilter(0, 0, self._last, self._columns - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        # An ampersand begins an order there.
        sheet.set_header(f"&C{title.replace('&', '&&')}")
        sheet.set_footer("&C第 &P 页，共 &N 页")

    def _cell(self, row: int, column: int, value: object) -> None:
        sheet, ink = self._sheet, self._ink
        if isinstance(value, Decimal):
            is_whole = value == value.to_integral_value()
            sheet.write_number(
                row, column, value, ink.whole if is_whole else ink.broken
            )
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, ink.day)
        else:
            # As `write` would not: what begins with = stays a text.
            sheet.write_string(row, column, str(value), ink.words)

    def _link(self, row: int, column: int, address: object) -> None:
        if isinstance(address, str) and 0 < len(address) <= LONGEST_LINK:
            self._sheet.write_url(row, column, address, self._ink.link)
        else:
            self._cell(row, column, address)
