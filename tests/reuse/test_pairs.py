"""Pairs that a person wrote: what compare says of them, and whether their keys meet."""

from math import inf
from pathlib import Path

import pytest

from reading.reuse import TextRelation, compare

from .__main__ import NOTHING, found_relation, given_pairs, is_candidate

PAIRS = list(given_pairs(Path(__file__).with_name("pairs")))
RELATED = [pair for pair in PAIRS if pair.relation != NOTHING]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_two_texts_are_to_each_other_what_a_person_says(pair):
    assert found_relation(pair) == pair.relation


@pytest.mark.parametrize("pair", RELATED, ids=lambda pair: pair.name)
def test_texts_that_have_to_do_with_each_other_are_found_by_a_key(pair):
    assert is_candidate(pair)


def test_to_stop_where_enough_contradicts_changes_nothing(monkeypatch):
    found = [compare(pair.first, pair.second) for pair in PAIRS]
    monkeypatch.setattr("reading.reuse.comparing._most_of_part", lambda _: inf)
    assert found == [compare(pair.first, pair.second) for pair in PAIRS]


def test_a_number_that_was_put_right_is_marked_and_told():
    (pair,) = (each for each in PAIRS if each.name == "two numbers were put right")
    found = compare(pair.first, pair.second)
    changed = [
        (piece.first, piece.second, piece.has_numbers)
        for passage in found.passages
        for piece in passage.pieces
        if piece.fate != "kept"
    ]
    assert changed == [("63", "65", True), ("38.6", "36.8", True)]
    assert found.differing == ("63人→65人", "386000元→368000元")


def test_what_was_not_taken_over_is_told_by_its_paragraphs():
    (pair,) = (e for e in PAIRS if e.name.startswith("one paragraph among others"))
    found = compare(pair.first, pair.second)
    assert found.relation is TextRelation.PART
    assert [(each.first, each.second) for each in found.passages] == [(0, 1), (1, 1)]
    assert (found.only_first, found.only_second) == ((2, 3), (0, 2, 3))
