"""What a text may hold, each limit at its edge: just so much is read, one more is told."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from reading import Unreadable, limits, parse, read
from reading.documents.decoding import decode
from reading.limits import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MAX_BYTES,
    MOST_ARTICLES,
    MOST_CELLS,
    MOST_ENTRIES,
    MOST_LINES,
    MOST_NUMBERS,
)

HEAD = "民政简报\n第5期\n韶关市民政局　2024年3月5日\n"
ARTICLE = "◆ 某某镇办事\n3月5日办好了。\n"
BLANK_LINE = " " * 999_999 + "\n"
ROW = "甲镇\t12" + "\t好" * 8 + "\n"
TABLE = "民政统计季报\n镇名\t户数" + "\t备注" * 8 + "\n"
COLUMNS = 10
REFUSED = [
    ("\n" * (MOST_LINES - 1) + "民", "\n", f"有 {MOST_LINES + 1} 行"),
    ("民\n" + "政" * LONGEST_LINE, "政", f"第 2 行有 {LONGEST_LINE + 1} 个字"),
    (BLANK_LINE * 20 + "民".rjust(MAX_BYTES - 20_000_002), "!", "超过 20 MB 的上限"),
]
WITHOUT_FIGURES = [
    (
        f"{HEAD}标题\n{'养老机构36家。'.ljust(LONGEST_TEXT, '好')}",
        "好",
        "超过 10 万字",
    ),
    (
        TABLE + ROW * (MOST_CELLS // COLUMNS - 1),
        ROW,
        f"的表格超过 {MOST_CELLS} 格",
    ),
    (
        f"{HEAD}标题\n" + "老人3位、" * MOST_NUMBERS,
        "老人3位",
        f"超过 {MOST_NUMBERS} 个数字",
    ),
]


@pytest.mark.parametrize(
    ("text", "one_more", "told"), REFUSED, ids=["lines", "line", "bytes"]
)
def test_a_file_that_holds_one_more_is_refused(text, one_more, told):
    assert decode(text.encode()).text == text
    with pytest.raises(Unreadable) as refused:
        decode((text + one_more).encode())
    assert told in str(refused.value)
    assert str(refused.value).endswith("请拆分后再导入。")


def test_a_file_that_holds_one_article_more_is_refused():
    (issue,) = parse((HEAD + ARTICLE * MOST_ARTICLES).encode(), "长.txt").issues
    assert len(issue.articles) == MOST_ARTICLES
    with pytest.raises(Unreadable, match=f"有 {MOST_ARTICLES + 1} 篇文章，超过"):
        parse((HEAD + ARTICLE * (MOST_ARTICLES + 1)).encode(), "长.txt")


def figures_of(text: str) -> tuple[int, list[str]]:
    """How many are read, and what is said of those that are not."""
    whole = read(text.encode(), "长.txt")
    told = (tags for each in whole.tags for tags in each.by_article)
    remarks = [r for r in whole.document.remarks if r.code == "figures_not_read"]
    return sum(len(each.figures) for each in told), [r.message for r in remarks]


@pytest.mark.parametrize(
    ("text", "one_more", "told"), WITHOUT_FIGURES, ids=["text", "cells", "numbers"]
)
def test_of_an_article_that_holds_one_more_no_figures_are_read(text, one_more, told):
    count, remarks = figures_of(text)
    assert count
    assert remarks == []
    count, remarks = figures_of(text + one_more)
    assert count == 0
    assert [told in each for each in remarks] == [True]


def contents_of(count: int) -> list[str]:
    """What is said of a table of contents with so many titles, all of them in the text."""
    titles = [f"某某镇办好第{i}件事" for i in range(count)]
    listed = "".join(f"{title}……{i % 99}\n" for i, title in enumerate(titles))
    articles = "".join(f"{title}\n3月5日，这件事办好了。\n" for title in titles)
    document = parse(f"{HEAD}目录\n{listed}{articles}".encode(), "长.txt")
    return [r.message for r in document.remarks if r.code == "contents_mismatch"]


def test_a_table_of_contents_that_holds_one_more_is_told():
    assert contents_of(MOST_ENTRIES) == []
    assert any(
        "多出的 1 条没有与正文核对" in each for each in contents_of(MOST_ENTRIES + 1)
    )


def test_each_limit_is_described():
    described = (Path(settings.BASE_DIR) / "docs/reading.md").read_text("utf-8")
    names = {name for name in vars(limits) if re.fullmatch(r"[A-Z_]+", name)}
    assert names == set(re.findall(r"^\| `([A-Z_]+)` \|", described, flags=re.M))
    for name in names:
        assert f"{getattr(limits, name):,}" in described
