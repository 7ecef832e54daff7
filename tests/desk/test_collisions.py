"""Two people at the same thing: whatever either has typed is there in the end."""

import pytest
from django.test import Client

from briefings.models import Article, ArticleTopic, Distribution, Issue
from intake.one import Options, take_in
from metrics.models import Figure

from ..conftest import open_page, shown_on
from ..factories import make_agency, make_article, make_issue, make_topic
from ..intake.texts import bulletin
from ..metrics.factories import make_figure
from .factories import edit_page

pytestmark = pytest.mark.django_db
FIRST, SECOND = "articles-0-", "articles-1-"
LIST = "/admin/briefings/issue/"


@pytest.fixture
def other(django_user_model):
    """A colleague at another desk."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("李四"))
    return client


def marked(page: str, tag: str) -> list[str]:
    """What stands between <del> or <ins> on the page."""
    return [part.split(f"</{tag}>")[0] for part in page.split(f"<{tag}>")[1:]]


def refused(response) -> str:
    assert response.status_code == 200
    assert "没有保存：这一页打开以后" in response.text
    return response.text


def again(client, response, **changes):
    """What the refused page now holds, sent once more."""
    sent = shown_on(response.context) | {"_save": "1"} | changes
    return client.post(response.request["PATH_INFO"], sent)


def test_two_texts_of_one_article(clerk, other):
    article = make_article(text="共核查低保对象7209户。\n另一段。")
    mine = open_page(clerk, edit_page(article))
    open_page(other, edit_page(article))(manuscript="共核查低保对象7290户。\n另一段。")
    answer = mine(manuscript="共核查特困对象7209户。\n另一段。")
    page = refused(answer)
    assert marked(page, "del") == ["低保", "7290"]
    assert marked(page, "ins") == ["特困", "7209"]
    assert "共核查特困对象7209户。\n另一段。</textarea>" in page
    assert "最近一次是 李四" in page
    assert Article.objects.get().text == "共核查低保对象7290户。\n另一段。"
    again(clerk, answer, manuscript="共核查特困对象7290户。\n另一段。")
    assert Article.objects.get().text == "共核查特困对象7290户。\n另一段。"


def test_two_heads_of_one_issue(clerk, other):
    issue = make_issue(series="民政简报", status="draft")
    mine = open_page(clerk, edit_page(issue))
    open_page(other, edit_page(issue))(series="民政信息", office="局办公室")
    answer = mine(series="民政动态")
    page = refused(answer)
    assert (marked(page, "del"), marked(page, "ins")) == (["信息"], ["动态"])
    assert "已经换成新内容的：印发机关。" in page
    again(clerk, answer)
    issue.refresh_from_db()
    assert (issue.series, issue.office) == ("民政动态", "局办公室")


def test_the_issues_page_and_the_page_of_the_same_article(clerk, other):
    article = make_article(text="甲县已完成。")
    mine = open_page(clerk, edit_page(article.issue))
    open_page(other, edit_page(article))(manuscript="乙县已完成。")
    page = refused(mine(**{FIRST + "manuscript": "丙县已完成。"}))
    assert (marked(page, "del"), marked(page, "ins")) == (["乙"], ["丙"])
    assert Article.objects.get().text == "乙县已完成。"


def test_two_articles_of_one_issue_do_not_meet(clerk, other):
    issue = make_issue(articles=2)
    second = issue.articles.last()
    mine = open_page(clerk, edit_page(issue))
    theirs = open_page(other, edit_page(second))
    theirs(manuscript="第二篇改过。", chosen_topics=[make_topic().pk])
    assert mine(**{FIRST + "manuscript": "第一篇改过。"}).status_code == 302
    texts = Article.objects.order_by("position").values_list("text", flat=True)
    assert list(texts) == ["第一篇改过。", "第二篇改过。"]
    assert ArticleTopic.objects.get().article == second


def test_two_fields_of_one_article_are_both_kept(clerk, other):
    article = make_article(title="旧标题", text="旧文。")
    mine = open_page(clerk, edit_page(article))
    theirs = open_page(other, edit_page(article))
    theirs(manuscript="新文。", title_is_provisional="on", regions=["440203"])
    answer = mine(title="新标题")
    taken_over = refused(answer).split("表里已经换成新内容的：")[1].split("。")[0]
    assert {*taken_over.split("、")} == {"标题为暂拟", "涉及地区", "正文"}
    again(clerk, answer)
    article.refresh_from_db()
    assert (article.title, article.text) == ("新标题", "新文。")
    assert article.title_is_provisional
    assert article.regions.get().name == "武江区"


def test_two_distribution_lists(clerk, other):
    issue = make_issue(recipients=["市委办公室"], status="draft")
    mine = open_page(clerk, edit_page(issue))
    line = "distribution-0-recipients"
    open_page(other, edit_page(issue))(**{line: "市政府办公室"})
    refused(mine(**{line: "市委办公室、省民政厅"}))
    assert Distribution.objects.get().recipients == ["市政府办公室"]


def test_what_was_typed_for_a_draft_does_not_go_public_unseen(clerk, other):
    issue = make_issue(status="in_review", articles=1, number=9)
    pages = [edit_page(issue), edit_page(issue.articles.get())]
    on_issue, on_article = (open_page(clerk, page) for page in pages)
    other.post(LIST, {"action": "publish_issues", "_selected_action": [issue.pk]})
    assert Issue.objects.get().is_public
    on_issue(**{FIRST + "manuscript": "还没有核实。"})
    on_issue(series="还没有核实")
    on_article(manuscript="还没有核实。")
    new = {FIRST[:-2] + "1-" + name: "还没有核实" for name in ("title", "manuscript")}
    seen = "articles-1-seen"
    empty = clerk.get(edit_page(make_issue(status="in_review", articles=1))).context
    new[seen] = empty["inline_admin_formsets"][1].formset.empty_form["seen"].value()
    on_issue(**new, **{"articles-TOTAL_FORMS": "2"})
    assert "还没有核实" not in Article.objects.values_list("text", flat=True)
    issue.refresh_from_db()
    assert issue.series == ""


def test_an_article_that_a_colleague_has_deleted(clerk, other):
    issue = make_issue(articles=3, status="draft")
    mine = open_page(clerk, edit_page(issue))
    open_page(other, edit_page(issue))(**{SECOND + "DELETE": "on"})
    answer = mine(**{SECOND + "manuscript": "我正改的一篇。", SECOND + "title": "我的"})
    page = refused(answer)
    assert "别人已经删除了它" in page
    assert "我正改的一篇。</textarea>" in page
    assert issue.articles.count() == 2
    assert again(clerk, answer).status_code == 302
    assert issue.articles.get(title="我的").text == "我正改的一篇。"


def test_an_article_deleted_elsewhere_does_not_come_back_by_itself(clerk, other):
    issue = make_issue(articles=3, status="draft")
    mine = open_page(clerk, edit_page(issue))
    open_page(other, edit_page(issue))(**{SECOND + "DELETE": "on"})
    assert mine(**{"articles-2-title": "改过的第三篇"}).status_code == 302
    titles = issue.articles.values_list("title", flat=True)
    assert list(titles) == ["严把防控关口", "改过的第三篇"]


def test_an_issue_that_a_colleague_has_deleted(clerk, other):
    issue = make_issue(articles=1, status="draft")
    mine = open_page(clerk, edit_page(issue))
    other.post(edit_page(issue).replace("change", "delete"), {"post": "yes"})
    page = mine(**{FIRST + "manuscript": "打了半天的字。"}).text
    assert "打了半天的字。</textarea>" in page
    assert '<label for="typed-' in page


def test_an_import_does_not_replace_what_somebody_has_edited(clerk):
    take_in("甲.txt", bulletin().encode(), Options())
    article = Article.objects.get()
    open_page(clerk, edit_page(article))(manuscript="人工改过。")
    text = bulletin(said="共检查养老机构38家。").encode()
    receipt = take_in("乙.txt", text, Options(replace=True))
    assert receipt.outcome == "rejected"
    assert Article.objects.get().text == "人工改过。"


def test_what_was_typed_while_an_import_replaced_it_is_handed_back(clerk):
    take_in("甲.txt", bulletin().encode(), Options())
    mine = open_page(clerk, edit_page(Article.objects.get()))
    text = bulletin(said="共检查养老机构38家。").encode()
    assert take_in("乙.txt", text, Options(replace=True)).outcome == "updated"
    assert "人工改过。</textarea>" in mine(manuscript="人工改过。").text
    assert "38家" in Article.objects.get().text


def test_two_decisions_on_one_figure(clerk, other):
    figure = make_figure()
    address = f"/admin/metrics/figure/review/?figure={figure.pk}"
    seen = clerk.get(address).context["form"]["seen"].value()
    other.post(address, {"decision": "reject", "seen": seen})
    told = clerk.post(address, {"decision": "reopen", "seen": seen}, follow=True)
    assert "刚由李四处理过" in told.text
    assert Figure.objects.get().state == "rejected"


def test_two_who_enter_the_same_number(clerk, other):
    sent = {"kind": "bulletin", "agency": make_agency().pk, "year": "2022"}
    sent |= {"number": "7", FIRST + "title": "甲", FIRST + "manuscript": "甲文。"}
    pages = [open_page(client, f"{LIST}add/") for client in (clerk, other)]
    assert pages[0](**sent).status_code == 302
    page = pages[1](**sent | {FIRST + "manuscript": "乙文。"}).text
    assert "该单位本年度这一期已经入库。" in page
    assert "乙文。</textarea>" in page


def test_two_who_take_a_step_from_the_list(clerk, other):
    issue = make_issue(status="in_review", articles=1)
    asked = {"_selected_action": [issue.pk], "why": "数字有误"}
    other.post(LIST, {"action": "send_back_issues", **asked})
    told = clerk.post(LIST, {"action": "publish_issues", **asked}, follow=True)
    assert "状态是“草稿”，须为“待审”" in told.text
    issue.refresh_from_db()
    assert issue.status == "draft"


def test_saving_a_page_twice_is_no_collision(clerk):
    """As with two tabs, or the button hit twice."""
    article = make_article()
    send = open_page(clerk, edit_page(article))
    assert send(manuscript="改过。").status_code == 302
    assert send(manuscript="改过。").status_code == 302


def test_it_is_said_who_else_has_it_open(clerk, other):
    article = make_article()
    theirs = open_page(other, edit_page(article))
    for page in (article.issue, article):
        assert "正在看这一页的还有：李四" in clerk.get(edit_page(page)).text
    assert "李四" not in clerk.get(edit_page(make_article())).text
    theirs(manuscript="改过。")
    assert "正在看" not in clerk.get(edit_page(article)).text
