"""Passed today, public at its hour: what was approved and nothing else, once, and in whose name."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.utils import timezone

from agencies.models import Membership
from briefings import scheduling
from briefings.approval import CHANGED
from briefings.bin import bin_article, bin_issues
from briefings.models import Article, Issue, Remark, Schedule
from briefings.publishing import PublishingRefused, publish, send_back, submit
from briefings.restoring import restore
from briefings.scheduling import publish_due, schedule, unschedule
from metrics.filing import file_edit

from .breaking import assert_all_or_nothing
from .factories import make_agency, make_article, make_issue, make_member
from .racing import POSTGRES_ONLY, comes_second

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def reviewer():
    return make_member("review", name="审核员")


def in_review(**fields):
    return make_issue(**{"status": "in_review", "articles": 1, **fields})


def planned(by, **fields) -> Issue:
    issue = in_review(**fields)
    schedule(issue, by, timezone.now() + HOUR)
    return issue


def let_time_pass() -> None:
    Schedule.objects.update(due_at=timezone.now() - HOUR / 60)


def status_of(issue) -> str:
    return Issue.objects.get(pk=issue.pk).status


def steps(issue) -> list[tuple[str, str]]:
    entries = LogEntry.objects.filter(object_id=str(issue.pk)).order_by("pk")
    return [(each.user.username, each.change_message) for each in entries]


def why_not(take) -> str:
    with pytest.raises(PublishingRefused) as refusal:
        take()
    return str(refusal.value)


def test_it_becomes_public_at_its_hour_and_not_before(reviewer):
    issue = planned(reviewer)
    assert publish_due() == ([], [])
    assert (status_of(issue), Issue.objects.get().first_public_at) == (
        "in_review",
        None,
    )
    let_time_pass()
    before = timezone.now()
    call_command("publish_due")
    issue = Issue.objects.get()
    assert issue.is_public
    # When it really was, not when it should have been.
    assert issue.first_public_at >= before
    assert not Schedule.objects.exists()
    assert {who for who, _ in steps(issue)} == {"审核员"}
    said = [words.partition("：")[0] for _, words in steps(issue)]
    assert said == ["定时发布", "发布", "定时到点"]
    # Once more, and nothing is done twice.
    assert publish_due() == ([], [])
    assert len(steps(issue)) == 3


def test_only_who_may_publish_it_may_plan_it(reviewer):
    clerk, other = make_member("enter"), make_agency("云浮市民政局", "445300")
    foreign = make_member("review", agency=other)
    issue = in_review(status="draft")
    both = make_member("enter", "review", name="两职")
    submit(issue, both)
    at = timezone.now() + HOUR
    for person in (clerk, foreign):
        assert "没有这个单位的“审核”权限" in why_not(
            lambda person=person: schedule(issue, person, at)
        )
    assert "提交审核的人不能自己发布" in why_not(lambda: schedule(issue, both, at))
    schedule(issue, reviewer, at)
    assert "权限" in why_not(lambda: unschedule(issue, clerk))
    unschedule(issue, both)
    assert not Schedule.objects.exists()
    assert "没有定时发布" in why_not(lambda: unschedule(issue, reviewer))


def test_what_may_not_be_public_now_is_refused_now_and_a_time_of_no_use(reviewer):
    at = timezone.now() + HOUR
    secret = in_review(secrecy="秘密")
    assert "有密级标志" in why_not(lambda: schedule(secret, reviewer, at))
    named = make_article(in_review(), "看望孤儿李桂兰").issue
    assert "李桂兰" in why_not(lambda: schedule(named, reviewer, at))
    assert Remark.objects.blocking().filter(issue=named).exists()
    draft = make_issue(status="draft", articles=1)
    assert "状态是“草稿”" in why_not(lambda: schedule(draft, reviewer, at))
    issue = in_review()
    assert "已经过了" in why_not(lambda: schedule(issue, reviewer, at - 2 * HOUR))
    far = at + timedelta(days=400)
    assert "请核对年份" in why_not(lambda: schedule(issue, reviewer, far))
    assert not Schedule.objects.exists()


def edit_title():
    Article.objects.update(title="改过的标题")
    file_edit(Issue.objects.get(), make_member("enter"))


def edit_recipients():
    Issue.objects.get().distribution.create(role="报", recipients=["省民政厅"])
    file_edit(Issue.objects.get())


def delete_an_article():
    bin_article(Article.objects.last(), make_member("enter"))


@pytest.mark.parametrize("edit", [edit_title, edit_recipients, delete_an_article])
def test_an_edit_ends_the_plan_and_says_so(reviewer, edit):
    planned(reviewer, articles=2)
    edit()
    assert Schedule.objects.get().let_go_why == CHANGED
    let_time_pass()
    assert publish_due() == ([], [])
    assert Issue.objects.get().status == "in_review"


def test_a_page_saved_as_it_was_ends_nothing(reviewer):
    planned(reviewer)
    file_edit(Issue.objects.get(), make_member("enter"))
    assert Schedule.objects.get().is_pending


def test_words_changed_by_whatever_way_are_not_published_unseen(reviewer):
    """Past the services: no hook has told of it."""
    issue = planned(reviewer)
    Article.objects.update(subtitle="没有人批准过的话")
    let_time_pass()
    [kept], _ = publish_due()
    assert kept.why_not == CHANGED
    assert status_of(issue) == "in_review"


def test_all_is_judged_again_at_its_hour_and_the_reason_stays(reviewer, capsys):
    wordless = planned(reviewer)
    unfit = planned(reviewer)
    retired = make_member("review", name="调走的人")
    his = planned(retired)
    fine = planned(reviewer)
    unfit.remarks.create(code="secrecy_mark", severity="blocking", message="内部资料。")
    Membership.objects.filter(user=retired).delete()
    Article.objects.filter(issue=wordless).delete()
    let_time_pass()
    call_command("publish_due")
    assert [status_of(each) for each in (wordless, unfit, his, fine)] == [
        *["in_review"] * 3,
        "published",
    ]
    why = {each.issue: each.let_go_why for each in Schedule.objects.all()}
    assert why[wordless] == CHANGED
    assert why[unfit] == "到时不能发布：待核事项未处理：内部资料"
    assert why[his] == "批准人调走的人已没有审核权限"
    assert steps(unfit)[-1] == ("审核员", f"定时取消：{why[unfit]}")
    told = capsys.readouterr().out
    assert told.count("没有发布") == 3
    assert why[unfit] in told
    # Passed anew, it takes the place of what was let go.
    Remark.objects.all().delete()
    schedule(unfit, reviewer, timezone.now() + HOUR)
    assert Schedule.objects.get(issue=unfit).is_pending


def test_nothing_is_published_in_the_name_of_whom_the_site_has_let_go(reviewer):
    issue = planned(reviewer)
    reviewer.is_active = False
    reviewer.save()
    let_time_pass()
    publish_due()
    assert status_of(issue) == "in_review"
    assert "已没有审核权限" in Schedule.objects.get(issue=issue).let_go_why


def test_one_that_breaks_keeps_no_other_back(reviewer, monkeypatch):
    broken, fine = planned(reviewer), planned(reviewer)
    let_time_pass()

    def break_off(issue, by):
        if issue == broken:
            raise RuntimeError("the disk is full")
        publish(issue, by)

    monkeypatch.setattr(scheduling, "publish", break_off)
    with pytest.raises(CommandError, match="出错"):
        call_command("publish_due")
    assert (status_of(broken), status_of(fine)) == ("in_review", "published")
    assert Schedule.objects.get(issue=broken).is_overdue


def test_any_other_step_ends_the_plan(reviewer):
    issue = planned(reviewer)
    send_back(issue, reviewer, "数字有误")
    assert not Schedule.objects.exists()
    submit(issue, make_member("enter"))
    schedule(issue, reviewer, timezone.now() + HOUR)
    publish(issue, reviewer)
    assert not Schedule.objects.exists()


def test_what_was_deleted_and_brought_back_is_approved_no_more(reviewer):
    planned(reviewer)
    [binned] = bin_issues(Issue.objects.all(), make_member("enter"))
    restore(binned)
    assert Issue.objects.get().status == "in_review"
    assert not Schedule.objects.exists()


def test_planning_and_publishing_is_all_or_nothing(reviewer):
    issue = in_review()
    at = timezone.now() + HOUR
    assert_all_or_nothing(lambda: schedule(Issue.objects.get(), reviewer, at))
    schedule(issue, reviewer, at)
    assert_all_or_nothing(lambda: unschedule(Issue.objects.get(), reviewer))
    let_time_pass()
    assert_all_or_nothing(lambda: scheduling._publish_if_due(issue.pk))


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_of_two_that_publish_at_once_one_does_and_neither_waits(reviewer):
    issue = planned(reviewer)
    let_time_pass()
    second = comes_second(publish_due, publish_due)
    assert second == ([], [])
    assert status_of(issue) == "published"
    assert [words for _, words in steps(issue)].count("发布") == 1


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_what_was_just_being_edited_is_not_published_over_it(reviewer):
    planned(reviewer)
    let_time_pass()
    assert comes_second(edit_title, publish_due) == ([], [])
    assert Schedule.objects.get().let_go_why == CHANGED
    assert Issue.objects.get().status == "in_review"
