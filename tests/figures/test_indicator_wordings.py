"""Each indicator known in the wordings of officials, and not in what only looks like it.

In `indicators/*.json` a number in 【】 is of the indicator, all others are not.
"""

import json
import re
from pathlib import Path

import pytest

from .tagging import tagged, words

FILES = sorted(Path(__file__).with_name("indicators").glob("*.json"))
SAID = {
    key: sentences
    for file in FILES
    for key, sentences in json.loads(file.read_text("utf-8")).items()
}
CASES = [
    pytest.param(key, sentence, id=f"{key}-{sentence}")
    for key, sentences in SAID.items()
    for sentence in sentences
]
MARKED = re.compile("【([^】]+)】")


def test_every_indicator_of_the_catalogue_has_its_wordings():
    assert set(SAID) == {each.key for each in words().names}


@pytest.mark.parametrize(("key", "sentence"), CASES)
def test_an_indicator_is_known_where_it_is_said_and_nowhere_else(key, sentence):
    figures = tagged(MARKED.sub(r"\1", sentence))
    assert figures, "nothing is counted"
    found = [
        each.parsed.raw for each in figures if each.match and each.match.key == key
    ]
    assert found == MARKED.findall(sentence)
