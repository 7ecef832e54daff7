"""Every row of the lexicon of numbers is read as its own example shows."""

import json
from pathlib import Path

import pytest

from reading.figures.prose.quantities import Quantity, quantities_in
from reading.language.guarded import words_of_table
from reading.language.units import UnitRow, canonical, counted_nouns, units

from .test_prose import read

EXPRESSIONS = json.loads(
    Path(__file__).with_name("expressions.json").read_text(encoding="utf-8")
)
CLASSES = {"money", "share", "tally", "duration", "measure", "classifier", "place"}


def read_with(text: str, unit: UnitRow) -> list[Quantity]:
    """The quantities that end with the unit as it is spelled."""
    return [
        each
        for each in quantities_in(text)
        if text[each.start : each.end].endswith(unit.unit)
    ]


@pytest.mark.parametrize("row", units(), ids=lambda row: row.unit)
def test_a_unit_is_read_in_its_example_in_its_one_spelling(row):
    found = read_with(row.example, row)
    assert found
    assert {each.unit for each in found} == {row.canonical}
    assert row.unit_class in CLASSES


@pytest.mark.parametrize(
    "row",
    [row for row in units() if "36" in row.example],
    ids=lambda row: row.unit,
)
def test_a_unit_is_read_behind_a_chinese_numeral_too(row):
    (quantity,) = read_with(row.example.replace("36", "三十六"), row)
    assert (quantity.value, quantity.unit) == (36, row.canonical)


def test_every_canonical_form_is_its_own():
    assert {canonical(row.canonical) for row in units()} == {
        row.canonical for row in units()
    }


def test_no_unit_stands_in_two_rows():
    assert len({row.unit for row in units()}) == len(units())


@pytest.mark.parametrize("row", counted_nouns(), ids=lambda row: row.noun)
def test_a_noun_tells_what_a_number_without_a_unit_counts(row):
    (quantity,) = quantities_in(row.example)
    assert (quantity.value, quantity.unit) == (126_000, row.unit)


def each_row(table: str):
    rows = words_of_table(table)
    return pytest.mark.parametrize(
        "row", rows, ids=lambda row: f"{row.kind} {row.word}"
    )


@each_row("number_signs.csv")
def test_a_sign_of_numbers_is_read_in_its_example(row):
    found = quantities_in(row.example)
    assert found
    written = "".join(row.example[each.start : each.end] for each in found)
    is_beside = row.kind in ("range", "currency")
    assert is_beside or row.word in written
    assert len(found) == (2 if row.kind == "range" else 1)
    if row.kind == "currency":
        assert {each.unit for each in found} == {row.value}


@each_row("qualifiers.csv")
def test_a_word_beside_a_number_says_how_exact_it_is(row):
    (quantity,) = quantities_in(row.example)
    says, _ = row.kind.split()
    assert quantity.qualifier == says


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda row: row["text"])
def test_an_expression_is_read_whole_or_not_at_all(row):
    found = [
        f"{figure.value:f} {figure.unit} {figure.qualifier}"
        for figure in read(row["text"])
    ]
    wanted = [each.split() for each in row["read"]]
    assert [each.split()[: len(w)] for each, w in zip(found, wanted, strict=True)] == (
        wanted
    )


def test_a_unit_said_once_behind_a_row_is_that_of_each_in_it():
    text = "惠东、博罗、龙门三县分别接待群众2.4万、1.9万和3.3万人次。"
    read = [(each.value, each.unit) for each in quantities_in(text)]
    assert read[-3:] == [(24000, "人次"), (19000, "人次"), (33000, "人次")]


def test_so_is_the_myriad_that_only_the_last_of_a_row_says():
    (first, second) = quantities_in("两县分别投入120、80万元。")[-2:]
    assert (first.value, second.value) == (1_200_000, 800_000)
    assert (first.unit, second.unit) == ("元", "元")


@pytest.mark.parametrize(
    "text",
    ["分别于3月12、15日举办活动。", "5、6两月补贴。", "编号为21、22的档案35份。"],
)
def test_days_months_and_numbers_of_things_are_no_such_row(text):
    assert len(quantities_in(text)) < 2
