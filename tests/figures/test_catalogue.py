"""The catalogue of indicators as it is delivered: whole, unambiguous, in its topics."""

import json
import re
from collections import Counter

import pytest
from django.conf import settings

from reading.figures import FigureKind
from reading.figures.catalogue import IndicatorIndex, IndicatorNames
from reading.figures.indicators import match
from reading.figures.label_forms import are_counted_alike, form_of
from reading.figures.tables.cells import scaled_unit

FIELDS = {
    "key",
    "name",
    "unit",
    "display_unit",
    "nature",
    "topic",
    "part_of",
    "aliases",
    "codes",
    "definition",
    "position",
}
# What a city's series needs most: of every business line its own.
CENTRAL = {
    "town_total",
    "expense_total",
    "exp_dibao",
    "dibao_u_p",
    "dibao_r_p",
    "dibao_u_std",
    "dibao_r_std",
    "tekun",
    "linshi_n",
    "liulang_n",
    "yl_org",
    "yl_bed",
    "orphan",
    "defacto",
    "disab_life",
    "disab_care",
    "so_total",
    "marry",
    "divorce",
    "adopt",
    "cremate",
    "lottery",
    "char_in",
    "shegong_p",
}


def fixture(name: str) -> list[dict]:
    path = settings.BASE_DIR / "fixtures" / name
    return json.loads(path.read_text("utf-8"))


INDICATORS = fixture("indicators.json")


def test_there_are_119_indicators_each_under_a_key_of_its_own():
    keys = [row["key"] for row in INDICATORS]
    assert len(keys) == len(set(keys)) == 119
    assert set(keys) >= CENTRAL
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys)


def test_every_indicator_says_all_there_is_to_say():
    assert all(set(row) == FIELDS for row in INDICATORS)
    assert [row["position"] for row in INDICATORS] == list(range(1, 120))
    assert Counter(row["name"] for row in INDICATORS).most_common(1)[0][1] == 1


def test_every_topic_is_one_of_ours():
    topics = {row["code"] for row in fixture("topics.json")}
    assert {row["topic"] for row in INDICATORS} <= topics


def test_stock_flow_and_standard_are_told_apart():
    assert {row["nature"] for row in INDICATORS} == {"stock", "flow", "standard"}
    money = [row["nature"] for row in INDICATORS if row["unit"] == "元"]
    assert set(money) == {"flow"}
    rates = [row for row in INDICATORS if row["unit"].startswith("元/")]
    assert {row["nature"] for row in rates} == {"standard"}


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["key"])
def test_a_unit_is_the_base_of_the_one_that_is_shown(row):
    shown = scaled_unit(row["display_unit"])
    assert shown
    assert are_counted_alike(shown.unit, row["unit"])


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["key"])
def test_a_definition_is_one_sentence(row):
    assert re.fullmatch(r"(?:[^。\s]+。)?", row["definition"])


def test_no_wording_is_shared_by_two_indicators_of_one_unit():
    forms = {
        (form_of(wording, row["unit"]), row["unit"], row["key"])
        for row in INDICATORS
        for wording in (row["name"], *row["aliases"])
    }
    borne = Counter((form, unit) for form, unit, _ in forms)
    assert [pair for pair, times in borne.items() if times > 1] == []


def test_no_code_is_given_to_two_indicators():
    codes = [code for row in INDICATORS for code in row["codes"]]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[JY]ZH\d{9}", code) for code in codes)


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["key"])
def test_every_wording_leads_back_to_its_indicator(row):
    catalogue = IndicatorIndex.of(
        [
            IndicatorNames(
                key=each["key"],
                name=each["name"],
                unit=each["unit"],
                nature=each["nature"],
                aliases=tuple(each["aliases"]),
                codes=tuple(each["codes"]),
            )
            for each in INDICATORS
        ]
    )
    kind = FigureKind.STANDARD if row["unit"].startswith("元/") else FigureKind.ACTUAL
    for wording in (row["name"], *row["aliases"]):
        sentence = f"{wording}\t7"
        found = match(wording, row["unit"], kind, "", catalogue, sentence=sentence)
        assert found, wording
        assert found.key == row["key"]


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["key"])
def test_an_alias_says_something_that_the_name_does_not(row):
    assert row["name"] not in row["aliases"]
    assert len(row["aliases"]) == len(set(row["aliases"]))
