"""What holds of any two texts, drawn by hypothesis."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reading.reuse import (
    PieceFate,
    TextRelation,
    ToldText,
    compare,
    keys_asked,
    keys_of,
)

CLAUSES = [
    "三月里坪石镇的饭堂开了门",
    "副县长李建国带队走访了廊田镇",
    "发放棉被1,204床、大米3.5吨",
    "护理员给邓火生老人量了血压",
    "夜里气温降到零下3摄氏度",
    "新铺的石板路通到祠堂门口",
    "习近平总书记重要讲话精神",
    "会议强调，要抓好落实",
    "㎡、①和Ａ都写得不一样",
    "“老人说好才算好”",
    "5月16日上午",
    "救助站的面包车开了四十里",
]
MARKS = ["，", "。", "、", "；", " ", "\u3000", "：", ""]
sentences = st.lists(
    st.tuples(st.sampled_from(CLAUSES) | st.text(max_size=8), st.sampled_from(MARKS)),
    max_size=9,
).map(lambda parts: "".join(clause + mark for clause, mark in parts))
texts = st.builds(
    ToldText,
    title=st.sampled_from(["", "坪石镇办起饭堂", "2023年度总结", "关于值班的通知"]),
    paragraphs=st.lists(sentences, max_size=5).map(tuple),
    day=st.none() | st.dates(date(2022, 1, 1), date(2024, 12, 31)),
    level=st.integers(0, 3),
    places=st.lists(st.sampled_from(["440281", "440200", "440000"]), max_size=2).map(
        tuple
    ),
)
PARAGRAPH = (
    "水口村的老支书每天清早推开粮仓的木门，先把炉火生好，再把昨夜泡下的豆子磨成浆，"
    "等第一位老人拄着拐杖进门时，桌上的碗已经冒着热气。"
)
TOLD = ToldText(
    title="粮仓里的早饭",
    paragraphs=(PARAGRAPH,),
    day=date(2023, 5, 18),
    level=0,
    places=("440281",),
)


def all_keys(keys):
    return {*keys.passages, *keys.event}


@given(texts)
def test_a_text_with_words_is_the_same_as_itself(text):
    found = compare(text, text)
    if sum(map(len, text.paragraphs)) and any(
        map(str.isalnum, "".join(text.paragraphs))
    ):
        assert found.relation is TextRelation.SAME
    else:
        assert found is None


@given(texts, texts)
@example(TOLD, replace(TOLD, level=1, paragraphs=("新消息。", PARAGRAPH[:50])))
def test_who_asks_makes_no_difference(first, second):
    there, back = compare(first, second), compare(second, first)
    assert (there.turned() if there else None) == back


@given(texts, texts)
@example(TOLD, replace(TOLD, paragraphs=(PARAGRAPH + PARAGRAPH,)))
def test_pieces_are_the_whole_of_both_paragraphs_and_no_more_is_kept_than_there_is(
    first, second
):
    found = compare(first, second)
    for passage in found.passages if found else ():
        one = "".join(piece.first for piece in passage.pieces)
        other = "".join(piece.second for piece in passage.pieces)
        assert one == first.paragraphs[passage.first]
        assert other == second.paragraphs[passage.second]
        assert passage.kept <= len(one)
    if found:
        assert 0 <= found.score <= 1


@given(texts, texts)
def test_paragraphs_are_in_a_passage_or_told_as_the_texts_own(first, second):
    found = compare(first, second)
    if found:
        tied = {each.first for each in found.passages}
        assert tied | {*found.only_first} == set(range(len(first.paragraphs)))
        assert not tied & {*found.only_first}


@given(texts, st.integers(0, 5))
def test_a_text_is_found_by_one_that_took_a_paragraph_of_it(text, at):
    paragraphs = list(text.paragraphs)
    paragraphs.insert(at, PARAGRAPH)
    holder = replace(text, paragraphs=tuple(paragraphs))
    assert all_keys(keys_of(TOLD)) & all_keys(keys_asked(holder))
    assert all_keys(keys_of(holder)) & all_keys(keys_asked(TOLD))


@given(texts)
def test_keys_are_few_and_fit_a_column_of_64_bits(text):
    kept, asked = keys_of(text), keys_asked(text)
    assert all_keys(kept) <= all_keys(asked)
    assert all(-(2**63) <= key < 2**63 for key in all_keys(asked))
    for keys in (*(kept.passages, kept.event), *(asked.passages, asked.event)):
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("paragraph", [PARAGRAPH, "篮炸糕端上了桌，老人们都来尝鲜。"])
def test_keys_of_a_word_in_three_months_stand_next_to_each_other(paragraph):
    april, may = (
        keys_asked(replace(TOLD, paragraphs=(paragraph,), day=date(2023, month, 18)))
        for month in (4, 5)
    )
    halves = [{key >> 32 for key in each.event} for each in (april, may)]
    assert {(half + 1 + 2**31) % 2**32 - 2**31 for half in halves[0]} == halves[1]


def test_official_phrases_give_no_key_and_tie_nothing():
    phrases = "习近平总书记重要讲话精神，获得感、幸福感、安全感，提出以下要求。" * 3
    one = replace(TOLD, paragraphs=(phrases,))
    other = replace(TOLD, paragraphs=(phrases, "各科室排好值班表。" * 5), level=1)
    assert keys_of(one).passages == ()
    assert compare(one, other) is None


def test_what_was_changed_counts_a_whole_number():
    other = replace(TOLD, paragraphs=(PARAGRAPH.replace("清早", "清早5点"),))
    (passage,) = compare(TOLD, other).passages
    added = [each for each in passage.pieces if each.fate is PieceFate.ADDED]
    assert [(each.second, each.has_numbers) for each in added] == [("5点", True)]
