"""What a figure may be of that our catalogue does not know: a hint, and no match."""

import pytest

from reading.figures.catalogue import IndicatorIndex, IndicatorNames
from reading.figures.figure import FigureKind
from reading.figures.likely import likely

CATALOGUE = IndicatorIndex.of(
    [
        IndicatorNames(key="homes", name="养老机构数", unit="家", nature="stock"),
        IndicatorNames(key="beds", name="养老机构床位数", unit="张", nature="stock"),
        IndicatorNames(key="graves", name="公墓", unit="个", nature="stock"),
        IndicatorNames(key="streets", name="街道", unit="个", nature="stock"),
        IndicatorNames(key="orphans", name="社会散居孤儿", unit="人", nature="stock"),
    ]
)


@pytest.mark.parametrize(
    ("label", "unit", "key"),
    [
        ("民办养老机构", "家", "homes"),
        ("民办养老机构", "所", "homes"),
        ("公建养老机构床位", "张", "beds"),
        ("整治村级公墓", "个", "graves"),
        ("散居孤儿", "人", "orphans"),
        # Counted in another unit, of another kind of thing, or too short to tell.
        ("民办养老机构", "人", None),
        ("街道敬老院", "个", None),
        ("孤儿", "人", None),
        ("机构", "家", None),
        ("消防车", "辆", None),
        ("", "家", None),
    ],
)
def test_a_label_is_like_a_name_that_it_holds_or_ends_as(label, unit, key):
    assert likely(label, unit, FigureKind.ACTUAL, CATALOGUE) == key


def test_a_plan_is_like_nothing():
    assert likely("民办养老机构", "家", FigureKind.TARGET, CATALOGUE) is None
