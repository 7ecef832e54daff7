"""The words that weigh nothing, and those that hardly any other text has."""

from dataclasses import replace
from datetime import date

import pytest

from reading.language.guarded import words_of_table
from reading.reuse import TextRelation, ToldText, compare, keys_asked, keys_of, weighing
from reading.reuse.bare import bare
from reading.reuse.facts import facts_in, number_in
from reading.reuse.rarity import rare_pairs, telling_pairs
from reading.reuse.weighing import SAID_ON, weightless

TOLD = ToldText(
    title="红枫义警揭牌",
    paragraphs=("红枫义警揭牌，义警队员巡逻到深夜。", "社会救助工作稳步推进。"),
    day=date(2024, 3, 5),
    level=0,
    places=("330681",),
)


@pytest.mark.parametrize(
    "row", words_of_table("official_phrases.csv"), ids=lambda row: row.word
)
def test_an_official_phrase_weighs_nothing_where_its_example_has_it(row):
    assert row.word in row.example
    plain = bare(row.example)
    start = plain.text.index(words := bare(row.word).text)
    flags = weightless(row.example, plain)
    assert set(flags[start : start + len(words)]) == {1}


def test_what_was_said_at_a_meeting_weighs_nothing():
    paragraph = "局里开了会。会议强调，要把门口的台阶修平。"
    plain = bare(paragraph)
    flags = weightless(paragraph, plain)
    said = plain.text.index("要把")
    assert (set(flags[:4]), set(flags[said:])) == ({0}, {1})


def test_rare_words_are_those_that_usual_words_do_not_hold():
    pairs = rare_pairs(TOLD)
    assert {"义警", "红枫"} <= pairs.keys()
    assert not {"社会", "救助", "工作", "推进"} & pairs.keys()
    assert telling_pairs(TOLD)[0] == "义警"


def test_the_name_of_its_own_place_is_no_rare_word():
    told = replace(TOLD, paragraphs=("诸暨市来了人。",))
    assert "诸暨" not in rare_pairs(told)
    assert "诸暨" in rare_pairs(replace(told, places=()))


def test_a_rare_word_is_asked_for_in_the_months_around_its_own():
    def meets(day):
        other = replace(TOLD, day=day, paragraphs=("义警又立了功。",), places=())
        return bool(set(keys_of(TOLD).event) & set(keys_asked(other).event))

    assert [meets(date(2024, month, 9)) for month in (2, 4, 5)] == [True, True, False]


def test_what_a_machine_misread_is_the_same_text():
    paragraph = "3月2日，枫桥镇红枫义警巡逻120次，劝导五十三人，王窑村的路灯也亮了。"
    paragraph += (
        "队员里年纪最大的陈水良退休前是铁匠，巷子里谁家的门轴响，他听一声就知道。"
    )
    one = replace(TOLD, paragraphs=(paragraph,))
    misread = paragraph.replace("120", "l2O").replace("五十三", "53")
    other = replace(one, paragraphs=(misread, "（来源：诸暨市民政局）"), level=1)
    assert compare(one, other).relation is TextRelation.SAME
    wrong = replace(one, paragraphs=(paragraph.replace("120", "210"),))
    assert compare(one, wrong).relation is TextRelation.REVISED


def test_a_speech_goes_on_over_paragraphs_and_each_of_them_is_asked_once(monkeypatch):
    asked = []

    class Asking:
        def match(self, words):
            asked.append(words)
            return SAID_ON.match(words)

    monkeypatch.setattr(weighing, "SAID_ON", Asking())
    told = (
        "要闻如下。",
        "会议强调，要实。",
        "二要快。",
        "要稳。",
        "饭送到了。",
        "要冷。",
    )
    assert weighing.said_on(told) == {2, 3}
    assert len(asked) < len(told)


def test_a_number_of_hundreds_of_digits_counts_nothing():
    assert number_in("1204户") == 1204
    assert number_in(facts_in(f"{'7' * 400}户", None)[0].value) == 0
