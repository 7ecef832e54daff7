"""What the measure of public points says of a right, a wrong and a doubtful truth."""

import json
from pathlib import Path

import pytest

from .public_points import judged, pages, publish_texts, report, wanted

# Texts whose truths were written before they were read.
POINTS = Path(__file__).with_name("points")
# Of those shown; and of those that the truths tell, so that not all is held back.
RIGHT, SHOWN = 0.99, 0.94

TEXT = "截至2023年6月底，全市城市低保对象2140人。上半年全市办理结婚登记812对。"
TRUTH = {
    "title": "2023年上半年民政工作情况",
    "date": "2023-07-12",
    "source": "韶关市民政局",
    "text": TEXT,
    "figures": [
        {
            "raw": "2140人",
            "value": "2140",
            "unit": "人",
            "kind": "actual",
            "period_start": None,
            "period_end": "2023-06-30",
            "region_code": "440200",
            "indicator": "dibao_u_p",
        },
        {
            "raw": "812对",
            "value": "812",
            "unit": "对",
            "kind": "actual",
            "period_start": "2023-01-01",
            "period_end": "2023-06-30",
            "region_code": "440200",
            "indicator": "marry",
        },
    ],
}


@pytest.fixture
def measured(db, tmp_path):
    """What is reported of one text whose truth differs from TRUTH in its last figure."""

    def measure(**other) -> str:
        truth = json.loads(json.dumps(TRUTH))
        truth["figures"][-1] |= other
        for name in [key for key, value in other.items() if value == "missing"]:
            del truth["figures"][-1][name]
        (tmp_path / "01.json").write_text(json.dumps(truth), encoding="utf-8")
        publish_texts(pages(tmp_path))
        return report([*judged(tmp_path)], verbose=True)

    return measure


def test_points_that_are_as_told_are_right(measured):
    assert "2 of 2 points shown are right (100.0%); 0 more are moot" in measured()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"period_start": "2023-06-01"}, "from 2023-01-01, not 2023-06-01"),
        ({"period_end": "2023-05-31"}, "until 2023-06-30, not 2023-05-31"),
        ({"region_code": "440203"}, "place 440200, not 440203"),
        ({"region_code": "town"}, "place 440200, not town"),
        ({"indicator": None}, "indicator marry, not None"),
        ({"value": "813"}, "no figure"),
        ({"unit": "件"}, "unit 对"),
    ],
)
def test_a_point_is_wrong_in_whatever_differs(measured, other, said):
    told = measured(**other)
    assert "1 of 2 points shown are right (50.0%)" in told
    assert said in told


def test_a_figure_of_which_nobody_says_what_it_is_of_is_not_judged(measured):
    told = measured(indicator="missing")
    assert "1 of 1 points shown are right (100.0%); 1 more are moot" in told


def test_points_of_texts_are_right_and_not_kept_back(db):
    publish_texts(pages(POINTS))
    points = [*judged(POINTS)]
    shown = [each for each in points if each.is_shown and not each.is_moot]
    right = [each for each in shown if not each.wrong]
    assert len(right) >= RIGHT * len(shown), report(points, verbose=True)
    assert len(right) >= SHOWN * wanted(POINTS), report(points, verbose=True)
