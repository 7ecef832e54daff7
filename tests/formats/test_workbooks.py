"""A workbook says what its cells show, whatever they hold."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from intake.formats import extract
from intake.formats.number_formats import shown_number
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


def workbook(*sheets, **options) -> bytes:
    """Of functions that fill a sheet, each in its own."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, **options}) as book:
        for fill in sheets:
            fill(book, book.add_worksheet())
    return held.getvalue()


def of_rows(rows) -> bytes:
    """Numbers as numbers, in the format that shows them so: 41,386.5, 36.97."""

    def fill(book, sheet):
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                write(book, sheet, at, column, cell)

    return workbook(fill)


def write(book, sheet, row: int, column: int, cell: str) -> None:
    bare = cell.replace(",", "")
    if bare.lstrip("-").replace(".", "", 1).isdigit() and bare[-1] != ".":
        places = len(bare.partition(".")[2])
        form = ("#,##0" if "," in cell else "0") + "." * bool(places) + "0" * places
        sheet.write_number(
            row, column, float(bare), book.add_format({"num_format": form})
        )
    elif cell:
        sheet.write_string(row, column, cell)


def lines_in(*sheets, **options) -> list[str]:
    return extract(workbook(*sheets, **options), "甲.xlsx").text.split("\n")


@pytest.mark.parametrize("name", STATISTICS)
def test_statistics_as_a_workbook_are_read_as_their_text(name):
    assert reading_of(of_rows(rows_of(name)), "甲.xlsx") == reading_of_rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_of_one_cell_a_line_is_read_as_its_text(name):
    content = of_rows([line] for line in lines_of(name))
    assert reading_of(content, "甲.xlsx") == reading_of_text(name)


