"""What is filed of the numbers in a text, and what the receipt says of them."""

from datetime import date
from decimal import Decimal

import pytest

from agencies.models import Agency
from briefings.models import Article, SourceFile
from desk.figures.wording import doubts
from metrics.models import Figure
from reading.figures.figure import FigureKind, Qualifier, Scope
from reading.whole import LONGEST_TEXT

from ..intake.census import census
from ..intake.texts import bulletin

pytestmark = pytest.mark.django_db
RAISED = (
    "城市低保标准从每人每月670元提高到730元。截至2022年3月底，全市共有养老机构36家。"
)


def figures(receipt) -> list[dict]:
    return [
        figure
        for issue in receipt.as_json()["issues"]
        for article in issue["articles"]
        for figure in article["figures"]
    ]


def test_a_figure_is_filed_with_all_that_its_sentence_says(bring):
    bring(bulletin(said=RAISED))
    figure = Figure.objects.get(raw="36家")
    assert (figure.label, figure.value, figure.unit) == ("养老机构", 36, "家")
    assert (figure.indicator_id, figure.matched) == ("yl_org", "养老机构数")
    assert (figure.period_start, figure.period_end) == (None, date(2022, 3, 31))
    assert not figure.period_is_inferred
    assert figure.period_words == "截至2022年3月底"
    assert (figure.entity_words, figure.property_words) == ("养老机构", "数量")
    assert (figure.region_id, figure.line, figure.state) == ("440200", 9, "unreviewed")


def test_what_was_raised_is_filed_with_what_it_was_before(bring):
    bring(bulletin(said=RAISED))
    figure = Figure.objects.get(value=730)
    assert (figure.previous, figure.unit, figure.kind) == (670, "元/人/月", "standard")
    assert figure.indicator_id == "dibao_u_std"


def test_every_figure_points_at_its_own_words(bring):
    bring(bulletin(said=RAISED))
    article = Article.objects.get()
    assert article.figures.count() > 1
    for figure in article.figures.all():
        assert article.text[figure.start : figure.end] == figure.raw
        sentence = article.text[figure.sentence_start : figure.sentence_end]
        assert sentence == figure.sentence


def test_what_a_text_leaves_unsaid_is_that_of_its_issue(bring):
    bring(bulletin())
    figure = Figure.objects.get(raw="12处")
    assert (figure.period_end, figure.period_is_inferred) == (date(2022, 5, 6), True)
    assert (figure.region_id, figure.period_words) == ("440200", "近日")


def test_a_town_is_kept_by_its_name_and_asked_of(bring):
    """Nobody has a code for it, and its bureau's place would be untrue."""
    bring(bulletin(said="坪石镇走访困难老人60户。"))
    figure = Figure.objects.get(raw="60户")
    assert (figure.region_id, figure.place_words) == (None, "坪石镇")
    assert "只说是“坪石镇”，没有区划代码" in doubts(figure)
    assert "地区不详" not in doubts(figure)


def test_the_receipt_lists_the_figures_that_are_filed(bring):
    listed = figures(bring(bulletin(said=RAISED)))
    filed = Figure.objects.order_by("start")
    assert [each["raw"] for each in listed] == [each.raw for each in filed]
    (raised,) = (each for each in listed if each["value"] == "730")
    assert raised | {"sentence": "", "label": ""} == {
        "label": "",
        "entity": "城市低保",
        "property": "标准",
        "indicator": "dibao_u_std",
        "value": "730",
        "unit": "元/人/月",
        "raw": "730元",
        "qualifier": "exact",
        "kind": "standard",
        "previous": "670",
        "period_start": None,
        "period_end": "2022-05-06",
        "period_words": "近日",
        "region_code": "440200",
        "place_words": "",
        "scope": "urban",
        "line": 9,
        "sentence": "",
    }


