"""The pages on which a clerk finds a number that was missed and adds it."""

from decimal import Decimal

import pytest

from briefings.models import Article
from metrics.models import Figure
from metrics.reviewing import add, occurrences_of

from ..factories import block, make_article
from .factories import make_figure, write
from .review_page import REVIEW, figure_on, words

pytestmark = pytest.mark.django_db
ADD = "/admin/metrics/figure/add/"
TEXT = "全市共有养老机构36家，另有2处。其中民办的有2处。"


@pytest.fixture
def article():
    written = make_article(text=TEXT)
    make_figure(article=written, sentence="全市共有养老机构36家，另有2处。")
    return written


def address(article, **query):
    return "?".join([ADD, f"article={article.pk}"]) + "".join(
        f"&{name}={value}" for name, value in query.items()
    )


@pytest.fixture
def fill_in_form(clerk):
    """Send the form at this address as it stands, but for what is typed over."""

    def send(at, **typed):
        form = clerk.get(at).context["form"]
        shown = {field.name: field.value() for field in form}
        sent = {name: value for name, value in shown.items() if value is not None}
        return clerk.post(at, {**sent, **typed}, follow=True)

    return send


def test_the_way_there_is_on_the_pages_of_article_and_figures(clerk, article):
    way = f'href="{address(article)}"'
    for page in (
        f"/admin/briefings/article/{article.pk}/change/",
        f"/admin/metrics/figure/?article={article.pk}",
        REVIEW,
    ):
        assert way in clerk.get(page).text
    assert way not in clerk.get("/admin/metrics/figure/").text


def test_the_text_tells_what_is_held_and_what_could_be_added(clerk, article):
    page = clerk.get(address(article))
    held = Figure.objects.get()
    assert f"state=all&amp;figure={held.pk}" in page.text
    assert 'title="养老机构36家：未核对"><mark>36家</mark></a>' in page.text
    start = TEXT.index("2处")
    way = f'?article={article.pk}&amp;raw=2%E5%A4%84&amp;start={start}"'
    assert f'{way} aria-label="补录 2处">2处</a>' in page.text
    assert TEXT in words(page)


def test_numbers_of_a_table_are_offered_in_their_cells(clerk):
    rows = [block("指标\t数量", "row"), block("农村低保\t1832户", "row", 2)]
    article = make_article(blocks=[block("见下表。"), *rows])
    page = clerk.get(address(article)).text
    assert "<tr><td>指标</td><td>数量</td></tr>" in page
    assert ">1832户</a></td></tr>" in page


def test_of_several_places_she_chooses_one(clerk, article):
    page = clerk.get(address(article, raw="2处"))
    assert "文中有 2 处“2处”" in words(page)
    assert "全市共有养老机构36家，另有<mark>2处</mark>。" in page.text
    assert "其中民办的有<mark>2处</mark>。" in page.text
    second = page.context["found"][1]
    form = clerk.get(second.address)
    assert form.context["figure"].sentence == "其中民办的有2处。"
    assert '<span class="sentence">其中民办的有<mark>2处</mark>。</span>' in form.text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("38家", "请照原文抄写"),
        ("6家", "请把整个数抄上"),
        ("36家", "这里已有数据，未核对。打开那一条“养老机构36家”更正。"),
    ],
)
def test_what_cannot_be_added_is_told_with_what_to_do(clerk, article, raw, told):
    page = clerk.get(address(article, raw=raw))
    assert told in words(page)
    assert "form" not in page.context


def test_what_was_rejected_is_to_be_reopened(clerk, article):
    Figure.objects.update(state="rejected")
    page = clerk.get(address(article, raw="36家"))
    assert "这里先前定为“不是数据”。打开那一条退回未核对，再更正。" in words(page)
    assert "<s>36家</s>" in page.text


def test_what_was_lost_is_told_and_no_hindrance(clerk, article):
    Figure.objects.update(raw="2处", state="lost", start=None, end=None)
    page = clerk.get(address(article, raw="2处"))
    assert "因原文改动找不到位置：养老机构2处" in words(page)
    assert "补录第 1 处" in words(page)


