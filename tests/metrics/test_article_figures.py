"""Figures lit up in an article, and listed beside it."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefings.templatetags.marked_text import Mark, marked_texts
from briefings.templatetags.reading import block_runs

from ..factories import block, make_article, make_region
from ..visiting import page_of
from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db

MOBILE = "13800138000"


def lit_in(page):
    """The anchors of a page with the words they light up."""
    return re.findall(
        r'<mark class="figure" id="(f\d+)"><data value="([^"]*)">([^<]*)</data>', page
    )


def article_of(*texts, kind="paragraph"):
    return make_article(blocks=[block(t, kind, n) for n, t in enumerate(texts, 1)])


def test_a_figure_is_lit_up_where_it_stands(client):
    article = article_of("市里有福利院3家。", "县里有养老院36家，床位850张。")
    homes = make_figure("36家", article.blocks[1]["text"], article=article)
    beds = make_figure("850张", article.blocks[1]["text"], article=article)
    page = page_of(client, article)
    assert lit_in(page) == [
        (f"f{homes.pk}", "36", "36家"),
        (f"f{beds.pk}", "850", "850张"),
    ]
    assert "县里有养老院<mark" in page
    assert "市里有福利院3家。" in page


def test_a_figure_in_a_table_is_lit_up_in_its_cell(client):
    article = article_of("指标\t数量", "农村低保\t 1832户 ", kind="row")
    figure = make_figure("1832户", "农村低保\t 1832户 ", article=article)
    page = page_of(client, article)
    lit = f'<mark class="figure" id="f{figure.pk}"><data value="1832">1832户</data></mark>'
    assert f"<td>{lit}</td>" in page
    assert '<th scope="row">农村低保</th>' in page


@pytest.mark.parametrize("kind", ["heading", "caption", "contact", "attachment"])
def test_a_figure_is_lit_up_in_every_kind_of_block(client, kind):
    article = article_of("新建养老机构36家", kind=kind)
    figure = make_figure("36家", "新建养老机构36家", article=article)
    assert lit_in(page_of(client, article)) == [(f"f{figure.pk}", "36", "36家")]


@pytest.mark.parametrize("state", ["rejected", "lost"])
def test_what_is_rejected_or_lost_is_not_lit_up(client, state):
    figure = make_figure(state=state)
    page = page_of(client, figure.article)
    assert lit_in(page) == []
    assert "本文数据" not in page


def test_a_masked_number_before_a_figure_moves_nothing(client):
    sentence = f"电话{MOBILE}，养老机构36家。"
    figure = make_figure("36家", sentence)
    page = page_of(client, figure.article)
    assert lit_in(page) == [(f"f{figure.pk}", "36", "36家")]
    assert "138****8000，养老机构<mark" in page
    assert MOBILE not in page


def test_nobodys_number_is_shown_in_the_list_either(client):
    figure = make_figure(label=f"联系{MOBILE}")
    assert MOBILE not in page_of(client, figure.article)


def test_text_and_labels_are_never_read_as_markup(client):
    figure = make_figure("3<b>家", "<i>共</i>3<b>家。", label="<u>粗</u>", value=3)
    page = page_of(client, figure.article)
    assert "<i>共" not in page
    assert "<u>粗" not in page
    assert lit_in(page) == [(f"f{figure.pk}", "3", "3&lt;b&gt;家")]


def test_the_list_beside_says_what_where_and_when(client):
    indicator = make_indicator("test_homes", "测试院数", "家")
    figure = make_figure(
        indicator=indicator,
        region=make_region(),
        period_end=date(2021, 12, 31),
        period_is_inferred=True,
        qualifier="over",
    )
    page = page_of(client, figure.article)
    beside = page.partition('class="figures-beside"')[2].partition("</section>")[0]
    assert f'<a href="#f{figure.pk}" title="36家">36余家</a>' in beside
    assert "2021年底，韶关市，时期推定<" in beside
    assert "均未经人工核对" in beside
    assert '<a href="/indicators/test_homes/">指标：测试院数</a>' in beside


def test_of_mixed_figures_each_unchecked_one_says_so(client):
    article = article_of("养老院36家，床位850张。")
    make_figure("36家", article.text, article=article, state="confirmed")
    make_figure("850张", article.text, article=article)
    page = page_of(client, article)
    assert "均未经人工核对" not in page
    assert page.count("未核对") == 1


def test_a_plan_is_listed_as_a_plan(client):
    assert "目标，时期不详" in page_of(client, make_figure(kind="target").article)


def test_a_long_list_is_folded_up(client):
    numbers = [f"{n}家" for n in range(101, 121)]
    article = article_of("，".join(numbers))
    for number in numbers:
        make_figure(number, article.text, article=article)
    page = page_of(client, article)
    assert "本文数据（20 处）" in page
    assert "<summary>其余 8 处</summary>" in page


def test_figures_cost_one_query_however_many(client):
    article = article_of("，".join(f"{n}家" for n in range(101, 121)))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            page_of(client, article)
        return [query["sql"] for query in captured]

    page_of(client, article)  # What is public is read once, for all pages.
    at_none = queries()
    for n in range(101, 121):
        make_figure(f"{n}家", article.text, article=article)
    at_twenty = queries()
    assert len(at_twenty) == len(at_none)
    assert sum('FROM "metrics_figure"' in sql for sql in at_twenty) == 1


def test_other_pages_set_the_text_as_before(client):
    figure = make_figure()
    issue = client.get(figure.article.issue.get_absolute_url()).content.decode()
    assert "全市共有养老机构36家。" in issue
    assert lit_in(issue) == []


def lit(texts, *marks):
    return [
        each.__html__() if hasattr(each, "__html__") else each
        for each in marked_texts(texts, marks)
    ]


def test_overlapping_marks_light_words_up_once():
    wide, inner = Mark(0, 4, "a", "1"), Mark(2, 4, "b", "2")
    (shown,) = lit(["一二三四五"], inner, wide)
    assert (
        shown == '<mark class="figure" id="a"><data value="1">一二三四</data></mark>五'
    )


def test_a_mark_that_no_text_holds_whole_is_left_out():
    assert lit(["一二", "三四"], Mark(1, 4, "a", "1"), Mark(9, 12, "b", "2")) == [
        "一二",
        "三四",
    ]


def test_marked_text_is_a_text_like_any_other():
    (text,) = marked_texts(["1,832\t34"], [Mark(6, 8, "a", "34")])
    assert text == "1,832\t34"
    assert [str(cell) for cell in text.cells] == ["1,832", "34"]
    assert [hasattr(cell, "__html__") for cell in text.cells] == [False, True]


def test_runs_of_blocks_without_marks_are_plain():
    (run,) = block_runs([block("甲")])
    assert run.texts == ["甲"]
    assert type(run.texts[0]) is str


def test_what_is_held_back_says_why_its_indicator_does_not_show_it(client):
    article = article_of("全市共有低保对象4988人。")
    make_figure(
        "4988人",
        "全市共有低保对象4988人。",
        article=article,
        indicator=make_indicator(),
        held_back="below_parts",
    )
    assert "总数小于其中的一部分，暂不对照" in page_of(client, article)
    bureau = reverse("agency_figures", args=[article.issue.agency.slug])
    assert "总数小于其中的一部分，暂不对照" in page_of(client, bureau)
