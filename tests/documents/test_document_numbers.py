"""Document numbers: what runs into them, and what is none."""

import pytest

from reading.documents.document_numbers import find_document_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据民发〔2020〕8号要求", ["民发〔2020〕8号"]),
        ("和民发〔2020〕8号", ["和民发〔2020〕8号"]),
        ("（从民发[2021]012号）", ["从民发〔2021〕12号"]),
        ("自民发﹝2021﹞12号", ["自民发〔2021〕12号"]),
        ("通知和民发〔2020〕8号", ["民发〔2020〕8号"]),
        ("民发〔2020〕0号", []),
        ("民发〔2020〕000号", []),
        ("〔2020〕8号", []),
        ("民发〔1820〕8号", []),
        (
            "民发〔2020〕8号、兰民发(2021)第239号",
            ["民发〔2020〕8号", "兰民发〔2021〕239号"],
        ),
    ],
)
def test_numbers_are_found_without_what_runs_into_them(text, numbers):
    assert [found.normal for found in find_document_numbers(text)] == numbers
