"""Texts restated from real ones, scored by a scorer that is no part of this project.

They lie beside a full checkout only; the same forms stand in `tests/cases`.
"""

import re
import subprocess
import sys

import pytest
from django.conf import settings

MEASURE = settings.BASE_DIR.parent / "shared" / "real" / "measure.py"
# FIELD RIGHT/JUDGED PERCENT %, of which the percentage is of interest.
ROW = re.compile(
    r"^ +(?P<field>[a-z_]+) +\d+/\d+ +(?P<percent>[\d.]+) %$", re.MULTILINE
)
WHOLE = re.compile(
    r": (?P<files>\d+) files, (?P<right>\d+) without a miss$", re.MULTILINE
)

pytestmark = pytest.mark.skipif(
    not MEASURE.is_file(), reason="the given texts lie beside a full checkout only"
)

# What a reader and a clerk go by; what is right less often is a fault come back.
LEAST = {
    "documents": {
        "filed": 100,
        "kind": 97,
        "agency": 97,
        "issued_on": 97,
        "published_on": 97,
        "document_number": 97,
        "number": 97,
        "title": 97,
        "paragraphs": 90,
        "stand": 99,
        "gone": 95,
        "untrue_remarks": 98,
    },
    "case-documents": {
        "filed": 100,
        "kind": 100,
        "agency": 98,
        "issued_on": 100,
        "title": 100,
        "paragraphs": 99,
        "stand": 99,
        "gone": 100,
        "remark": 100,
        "untrue_remarks": 100,
    },
}
LEAST_WITHOUT_A_MISS = {"documents": 50, "case-documents": 85}


@pytest.fixture(scope="module", params=LEAST)
def score(request) -> tuple[str, str]:
    """The name of a set, and the scorer's table of it."""
    command = [sys.executable, MEASURE, "--sets", request.param]
    run = subprocess.run(
        [*command, "--python", sys.executable],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return request.param, run.stdout


def test_the_facts_of_given_texts_are_read_as_often_as_ever(score):
    name, table = score
    percents = {row["field"]: float(row["percent"]) for row in ROW.finditer(table)}
    least = LEAST[name]
    assert {
        field: percents[field] for field in least if percents[field] < least[field]
    } == {}


def test_as_many_given_texts_as_ever_have_no_miss(score):
    name, table = score
    assert int(WHOLE.search(table)["right"]) >= LEAST_WITHOUT_A_MISS[name], table
