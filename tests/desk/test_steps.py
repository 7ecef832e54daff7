"""The steps to the public and back, from the list and from an issue's page."""

import pytest

from briefings.models import Issue

from ..factories import make_article, make_issue
from .factories import edit_page

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


def test_sending_back_asks_for_the_reason_first(act):
    issue = make_issue(status="in_review")
    assert "退回原因" in act("send_back_issues", issue).text
    assert "请写明退回的原因。" in act("send_back_issues", issue, why=" ").text
    assert status_of(issue) == "in_review"
    assert "已退回 1 期。" in act("send_back_issues", issue, why="缺附件").text
    assert status_of(issue) == "draft"


def test_of_many_only_those_in_review_are_sent_back(act):
    waiting, public = make_issue(status="in_review"), make_issue(articles=1)
    page = act("send_back_issues", waiting, public, why="缺附件").text
    assert "已退回 1 期。" in page
    assert "不能退回：状态是“已发布”，须为“待审”。" in page
    assert [status_of(issue) for issue in (waiting, public)] == ["draft", "published"]


def test_an_issue_is_saved_and_sent_back_in_one_go(fill_in, clerk):
    issue = make_issue(status="in_review", articles=1)
    fill_in(
        edit_page(issue),
        "_continue",
        _continue="send_back",
        why="缺附件",
        series="民政信息",
    )
    issue.refresh_from_db()
    assert (issue.status, issue.series) == ("draft", "民政信息")
    assert "退回：缺附件" in clerk.get(f"{LIST}{issue.pk}/history/").text


def test_without_a_reason_an_issue_is_saved_but_not_sent_back(fill_in, clerk):
    issue = make_issue(status="in_review", articles=1)
    fill_in(edit_page(issue), "_continue", _continue="send_back", series="民政信息")
    assert "不能退回：没有写明原因。" in clerk.get(edit_page(issue)).text
    issue.refresh_from_db()
    assert (issue.status, issue.series) == ("in_review", "民政信息")


def test_whoever_opens_the_draft_reads_who_sent_it_back_and_why(act, clerk):
    issue = make_issue(status="in_review", articles=1)
    act("send_back_issues", issue, why="缺<附件>")
    page = clerk.get(edit_page(issue)).text
    assert "<strong>退回：缺&lt;附件&gt;</strong>（admin，" in page
    act("submit_issues", issue)
    assert "退回：缺" not in clerk.get(edit_page(issue)).text


def test_of_several_reasons_the_last_is_shown(act, clerk):
    issue = make_issue(articles=1)
    act("withdraw_issues", issue, why="数字有误")
    assert "<strong>撤下：数字有误</strong>" in clerk.get(edit_page(issue)).text
    act("submit_issues", issue)
    act("send_back_issues", issue, why="仍有错字")
    page = clerk.get(edit_page(issue)).text
    assert "<strong>退回：仍有错字</strong>" in page
    assert "数字有误" not in page


def test_drafts_that_were_sent_back_are_found_among_the_others(act, clerk):
    sent_back, resubmitted = (
        make_issue(status="in_review", series=name) for name in ("甲刊", "乙刊")
    )
    other = make_issue(status="draft", series="丙刊")
    act("send_back_issues", sent_back, resubmitted, why="缺附件")
    act("submit_issues", resubmitted)
    found = clerk.get(f"{LIST}?sent_back=yes").context["cl"].queryset
    assert list(found) == [sent_back]
    everything = clerk.get(LIST).context["cl"].queryset
    assert set(everything) == {sent_back, resubmitted, other}


def test_only_whose_work_it_is_is_offered_the_step(staff):
    waiting = edit_page(make_issue(status="in_review", articles=1))
    for role in ("enter", "figures", "manage"):
        assert "退回" not in staff(role).get(waiting).text
    assert "保存并退回" in staff("review").get(waiting).text
    draft = edit_page(make_issue(status="draft", articles=1))
    assert "保存并提交审核" not in staff("review").get(draft).text
    assert "保存并提交审核" in staff("enter").get(draft).text


def test_who_submitted_is_told_that_another_publishes(fill_in, clerk, staff):
    issue = make_issue(status="draft", articles=1)
    fill_in(edit_page(issue), "_continue", _continue="submit")
    page = clerk.get(edit_page(issue)).text
    assert "本期由你提交审核，须由另一位审核人员发布。" in page
    assert "保存并发布" not in page
    refused = clerk.post(
        LIST,
        {"action": "publish_issues", "_selected_action": [issue.pk]},
        follow=True,
    )
    assert "提交审核的人不能自己发布" in refused.text
    fill_in(edit_page(issue), "_continue", _continue="publish")
    assert status_of(issue) == "in_review"
    assert "保存并发布" in staff("review").get(edit_page(issue)).text


