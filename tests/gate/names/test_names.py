"""Names beside need are held back in any form, and ordinary sentences pass."""

from pathlib import Path

import pytest

from reading.language.guarded import words_of_table

from .measuring import held_back, outcomes, sentences_of

SENTENCES = sentences_of(Path(__file__).with_name("sentences.jsonl"))
# What stands before or behind a name, and leaves it no private person's.
OFFICES = [each.word for each in words_of_table("people.csv", "office")]
FAMOUS = [each.word for each in words_of_table("people.csv", "famous")]
NEEDS = [each.word for each in words_of_table("people.csv", "hardship")]
TITLES = [each.word for each in words_of_table("people.csv", "elder")]


@pytest.mark.parametrize("kind", sorted({each.kind for each in SENTENCES}))
def test_of_each_kind_every_name_is_held_back_and_nothing_else(kind):
    of_kind = [each for each in SENTENCES if each.kind == kind]
    unlike = [o for o in outcomes(of_kind) if o.missed or o.wrong]
    assert unlike == []


def test_nobody_is_held_back_who_is_named_in_an_office():
    held = [
        o for o in OFFICES if held_back(f"{o}秦怀山来到这户低保家庭，孩子身患重病。")
    ]
    assert held == []


def test_nobody_is_held_back_whom_everybody_knows():
    assert [n for n in FAMOUS if held_back(f"{n}身患重病，仍帮助孤儿。")] == []


def test_every_word_of_need_makes_a_name_stand_out():
    missed = [n for n in NEEDS if not held_back(f"秦怀山的难处：{n}。")]
    assert missed == []


def test_every_title_of_the_old_tells_whose_name_stands_before_it():
    missed = [t for t in TITLES if not held_back(f"独居的秦怀山{t}住院了。")]
    assert missed == []
