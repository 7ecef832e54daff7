"""Every word that clauses are cut by does in its example what its class says."""

import pytest

from reading.figures import Setting, extract
from reading.figures.prose.labels.nouns import noun_before, noun_behind
from reading.figures.prose.labels.own import is_bare
from reading.language.guarded import words_of_table
from reading.language.words import HIDDEN, TABLE, WordClass, hidden
from reading.parsed import Block, BlockKind


def rows_of(*classes: WordClass):
    rows = words_of_table(TABLE, *classes)
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.word)


def labels_in(text: str) -> list[str]:
    block = Block(kind=BlockKind.PARAGRAPH, text=text, first_line=1, last_line=1)
    return [figure.label for figure in extract([block], Setting())]


@rows_of(WordClass.WHOLE)
def test_no_part_of_a_whole_word_is_a_word_of_its_own(row):
    at = row.example.index(row.word)
    shadow = hidden(row.example)
    assert len(shadow) == len(row.example)
    assert shadow[at : at + len(row.word)] == HIDDEN * len(row.word)


@rows_of(WordClass.ACT, WordClass.STATE, WordClass.DEED)
def test_the_noun_behind_a_number_ends_where_an_act_begins(row):
    assert noun_behind(f"困难老人{row.word}了棉被") == "困难老人"


@rows_of(WordClass.NOUN_ACT, WordClass.GIFT, WordClass.ACT, WordClass.STATE)
def test_an_act_alone_names_nothing_that_is_counted(row):
    assert is_bare(row.word)


@rows_of(WordClass.DEED)
def test_a_deed_is_left_out_of_the_label(row):
    labels = labels_in(f"全市{row.example}。")
    assert labels
    assert all(not label.startswith(row.word) or label == row.word for label in labels)


def test_no_word_stands_in_two_classes_and_each_stands_in_its_example():
    rows = words_of_table(TABLE)
    found = [row.word for row in rows]
    assert {row.kind for row in rows} == set(WordClass)
    assert len(found) == len(set(found))
    assert [row.word for row in rows if row.word not in row.example] == []


@rows_of(WordClass.MANNER)
def test_how_it_was_done_is_no_part_of_what_is_counted(row):
    assert noun_behind(f"困难老人{row.word}领了棉被") == "困难老人"
    assert noun_before(f"全市{row.word}发放棉被") == "棉被"
