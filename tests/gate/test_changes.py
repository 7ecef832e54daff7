"""A change of what the public sees passes the gate, or nothing of it is saved."""

from datetime import date

import pytest

from briefings.corrections import Telling
from briefings.gate import ChangeRefused, blocks_before, examine
from briefings.models import Article, Issue, Remark
from briefings.reverting import RevertRefused
from briefings.versions import begin_edit
from metrics.filing import bring_back_version, file_edit

from ..breaking import everything
from ..desk.factories import edit_page
from ..factories import make_article, make_issue
from .plants import CALM, MARKS, SENTENCES, forbid

pytestmark = pytest.mark.django_db
REFUSED = "什么也没有保存"
# All are found by the one gate; that the pages ask it is seen by one of each sort.
TEXTS = {
    **{name: SENTENCES[name][0] for name in ("identity number", "orphan", "home")},
    "forbidden wording": SENTENCES["forbidden wording"][0],
    "inner use": f"{CALM}\n{MARKS['inner use']}",
}
# What signing in and looking leave behind, and how it was before anybody changed it.
TRACES = [
    *("django_session", "briefings_opening"),
    *("briefings_historicalissue", "briefings_historicalarticle"),
]


@pytest.fixture(autouse=True)
def wordings():
    forbid()


@pytest.fixture
def issue():
    return make_issue(articles=2, recipients=["市委办"])


def refused(fill_in, row, **typed) -> str:
    """The page that shows the refusal, once nothing was saved."""
    before = everything(TRACES)
    answer = fill_in(edit_page(row), **typed)
    assert answer.status_code == 200
    assert REFUSED in answer.text
    assert everything(TRACES) == before
    return answer.text


@pytest.mark.parametrize("plant", TEXTS)
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_no_text_takes_a_plant_in_on_its_own_page(fill_in, plant, status):
    article = make_article(make_issue(status=status))
    page = refused(fill_in, article, manuscript=TEXTS[plant], title="改过的标题")
    assert f"{TEXTS[plant].splitlines()[0]}" in page
    assert 'value="改过的标题"' in page


@pytest.mark.parametrize("plant", TEXTS)
def test_no_text_takes_a_plant_in_on_the_page_of_its_issue(fill_in, issue, plant):
    typed = {"articles-1-manuscript": TEXTS[plant], "series": "改过的刊名"}
    page = refused(fill_in, issue, **typed)
    assert "第2篇第" in page
    assert 'value="改过的刊名"' in page


NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    "typed",
    [
        {"series": "内部参考"},
        {"office": NUMBER},
        {"source": NUMBER},
        {"editors_note": "秘密★1年"},
        {"distribution-0-recipients": f"市委办、{NUMBER}"},
        {"articles-0-title": "关爱残废人"},
        {"articles-0-section": "内部情况"},
        {"articles-0-subtitle": NUMBER},
        {"articles-0-byline": NUMBER},
        {"articles-0-manuscript": "【表】甲｜" + NUMBER},
        {"articles-0-manuscript": "【小标题】只有小标题"},
        {
            "articles-TOTAL_FORMS": "3",
            "articles-2-title": "新的一篇",
            "articles-2-manuscript": "看望孤儿李桂兰。",
        },
    ],
    ids=lambda typed: list(typed)[-1],
)
def test_no_field_of_a_public_issue_takes_a_plant_in(fill_in, issue, typed):
    refused(fill_in, issue, **typed)


def test_a_harmless_change_is_saved_and_what_it_brings_up_is_noted(fill_in, issue):
    forbid("平稳", blocks=False)
    assert fill_in(edit_page(issue), series="民政信息").status_code == 302
    assert Issue.objects.get().series == "民政信息"
    assert set(Remark.objects.values_list("severity", "words")) == {("warning", "平稳")}


def test_what_was_there_before_keeps_no_other_change_back(fill_in):
    """As it was published before its words were forbidden; now it is noted."""
    article = make_article(text="为残废人送去轮椅。")
    fill_in(edit_page(article), title="送轮椅")
    assert Article.objects.get().title == "送轮椅"
    assert Remark.objects.blocking().get().words == "残废人"
    typed = "为残废人送去轮椅。看望孤儿李桂兰。"
    answer = fill_in(edit_page(article), manuscript=typed)
    _, *why = answer.context["adminform"].form.non_field_errors()
    assert why == [
        "第1篇第1段有受助人或患者的姓名“李桂兰”。请改为“某某”，或核实可以公开。"
    ]


def test_what_was_lifted_may_be_mended_around(fill_in, admin_user):
    article = make_article(text="看望孤儿李桂兰。")
    examine(article.issue)
    Remark.objects.update(settled_by=admin_user, settled_at="2022-04-11T00:00Z")
    fill_in(edit_page(article), manuscript="昨日看望孤儿李桂兰。")
    assert "昨日" in Article.objects.get().text
    assert not Remark.objects.blocking().exists()


def test_a_draft_may_hold_it_until_it_is_submitted(fill_in):
    article = make_article(make_issue(status="draft"))
    assert fill_in(edit_page(article), manuscript=TEXTS["orphan"]).status_code == 302


def test_a_script_is_refused_as_well(issue):
    article = issue.articles.first()
    stood = blocks_before(issue)
    Article.objects.filter(pk=article.pk).update(title="看望孤儿李桂兰")
    with pytest.raises(ChangeRefused, match="第1篇的标题有受助人或患者的姓名“李桂兰”"):
        file_edit(issue, stood=stood)


def test_what_was_published_meanwhile_is_public(issue):
    """Whoever opened it as a draft has another row in her hands."""
    opened = Issue.objects.get()
    opened.status = "draft"
    issue.articles.update(title="看望孤儿李桂兰")
    with pytest.raises(ChangeRefused):
        file_edit(opened)


def test_a_date_that_can_hardly_be_true_is_refused_by_the_service_too(issue):
    issue.issued_on = date(2092, 4, 11)
    issue.save()
    with pytest.raises(ChangeRefused, match="印发日期 2092-04-11 在今天之后"):
        file_edit(issue)


def test_an_old_version_that_may_not_be_read_does_not_come_back(issue, admin_user):
    """What was published names nobody; what a draft of it once said does."""
    article = issue.articles.first()
    Issue.objects.update(status="draft")
    Article.objects.filter(pk=article.pk).update(title="看望孤儿李桂兰")
    begin_edit(issue.pk)
    Article.objects.filter(pk=article.pk).update(title="看望孤儿")
    Issue.objects.update(status="published")
    minor = Telling(is_minor=True)
    file_edit(Issue.objects.get(), admin_user, told=minor)
    with pytest.raises(RevertRefused, match="李桂兰"):
        bring_back_version(article.history.earliest(), admin_user, minor)
    assert Article.objects.get(pk=article.pk).title == "看望孤儿"
