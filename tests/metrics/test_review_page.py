"""The page on which a clerk decides on one figure after another."""

from datetime import date
from decimal import Decimal

import pytest

from ..factories import block, make_article
from .factories import make_figure
from .review_page import REVIEW, figure_on, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def decide(clerk):
    """Send the form of a figure's page as it stands, but for what is typed over."""

    def send(decision, figure=None, query="", **typed):
        address = f"{REVIEW}?{query}" + (f"&figure={figure.pk}" if figure else "")
        form = clerk.get(address).context["form"]
        shown = {field.name: field.value() for field in form}
        sent = {name: value for name, value in shown.items() if value is not None}
        sent |= {**typed, "decision": decision}
        return clerk.post(address, sent, follow=True)

    return send


def test_the_page_shows_the_sentence_between_its_neighbours(clerk):
    texts = ["前一段。", "开头。共有养老机构36家。末尾。", "后一段。", "再后一段。"]
    article = make_article(blocks=[block(text) for text in texts])
    make_figure(sentence="共有养老机构36家。", article=article, doubt=16)
    page = clerk.get(REVIEW)
    said = '开头。<span class="sentence">共有养老机构<mark>36家</mark>。</span>末尾。'
    assert said in page.text
    assert "前一段。" in page.text
    assert "后一段。" in page.text
    assert "再后一段。" not in page.text
    assert "合计或占比算不拢" in page.text
    assert "来源第 1 行" in page.text


def test_in_a_table_the_heads_and_the_rows_above_are_shown(clerk):
    rows = ["指标\t数量", "略\t1", "城市低保\t", "人数\t36", "户数\t20", "下\t3"]
    article = make_article(blocks=[block(row, "row") for row in rows])
    make_figure("20", rows[4], article=article, unit="户")
    page = clerk.get(REVIEW)
    shown = [[cell for cell, *_ in row.cells] for row in page.context["blocks"]]
    assert shown == [row.split("\t") for row in [*rows[:4], "户数\t", rows[5]]]
    assert "<td><mark>20</mark></td>" in page.text


def test_confirming_leads_to_the_next(decide, admin_user):
    first, second = make_figure(doubt=9), make_figure(doubt=2)
    page = decide("accept")
    first.refresh_from_db()
    assert (first.state, first.reviewed_by) == ("confirmed", admin_user)
    assert figure_on(page) == second
    assert "上一条：养老机构36家，已确认" in words(page)
    assert "所列的数据都核对完了。" in words(decide("reject", second))


def test_what_is_typed_over_is_corrected(decide):
    figure = make_figure()
    typed = {"value": "1.2万", "label": "养老服务对象", "unit": "人", "indicator": ""}
    decide("accept", figure, **typed, region="武江区", period_end="2022-03-31")
    figure.refresh_from_db()
    assert (figure.state, figure.value, figure.unit) == ("corrected", 12000, "人")
    assert (figure.region_id, figure.period_end) == ("440203", date(2022, 3, 31))
    assert figure.extracted["value"] == "36"


def test_the_value_before_a_change_is_corrected_and_put_back(clerk, decide):
    figure = make_figure("36元", "标准从30元提高到36元。", previous=Decimal(3))
    decide("accept", figure, previous="0.003万", unit="元")
    figure.refresh_from_db()
    assert (figure.state, figure.previous, figure.value) == ("corrected", 30, 36)
    page = clerk.get(f"{REVIEW}?figure={figure.pk}")
    assert "原来的数值原读作“3”" in words(page)
    decide("accept", figure, previous="")
    figure.refresh_from_db()
    assert figure.previous is None
    decide("reopen", figure)
    figure.refresh_from_db()
    assert (figure.state, figure.previous) == ("unreviewed", 3)


@pytest.mark.parametrize(
    ("value", "unit", "held"),
    [("1.2", "万元", 12000), ("1.2万", "万元", 12000), ("12,000", "元", 12000)],
)
def test_money_is_kept_in_yuan_however_it_is_typed(decide, value, unit, held):
    figure = make_figure("36元", "支出36元。")
    decide("accept", figure, value=value, unit=unit, previous=value)
    figure.refresh_from_db()
    assert (figure.value, figure.unit) == (Decimal(held), "元")
    assert figure.previous == figure.value


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"value": "许多"}, "只填数字"),
        ({"value": "约36"}, "请选在“确切程度”里"),
        ({"indicator": "没有这个"}, "没有指标叫“没有这个”"),
        ({"indicator": "城乡低保人数"}, "与单位“家”不符"),
        ({"region": "鼓楼区"}, "叫这个名字的不止一处"),
        ({"region": "乌有县"}, "没有“乌有县”这个地区"),
        ({"period_end": "三月"}, "看不出“三月”是哪一天"),
    ],
)
def test_a_mistake_in_typing_is_told_and_nothing_written(decide, typed, told):
    figure = make_figure()
    page = decide("accept", figure, **typed)
    assert told in words(page)
    assert next(iter(typed.values())) in page.text
    figure.refresh_from_db()
    assert figure.state == "unreviewed"


def test_the_last_decision_is_undone(clerk, decide):
    first, second = make_figure(), make_figure()
    undo = decide("accept", first, value="63").context["undo"]
    sent = {"seen": undo["seen"], "decision": "reopen"}
    page = clerk.post(undo["address"], sent, follow=True)
    assert figure_on(page) == first
    first.refresh_from_db()
    assert (first.state, first.value) == ("unreviewed", 36)
    assert clerk.get(page.context["next"]).context["figure"] == second


def test_a_colleagues_decision_is_not_overwritten_unseen(clerk, decide, admin_user):
    figure = make_figure()
    stale = clerk.get(REVIEW).context["form"]["seen"].value()
    decide("accept", figure)
    page = decide("reject", figure, seen=stale)
    assert f"刚由{admin_user}处理过" in page.text
    figure.refresh_from_db()
    assert figure.state == "confirmed"


def test_what_was_corrected_says_what_was_read_and_by_whom_changed(clerk, decide):
    figure = make_figure(indicator_id="yl_org")
    decide("accept", figure, value="63", indicator="社区养老服务机构和设施")
    page = words(clerk.get(f"{REVIEW}?figure={figure.pk}"))
    assert "已更正：admin" in page
    assert "数值原读作“36”" in page
    assert "指标原读作“养老机构数”" in page
    assert "依据：由人指定" in page
    history = clerk.get(f"/admin/metrics/figure/{figure.pk}/history/").text
    assert "更正：数值 36 → 63；指标 养老机构数 → 社区养老服务机构和设施" in history


def test_the_filters_hold_from_figure_to_figure(clerk, decide):
    kept = [make_figure(kind="target") for _ in range(3)]
    make_figure(doubt=9)
    page = decide("accept", query="kind__exact=target")
    assert figure_on(page) == kept[1]
    assert page.context["queue"].count == 2
    page = clerk.get(page.context["next"])
    assert figure_on(page) == kept[2]
    assert figure_on(clerk.get(page.context["previous"])) == kept[1]


@pytest.mark.parametrize("query", ["figure=abc", "figure=999999", "figure=%00"])
def test_a_figure_that_is_not_there_is_not_found(clerk, query):
    assert clerk.get(f"{REVIEW}?{query}").status_code == 404
