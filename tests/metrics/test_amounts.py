"""Numbers as readers see them: in a fit unit, with what the text said of their exactness."""

from decimal import Decimal

import pytest

from metrics.amounts import amount, exact_amount, unit_shown


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "display_unit", "shown"),
    [
        ("3958", "人", "exact", "人", "3,958人"),
        ("3000", "人", "about", "人", "约3,000人"),
        ("100", "家", "over", "家", "100余家"),
        ("50", "户", "under", "户", "不足50户"),
        ("35000", "元", "over", "万元", "3.5万元以上"),
        ("90", "%", "over", "%", "90%以上"),
        ("730", "元/人/月", "over", "元/人·月", "730元/人·月以上"),
        ("3095000", "元", "exact", "万元", "309.5万元"),
        ("123456789", "元", "exact", "万元", "12,345.68万元"),
        ("250000000", "元", "exact", "亿元", "2.5亿元"),
        ("40", "元", "exact", "万元", "0.004万元"),
        ("89.77", "%", "exact", "%", "89.77%"),
        ("300.000000", "人", "exact", "名", "300名"),
        ("0", "人", "exact", "人", "0人"),
        ("-1.3", "%", "exact", "%", "-1.3%"),
        ("0.116279", "比", "exact", "", "1∶8.6"),
        ("0.000833", "比", "exact", "", "1∶1,200"),
        ("0.333333", "比", "over", "", "1∶3以上"),
        ("15", "比", "about", "比", "约15∶1"),
        ("1.56", "比", "exact", "", "1.56∶1"),
    ],
)
def test_a_number_is_shown_in_its_unit(value, unit, qualifier, display_unit, shown):
    assert amount(Decimal(value), unit, qualifier, display_unit) == shown


def test_the_exact_value_loses_nothing():
    assert exact_amount(Decimal("123456789.250000"), "元") == "123,456,789.25元"
    assert exact_amount(Decimal("0.116279"), "比") == "1∶8.6"


@pytest.mark.parametrize(
    ("value", "unit", "handy"),
    [("92298000", "元", "万元"), ("730", "元", "元"), ("87935", "人", "人")],
)
def test_great_sums_of_no_indicator_are_shown_in_ten_thousands(value, unit, handy):
    assert unit_shown(Decimal(value), unit) == handy


@pytest.mark.parametrize(
    ("unit", "shown"), [("元", "万元"), ("元/人/月", "元/人/月"), ("户", "户")]
)
def test_a_value_is_shown_as_its_indicator_is_only_in_the_unit_of_that(unit, shown):
    of_pension = ("元/人/月", "元/人/月")
    assert unit_shown(Decimal("3095000"), unit, *of_pension) == shown
    assert unit_shown(Decimal("730"), "元", "元", "万元") == "万元"
