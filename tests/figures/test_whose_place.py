"""A text that names no bureau: its numbers are of the place that its source is at."""

import pytest

from reading.whole import read, words_of_the_language

TEXT = """\
总会工作简况

发布时间：2022-04-08  来源：{source}

2021年慈善资金收入312万元，其中乡镇分会募集41万元。资助困难学生86名，发放助学金17万元。
"""


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("仁化县慈善总会", "440224"),
        ("韶关市仁化县慈善总会", "440224"),
        ("韶关市红十字会", "440200"),
        # A newspaper tells of everywhere, and 光明 is a district as well.
        ("韶关日报", ""),
        ("光明日报", ""),
        ("新华社", ""),
        ("善行网", ""),
    ],
)
def test_where_the_source_is_the_numbers_are(source, code):
    whole = read(TEXT.format(source=source).encode(), "a.txt")
    (issue,) = whole.document.issues
    assert not issue.agency
    figures = whole.tags[0].by_article[0].figures
    assert len(figures) == 4
    assert {(f.parsed.region_code, f.parsed.place_is_inferred) for f in figures} == {
        (code, bool(code))
    }
    again = whole.tags_of(0, None, words_of_the_language())
    assert again == whole.tags[0].by_article
