"""What a forum strews over a text goes; one such row alone, sizes and marks stay."""

import pytest

from reading.documents.cleaning.strewn import without_strewn_signs
from reading.parsed import Line

STREWN = ", g8 K# n' c3 V2 r^ D"


def cleaned(*texts: str):
    lines, alone, _ = without_strewn_signs(
        [Line(number, text) for number, text in enumerate(texts, start=1)]
    )
    return [line.text for line in lines], [line.number for line in alone]


def test_rows_behind_sentences_go_and_rows_alone_are_named():
    texts, alone = cleaned(f"认亲不收一分钱。{STREWN}", STREWN, "请马上报警。")
    assert texts == ["认亲不收一分钱。", STREWN, "请马上报警。"]
    assert alone == [2]


def test_one_such_row_may_be_anything():
    assert cleaned(f"认亲不收一分钱。{STREWN}", "请马上报警。") == (
        [f"认亲不收一分钱。{STREWN}", "请马上报警。"],
        [],
    )


@pytest.mark.parametrize(
    "row",
    [
        "A- A A+ A",
        "慈善会 A+ A A- A A+",
        "养老协会 B+ A+ A B+ A-",
        "1 0 3 5 2 7",
        "甲组得分 3 5 7 9 0",
        "A B C D E F",
        "x + y = z , a",
    ],
)
def test_sizes_numbers_and_letters_stay(row):
    assert cleaned(row, row, row) == ([row, row, row], [])