def test_a_dry_run_and_a_second_import_list_the_same_figures(bring):
    tried = figures(bring(bulletin(), dry_run=True))
    assert not Figure.objects.exists()
    assert figures(bring(bulletin())) == tried
    again = bring(bulletin(), name="乙.txt")
    assert (again.outcome, figures(again)) == ("unchanged", tried)
    assert Figure.objects.count() == len(tried)


def test_two_imports_leave_the_same_rows(bring):
    text = bulletin(7, said=RAISED) + bulletin(8)
    bring(text)
    first = census()
    SourceFile.objects.get().issues.all().delete()
    SourceFile.objects.all().delete()
    bring(text)
    assert census() == first


def test_a_telephone_beside_a_number_is_masked_in_the_receipt(bring):
    receipt = bring(bulletin(said="预约请拨打13912345678，本月共接待36人次。"))
    (figure,) = figures(receipt)
    assert "139****5678" in figure["sentence"]
    assert "13912345678" in Figure.objects.get().sentence


def test_figures_are_of_the_place_where_staff_have_put_the_bureau(bring):
    Agency.objects.create(
        name="江东新区民政局", slug="jiangdong", region_id="440200", is_confirmed=True
    )
    bring(bulletin(bureau="江东新区民政局"))
    assert set(Figure.objects.values_list("region", flat=True)) == {"440200"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("12,345,678,901.23元", "12345678901.23"),
        ("123.456789亿元", "12345678900"),
        ("9876543.21亿元", "987654321000000"),
        ("0.125万元", "1250"),
    ],
)
def test_sums_are_kept_to_the_last_digit(bring, said, value):
    bring(bulletin(said=f"全年支出{said}。"))
    assert Figure.objects.get().value == Decimal(value)


def test_a_number_longer_than_any_count_is_left_out_and_the_text_is_filed(bring):
    receipt = bring(bulletin(said=f"支出{'9' * 25}元，检查机构36家。"))
    assert receipt.outcome == "created"
    assert [figure["raw"] for figure in figures(receipt)] == ["36家"]


def test_of_a_text_without_end_no_figures_are_read_and_the_receipt_says_so(bring):
    receipt = bring(bulletin(said="检查机构36家，" * (LONGEST_TEXT // 8 + 1)))
    assert receipt.outcome == "created"
    assert "figures_not_read" in {remark.code for remark in receipt.remarks}
    assert not Figure.objects.exists()


def test_a_share_that_is_not_one_of_its_two_numbers_is_doubted_most(bring):
    said = "机构服务对象3958人，已接种3553人，接种率98.77%。"
    bring(bulletin(said=said))
    doubts = dict(Figure.objects.values_list("raw", "doubt"))
    assert max(doubts, key=doubts.get) == "98.77%"


def test_a_replaced_draft_hands_its_decisions_on(bring, decide):
    bring(bulletin(said=RAISED))
    decided = decide("36家", "corrected", value=37, extracted={"value": "36"})
    more = bulletin(said="另有新情况。" + RAISED + "新增床位120张。")
    assert bring(more, name="乙.txt", replace=True).outcome == "updated"
    figure = Figure.objects.get(raw="36家")
    article = figure.article
    assert (figure.pk, figure.value, figure.state) == (decided.pk, 37, "corrected")
    assert figure.reviewed_by == decided.reviewed_by
    assert article.text[figure.start : figure.end] == "36家"
    assert Figure.objects.unreviewed().filter(raw="120张").exists()


def test_a_decision_that_the_replacing_text_has_no_place_for_is_lost(bring, decide):
    bring(bulletin(said=RAISED))
    decide("36家")
    bring(bulletin(said="共检查养老机构48家。"), name="乙.txt", replace=True)
    assert set(Figure.objects.values_list("raw", "state")) == {
        ("36家", "lost"),
        ("48家", "unreviewed"),
    }


@pytest.mark.parametrize(
    ("read", "held"),
    [
        (Qualifier, Figure.Qualifier),
        (FigureKind, Figure.Kind),
        (Scope, Figure.Scope),
    ],
)
def test_all_that_may_be_read_has_a_name_on_the_pages(read, held):
    assert {each.value for each in read} == set(held.values)
