"""Document numbers: what runs into them, and what is none."""

import pytest

from reading.documents.document_numbers import (
    document_number_of,
    find_document_numbers,
    is_number_alone,
)


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
        ("兰民发〔2O21〕l8号", ["兰民发〔2021〕18号"]),
        ("兰民发〔2I2O〕8号", []),
        ("兰民发〔2021〕II号", []),
        ("民发〔1820〕8号", []),
        (
            "民发〔2020〕8号、兰民发(2021)第239号",
            ["民发〔2020〕8号", "兰民发〔2021〕239号"],
        ),
    ],
)
def test_numbers_are_found_without_what_runs_into_them(text, numbers):
    assert [found.normal for found in find_document_numbers(text)] == numbers


@pytest.mark.parametrize(
    "line",
    ["湄民发〔20247", "湄民发2024〕7号", "湄民发20247", "湄民发2024 7号　签发人："],
)
def test_a_number_that_lost_some_of_its_signs_is_one(line):
    assert is_number_alone(line)


@pytest.mark.parametrize(
    "line",
    ["养老服务办2022", "社会事务办20230512", "最美护理员评选开办2022", "婚登通2023"],
)
def test_an_office_or_a_title_and_its_year_is_none(line):
    assert not is_number_alone(line)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("贺审 批发〔2023〕14号", "贺审批发〔2023〕14号"),
        ("贺 民 发〔2023〕14号", "贺民发〔2023〕14号"),
        ("特急 贺民发〔2023〕14号", "贺民发〔2023〕14号"),
        ("机密 贺民发〔2023〕14号", "贺民发〔2023〕14号"),
        ("湖 南民发〔2023〕14号", "湖南民发〔2023〕14号"),
        ("县民政局 贺民发〔2023〕14号", ""),
        ("翻印 贺民发〔2023〕14号", ""),
        ("贺州市 民发〔2023〕14号", ""),
        ("根据 民发〔2020〕8号", ""),
        ("附件 民发〔2020〕8号", ""),
        ("民政简报 增刊 〔2022〕5号", ""),
    ],
)
def test_a_blank_within_the_letters_of_a_number_of_its_own_is_none(line, number):
    found = document_number_of(line)
    assert (found.normal if found else "") == number
