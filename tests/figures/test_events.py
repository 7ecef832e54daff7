"""What a number tells of: a stock, a flow, a visit, an award, by the words around it."""

from datetime import date

import pytest

from reading.figures import FigureKind, Setting, extract
from reading.figures.prose.events import Event, TellingNumber, event_of
from reading.figures.prose.exclusions import counts_something, quoted_spans
from reading.figures.prose.quantities import quantities_in
from reading.figures.prose.quantity_context import mentions_in
from reading.language.guarded import words_of_table
from reading.language.sentences import sentences_in
from reading.parsed import Block, BlockKind

KINDS = {
    "held": Event.STOCK,
    "there is": Event.STOCK,
    "kept": Event.STOCK,
    "grown": Event.STOCK,
    "flow": Event.FLOW,
    "made": Event.MADE,
    "visit": Event.VISIT,
    "award": Event.AWARD,
}


def events_of(text: str) -> list[Event]:
    quoted = quoted_spans(text)
    counted = [
        each for each in quantities_in(text) if counts_something(text, each, quoted)
    ]
    told: list[TellingNumber] = []
    for mention in mentions_in(text, counted, sentences_in(text)):
        event = event_of(mention, FigureKind.ACTUAL, tuple(told))
        told.append(TellingNumber(mention, event))
    return [each.event for each in told]


@pytest.mark.parametrize(
    "row", words_of_table("events.csv"), ids=lambda row: f"{row.word} {row.kind}"
)
def test_a_word_tells_what_its_example_shows(row):
    assert row.word in row.example
    assert events_of(row.example) == [KINDS[row.kind]]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("救助站8个", Event.STOCK),
        ("惠及低保对象80户", Event.STOCK),
        ("向特困人员80人发放补助", Event.STOCK),
        ("农村低保：发放户数80户", Event.STOCK),
        ("新增特困人员80人，发放补助", Event.FLOW),
        ("3月，惠及困难群众80人", Event.FLOW),
        ("月平均应发工资2600元", Event.STANDARD),
        ("临时救助对象80人", Event.STOCK),
        ("婚姻登记处8个", Event.STOCK),
        ("新增在册低保对象80人", Event.FLOW),
        ("走访在册低保对象80户", Event.VISIT),
        ("为在册老人80人发放津贴", Event.FLOW),
        ("给低保户中的老人80人、孤儿7人发放津贴", Event.FLOW),
        ("共有1200人参加", Event.FLOW),
        ("有2.6万对新人登记结婚", Event.FLOW),
        ("有2.6万人享受津贴", Event.STOCK),
        ("推动慈善组织增至80家", Event.STOCK),
        ("养老床位增加到2022年的1.6万张", Event.STOCK),
        ("登记达到120对", Event.FLOW),
        ("享受优待80人次", Event.FLOW),
        ("慈善账户余额80万元", Event.STOCK),
        ("城市低保对象80人", Event.STOCK),
        ("离婚80对", Event.FLOW),
    ],
)
def test_a_word_counts_only_where_it_is_one(text, event):
    assert events_of(f"3月，{text}。")[0] is event


def test_parts_tell_of_what_the_whole_does():
    stock, part = events_of("在册孤儿80人，其中女童31人。")
    assert (stock, part) == (Event.STOCK, Event.STOCK)
    flow, part, share = events_of("救助老人80人，其中女性31人，占38%。")
    assert (flow, part, share) == (Event.FLOW,) * 3


def test_a_new_part_of_the_sentence_tells_of_its_own():
    text = "支出低保金80万元，救助3人；农村低保1200人。"
    assert events_of(text) == [Event.FLOW, Event.FLOW, Event.STOCK]


def test_what_is_set_by_rule_is_a_standard():
    text = "2023年7月起，孤儿每人每月1500元。"
    block = Block(kind=BlockKind.PARAGRAPH, text=text, first_line=1, last_line=1)
    (figure,) = extract([block], Setting(issued_on=date(2023, 8, 5)))
    assert (figure.period_start, figure.period_end) == (None, date(2023, 8, 5))
