"""What readers come to ask, each answered in at most three clicks from the front page."""

import pytest

from .questions import QUESTIONS

pytestmark = pytest.mark.django_db

MOST_CLICKS = 3


def test_there_are_twenty_of_them_and_no_two_the_same():
    assert len({each.asked for each in QUESTIONS}) == len(QUESTIONS) >= 20


@pytest.mark.parametrize("question", QUESTIONS, ids=[each.asked for each in QUESTIONS])
def test_a_question_is_answered_in_three_clicks(question, asked):
    assert len(question.steps) <= MOST_CLICKS
    outcome = asked[question.asked]
    assert isinstance(outcome, str), outcome
    assert question.answer in outcome
