"""Hits are lit up in the words of the original, in passages that cut no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.search import parse_query
from briefings.search.highlights import excerpts, lit

TEXT = (
    "2022年，全市农村低保对象12,345人，发放资金309.5万元。"
    + "其他各项工作有序推进。" * 12
    + "按照兰民发〔2021〕239号文件，城市低保標準提高到730元/人/月，占89.77%。"
)


def hits(segments) -> list[str]:
    return [text for text, is_hit in segments if is_hit]


def plain(segments) -> str:
    return "".join(text for text, _ in segments).strip("…")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("低保", ["低保", "低保"]),
        ("标准", ["標準"]),
        ("3095000元", ["309.5万元"]),
        ("７３０元", ["730元"]),
        ("低保 89.77％", ["低保", "低保", "89.77%"]),
        ("没有", []),
    ],
)
def test_hits_are_lit_up_as_they_are_written(words, shown):
    passages = excerpts(TEXT, parse_query(words))
    assert [hit for passage in passages for hit in hits(passage)] == shown


def test_a_title_is_shown_whole():
    segments = lit("农村低保提标", parse_query("低保"))
    assert segments == (("农村", False), ("低保", True), ("提标", False))


def test_words_over_a_line_end_are_lit_up():
    assert hits(lit("对象\n 提标", parse_query('"对象 提标"'))) == ["对象\n 提标"]


def test_every_word_is_shown_before_one_is_shown_twice():
    text = "低保工作。" * 60 + "殡葬改革。"
    passages = excerpts(text, parse_query("低保 殡葬"), most=2)
    assert "殡葬" in [hit for passage in passages for hit in hits(passage)]


def test_what_is_left_out_is_marked():
    first, last = excerpts(TEXT, parse_query("低保"))
    assert (first[0][0], first[-1][0]) == ("2022年，全市农村", "…")
    assert last[0][0] == "…"


@pytest.mark.parametrize("length", range(2, 60))
def test_no_number_is_cut(length):
    for passage in excerpts(TEXT, parse_query("低保"), length=length):
        start = TEXT.index(plain(passage))
        end = start + len(plain(passage))
        for number in ("2022", "12,345", "309.5万", "〔2021〕239号", "730", "89.77%"):
            at = TEXT.index(number)
            for edge in (start, end):
                assert not at < edge < at + len(number)


@given(st.text(), st.text(min_size=1).filter(lambda words: '"' not in words))
def test_a_text_is_shown_as_it_is(text, words):
    query = parse_query(f'"低{words[:50]}"')
    assert "".join(part for part, _ in lit(text, query)) == text
