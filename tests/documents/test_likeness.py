"""Titles are held against each other quickly, and as difflib would."""

from difflib import SequenceMatcher

from hypothesis import example, given
from hypothesis import strategies as st

from reading.documents.bulletins.contents import SIMILAR, likeness

# Few signs, so that many titles are nearly alike.
titles = st.text("低保对象", max_size=12)


@given(titles, titles)
@example("", "")
@example("低保对象核查", "低保对象复核")
def test_titles_are_as_alike_as_difflib_says_or_not_alike_at_all(one, other):
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    alike = ratio if one and ratio >= SIMILAR else 0.0
    found = likeness(one, other)
    assert found == alike or (alike == 0 and found < SIMILAR)
