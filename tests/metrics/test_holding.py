"""What others speak against is no point of a public series until a person has looked."""

from datetime import date

import pytest

from briefings.models import Issue
from desk.figures.wording import doubts, why
from desk.forms.reference import IndicatorForm
from metrics.filing import save_indicator
from metrics.models import Figure, Indicator
from metrics.reviewing import confirm, reopen
from metrics.series.holding import hold_back, pairs_of

from ..factories import make_article, make_member
from ..intake.texts import bulletin
from .factories import make_figure

pytestmark = pytest.mark.django_db
WHOLE, PART = "dibao_p", "dibao_u_p"
Reason = Figure.HeldBack


@pytest.fixture(autouse=True)
def reference(bring):
    """The catalogue and the regions, as every import finds them."""


def stock(value, year=2023, *, indicator=WHOLE, **fields):
    raw = f"{value}{fields.pop('unit', '人')}"
    fields = {"article": make_article(text=f"低保对象{raw}。"), **fields}
    return make_figure(
        raw,
        f"低保对象{raw}。",
        indicator_id=indicator,
        region_id="440200",
        period_end=date(year, 12, 31),
        **fields,
    )


def weigh() -> dict[str, str]:
    """Of each figure that is held back, as it is written, the reason."""
    hold_back(pairs_of(Figure.objects.all()))
    return dict(Figure.objects.held_back().values_list("raw", "held_back"))


def test_a_total_below_its_part_is_held_back_and_the_part_is_not():
    stock(640)
    stock(910, indicator=PART)
    assert weigh() == {"640人": Reason.BELOW_PARTS}


@pytest.mark.parametrize("year", [2022, 2023])
def test_a_total_above_its_part_or_of_another_time_stands(year):
    stock(980 if year == 2023 else 640, year)
    stock(910, indicator=PART)
    assert weigh() == {}


@pytest.mark.parametrize("value", [630, 68000])
def test_a_value_ten_times_its_neighbours_is_held_back(value):
    for year, told in ((2019, 6800), (2020, 6600), (2022, 6500), (2023, 6300)):
        stock(told, year)
    stock(value, 2021)
    assert weigh() == {f"{value}人": Reason.UNLIKE_OTHERS}


def test_of_two_values_the_later_filed_is_doubted():
    stock(6800, 2022)
    stock(680, 2021)
    assert weigh() == {"680人": Reason.UNLIKE_OTHERS}


def test_a_handful_more_is_no_wonder():
    stock(2, 2022)
    stock(24, 2023)
    assert weigh() == {}


def test_two_values_for_one_thing_in_one_text_are_both_held_back():
    article = make_article(text="低保对象640人。低保对象70人。")
    for value in (640, 70):
        stock(value, article=article)
    assert weigh() == dict.fromkeys(("640人", "70人"), Reason.TOLD_TWICE)


def test_two_names_of_one_unit_are_weighed_against_each_other():
    article = make_article(text="低保对象640人。低保对象70名。")
    stock(640, article=article)
    stock(70, unit="名", article=article)
    assert weigh() == dict.fromkeys(("640人", "70名"), Reason.TOLD_TWICE)


def test_a_total_is_weighed_against_a_part_that_is_counted_alike():
    stock(640)
    stock(910, indicator=PART, unit="名")
    assert weigh() == {"640人": Reason.BELOW_PARTS}


def test_a_total_that_its_parts_add_up_to_stands_beside_them():
    text = "低保对象640人。低保对象400人。低保对象240人。"
    article = make_article(text=text)
    for value in (640, 400, 240):
        stock(value, article=article)
    assert weigh() == dict.fromkeys(("400人", "240人"), Reason.TOLD_TWICE)


def test_what_a_person_has_checked_stands():
    person = make_member("figures")
    total = stock(640)
    stock(910, indicator=PART)
    weigh()
    confirm([total], person)
    assert not Figure.objects.held_back()
    assert Figure.objects.comparable().count() == 2
    reopen([total], person)
    assert Figure.objects.held_back().get() == total
    assert total not in Figure.objects.comparable()


def test_a_total_is_weighed_when_staff_say_what_its_parts_are():
    stock(640)
    stock(910, indicator="tekun")
    assert weigh() == {}
    indicator = Indicator.objects.get(pk="tekun")
    indicator.part_of_id = WHOLE
    save_indicator(indicator)
    assert Figure.objects.held_back().get().raw == "640人"


def test_no_indicator_is_a_part_of_its_own_part():
    whole = Indicator.objects.get(pk=WHOLE)
    form = IndicatorForm({"part_of": PART}, instance=whole)
    assert "转了一圈" in form.errors["part_of"][0]


def test_an_import_weighs_what_it_brings(bring):
    said = "截至2022年3月底，全市在册低保对象640人，其中城市低保对象910人。"
    bring(bulletin(said=said), publish=True)
    assert Issue.objects.published().exists()
    held = Figure.objects.held_back()
    assert [(each.raw, each.held_back) for each in held] == [
        ("640人", Reason.BELOW_PARTS)
    ]
    assert not held & Figure.objects.comparable()


def test_a_clerk_is_told_why_a_figure_is_held_back_and_of_how_much_it_is(bring):
    said = "截至2022年3月底，全市在册低保对象640人，其中城市低保对象910人。"
    bring(bulletin(said=said))
    total, part = Figure.objects.order_by("start")
    assert doubts(total)[0] == "总数小于其中的一部分，暂不对照"
    assert why(part).endswith("；范围是“城市”")
    part.indicator, part.scope = None, "day"
    assert why(part) == "范围是“某一天”，不归入指标"
