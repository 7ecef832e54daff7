"""Which numbers may stand on the front page, and under which year."""

import re
from datetime import date

import pytest

from metrics.models import Figure

from ..factories import make_agency, make_article, make_issue, make_region
from ..visiting import page_of
from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes(db):
    return make_indicator("test_homes", "测试院数", "家")


def say(indicator, raw="36家", end=date(2021, 12, 31), **fields):
    sentence = f"全市共有养老机构{raw}。"
    article = make_article(make_issue(make_agency()), text=sentence)
    fields = {"indicator": indicator, "region": make_region(), **fields}
    return make_figure(raw, sentence, article=article, period_end=end, **fields)


def headline(client):
    return re.findall(
        r'<p class="headline-amount">.*?>([^<]+)</a>', page_of(client, "/")
    )


def test_what_a_text_says_in_full_is_quoted(client, homes):
    say(homes)
    assert headline(client) == ["36家"]
    assert "韶关市，2021年底，未核对" in page_of(client, "/")


@pytest.mark.parametrize(
    "doubt",
    [
        {"period_is_inferred": True},
        {"place_is_inferred": True},
        {"label": ""},
        # The sums of its text contradict it.
        {"doubt": 16},
    ],
)
def test_what_was_guessed_or_is_belied_waits_until_somebody_has_looked(
    client, homes, doubt
):
    figure = say(homes, **doubt)
    assert headline(client) == []
    for state in ("confirmed", "corrected"):
        Figure.objects.filter(pk=figure.pk).update(state=state)
        say(
            make_indicator("test_other", "测试别的"), "9家"
        )  # a new version of the site
        assert "36家" in headline(client)


@pytest.mark.parametrize(
    "missing",
    [
        {"indicator": None},
        {"region": None},
        {"end": None},
        {"kind": "target"},
        {"scope": "day", "state": "confirmed"},
        {"held_back": "unlike_others"},
    ],
)
def test_what_is_of_nothing_nowhere_or_never_is_not_quoted(client, homes, missing):
    say(**{"indicator": homes, **missing})
    assert headline(client) == []


def test_of_texts_that_disagree_none_is_quoted(client, homes):
    say(homes, "36家")
    say(homes, "36家")
    assert headline(client) == ["36家"]
    say(homes, "38所")
    assert headline(client) == []


@pytest.mark.parametrize(
    "another",
    [
        {"end": date(2020, 12, 31)},
        {"period_start": date(2021, 1, 1)},
        {"region": "440203"},
        {"unit": "户"},
        {"scope": "batch"},
        {"kind": "standard"},
        {"state": "rejected"},
    ],
)
def test_a_number_of_something_else_contradicts_nothing(client, homes, another):
    say(homes, "36家")
    if "region" in another:
        another = {"region": make_region(another["region"])}
    say(homes, "38家", **another)
    assert headline(client) != []


def test_sums_of_one_span_that_disagree_are_not_quoted(client, homes):
    for raw in ("36家", "38家"):
        say(homes, raw, period_start=date(2021, 1, 1))
    assert headline(client) == []


def test_each_number_stands_under_the_year_it_is_of(client):
    for n, year in enumerate((2020, 2022, 2020)):
        indicator = make_indicator(f"test_{n}", f"测试{n}")
        say(indicator, f"{n + 1}家", date(year, 12, 31))
    page = page_of(client, "/")
    years = re.findall(r'class="headline-year">(\d+)年', page)
    assert years == ["2022", "2020"]
    under = page.partition("2020年</h3>")[2]
    assert "测试0" in under
    assert "测试2" in under
    assert "测试1" not in under
