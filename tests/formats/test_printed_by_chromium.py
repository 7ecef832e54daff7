"""What a real browser prints, with subsets of fonts and hardly a blank, is read the same."""

import html
import shutil
import subprocess
from itertools import groupby

import pytest

from intake.formats import read_file

from .alike import text_of, told, told_by_the_text
from .paper import cells_of, is_of_table

CHROMIUM = shutil.which("chromium")
STYLE = "@page{size:A4;margin:30mm 26mm}body{font:16px/1.75 'Noto Serif CJK SC';margin:0}p{margin:0 0 8px}td{border:1px solid;font-size:9pt}table{border-collapse:collapse}"
# A bulletin, a notice with indents, a letter below a table.
PRINTED = (
    "shaoguan-2022-issue-06.txt",
    "lanzhou-2021-safety-notice.txt",
    "shaoguan-2023-mutual-aid-reply.txt",
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium here to print with"),
]


def page_of(text: str) -> str:
    body = ""
    for is_row, lines in groupby(text.split("\n"), is_of_table):
        draw = table if is_row else paragraphs
        body += draw(lines)
    return f"<meta charset=utf-8><style>{STYLE}</style>{body}"


def paragraphs(lines) -> str:
    return "".join(f"<p>{html.escape(line) or '&nbsp;'}</p>" for line in lines)


def table(lines) -> str:
    rows = (
        "".join(f"<td>{html.escape(cell)}</td>" for cell in cells_of(line))
        for line in lines
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_page_gives_the_receipt_of_its_plain_text(name, tmp_path):
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(page_of(text_of(name)), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [CHROMIUM, *options, f"--print-to-pdf={printed}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert told(read_file(printed.read_bytes(), "甲.pdf")) == told_by_the_text(name)
