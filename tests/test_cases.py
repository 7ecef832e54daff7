"""Golden cases are read as their facts say, as recorded, and each in its own layout."""

from difflib import unified_diff
from itertools import takewhile

import pytest

from reading.documents import LAYOUTS

from .cases import ROOT, all_cases, cases_of
from .cases.facts import contradictions
from .cases.readings import in_lines, reading_of

CASES = all_cases()
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

each_case = pytest.mark.parametrize("case", CASES, ids=str)
each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.NAME)


def test_every_text_has_its_notes_and_all_notes_their_text():
    assert {case.notes for case in CASES} == set(ROOT.glob("*/*.json"))


@each_case
def test_what_is_known_of_a_case_is_read_out_of_it(case):
    found = contradictions(case)
    assert not found, "\n".join(found)


@each_case
def test_a_case_is_read_as_recorded(case, request):
    if request.config.getoption("--record") and not contradictions(case):
        case.record()
    assert case.recorded, "never recorded, as its facts do not hold yet"
    before, now = in_lines(case.recorded), in_lines(reading_of(case.document))
    changes = unified_diff(before.splitlines(), now.splitlines(), n=1, lineterm="")
    assert before == now, "\n".join(changes)


@each_layout
def test_a_layout_recognises_its_own_cases(layout):
    own = cases_of(layout.NAME)
    assert own
    assert [str(case) for case in own if not layout.recognises(case.lines)] == []


@each_layout
def test_no_more_particular_layout_takes_the_cases_of_another(layout):
    taken = [
        f"{above.NAME} takes {case}"
        for above in takewhile(lambda each: each is not layout, LAYOUTS)
        for case in cases_of(layout.NAME)
        if above.recognises(case.lines)
    ]
    assert taken == []


def test_the_cases_come_in_every_encoding():
    assert {case.facts["encoding"] for case in CASES} == {"utf-8", "gb18030", "utf-16"}


def test_the_cases_come_with_and_without_byte_order_marks():
    contents = [case.content for case in CASES]
    in_utf_16 = {each.startswith(MARKS) for each in contents if b"\0" in each}
    assert any(each.startswith(MARKS[0]) for each in contents)
    assert in_utf_16 == {True, False}


def test_the_cases_come_with_every_line_end():
    """A checkout that tidies line ends away would show here."""
    contents = [case.content for case in CASES if b"\0" not in case.content]
    assert any(b"\r\n" in content for content in contents)
    assert any(b"\r" in content and b"\n" not in content for content in contents)
    assert any(b"\n" in content and b"\r" not in content for content in contents)