def test_cells_say_what_they_show():
    def fill(book, sheet):
        def put(column, value, form):
            sheet.write(0, column, value, book.add_format({"num_format": form}))

        put(0, 1, "General")
        put(1, 0.1 + 0.2, "General")
        put(2, 0.3697, "0.00%")
        put(3, 41386.5, "#,##0.0")
        put(4, date(2022, 1, 8), 'yyyy"年"m"月"d"日"')
        put(5, datetime(2022, 1, 8, 9, 5), "yyyy/mm/dd hh:mm")
        put(6, 44569, "General")
        sheet.write_formula(0, 7, "=1+1", None, 2)
        sheet.write_boolean(0, 8, True)
        sheet.write_rich_string(0, 9, "低", book.add_format({"bold": True}), "保", "户")
        sheet.write(0, 10, "养老\n机构 \n(家)")

    (line,) = lines_in(fill)
    assert line.split("\t") == [
        *("1", "0.3", "36.97%", "41,386.5", "2022年1月8日", "2022/01/08 09:05"),
        *("44569", "2", "TRUE", "低保户", "养老机构 (家)"),
    ]


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [
        (1234.5, "General", "1234.5"),
        (100 / 3, "General", "33.33333333"),
        (12345678901234, "General", "12345678901234"),
        (-1.31, "0.00_ ", "-1.31"),
        (-1234, "#,##0_);(#,##0)", "-1,234"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (1204, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,204.00"),
        (0.5, "0%", "50%"),
        (0.005, "0.0%", "0.5%"),
        (2.675, "0.00", "2.68"),
        (7, "000", "007"),
        (0.25, "#.##", ".25"),
        (12.5, "0.##", "12.5"),
        (5, '0"人"', "5人"),
        (12, 'General"人"', "12人"),
        (5, '0"General"', "5General"),
        (-1.5, 'General"万元";-General"万元"', "-1.5万元"),
        (36.5, 'G/通用格式"岁"', "36.5岁"),
        (50, '[DBNum2][$-804]General"元整"', "伍拾元整"),
        (12, "[DBNum1][$-804]General", "十二"),
        (12.5, "[DBNum2][$-804]General", "12.5"),
        (123456, "[DBNum2]General", "123456"),
        (286.4, "[红色][$¥-804]#,##0.0", "¥286.4"),
        (1234567, "#,##0,", "1,235"),
        (1234567, '0.0,"千元"', "1234.6千元"),
        (1234567, '#,##0.00,,"百万"', "1.23百万"),
        (123456, '0!.0,"万"', "123456"),
        (123456, '0!.0000"万"', "12.3456万"),
        (20230615, "0000-00-00", "2023-06-15"),
        (57800123456, "0000-0000000", "5780-0123456"),
        (1e30, "0000-0000", f"1{'0' * 26}-0000"),
        (1, '[=1]"男";[=2]"女"', "男"),
        (2, '[=1]"男";[=2]"女"', "女"),
        (3, '[=1]"男";[=2]"女"', "3"),
        (-3, '[=1]"男";[=2]"女"', "-3"),
        (12345, '[>=10000]0.0,"千";0"人"', "12.3千"),
        (345, '[Red][>=10000]0.0,"千";0"人"', "345人"),
        (1.5, "[h]:mm", "36:00"),
        (0.375, "[hh]:mm", "09:00"),
        (0.0625, "[m]分", "90分"),
        (12345, "0.00E+00", "1.23E+04"),
        (44569, "m/d/yyyy", "1/8/2022"),
        (44569, "[$-804]yyyy年m月d日;@", "2022年1月8日"),
        (44569, "aaaa", "星期六"),
        (44562, "yyyy.mm", "2022.01"),
        (0.75, "h:mm", "18:00"),
        (0.75, "上午/下午h:mm", "下午18:00"),
        (-5, "yyyy/m/d", "-5"),
        (1e300, "0.00", "1" + "0" * 300),
        (3, "", "3"),
        (3, '"', "3"),
    ],
)
def test_a_number_is_shown_in_the_format_of_its_cell(value, code, told):
    assert shown_number(value, code) == told


def table(book, sheet) -> None:
    sheet.merge_range("A1:D1", "2023年9月养老机构情况表")
    sheet.write("D2", "单位：家、张")
    sheet.merge_range("A3:A4", "地区")
    sheet.merge_range("B3:C3", "养老机构")
    sheet.merge_range("D3:D4", "床位")
    sheet.write_row("B4", ["公办", "民办"])
    sheet.write_row("A5", ["武江区", 4, 3, 120])
    sheet.write_row("B6", [5, 2])


def test_titles_stand_alone_and_heads_above_each_of_their_columns():
    assert lines_in(table) == [
        *("2023年9月养老机构情况表", "单位：家、张"),
        "地区\t养老机构\t养老机构\t床位",
        "地区\t公办\t民办\t床位",
        *("武江区\t4\t3\t120", "—\t5\t2"),
    ]


def test_sheets_are_pages_and_what_is_hidden_is_told():
    def hidden(book, sheet):
        sheet.write("A1", "隐藏的")
        sheet.hide()

    def partly(book, sheet):
        sheet.write_column("A1", ["甲", "乙", "丙"])
        sheet.write_column("B1", ["丁", "戊", "己"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("B:B", None, None, {"hidden": True})

    def empty(book, sheet):
        pass

    told = extract(workbook(table, empty, hidden, partly), "甲.xlsx")
    assert told.pages == (1, 7)
    assert told.text.endswith("—\t5\t2\n甲\n丙")
    assert [(each.code, each.line) for each in told.remarks] == [
        ("hidden_text_left_out", 7),
        ("hidden_text_left_out", 7),
    ]
    assert "隐藏的工作表“Sheet3”没有读入" in told.remarks[0].message


def test_a_formula_without_its_result_and_comments_are_told():
    def fill(book, sheet):
        sheet.write("A1", "合计")
        sheet.write_formula("B1", "=SUM(B2:B9)", None, "")
        sheet.write_comment("A1", "待核")

    told = extract(workbook(fill), "甲.xlsx")
    codes = [each.code for each in told.remarks]
    assert codes == ["comment_left_out", "formula_without_value"]


def changed(content: bytes, name: str, change) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            inner = old.read(each)
            new.writestr(each, change(inner) if each == name else inner)
    return held.getvalue()


GOOD = workbook(table)
SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = [
    (GOOD[:-200], "已损坏或不完整"),
    (changed(GOOD, SHEET, lambda xml: xml[:500]), "已损坏"),
    (
        changed(
            GOOD,
            SHEET,
            lambda xml: (
                b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + xml[56:]
            ),
        ),
        "外部引用",
    ),
    (changed(GOOD, SHEET, lambda xml: xml + b" " * 130_000_000), "大得反常"),
    (changed(GOOD, SHEET, lambda xml: xml.replace(b'"B6"', b'"XFD6"')), "列的上限"),
    (
        changed(
            GOOD, SHEET, lambda xml: xml.replace(b'<row r="6"', b'<row r="1048576"')
        ),
        "行的上限",
    ),
    (changed(GOOD, SHEET, lambda xml: xml.replace(b"<v>0<", b"<v>99<")), "已损坏"),
    (changed(GOOD, "xl/workbook.xml", lambda xml: b"<a>" * 100_000), "已损坏"),
    (workbook(lambda book, sheet: None), "表格里没有内容"),
]


@pytest.mark.parametrize(("content", "words"), HOSTILE)
def test_what_cannot_be_read_is_refused(content, words):
    with pytest.raises(Unreadable, match=words):
        extract(content, "甲.xlsx")


def test_a_fact_above_the_head_names_no_column_however_wide():
    def fill(book, sheet):
        sheet.merge_range("A1:B1", "填报单位：青禾县民政局")
        sheet.merge_range("C1:D1", "单位：人次")
        sheet.merge_range("B2:C2", "其中：老年人")
        sheet.write("A2", "地区")
        sheet.write_row("B3", ["城市", "农村", "合计"])
        for row in ("A4", "A5"):
            sheet.write_row(row, ["柳桥镇", 7, 8, 15])

    assert lines_in(fill)[:2] == [
        "填报单位：青禾县民政局\t\t单位：人次",
        "地区\t其中：老年人\t其中：老年人",
    ]


@pytest.mark.parametrize("named", ["（其中：女）", "#其中：老年人", "上午8:00—12:00"])
def test_a_colon_in_a_name_makes_it_no_fact(named):
    def fill(book, sheet):
        sheet.merge_range("B1:C1", named)
        sheet.write("A1", "地区")
        sheet.write_row("B2", ["城市", "农村"])
        for row in ("A3", "A4"):
            sheet.write_row(row, ["柳桥镇", 7, 8])

    assert lines_in(fill)[0] == f"地区\t{named}\t{named}"
