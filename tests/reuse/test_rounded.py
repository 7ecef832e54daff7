"""A number that is told roughly is the exact one it rounds, and no other."""

from datetime import date

import pytest

from reading.reuse import ToldText
from reading.reuse.anew import evidence_of
from reading.reuse.matching import Matching
from reading.reuse.rounded import numbers_in, rounded_alike

DAY = date(2024, 3, 5)


def told(words: str) -> ToldText:
    return ToldText(title="", paragraphs=(words,), day=DAY, level=0, places=())


@pytest.mark.parametrize(
    ("exact", "rough"),
    [
        ("转移87位老人。", "转移80多位老人。"),
        ("来了34名学员。", "来了三十余名学员。"),
        ("退款29人。", "近30人拿回了钱。"),
        ("拨付143.5万元。", "拨付超过140万元。"),
        ("拨付147.5万元。", "拨付不足150万元。"),
        ("走访1,268户。", "走访1200多户。"),
    ],
)
def test_a_rough_number_is_the_exact_one(exact, rough):
    assert len(rounded_alike(told(exact), told(rough))) == 1
    assert rounded_alike(told(exact), told(rough)) == rounded_alike(
        told(rough), told(exact)
    )


@pytest.mark.parametrize(
    ("exact", "rough"),
    [
        ("转移92位老人。", "转移80多位老人。"),
        ("转移80位老人。", "转移80多位老人。"),
        ("收到87件棉衣。", "转移80多位老人。"),
        ("转移80多位老人。", "转移80余位老人。"),
        ("来了4名学员。", "来了近5名学员。"),
        ("退款24人。", "近30人拿回了钱。"),
    ],
)
def test_a_rough_number_is_no_other(exact, rough):
    assert rounded_alike(told(exact), told(rough)) == {}


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("87位", "8e1人"),
        ("80多位", "8e1人"),
        ("近90人", "8e1人"),
        ("近100人", "9e1人"),
        ("97人", "9e1人"),
        ("143.5万元", "1e6元"),
    ],
)
def test_rough_and_exact_are_of_one_size(words, size):
    assert [each.size for each in numbers_in(f"有{words}。", DAY)] == [size]


def test_a_number_told_roughly_besides_weighs_no_less():
    exact = told("转移87位老人。")
    both = told("转移87位老人。转移80多位老人。")
    gained = [evidence_of(Matching.of(exact, other)).agreed for other in (exact, both)]
    assert gained[0] == gained[1] > 0
