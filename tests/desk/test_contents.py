"""An issue of many articles: a list on its page, each article on a page of its own."""

import pytest
from django.test import Client

from briefings.editing import OrderChanged, move_articles, order_of
from briefings.models import Article, Binned, Issue

from ..conftest import open_page, shown_on
from ..factories import make_agency, make_article, make_issue
from .factories import edit_page, make_file, make_remark

pytestmark = pytest.mark.django_db
MANY = 25


def add_page(issue):
    return f"/admin/briefings/article/add/?issue={issue.pk}"


def move(client, issue, seen=None, **asked):
    """Send the list of the issue's page, as it was shown at some time."""
    seen = ",".join(map(str, seen or order_of(issue)))
    address = edit_page(issue).replace("change", "move")
    return client.post(address, {"seen": seen, **asked}, follow=True).text


def make_long(**fields) -> Issue:
    issue = make_issue(**fields)
    rows = [
        Article(issue=issue, position=n, title=f"第{n}条") for n in range(1, MANY + 1)
    ]
    for row in rows:
        row.keep_in_step()
    Article.objects.bulk_create(rows)
    return issue


@pytest.fixture
def colleague(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("李四"))
    return client


def test_an_issue_of_two_hundred_articles_is_opened_and_saved(clerk):
    issue = make_issue(status="draft")
    Article.objects.bulk_create(
        Article(issue=issue, position=n, title=f"第{n}条") for n in range(1, 201)
    )
    page = clerk.get(edit_page(issue))
    assert len(page.context["contents"]) == 200
    assert len(shown_on(page.context)) < 60
    assert open_page(clerk, edit_page(issue))(series="民政信息").status_code == 302
    last = order_of(issue)[-1]
    move(clerk, issue, **{f"to-{last}": "2"})
    titles = issue.articles.order_by("position").values_list("title", flat=True)
    assert [*titles[:3]] == ["第1条", "第200条", "第2条"]
    assert issue.articles.count() == 200
    assert Issue.objects.get().series == "民政信息"


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        ({}, "甲乙丙丁"),
        ({3: 1}, "丁甲乙丙"),
        ({0: 4}, "乙丙丁甲"),
        ({0: 2, 1: 1}, "乙甲丙丁"),
        ({3: 0}, "丁甲乙丙"),
        ({0: 99, 1: 98}, "丙丁乙甲"),
    ],
)
def test_moved_articles_stand_where_they_were_asked_to(asked, then):
    issue = make_issue(status="draft")
    for at, title in zip((1, 1, 5, 9), "甲乙丙丁", strict=True):
        make_article(issue, title, position=at)
    order = order_of(issue)
    move_articles(issue, {order[at]: to for at, to in asked.items()})
    rows = list(issue.articles.order_by("position", "pk"))
    assert "".join(row.title for row in rows) == then
    assert [row.position for row in rows] == [1, 2, 3, 4]


def test_readers_see_the_new_order_and_the_old_one_is_kept(clerk, client):
    issue = make_long()
    first, second, *_ = order_of(issue)
    assert "第1条" in client.get(issue.get_absolute_url()).text
    move(clerk, issue, down=first)
    page = client.get(issue.get_absolute_url()).text
    assert page.index("第2条") < page.index("第1条<")
    assert [each.position for each in Article.history.filter(id=first)] == [2, 1]
    move(clerk, issue, up=first)
    assert order_of(issue)[:2] == [first, second]
    assert Issue.objects.get().edited_at


def test_numbers_for_an_order_that_a_colleague_has_changed_move_nothing(
    clerk, colleague
):
    issue = make_long(status="draft")
    seen = order_of(issue)
    move(colleague, issue, up=seen[5])
    now = order_of(issue)
    told = move(clerk, issue, seen, **{f"to-{seen[9]}": "1"})
    assert "别人移动或增删过文章" in told
    assert order_of(issue) == now
    with pytest.raises(OrderChanged):
        move_articles(issue, {seen[9]: 1}, seen=seen)


def test_what_is_no_number_moves_nothing_and_says_so(clerk):
    issue = make_long(status="draft")
    before = order_of(issue)
    for typed in ("第一", "0", "26"):
        assert "没有移动：序号填 1 到 25" in move(
            clerk, issue, **{f"to-{before[3]}": typed}
        )
    assert order_of(issue) == before


