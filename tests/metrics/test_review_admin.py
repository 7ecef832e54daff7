"""The queue of figures: what it shows, what it can be narrowed by, who decides."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from metrics.models import Figure

from ..factories import make_agency, make_article, make_issue
from .factories import make_figure
from .review_page import REVIEW, figure_on, words

pytestmark = pytest.mark.django_db
QUEUE = "/admin/metrics/figure/"


@pytest.fixture
def reader(staff):
    """Someone who may look at figures and not decide on them."""
    return staff("enter")


def listed(clerk, **query):
    return list(clerk.get(QUEUE, query).context["cl"].result_list)


def test_the_unreviewed_are_listed_most_doubtful_first(clerk):
    make_figure(state="confirmed", doubt=30)
    calm, first = make_figure(doubt=1), make_figure(doubt=7)
    second = make_figure(doubt=7)
    assert listed(clerk) == [first, second, calm]


def test_a_row_tells_all_that_was_read(clerk):
    article = make_article(text="据统计，全市共有养老机构36家，较上年多2家。")
    figure = make_figure(
        sentence=article.text,
        article=article,
        indicator_id="yl_org",
        matched="养老服务机构",
        matched_words="养老机构",
        period_end=date(2022, 3, 31),
        period_words="截至3月底",
        region_id="440200",
        place_is_inferred=True,
        line=9,
        qualifier="about",
        kind="target",
    )
    page = clerk.get(QUEUE)
    assert "养老机构<mark>36家</mark>，较上年" in page.text
    assert f'href="/admin/briefings/article/{figure.article_id}/change/#line-9"' in (
        page.text
    )
    told = [
        "约36家 目标",
        "截至2022年3月31日 （“截至3月底”）",
        "韶关市 推定",
        "文中“养老机构”即“养老服务机构”",
    ]
    assert [each for each in told if each not in words(page)] == []


def test_a_row_of_a_table_and_a_long_sentence_are_shortened(clerk):
    make_figure("36", "养老机构\t家\t36\t35", unit="家")
    make_figure(sentence="甲" * 60 + "36家" + "乙" * 60)
    page = words(clerk.get(QUEUE))
    assert "养老机构 ｜ 家 ｜ 36 ｜ 35" in page
    assert "…" + "甲" * 34 + "36家" + "乙" * 30 + "…" in page


def fill(figures):
    for at in range(figures):
        issue = make_issue(make_agency(f"第{figures}{at}民政局"))
        make_figure(
            article=make_article(issue, text="全市共有养老机构36家。"),
            indicator_id="yl_org",
            region_id="440200",
        )


def queries_of(clerk, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert clerk.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", [QUEUE, REVIEW, "/admin/metrics/indicator/"])
def test_twenty_figures_cost_no_more_queries_than_one(clerk, address):
    fill(1)
    clerk.get(address)
    one = queries_of(clerk, address)
    fill(19)
    # With a second figure the next one is found at once.
    assert queries_of(clerk, address) <= one <= 16


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "all"}, "甲乙丙丁"),
        ({"state": "confirmed"}, "丁"),
        ({"indicator": "yl_org"}, "甲"),
        ({"indicator": "none"}, "乙丙"),
        ({"indicator": "any"}, "甲"),
        ({"kind__exact": "target"}, "乙"),
        ({"doubts": "belied"}, "丙"),
        ({"doubts": "little"}, "乙"),
        ({"doubts": "some"}, "甲"),
        ({"doubts": "nonsense", "agency": "nonsense", "article": "nonsense"}, "甲乙丙"),
        ({"q": "丙"}, "丙"),
    ],
)
def test_the_queue_is_narrowed(clerk, query, found):
    make_figure(label="甲", indicator_id="yl_org", doubt=4)
    make_figure(label="乙", kind="target", doubt=3)
    make_figure(label="丙", doubt=16)
    make_figure(label="丁", state="confirmed", doubt=4)
    assert sorted(each.label for each in listed(clerk, **query)) == sorted(found)


def test_one_bureau_or_one_article_is_picked_out(clerk):
    make_figure()
    own = make_figure(
        article=make_article(make_issue(make_agency("乙局")), text="36家"),
        sentence="36家",
    )
    agency = own.article.issue.agency
    assert listed(clerk, agency=agency.pk) == [own]
    assert listed(clerk, article=own.article_id) == [own]


def test_an_articles_page_leads_to_its_figures(clerk):
    figure = make_figure()
    make_figure(
        "2家", "另有2家。", article=make_article(text="另有2家。"), state="confirmed"
    )
    page = clerk.get(f"/admin/briefings/article/{figure.article_id}/change/")
    address = f"{QUEUE}?article={figure.article_id}&amp;state=all"
    assert f'<a href="{address}">本文数据（1，未核对 1）</a>' in page.text
    assert "本文数据" not in clerk.get("/admin/briefings/issue/add/").text


@pytest.mark.parametrize(
    ("action", "state", "told"),
    [
        ("confirm_figures", "confirmed", "已确认 2 条。"),
        ("reject_figures", "rejected", "已标为不是数据 2 条。"),
    ],
)
def test_chosen_figures_are_decided_together(clerk, action, state, told):
    figures = [make_figure(), make_figure(), make_figure(state="lost")]
    chosen = {"action": action, "_selected_action": [each.pk for each in figures]}
    page = clerk.post(f"{QUEUE}?state=all", chosen, follow=True)
    assert told in page.text
    assert "1 条没有动：原文已改，这个数不在文中了。" in page.text
    assert Figure.objects.filter(state=state).count() == 2
    again = {**chosen, "action": "reopen_figures"}
    assert "已退回 2 条。" in clerk.post(f"{QUEUE}?state=all", again, follow=True).text
    assert Figure.objects.unreviewed().count() == 2


def test_a_row_leads_to_its_page_among_those_listed_with_it(clerk):
    figure = make_figure()
    change = f"{QUEUE}{figure.pk}/change/?_changelist_filters=state%3Dall%26q%3D养老"
    response = clerk.get(change)
    assert response.url == f"{REVIEW}?state=all&q=%E5%85%BB%E8%80%81&figure={figure.pk}"
    assert figure_on(clerk.get(response.url)) == figure


def test_who_may_only_look_decides_nothing(reader):
    figure = make_figure()
    assert "36家" in reader.get(QUEUE).text
    page = reader.get(REVIEW).text
    assert "<mark>36家</mark>" in page
    assert 'name="decision"' not in page
    assert (
        reader.post(f"{REVIEW}?figure={figure.pk}", {"decision": "accept"}).status_code
        == 403
    )
    chosen = {"action": "confirm_figures", "_selected_action": [figure.pk]}
    reader.post(QUEUE, chosen)
    figure.refresh_from_db()
    assert figure.state == "unreviewed"


def test_others_do_not_even_look(staff):
    client = staff()
    assert [client.get(at).status_code for at in (QUEUE, REVIEW)] == [403, 403]