def test_one_is_added_and_the_next_is_looked_for(clerk, article, fill_in_form):
    at = address(article, raw="2处", start=TEXT.index("2处"))
    page = fill_in_form(at, label="敬老院", indicator="", region="武江区")
    assert page.redirect_chain[-1][0] == address(article)
    assert "已补录：敬老院2处。看这一条" in words(page)
    added = Figure.objects.get(label="敬老院")
    assert (added.value, added.unit, added.region_id) == (2, "处", "440203")
    assert (added.state, added.reviewed_by.username) == ("confirmed", "admin")
    assert 'title="敬老院2处：已确认"' in page.text
    public = clerk.get(article.get_absolute_url()).text
    assert '<data value="2">2处</data></mark>。其中' in public


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "这一项必须填写"),
        ({"label": "敬老院", "value": "许多"}, "只填数字"),
        ({"label": "敬老院", "previous": "许多"}, "只填数字"),
        ({"label": "敬老院", "indicator": "城乡低保人数"}, "与单位“处”不符"),
        ({"label": "敬老院", "period_end": "1930-01-01"}, "时期须在 1949 年"),
    ],
)
def test_a_mistake_in_typing_is_told_and_nothing_added(
    article, fill_in_form, typed, told
):
    at = address(article, raw="2处", start=TEXT.index("2处"))
    page = fill_in_form(at, **typed)
    assert told in words(page)
    assert Figure.objects.count() == 1


def test_what_was_typed_of_another_sentence_is_not_taken(clerk, article, fill_in_form):
    at = address(article, raw="2处", start=TEXT.index("2处"))
    page = fill_in_form(at, label="敬老院", seen="先前的一句。")
    assert "文章刚改过" in words(page)
    write(Article.objects.get(), "改过的一段，有2处。")
    sent = {"label": "敬老院", "value": "2"}
    page = clerk.post(at, sent, follow=True)
    assert "文章刚改过" in words(page)
    assert Figure.objects.count() == 1


def test_an_addition_is_taken_back_on_its_page(clerk, article):
    place = occurrences_of(article, "2处")[0]
    by = clerk.get(ADD + f"?article={article.pk}").context["user"]
    added = add(article, place, by, label="敬老院", value=Decimal(2))
    at = f"{REVIEW}?article={article.pk}&state=all&figure={added.pk}"
    page = clerk.get(at)
    assert "补录，已确认：admin" in words(page)
    assert "退回未核对" not in words(page)
    sent = {"seen": page.context["form"]["seen"].value(), "decision": "withdraw"}
    page = clerk.post(at, sent, follow=True)
    assert "已撤销补录：敬老院2处。" in words(page)
    assert figure_on(page).raw == "36家"
    assert clerk.get(f"{REVIEW}?last={added.pk}").status_code == 200


def test_what_was_read_is_not_withdrawn(clerk, article):
    figure = Figure.objects.get()
    at = f"{REVIEW}?figure={figure.pk}"
    seen = clerk.get(at).context["form"]["seen"].value()
    page = clerk.post(at, {"seen": seen, "decision": "withdraw"}, follow=True)
    assert "不是补录的" in words(page)
    assert Figure.objects.get() == figure


@pytest.mark.parametrize(
    ("roles", "status"),
    [(["figures"], 200), (["enter", "review", "manage"], 403)],
)
def test_who_may_correct_may_add(staff, article, roles, status):
    client = staff(*roles)
    at = address(article, raw="2处", start=TEXT.index("2处"))
    assert client.get(at).status_code == client.post(at).status_code == status
    for page in (f"/admin/metrics/figure/?article={article.pk}", REVIEW):
        assert ("补录" in words(client.get(page))) is (status == 200)


@pytest.mark.parametrize("query", ["", "?article=abc", "?article=999999"])
def test_of_no_article_nothing_is_added(clerk, query):
    assert clerk.get(f"{ADD}{query}").status_code == 404
