"""A person adds a figure that the program missed; it stands as any decision does."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry

from briefings.models import Article, ContentVersion, Issue
from metrics.models import Figure
from metrics.reviewing import (
    ReviewRefused,
    add,
    confirm,
    correct,
    occurrences_of,
    reject,
    reopen,
    was_added,
    withdraw,
)

from ..factories import block, make_article, make_issue, make_member
from .factories import make_figure, refile, standing, write, write_anew

pytestmark = pytest.mark.django_db
# 应巡 counts nothing that a program would know.
VISITS = "常态化开展巡访，做到应巡尽巡。全市共有养老机构36家。"


@pytest.fixture
def clerk():
    return make_member("figures", name="张三")


def add_first(article, raw, clerk, **said) -> Figure:
    said = {"label": "巡访", "value": Decimal(1), **said}
    return add(article, occurrences_of(article, raw)[0], clerk, **said)


def points_at_its_words(figure) -> bool:
    figure = Figure.objects.select_related("article").get(pk=figure.pk)
    text = figure.article.text
    sentence = text[figure.sentence_start : figure.sentence_end]
    return (text[figure.start : figure.end], sentence) == (figure.raw, figure.sentence)


def test_an_added_figure_is_told_as_one_that_was_read(clerk):
    article = write_anew("开头一段。", VISITS)
    refile(article)
    read = Figure.objects.get(raw="36家")
    Figure.objects.all().delete()
    added = add_first(article, "36家", clerk, label=read.label, value=read.value)
    held = Figure.objects.get(pk=added.pk)
    for name in ("raw", "start", "end", "sentence", "sentence_start", "sentence_end"):
        assert getattr(held, name) == getattr(read, name)
    for name in ("line", "unit", "qualifier", "kind", "period_end", "region"):
        assert getattr(held, name) == getattr(read, name)
    assert (held.line, held.state, held.reviewed_by) == (2, "confirmed", clerk)
    assert held.reviewed_at
    assert points_at_its_words(held)


def test_a_cell_of_a_table_is_told_with_its_whole_row(clerk):
    rows = ["指标\t数量", "农村低保\t 1,832户 \t上季度1,790户"]
    article = make_article(blocks=[block(row, "row", n) for n, row in enumerate(rows)])
    added = add_first(article, "1,832户", clerk, label="农村低保")
    assert (added.sentence, added.line) == (rows[1], 1)
    assert points_at_its_words(added)
    assert (added.unit, added.sentence_end) == ("户", len(article.text))


def test_who_added_it_when_and_as_what_is_written_down(clerk):
    added = add_first(write_anew(VISITS), "应巡", clerk, unit="人")
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (clerk, str(added.pk))
    assert entry.change_message.startswith("补录：所指 巡访；数值 1；单位 人；")
    withdraw(added, clerk)
    assert LogEntry.objects.filter(change_message__startswith="撤销补录：").exists()


def test_what_a_person_says_of_it_is_no_longer_inferred(clerk):
    article = write_anew(VISITS)
    added = add_first(article, "应巡", clerk, period_end=date(2022, 3, 31))
    assert (added.period_is_inferred, added.place_is_inferred) == (False, True)


def test_it_follows_its_sentence_through_edits_and_is_lost_with_it(clerk):
    article = write_anew(VISITS)
    added = add_first(article, "应巡", clerk)
    refile(article)
    assert standing(article) == ["应巡", "36家"]
    refile(write(article, "新增特困人员12人。", VISITS))
    assert standing(article) == ["12人", "应巡", "36家"]
    assert points_at_its_words(added)
    assert Figure.objects.get(pk=added.pk).line == 2
    refile(write(article, "新增特困人员12人。"))
    held = Figure.objects.get(pk=added.pk)
    assert (held.state, held.start, held.reviewed_by) == ("lost", None, clerk)
    refile(write(article, VISITS, "新增特困人员12人。"))
    held = Figure.objects.get(pk=added.pk)
    assert (held.state, held.state_before, held.line) == ("confirmed", "", 1)
    assert points_at_its_words(added)


def test_a_text_taken_in_anew_keeps_it(bring, clerk):
    text = f"韶关市民政局简报\n第5期\n2022年4月11日\n\n{VISITS}\n"
    bring(text)
    added = add_first(Article.objects.get(), "应巡", clerk)
    Issue.objects.update(status="draft", edited_at=None)
    receipt = bring(f"{text}又及。\n", "乙.txt", replace=True)
    assert receipt.outcome == "updated"
    assert Figure.objects.get(pk=added.pk).state == "confirmed"
    assert points_at_its_words(added)


@pytest.mark.parametrize("raw", ["36家", "机构36家", "36"])
def test_where_a_figure_stands_there_is_no_second(clerk, raw):
    article = make_article(text="全市共有养老机构36家。")
    held = make_figure(article=article)
    [place] = occurrences_of(article, raw)
    with pytest.raises(ReviewRefused, match="这里已有数据“养老机构36家”（未核对）"):
        add(article, place, clerk, label="甲", value=Decimal(36))
    reject([held], clerk)
    with pytest.raises(ReviewRefused, match="请打开那一条，退回未核对，再更正"):
        add(article, place, clerk, label="甲", value=Decimal(36))
    assert Figure.objects.get() == held


def test_where_one_was_lost_another_may_be_added(clerk):
    article = write_anew(VISITS)
    lost = add_first(article, "应巡", clerk)
    refile(write(article, "另起一段，应巡尽巡。"))
    added = add_first(article, "应巡", clerk)
    assert added.pk != lost.pk
    assert standing(article) == ["应巡"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"label": ""}, "请写明所指"),
        ({"value": None}, "必须填写"),
        ({"kind": "guess"}, "不是有效选项"),
        ({"period_start": date(2022, 5, 1)}, "时期的起日晚于止日"),
        ({"previous": Decimal("1234567890123.4567")}, "原来的数值最多 15 位"),
    ],
)
def test_nonsense_is_refused_and_nothing_written(clerk, said, why):
    article = write_anew(VISITS)
    with pytest.raises(ReviewRefused, match=why):
        add_first(article, "应巡", clerk, **said)
    assert not Figure.objects.exists()
    assert not LogEntry.objects.exists()


def test_of_a_text_that_has_just_changed_the_place_is_asked_again(clerk):
    article = write_anew(VISITS)
    [place] = occurrences_of(article, "应巡")
    write(Article.objects.get(), f"{VISITS}末尾。", "又一段。")
    add(article, place, clerk, label="巡访", value=Decimal(1))
    Figure.objects.all().delete()
    for text in (f"开头。{VISITS}", VISITS.replace("尽巡", "全巡")):
        write(article, text)
        with pytest.raises(ReviewRefused, match="文章刚改过"):
            add(article, place, clerk, label="巡访", value=Decimal(1))


def test_it_is_mended_and_taken_back_but_never_reopened(clerk):
    added = add_first(write_anew(VISITS), "应巡", clerk)
    added = correct(added, clerk, value=Decimal(2))
    assert (added.state, added.value, was_added(added)) == ("corrected", 2, True)
    assert list(reopen([added], clerk).refused) == [
        "由人补录，没有读出过什么；不要它请打开它撤销补录"
    ]
    withdraw(added, clerk)
    assert not Figure.objects.exists()


def test_what_was_read_cannot_be_withdrawn(clerk):
    figure = make_figure()
    with pytest.raises(ReviewRefused, match="不是补录的"):
        withdraw(figure, clerk)
    confirm([figure], clerk)
    with pytest.raises(ReviewRefused, match="不是补录的"):
        withdraw(figure, clerk)


@pytest.mark.parametrize(("status", "is_news"), [("published", True), ("draft", False)])
def test_an_addition_is_news_where_the_issue_is_public(clerk, status, is_news):
    article = write_anew(VISITS, issue=make_issue(status=status))
    before = ContentVersion.objects.of_site()
    added = add_first(article, "应巡", clerk)
    between = ContentVersion.objects.of_site()
    withdraw(added, clerk)
    assert (between > before, ContentVersion.objects.of_site() > between) == (
        is_news,
    ) * 2