def test_who_may_only_look_moves_and_adds_nothing(staff):
    issue = make_long(status="draft")
    reader, stranger = staff("figures"), staff("enter", agency=make_agency("远方局"))
    page = reader.get(edit_page(issue)).text
    assert "按序号排列" not in page
    assert "add/?issue=" not in page
    before = order_of(issue)
    for client, code in ((reader, 403), (stranger, 404)):
        address = edit_page(issue).replace("change", "move")
        sent = {"seen": "1", "down": before[0]}
        assert client.post(address, sent).status_code == code
        assert client.get(add_page(issue)).status_code == 403
    assert order_of(issue) == before


def test_an_article_is_added_at_the_end_from_a_page_of_its_own(clerk, staff):
    issue = make_long(status="draft")
    writer = staff("enter")
    assert add_page(issue) in writer.get(edit_page(issue)).text
    send = open_page(writer, add_page(issue))
    typed = {"title": "补的一篇", "manuscript": "武江区共有养老机构36家。"}
    assert send("_addanother", **typed).url == add_page(issue)
    article = issue.articles.get(title="补的一篇")
    assert (article.position, article.figures.count()) == (MANY + 1, 1)
    assert article.regions.exists()
    assert Article.history.get(id=article.pk).history_user == writer.user
    answer = open_page(writer, add_page(issue))(**typed | {"title": "又一篇"})
    assert answer.url == f"{edit_page(issue)}#articles"


def test_what_may_not_be_public_is_not_added_to_a_public_issue(clerk):
    issue = make_long()
    typed = {"title": "涉密", "manuscript": "内部资料\n秘密★1年"}
    answer = open_page(clerk, add_page(issue))(**typed)
    assert "什么也没有保存" in answer.text
    assert issue.articles.count() == MANY


def test_what_was_typed_for_a_draft_is_not_added_once_it_is_public(clerk, colleague):
    issue = make_issue(status="in_review", articles=1)
    send = open_page(clerk, add_page(issue))
    asked = {"action": "publish_issues", "_selected_action": [issue.pk]}
    colleague.post("/admin/briefings/issue/", asked)
    assert Issue.objects.get().is_public
    page = send(title="未核", manuscript="还没有核实。").text
    assert "打开以后，别人改过这里；这次没有保存。" in page
    assert "还没有核实。</textarea>" in page
    assert issue.articles.count() == 1


def test_what_was_typed_for_an_issue_that_is_gone_is_handed_back(clerk, colleague):
    issue = make_issue(status="draft")
    send = open_page(clerk, add_page(issue))
    colleague.post(edit_page(issue).replace("change", "delete"), {"post": "yes"})
    assert (
        "打了半天的字。</textarea>"
        in send(title="甲", manuscript="打了半天的字。").text
    )


def test_a_page_of_forms_is_saved_though_the_issue_has_become_long(clerk):
    issue = make_issue(status="draft", articles=1)
    send = open_page(clerk, edit_page(issue))
    for at in range(2, MANY):
        make_article(issue, position=at)
    assert send(**{"articles-0-manuscript": "打了半天的字。"}).status_code == 302
    assert issue.articles.first().text == "打了半天的字。"


def test_a_number_typed_among_the_forms_moves_the_article_there(fill_in):
    issue = make_issue(status="draft", articles=3)
    before = order_of(issue)
    fill_in(edit_page(issue), **{"articles-2-position": "1"})
    assert order_of(issue) == [before[2], before[0], before[1]]
    assert {*issue.articles.values_list("position", flat=True)} == {1, 2, 3}


def test_from_the_list_an_article_goes_to_the_bin_and_back_to_the_list(clerk):
    issue = make_long(status="draft")
    article = issue.articles.first()
    address = edit_page(article).replace("change", "delete") + "?back=issue"
    assert address in clerk.get(edit_page(issue)).text
    answer = clerk.post(address, {"post": "yes"})
    assert answer.url == f"{edit_page(issue)}#articles"
    assert Binned.objects.get().row == article.pk


def test_the_list_says_how_many_doubts_each_article_has(clerk):
    issue = make_long(status="draft")
    second = issue.articles.all()[1]
    Article.objects.filter(pk=second.pk).update(first_line=10, last_line=20)
    make_remark(make_file(), issue, line=12)
    make_remark(make_file("乙"), issue, article=second, line=None)
    lines = clerk.get(edit_page(issue)).context["contents"]
    assert [each.open_remarks for each in lines[:3]] == [0, 2, 0]


def test_an_article_with_hundreds_of_tags_makes_its_issue_a_list(clerk, monkeypatch):
    monkeypatch.setattr("desk.contents.FEW_TAGS", 1)
    issue = make_issue(status="draft")
    make_article(issue, regions=["440203", "440200"])
    assert "contents" in clerk.get(edit_page(issue)).context
