"""A Traditional document becomes Simplified; a Simplified one is not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.documents.cleaning import simplify
from reading.language.characters import is_traditional, simplified
from reading.parsed import Line

TRADITIONAL = "民政局著力發展養老服務，效能顯著提升，獨居老人後顧無憂，臺賬清楚。"


def test_a_traditional_text_comes_out_simplified():
    assert simplify([Line(3, TRADITIONAL)]) == [
        Line(3, "民政局着力发展养老服务，效能显著提升，独居老人后顾无忧，台账清楚。")
    ]


def test_where_each_source_line_begins_is_kept():
    line = Line(1, TRADITIONAL, ((0, 1), (9, 2)))
    assert simplify([line])[0].starts == line.starts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("乾县的著名画家王後生捐出书画，善款归乾县慈善会。", id="names"),
        pytest.param(
            "社区办起书法班，老人们写下“壽”字和“發財”二字送给邻居，还为养老院的"
            "老伙伴们写了一百副春联，社工把春联贴到每一间房的门上，屋里红红火火。",
            id="quoted_words",
        ),
        pytest.param("龍字碑", id="one_word_of_three"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_simplified_text_is_left_as_it_is(text):
    assert not is_traditional(text)
    assert simplify([Line(1, text)]) == [Line(1, text)]


def test_one_traditional_line_is_converted_with_its_document():
    lines = simplify([Line(1, TRADITIONAL), Line(2, "二〇二二年度")])
    assert [line.number for line in lines] == [1, 2]
    assert lines[1].text == "二〇二二年度"


def test_a_nul_cuts_nothing_off():
    assert simplified("開\0關") == "开\0关"


@given(st.text())
def test_a_character_becomes_one_character(text):
    assert len(simplified(text)) == len(text)