def test_an_issue_is_saved_and_submitted_in_one_go(fill_in):
    issue = make_issue(status="draft", articles=1)
    response = fill_in(
        edit_page(issue), "_continue", _continue="submit", series="民政信息"
    )
    assert response.url == edit_page(issue)
    issue.refresh_from_db()
    assert (issue.status, issue.series) == ("in_review", "民政信息")


def test_a_refused_publication_keeps_the_edit_and_says_why(fill_in, clerk):
    issue = make_issue(status="in_review", articles=1)
    fill_in(edit_page(issue), "_continue", _continue="publish", secrecy="秘密")
    page = clerk.get(edit_page(issue)).text
    assert "不能发布：有密级标志“秘密”。" in page
    issue.refresh_from_db()
    assert (issue.status, issue.secrecy) == ("in_review", "秘密")


@pytest.mark.parametrize(
    ("status", "buttons"),
    [
        ("draft", ["保存并提交审核"]),
        ("in_review", ["保存并发布", "保存并退回"]),
        ("withdrawn", ["保存并提交审核"]),
        ("published", ["保存并撤下"]),
    ],
)
def test_the_page_offers_only_the_next_steps(clerk, status, buttons):
    page = clerk.get(edit_page(make_issue(status=status))).text
    steps = ("保存并提交审核", "保存并发布", "保存并退回", "保存并撤下")
    assert [name for name in steps if name in page] == buttons


def test_an_issue_is_withdrawn_from_its_own_page(fill_in, clerk, staff):
    issue = make_issue(articles=1)
    assert "撤下原因" not in staff("enter").get(edit_page(issue)).text
    fill_in(edit_page(issue), "_continue", _continue="withdraw")
    assert "不能撤下：没有写明原因。" in clerk.get(edit_page(issue)).text
    fill_in(edit_page(issue), "_continue", _continue="withdraw", why="数字有误")
    assert status_of(issue) == "withdrawn"
    assert "<strong>撤下：数字有误</strong>" in clerk.get(edit_page(issue)).text


def test_the_bar_says_where_an_issue_stands_and_what_it_lacks(clerk):
    issue = make_issue(status="draft", secrecy="秘密")
    article = make_article(issue)
    for page in (edit_page(issue), edit_page(article)):
        bar = clerk.get(page).text.partition('class="standing"')[2]
        assert "<strong>草稿</strong>" in bar
        assert "还不能发布：有密级标志“秘密”" in bar


def test_what_is_seldom_filled_in_is_folded_until_it_is(clerk):
    def folded(issue):
        fieldsets = clerk.get(edit_page(issue)).context["adminform"].fieldsets
        return [
            name for name, told in fieldsets if "collapse" in told.get("classes", ())
        ]

    assert folded(make_issue()) == ["其他编号和日期", "版记与来源", "办理情况"]
    assert folded(make_issue(secrecy="秘密", total_number=9)) == ["办理情况"]


def test_status_cannot_be_typed(fill_in):
    issue = make_issue(status="draft", articles=1)
    fill_in(edit_page(issue), status="published", first_public_at="2020-01-01")
    issue.refresh_from_db()
    assert (issue.status, issue.first_public_at) == ("draft", None)


def test_whoever_withdraws_may_keep_back_the_title_too(act, clerk, client):
    issue = make_issue(articles=1)
    assert "标题也隐去" in act("withdraw_issues", issue).text
    act("withdraw_issues", issue, why="涉及举报人", hides_title="on")
    page = clerk.get(edit_page(issue)).text
    assert "撤下：涉及举报人（标题不公开）" in page
    assert "不写标题和期号" in page
    assert "保存并隐去标题" not in page
    assert "标题不公开" in client.get(issue.get_absolute_url()).text


@pytest.mark.parametrize("at", ["change", "proof"])
def test_a_title_is_kept_back_from_the_page_of_the_issue(clerk, fill_in, client, at):
    issue = make_issue(articles=1)
    page = f"{LIST}{issue.pk}/{at}/"
    shown = clerk.get(page)
    assert 'name="hides_title"' in shown.text
    typed = {"_continue": "withdraw", "why": "涉及举报人", "hides_title": "on"}
    if at == "proof":
        clerk.post(page, typed | {"seen": shown.context["seen"]})
    else:
        fill_in(page, "_continue", **typed)
    assert status_of(issue) == "withdrawn"
    assert "标题不公开" in client.get(issue.get_absolute_url()).text


def test_the_title_of_what_is_withdrawn_already_is_hidden_from_list_and_page(
    act, clerk, client, fill_in
):
    issues = [make_issue(articles=1, status="withdrawn", number=n) for n in (1, 2)]
    assert "隐去标题原因" in act("hide_titles", issues[0]).text
    assert "已隐去标题 1 期。" in act("hide_titles", issues[0], why="涉及举报人").text
    assert "保存并隐去标题" in clerk.get(edit_page(issues[1])).text
    fill_in(edit_page(issues[1]), "_continue", _continue="hide_title", why="涉及举报人")
    for issue in issues:
        assert "标题不公开" in client.get(issue.get_absolute_url()).text
