"""What a person decides on a figure is written down, kept, and can be taken back."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry

from agencies.models import Region
from briefings.models import ContentVersion
from metrics.models import Figure, Indicator
from metrics.reviewing import (
    ReviewRefused,
    confirm,
    correct,
    reject,
    reopen,
)

from ..factories import make_agency, make_article, make_issue, make_member
from .factories import SENTENCE, make_figure

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_member("figures", name="张三")


def as_held(figure) -> Figure:
    return Figure.objects.get(pk=figure.pk)


def records() -> list[str]:
    return list(
        LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    )


@pytest.mark.parametrize(
    ("decide", "state", "told"),
    [(confirm, "confirmed", "确认"), (reject, "rejected", "不是数据")],
)
def test_a_decision_says_who_and_when(clerk, decide, state, told):
    figures = [make_figure(), make_figure()]
    reviewed = decide(figures, clerk)
    assert reviewed.figures == figures
    assert not reviewed.refused
    for figure in map(as_held, figures):
        assert (figure.state, figure.reviewed_by) == (state, clerk)
        assert figure.reviewed_at
    assert records() == [told, told]
    assert LogEntry.objects.first().user == clerk


def test_what_is_decided_already_is_left_alone_and_told(clerk):
    other = make_member("figures", name="李四")
    done, open_, lost = make_figure(), make_figure(), make_figure(state="lost")
    confirm([done], other)
    reviewed = reject([done, open_, lost], clerk)
    assert reviewed.figures == [open_]
    assert reviewed.refused == {
        "先前已定为“已确认”，要改判请先退回未核对": 1,
        "原文已改，这个数不在文中了": 1,
    }
    assert as_held(done).reviewed_by == other


def test_a_rejected_figure_is_not_shown_to_readers(clerk):
    figure = make_figure()
    assert figure in Figure.objects.public()
    reject([figure], clerk)
    assert figure not in Figure.objects.public()


def test_a_correction_keeps_what_was_read_once(clerk):
    figure = make_figure(period_is_inferred=True, period_end=date(2022, 4, 11))
    correct(figure, clerk, value=Decimal(38), period_end=date(2022, 3, 31))
    correct(figure, clerk, value=Decimal("38.5"), label="民办养老机构")
    held = as_held(figure)
    assert (held.value, held.label) == (Decimal("38.5"), "民办养老机构")
    assert (held.state, held.reviewed_by) == ("corrected", clerk)
    assert not held.period_is_inferred
    assert held.extracted == {
        "value": "36",
        "label": "养老机构",
        "entity_words": "",
        "property_words": "",
        "period_end": "2022-04-11",
        "period_is_inferred": True,
        "period_words": "",
    }
    assert records() == [
        "更正：数值 36 → 38；止 2022-04-11 → 2022-03-31",
        "更正：数值 38 → 38.5；所指 养老机构 → 民办养老机构",
    ]


def test_another_indicator_is_no_longer_explained_by_words_of_the_text(clerk):
    figure = make_figure(
        indicator_id="yl_org", matched="养老机构", matched_words="养老机构"
    )
    held = correct(figure, clerk, indicator=Indicator.objects.get(key="yl_comm"))
    assert (held.indicator_id, held.matched, held.matched_words) == ("yl_comm", "", "")
    assert records() == ["更正：指标 养老机构数 → 社区养老服务机构和设施"]
    assert correct(held, clerk, indicator=None).indicator is None
    assert as_held(figure).extracted["indicator"] == "yl_org"


def test_taking_a_correction_back_gives_what_was_read(clerk):
    figure = make_figure(
        indicator_id="yl_org",
        matched="养老机构",
        region_id="440200",
        place_is_inferred=True,
    )
    before = Figure.objects.filter(pk=figure.pk).values().get()
    changes = {
        "value": Decimal(63),
        "indicator": None,
        "region": Region.objects.get(code="440203"),
        "period_end": date(2022, 3, 31),
        "kind": "target",
    }
    correct(figure, clerk, **changes)
    correct(figure, clerk, value=Decimal(64))
    reopen([figure], clerk)
    assert Figure.objects.filter(pk=figure.pk).values().get() == before
    assert records()[-1] == "退回未核对"


def test_what_nobody_decided_cannot_be_taken_back(clerk):
    reviewed = reopen([make_figure()], clerk)
    assert reviewed.refused == {"还没有核对过": 1}
    assert records() == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"value": Decimal(36)}, "没有改动。"),
        ({"value": None}, "这一项必须填写。"),
        ({"value": Decimal("1234567890.123456")}, "最多 15 位有效数字"),
        ({"previous": Decimal("1234567890.123456")}, "原来的数值最多 15 位有效数字"),
        ({"unit": "人"}, "“养老机构数”按“家”计，与单位“人”不符。"),
        ({"unit": ""}, "与单位“无”不符。"),
        ({"kind": "standard"}, "“养老机构数”不是标准。"),
        ({"kind": "guess"}, "值 'guess' 不是有效选项。"),
        ({"label": "字" * 101}, "100"),
        ({"period_start": date(2022, 1, 1)}, "时期有起日，须有止日"),
        (
            {"period_start": date(2022, 2, 1), "period_end": date(2022, 1, 1)},
            "时期的起日晚于止日",
        ),
        ({"period_end": date(202, 1, 1)}, "时期须在 1949 年至 2099 年之间"),
    ],
)
def test_nonsense_is_refused_and_nothing_written(clerk, changes, why):
    figure = make_figure(indicator_id="yl_org")
    with pytest.raises(ReviewRefused, match=why):
        correct(figure, clerk, **changes)
    held = as_held(figure)
    assert (held.state, held.value, held.unit) == ("unreviewed", 36, "家")
    assert (held.extracted, records()) == ({}, [])


@pytest.mark.parametrize(
    ("state", "why"), [("lost", "原文已改"), ("rejected", "不是数据")]
)
def test_what_is_no_figure_cannot_be_corrected(clerk, state, why):
    with pytest.raises(ReviewRefused, match=why):
        correct(make_figure(state=state), clerk, value=Decimal(1))


def test_only_what_may_be_mistaken_can_be_corrected(clerk):
    with pytest.raises(TypeError, match="sentence"):
        correct(make_figure(), clerk, sentence="另一句。")


def decisions(figure, clerk):
    yield lambda: confirm([figure], clerk)
    yield lambda: reopen([figure], clerk)
    yield lambda: correct(figure, clerk, value=Decimal(1))
    yield lambda: reopen([figure], clerk)
    yield lambda: reject([figure], clerk)


def version_of(year) -> int:
    return ContentVersion.objects.by_year().get(year, 0)


@pytest.mark.parametrize(("status", "is_news"), [("published", True), ("draft", False)])
def test_a_decision_is_news_where_the_issue_is_public(clerk, status, is_news):
    make_issue(year=2021, issued_on=date(2021, 5, 1))
    figure = make_figure(article=make_article(make_issue(status=status), text=SENTENCE))
    other_year = version_of(2021)
    for decide in decisions(figure, clerk):
        before = version_of(2022), version_of(ContentVersion.WHOLE_SITE)
        decide()
        after = version_of(2022), version_of(ContentVersion.WHOLE_SITE)
        assert (after > before) is is_news
    assert version_of(2021) == other_year


@pytest.mark.parametrize("roles", [["enter", "review", "manage"], []])
def test_figures_are_decided_on_by_those_whose_work_it_is(roles):
    figure, by = make_figure(), make_member(*roles)
    for decide in (confirm, reject, reopen):
        reviewed = decide([figure], by)
        assert reviewed.refused == {"你没有这个单位的“数据核对”权限": 1}
    with pytest.raises(ReviewRefused, match="你没有这个单位的“数据核对”权限"):
        correct(figure, by, value=37)
    assert as_held(figure).state == "unreviewed"


def test_of_figures_of_two_bureaus_only_ones_own_are_decided_on(clerk):
    elsewhere = make_agency("云浮市民政局", "445300")
    own, other = make_figure(), make_figure(article=_article_of(elsewhere))
    reviewed = confirm([own, other], clerk)
    assert reviewed.figures == [own]
    assert as_held(other).state == "unreviewed"


def _article_of(agency):
    return make_article(make_issue(agency), text=SENTENCE)
