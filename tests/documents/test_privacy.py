"""Personal numbers are masked however they are written, and nothing else is."""

import pytest

from reading.parsed import Line
from reading.privacy import is_id_number, mask, personal_mentions


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13800138000", "138****8000"),
        ("138-0013-8000", "138******8000"),
        ("138 0013 8000", "138******8000"),
        ("联系人：李某某13912345678。", "联系人：李某某139****5678。"),
        ("13800138000、13912345678", "138****8000、139****5678"),
        ("11010519491231002X", "110105********002X"),
        ("11010519491231002x", "110105********002x"),
        ("证号11010519491231002X，", "证号110105********002X，"),
        ("440203198001011237", "440203********1237"),
    ],
)
def test_a_personal_number_is_masked_and_keeps_its_length(written, shown):
    assert mask(written) == shown
    assert len(shown) == len(written)


@pytest.mark.parametrize(
    "text",
    [
        "0751-8877660",
        "12800138000",
        "113800138000",
        "138001380001",
        "*13800138000",
        "发放资金138001元、惠及3800人",
        "440203198001011236",
        "440203198013011236",
        "440203198001321236",
        "440203178001011236",
        "A11010519491231002X",
        "11010519491231002X1",
    ],
)
def test_what_is_no_personal_number_stays(text):
    assert mask(text) == text
    assert personal_mentions([Line(1, text)]) == ()


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105194912310021", False),
        ("110105194900310020", False),
        ("110105194912000028", False),
        ("110105174912310021", False),
    ],
)
def test_a_residents_number_is_one_by_its_check_and_its_day_of_birth(number, is_one):
    assert is_id_number(number) is is_one


def test_every_number_and_every_name_beside_one_is_mentioned_at_its_line():
    lines = [
        Line(3, "联系人：李某某 138-0013-8000，或139 1234 5678"),
        Line(5, "孙某某 13800138000"),
        Line(7, "身份证11010519491231002x"),
    ]
    assert [(each.kind, each.line) for each in personal_mentions(lines)] == [
        ("mobile_phone", 3),
        ("mobile_phone", 3),
        ("contact_name", 3),
        ("mobile_phone", 5),
        ("contact_name", 5),
        ("id_number", 7),
    ]
