"""Common characters know their syllable by their place in GB 2312."""

import pytest

from reading.language.characters import syllable_of, toneless


@pytest.mark.parametrize(
    ("sign", "syllable"),
    [
        ("啊", "a"),
        ("座", "zuo"),
        ("專", "zhuan"),
        ("专", "zhuan"),
        ("綠", "lü"),
        ("路", "lu"),
        ("略", "lüe"),
        ("亂", "luan"),
        ("女", "nü"),
        ("養", "yang"),
        ("務", "wu"),
        ("區", "qu"),
    ],
)
def test_a_common_character_has_its_syllable(sign, syllable):
    assert syllable_of(sign) == syllable


@pytest.mark.parametrize("sign", ["浈", "瓩", "A", "。", "🙂"])
def test_others_have_none(sign):
    assert syllable_of(sign) is None


@pytest.mark.parametrize(
    ("pinyin", "plain"),
    [("zhuān", "zhuan"), ("lǜ", "lü"), ("lüè", "lüe"), ("ér", "er")],
)
def test_tones_fall_away_and_the_two_dots_stay(pinyin, plain):
    assert toneless(pinyin) == plain
