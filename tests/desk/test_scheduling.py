"""A time typed beside the other steps, and what then stands on the pages of the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from briefings.models import Article, Issue, Schedule
from briefings.scheduling import publish_due
from metrics.filing import file_edit

from ..conftest import open_page
from ..factories import make_issue
from .factories import edit_page

pytestmark = pytest.mark.django_db
LIST = "/admin/briefings/issue/"


@pytest.fixture
def reviewer(staff):
    return staff("review")


@pytest.fixture
def issue():
    return make_issue(status="in_review", articles=1)


def plan(client, issue, typed):
    """Type it on the issue's page, and press the button."""
    answer = open_page(client, edit_page(issue))(
        "_continue", _continue="schedule", due_at=typed
    )
    return client.get(answer.url).text


def work_of(client) -> dict[str, list[str]]:
    """Each line that has something, with what it names."""
    lines = client.get("/admin/").context["work"]
    return {
        each.name: [one.words for one in each.first] for each in lines if each.first
    }


def let_time_pass():
    Schedule.objects.update(due_at=timezone.now() - timedelta(minutes=1))


def test_the_next_morning_is_offered_and_shown_wherever_the_issue_is(reviewer, issue):
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = f"{tomorrow.year}年{tomorrow.month}月{tomorrow.day}日 08:30"
    assert f'value="{said}"' in reviewer.get(edit_page(issue)).text
    page = plan(reviewer, issue, said)
    assert "已安排定时发布 1 期。" in page
    assert f"定于{said}发布" in page
    assert f"待审（定于{said}发布）" in reviewer.get(LIST).text
    assert work_of(reviewer)["已定时"] == [f"{issue}：定于{said}发布"]
    assert "待我审核" not in work_of(reviewer)


def test_a_time_that_is_not_understood_is_refused_with_an_example(reviewer, issue):
    page = plan(reviewer, issue, "下周<一>")
    assert "看不懂时间“下周&lt;一&gt;”" in page
    assert "11月30日 8:30" in page
    assert not Schedule.objects.exists()


def test_a_plan_is_undone_on_the_page_and_from_the_list(reviewer, issue):
    for undo in (
        lambda: open_page(reviewer, edit_page(issue))(
            "_continue", _continue="unschedule"
        ),
        lambda: reviewer.post(
            LIST, {"action": "unschedule_issues", "_selected_action": [issue.pk]}
        ),
    ):
        assert "取消定时</button>" in plan(reviewer, issue, "明天")
        undo()
        assert not Schedule.objects.exists()
        page = reviewer.get(edit_page(issue)).text
        assert "已取消定时 1 期。" in page
        assert "取消定时</button>" not in page


def test_who_may_not_publish_is_offered_no_time_and_sees_the_plan(
    reviewer, staff, issue
):
    plan(reviewer, issue, "明天")
    page = staff("enter").get(edit_page(issue)).text
    assert "<strong>定于" in page
    assert "保存并定时发布" not in page
    assert "取消定时</button>" not in page


def test_what_an_edit_has_ended_waits_for_review_with_the_reason(reviewer, issue):
    plan(reviewer, issue, "明天")
    Article.objects.update(title="改过的标题")
    file_edit(Issue.objects.get())
    work = work_of(reviewer)
    assert work["没有按定时发布"] == [
        f"{issue}：批准以后内容改过，定时已取消，请重新审读"
    ]
    assert work["待我审核"] == [str(issue)]
    page = reviewer.get(edit_page(issue)).text
    assert "没有按定时发布：批准以后内容改过" in page
    assert "待审（定时已取消）" in reviewer.get(LIST).text


def test_what_is_not_public_at_its_time_is_called_so_and_no_more(
    reviewer, issue, client
):
    """As long as the command has not run, no reader sees it and the desk says so."""
    plan(reviewer, issue, "明天")
    let_time_pass()
    assert client.get(issue.get_absolute_url()).status_code == 404
    assert work_of(reviewer)["没有按定时发布"] == [f"{issue}：定时已过未发布"]
    assert "已定时" not in work_of(reviewer)
    assert "定时已过未发布" in reviewer.get(edit_page(issue)).text
    publish_due()
    assert client.get(issue.get_absolute_url()).status_code == 200
    assert not {"没有按定时发布", "待我审核"} & set(work_of(reviewer))
