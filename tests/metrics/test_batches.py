"""All figures of a table or an article, confirmed together once they have been listed."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from metrics.models import Figure
from metrics.reviewing import ReviewRefused, batch_of, confirm_batch

from ..factories import block, make_article, make_issue
from .factories import make_figure
from .review_page import words

pytestmark = pytest.mark.django_db
BATCH = "/admin/metrics/figure/batch/"
QUEUE = "/admin/metrics/figure/"


@pytest.fixture
def table():
    """An article with two rows of a table and a sentence, a figure in each."""
    rows = ["养老机构\t36", "床位\t5210"]
    texts = [*(block(row, "row") for row in rows), block("新建养老机构6家。")]
    article = make_article(make_issue(), "季报", blocks=texts)
    make_figure("36", rows[0], article=article, unit="家", indicator_id="yl_org")
    make_figure("5210", rows[1], article=article, unit="张", indicator_id="yl_bed")
    make_figure("6家", "新建养老机构6家。", article=article)
    return article


def send(clerk, article, **query):
    """Confirm what the page lists, as it lists it."""
    address = f"{BATCH}?article={article.pk}" + "".join(
        f"&{name}={value}" for name, value in query.items()
    )
    seen = clerk.get(address).context["batch"].fingerprint
    return clerk.post(address, {"seen": seen}, follow=True)


def states(article):
    return [each.state for each in Figure.objects.of_article(article)]


def test_all_of_a_table_is_listed_first_and_nothing_is_decided_yet(clerk, table):
    page = clerk.get(f"{BATCH}?article={table.pk}&shape=table")
    told = words(page)
    assert "文章：季报；所在：表格中。确认的是下面 2 条" in told
    assert "养老机构 ｜ 36" in told
    assert "床位 ｜ 5210" in told
    assert "新建养老机构" not in told
    assert "确认这 2 条" in told
    assert states(table) == ["unreviewed"] * 3


def test_what_was_listed_is_confirmed_and_its_history_says_by_what_rule(
    clerk, table, admin_user
):
    page = send(clerk, table, shape="table")
    assert "已确认 2 条：文章：季报；所在：表格中。" in page.text
    assert states(table) == ["confirmed", "confirmed", "unreviewed"]
    figure = Figure.objects.of_article(table).first()
    assert figure.reviewed_by == admin_user
    [entry] = LogEntry.objects.filter(object_id=figure.pk)
    assert entry.change_message == "成批确认：文章：季报；所在：表格中"


def test_one_indicator_is_a_rule_too(clerk, table):
    send(clerk, table, indicator="yl_bed")
    assert states(table) == ["unreviewed", "confirmed", "unreviewed"]


@pytest.mark.parametrize(
    ("against", "told"),
    [
        ({"held_back": "below_parts"}, "总数小于其中的一部分 1 条"),
        ({"doubt": 16}, "与同文其他数不合 1 条"),
        ({"label": ""}, "没有读出所指 1 条"),
    ],
)
def test_what_something_speaks_against_is_looked_at_singly(clerk, table, against, told):
    first = Figure.objects.of_article(table).first()
    Figure.objects.filter(pk=first.pk).update(**against)
    address = f"{BATCH}?article={table.pk}"
    page = words(clerk.get(address))
    assert "确认的是下面 2 条" in page
    assert f"不在其内，要逐条看的：{told}" in page
    send(clerk, table)
    assert states(table) == ["unreviewed", "confirmed", "confirmed"]


def test_what_has_changed_since_it_was_listed_is_not_confirmed_at_all(
    clerk, table, admin_user
):
    figures = Figure.objects.of_article(table)
    seen = batch_of(figures).fingerprint
    last = figures.last()
    Figure.objects.filter(pk=last.pk).update(value=7)
    with pytest.raises(ReviewRefused, match="有变动"):
        confirm_batch(figures, seen, admin_user, "本文")
    address = f"{BATCH}?article={table.pk}"
    page = clerk.post(address, {"seen": seen}, follow=True)
    assert "列出以后有变动，请看过现在的情况再确认。" in page.text
    assert "确认这 3 条" in page.text
    assert states(table) == ["unreviewed"] * 3
    assert not LogEntry.objects.exists()


def test_what_a_colleague_has_decided_meanwhile_stops_the_batch(table, admin_user):
    figures = Figure.objects.of_article(table)
    seen = batch_of(figures).fingerprint
    Figure.objects.filter(pk=figures.first().pk).update(state="rejected")
    with pytest.raises(ReviewRefused):
        confirm_batch(figures, seen, admin_user, "本文")
    assert states(table) == ["rejected", "unreviewed", "unreviewed"]


def test_a_batch_is_of_something(clerk, table):
    page = clerk.get(BATCH, follow=True)
    assert "请先按文章、指标或单位筛选，再成批确认。" in page.text
    assert states(table) == ["unreviewed"] * 3


def test_more_than_a_page_holds_are_not_confirmed_unseen(clerk):
    article = make_article(text="36家。" * 301)
    Figure.objects.bulk_create(
        Figure(article=article, value=n, raw="36家", label="甲", start=n, end=n + 3)
        for n in range(301)
    )
    page = clerk.get(f"{BATCH}?article={article.pk}", follow=True)
    assert "一次最多确认 300 条，请再筛选。" in page.text


def test_an_article_whose_figures_are_all_decided_has_nothing_to_confirm(clerk, table):
    Figure.objects.update(state="confirmed")
    page = words(clerk.get(f"{BATCH}?article={table.pk}&state=all"))
    assert "没有可以成批确认的数据。" in page


def test_the_list_leads_there_once_it_is_narrowed(clerk, table):
    assert "全部确认" not in clerk.get(QUEUE).text
    of_article = clerk.get(f"{QUEUE}?article={table.pk}").text
    assert f'href="{BATCH}?article={table.pk}">本文全部确认…</a>' in of_article
    of_table = clerk.get(f"{QUEUE}?article={table.pk}&shape=table").text
    assert "本表全部确认…" in of_table
    assert "所列全部确认…" in clerk.get(f"{QUEUE}?indicator=yl_org").text


def test_who_may_only_look_confirms_nothing(staff, table):
    reader = staff("enter")
    address = f"{BATCH}?article={table.pk}"
    assert "全部确认" not in reader.get(f"{QUEUE}?article={table.pk}").text
    assert reader.get(address).status_code == 403
    assert reader.post(address, {"seen": "x"}).status_code == 403
    assert states(table) == ["unreviewed"] * 3


def test_twenty_figures_are_listed_in_as_many_queries_as_one(clerk):
    def queries_of(count):
        sentences = [f"第{n}处共有养老机构36家。" for n in range(count)]
        article = make_article(text="".join(sentences))
        for sentence in sentences:
            place = {"indicator_id": "yl_org", "region_id": "440200"}
            make_figure(sentence=sentence, article=article, **place)
        with CaptureQueriesContext(connection) as captured:
            clerk.get(f"{BATCH}?article={article.pk}")
        return len(captured)

    queries_of(1)
    assert queries_of(20) == queries_of(1) <= 14
