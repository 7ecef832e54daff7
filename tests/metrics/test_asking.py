"""What a person is asked of first, and how sure a reading is, in words."""

from datetime import date

import pytest

from metrics.models import Figure

from ..factories import make_region
from .factories import make_figure
from .review_page import REVIEW, figure_on, words

pytestmark = pytest.mark.django_db
QUEUE = "/admin/metrics/figure/"


def compared(**fields):
    """A figure that stands in a public series."""
    full = {"indicator_id": "yl_org", "period_end": date(2021, 12, 31)}
    return make_figure(**{**full, "region": make_region(), **fields})


@pytest.fixture
def six():
    """One of each reason, the last to be asked first; the fields say why."""
    figures = [
        make_figure(doubt=30, label="甲"),
        compared(doubt=4),
        make_figure(may_be_id="yl_org"),
        compared(doubt=9, period_is_inferred=True),
        compared(doubt=16),
        compared(held_back="below_parts"),
    ]
    return figures[::-1]


def test_what_would_change_a_public_page_comes_before_what_is_doubtful(clerk, six):
    listed = clerk.get(QUEUE).context["cl"].result_list
    assert [each.pk for each in listed] == [each.pk for each in six]
    assert [each.asks for each in listed] == [1, 2, 3, 4, 5, 6]


def test_one_goes_on_in_that_order_and_back(clerk, six):
    page = clerk.get(REVIEW)
    seen = [figure_on(page)]
    while following := page.context["next"]:
        page = clerk.get(following)
        seen.append(figure_on(page))
    assert seen == six
    back = [figure_on(page)]
    while earlier := page.context["previous"]:
        page = clerk.get(earlier)
        back.append(figure_on(page))
    assert back == six[::-1]


def test_within_a_reason_the_most_doubtful_comes_first(clerk):
    calm, worse = compared(doubt=5), compared(doubt=9)
    assert figure_on(clerk.get(REVIEW)) == worse
    assert figure_on(clerk.get(clerk.get(REVIEW).context["next"])) == calm


@pytest.mark.parametrize(
    "guess",
    [
        {"period_is_inferred": True},
        {"place_is_inferred": True},
        {"period_end": None},
        {"region": None},
    ],
)
def test_a_guess_is_asked_of_only_where_the_figure_is_of_an_indicator(guess):
    assert Figure.objects.get(pk=compared(**guess).pk).asks == Figure.Asks.UNSURE
    other = compared(**{**guess, "indicator_id": None})
    assert Figure.objects.get(pk=other.pk).asks == Figure.Asks.OTHER
    plan = compared(**{**guess, "kind": "target"})
    assert Figure.objects.get(pk=plan.pk).asks == Figure.Asks.OTHER


def test_a_correction_changes_what_is_asked():
    figure = compared(period_is_inferred=True)
    figure.period_is_inferred = False
    figure.save()
    assert Figure.objects.get(pk=figure.pk).asks == Figure.Asks.COMPARED


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ("1", "别的数说它不对，暂不对照"),
        ("2", "与同文其他数不合"),
        ("3", "时期或地区不详、推定"),
        ("4", "像是某个指标，没有归入"),
        ("5", "已入对照，没有人看过"),
    ],
)
def test_the_queue_is_narrowed_to_one_reason_and_says_it(clerk, six, asks, told):
    page = clerk.get(QUEUE, {"asks": asks})
    [figure] = page.context["cl"].result_list
    assert figure == six[int(asks) - 1]
    assert told in words(page)
    assert f"先问：{told}。" in words(clerk.get(f"{REVIEW}?figure={figure.pk}"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "有把握"),
        ({"place_is_inferred": True}, "较有把握"),
        ({"place_is_inferred": True, "period_is_inferred": True}, "把握不大"),
        ({"period_end": None, "region": None, "qualifier": "about"}, "没有把握"),
        ({"held_back": "told_twice"}, "没有把握"),
        ({"doubt": 16}, "没有把握"),
        ({"state": "confirmed", "doubt": 16}, ""),
    ],
)
def test_how_sure_a_reading_is_stands_in_words(clerk, fields, said):
    figure = compared(**fields)
    shown = clerk.get(f"{REVIEW}?figure={figure.pk}&state=all").context["sure"]
    assert shown == said


def test_what_a_figure_may_be_of_is_told_and_not_filled_in(clerk):
    figure = make_figure(may_be_id="yl_org")
    page = clerk.get(f"{REVIEW}?figure={figure.pk}")
    assert "没有归入指标，可能是“养老机构数”，请对照原文。" in words(page)
    assert page.context["form"]["indicator"].value() is None
    assert "可能是“养老机构数”" in words(clerk.get(QUEUE))


def test_a_text_that_comes_in_says_what_its_figures_may_be_of(bring):
    bring("截至2021年底，全市民办养老机构36家。\n全市投入消防车12辆。\n")
    may_be = {each.raw: each.may_be_id for each in Figure.objects.all()}
    assert may_be["36家"] == "yl_org"
    assert may_be["12辆"] is None
