"""A notice reads as the document it was, on its own page and on its article's."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefings.models import Distribution

from ..factories import make_article, make_issue
from ..visiting import page_of

pytestmark = pytest.mark.django_db
SIGNED = '<p class="signature"><span>韶关市民政局</span><span>2022年4月11日</span></p>'
TO = '<p class="addressees">各县（市、区）民政局，局属各单位：</p>'


def make_notice(articles=1, **fields):
    fields = {
        "kind": "notice",
        "number": None,
        "document_number": "韶民发〔2022〕8号",
        "dated_on": date(2022, 4, 11),
        "recipients": ["各县（市、区）民政局", "局属各单位"],
        "role": "主送",
        **fields,
    }
    issue = make_issue(**fields)
    for position in range(1, articles + 1):
        make_article(issue, text="现将有关事项通知如下。", position=position)
    return issue


@pytest.fixture(params=["article", "issue"])
def page_with(request, client):
    """The page of a notice, or of the one article in it."""

    def made(**fields) -> str:
        issue = make_notice(**fields)
        at = issue.articles.get() if request.param == "article" else issue
        return page_of(client, at)

    return made


def test_it_opens_with_its_addressees_and_closes_with_its_signature(page_with):
    page = page_with()
    order = [TO, "<p>现将有关事项通知如下。</p>", SIGNED]
    assert [page.count(each) for each in order] == [1, 1, 1]
    assert order == sorted(order, key=page.index)
    assert "colophon" not in page


def test_who_else_it_went_to_and_who_printed_it_stand_at_its_foot(page_with):
    page = page_with(
        role="抄送", recipients=["省民政厅"], office="韶关市民政局办公室", copies=30
    )
    order = [
        SIGNED,
        "<span>抄送：</span>省民政厅。",
        "<span>韶关市民政局办公室</span><span>2022年4月11日印发</span>",
        "共印30份",
    ]
    assert order == sorted(order, key=page.index)
    assert "addressees" not in page


def test_lines_of_addressees_keep_their_order(client):
    issue = make_notice(recipients=["各县（市、区）民政局"])
    for position, name in ((2, "局机关各科室"), (3, "局属各单位")):
        Distribution.objects.create(
            issue=issue, role="主送", position=position, recipients=[name]
        )
    page = page_of(client, issue.articles.get())
    places = [
        page.index(f'<p class="addressees">{name}：</p>')
        for name in ("各县（市、区）民政局", "局机关各科室", "局属各单位")
    ]
    assert places == sorted(places)


def test_a_notice_without_a_number_is_signed_too(page_with):
    assert SIGNED in page_with(document_number="")


def test_a_notice_without_a_date_of_its_own_is_given_no_signature(page_with):
    assert "signature" not in page_with(dated_on=None)


@pytest.mark.parametrize("role", ["主送", "抄送"])
def test_a_recipient_is_no_markup_and_no_telephone_number(page_with, role):
    page = page_with(role=role, recipients=["<b>甲科</b>", "王某 13800008000"])
    assert "&lt;b&gt;甲科&lt;/b&gt;，王某 138****8000" in page
    assert "13800008000" not in page


def test_one_article_of_several_is_no_whole_document(client):
    for article in make_notice(articles=2).articles.all():
        page = page_of(client, article)
        assert "addressees" not in page
        assert "signature" not in page


@pytest.mark.parametrize("kind", ["bulletin", "web", "report", "statistics"])
def test_an_article_of_another_kind_is_set_as_before(client, kind):
    page = page_of(client, make_notice(kind=kind).articles.get())
    assert "addressees" not in page
    assert "signature" not in page


def test_only_a_notice_asks_for_whom_it_was_addressed_to(client):
    def asked(article) -> list[str]:
        client.get(reverse("articles"))
        with CaptureQueriesContext(connection) as captured:
            page_of(client, article)
        return [
            query["sql"]
            for query in captured
            if "briefings_distribution" in query["sql"]
        ]

    notice = make_notice()
    other = make_notice(kind="web", document_number="")
    assert len(asked(notice.articles.get())) == 1
    assert asked(other.articles.get()) == []
