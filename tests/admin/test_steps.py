"""Submitting, publishing and withdrawing, from the list and from an issue's page."""

import pytest

from briefings.models import Issue

from ..factories import make_issue
from .factories import page_of

pytestmark = pytest.mark.django_db
LIST = "/admin/briefings/issue/"


@pytest.fixture
def act(clerk):
    def choose(action, *issues, **typed):
        chosen = {"action": action, "_selected_action": [i.pk for i in issues], **typed}
        return clerk.post(LIST, chosen, follow=True)

    return choose


def status_of(issue):
    return Issue.objects.get(pk=issue.pk).status


def test_chosen_drafts_are_submitted(act):
    issues = [make_issue(status="draft") for _ in range(2)]
    assert "已提交审核 2 期。" in act("submit_issues", *issues).text
    assert {status_of(issue) for issue in issues} == {"in_review"}


def test_each_refusal_is_told_and_the_others_are_published(act):
    good = make_issue(status="in_review", articles=1)
    secret = make_issue(status="in_review", articles=1, secrecy="秘密")
    empty = make_issue(status="in_review")
    page = act("publish_issues", good, secret, empty).text
    assert "已发布 1 期。" in page
    assert "有密级标志“秘密”" in page
    assert "没有文章" in page
    assert [status_of(i) for i in (good, secret, empty)] == [
        "published",
        "in_review",
        "in_review",
    ]


def test_withdrawing_asks_for_the_reason_first(act):
    issue = make_issue(articles=1)
    assert "撤下原因" in act("withdraw_issues", issue).text
    assert "请写明撤下的原因。" in act("withdraw_issues", issue, why=" ").text
    assert status_of(issue) == "published"
    assert "已撤下 1 期。" in act("withdraw_issues", issue, why="数字有误").text
    assert status_of(issue) == "withdrawn"


def test_the_reason_stands_in_the_issues_history(act, clerk):
    issue = make_issue(articles=1)
    act("withdraw_issues", issue, why="数字有误")
    assert "撤下：数字有误" in clerk.get(f"{LIST}{issue.pk}/history/").text


def test_an_issue_is_saved_and_submitted_in_one_go(fill_in):
    issue = make_issue(status="draft", articles=1)
    response = fill_in(
        page_of(issue), "_continue", _continue="submit", series="民政信息"
    )
    assert response.url == page_of(issue)
    issue.refresh_from_db()
    assert (issue.status, issue.series) == ("in_review", "民政信息")


def test_a_refused_publication_keeps_the_edit_and_says_why(fill_in, clerk):
    issue = make_issue(status="in_review", articles=1)
    fill_in(page_of(issue), "_continue", _continue="publish", secrecy="秘密")
    page = clerk.get(page_of(issue)).text
    assert "不能发布：有密级标志“秘密”。" in page
    issue.refresh_from_db()
    assert (issue.status, issue.secrecy) == ("in_review", "秘密")


@pytest.mark.parametrize(
    ("status", "button"),
    [
        ("draft", "保存并提交审核"),
        ("in_review", "保存并发布"),
        ("withdrawn", "保存并提交审核"),
        ("published", None),
    ],
)
def test_the_page_offers_only_the_next_step(clerk, status, button):
    page = clerk.get(page_of(make_issue(status=status))).text
    offered = [name for name in ("保存并提交审核", "保存并发布") if name in page]
    assert offered == ([button] if button else [])


def test_status_cannot_be_typed(fill_in):
    issue = make_issue(status="draft", articles=1)
    fill_in(page_of(issue), status="published", first_public_at="2020-01-01")
    issue.refresh_from_db()
    assert (issue.status, issue.first_public_at) == ("draft", None)
