"""The work list: the first page of the desk, and what it leads to."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from agencies.models import Role
from briefings.models import Issue
from briefings.publishing import publish, send_back, submit, withdraw
from briefings.upkeep import overdue_columns
from desk.rights import RIGHTS

from ..factories import make_agency, make_issue
from ..metrics.factories import make_figure
from .factories import make_file, make_remark

pytestmark = pytest.mark.django_db
ADD = "/admin/briefings/issue/add/"


@pytest.fixture
def person(admin_user):
    return admin_user


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_superuser("同事")


def draft(**fields):
    return make_issue(status="draft", articles=1, **fields)


def line(clerk, name):
    """The line of that name on the first page of the desk."""
    (found,) = (
        each for each in clerk.get("/admin/").context["work"] if each.name == name
    )
    return found


def listed(clerk, name):
    """What the list shows that the line leads to."""
    page = clerk.get(line(clerk, name).address)
    assert page.status_code == 200
    return list(page.context["cl"].result_list)


def waits(clerk, name, *rows):
    """Whether just these rows wait, by their number and in their list."""
    assert set(listed(clerk, name)) == set(rows)
    assert line(clerk, name).how_many == len(rows)


def test_what_others_have_submitted_waits_for_review(clerk, person, colleague):
    theirs, own = draft(), draft()
    submit(theirs, by=colleague)
    submit(own, by=person)
    draft()
    waits(clerk, "待我审核", theirs)


def test_what_was_submitted_again_waits_for_whoever_did_not_do_it(
    clerk, person, colleague
):
    issue = draft()
    submit(issue, by=person)
    send_back(issue, by=colleague, why="日期有误")
    submit(issue, by=colleague)
    waits(clerk, "待我审核", issue)


def test_what_was_sent_back_waits_for_who_submitted_it(clerk, person, colleague):
    own, theirs = draft(), draft()
    for issue, by in ((own, person), (theirs, colleague)):
        submit(issue, by=by)
        send_back(issue, by=colleague, why="数字与附件不符")
    waits(clerk, "退回给我", own)
    submit(own, by=person)
    waits(clerk, "退回给我")


def test_drafts_wait_for_who_brought_the_file_in(clerk, person, colleague):
    mine, theirs = make_file("一", "一.txt"), make_file("二", "二.txt")
    for file, by in ((mine, person), (theirs, colleague)):
        file.brought_in_by = by
        file.save()
    own = draft(source_file=mine)
    draft(source_file=theirs)
    make_issue(source_file=mine)
    waits(clerk, "我的草稿", own)


def test_drafts_wait_for_who_typed_them(clerk):
    typed = {
        "kind": "notice",
        "agency": make_agency().pk,
        "year": "2022",
        "document_number": "",
        "articles-TOTAL_FORMS": "1",
        "articles-INITIAL_FORMS": "0",
        "articles-0-title": "关于做好防汛工作的通知",
        "articles-0-manuscript": "请各单位做好防汛工作。",
        "distribution-TOTAL_FORMS": "0",
        "distribution-INITIAL_FORMS": "0",
    }
    assert clerk.post(ADD, typed).status_code == 302
    waits(clerk, "我的草稿", Issue.objects.get())


def test_what_a_remark_blocks_waits_until_it_is_settled(clerk):
    blocked, public = draft(), make_issue()
    file = make_file()
    remark = make_remark(file, blocked, severity="blocking")
    make_remark(file, public, severity="blocking")
    make_remark(file, draft())
    waits(clerk, "须先解决", blocked)
    remark.settled_at = timezone.now()
    remark.save()
    waits(clerk, "须先解决")


def test_issues_without_a_day_wait_for_one(clerk):
    undated = make_issue(issued_on=None)
    make_issue()
    waits(clerk, "缺日期", undated)


def test_bureaus_wait_to_be_confirmed(clerk):
    unknown = make_agency("某某县民政局", is_confirmed=False)
    waits(clerk, "未确认单位", unknown)


def test_figures_wait_to_be_checked(clerk):
    waiting = make_figure("36家", "全市共有养老机构36家。")
    make_figure("38家", "全市共有养老机构38家。", state="confirmed")
    waits(clerk, "待核数据", waiting)


def test_the_files_of_the_last_seven_days_are_at_hand(clerk):
    file, older = make_file("一", "一.txt"), make_file("二", "二.txt")
    older.brought_in_at = timezone.now() - timedelta(days=8)
    older.save()
    waits(clerk, "本周导入", file)


def test_of_many_the_first_three_are_named(clerk):
    for _ in range(5):
        make_issue(issued_on=None)
    found = line(clerk, "缺日期")
    assert (found.how_many, len(found.first)) == (5, 3)
    assert clerk.get(found.first[0].address).status_code == 200


def missing(clerk):
    page = clerk.get(line(clerk, "缺期").address)
    return [(each.year, each.in_words, each.how_many) for each in page.context["rows"]]


@pytest.mark.parametrize(
    ("numbers", "lacking"),
    [
        ([1, 2, 3], []),
        ([1, 3], [(2022, "第2期", 1)]),
        ([3, 8, 9], [(2022, "第1—2、4—7期", 6)]),
    ],
)
def test_the_numbers_that_never_came_in_are_told(clerk, numbers, lacking):
    for number in numbers:
        make_issue(number=number)
    assert missing(clerk) == lacking
    assert line(clerk, "缺期").how_many == len(lacking)


def test_each_bureau_series_and_year_counts_its_own_numbers(clerk):
    make_issue(number=2)
    make_issue(number=2, series="工作信息")
    make_issue(number=1, year=2021)
    make_issue(make_agency("云浮市民政局", "445300"), number=1)
    make_issue(number=1, is_supplement=True)
    assert missing(clerk) == [(2022, "第1期", 1)] * 2


def test_a_number_that_was_surely_misread_leaves_no_gap(clerk):
    make_issue(number=1)
    make_issue(number=20220411)
    assert missing(clerk) == []


def made_public(days_ago, **fields):
    when = timezone.now() - timedelta(days=days_ago)
    return make_issue(first_public_at=when, **fields)


def overdue(clerk):
    page = clerk.get(line(clerk, "栏目更新时限").address)
    rows = page.context["rows"]
    return [(each.kind_in_words, each.days, each.limit) for each in rows]


def test_columns_that_were_not_kept_up_are_told_the_longest_over_first(clerk):
    made_public(16)
    made_public(200, kind="notice", number=None)
    made_public(14, kind="web", number=None)
    made_public(170, kind="report", number=None)
    assert overdue(clerk) == [("通知公告", 200, 180), ("简报", 16, 14)]


def test_what_became_public_last_counts(clerk):
    made_public(30)
    made_public(3)
    assert overdue(clerk) == []


def test_what_was_withdrawn_keeps_no_column_up(clerk, person, colleague):
    made_public(30)
    latest = draft()
    submit(latest, by=person)
    publish(latest, by=colleague)
    assert overdue(clerk) == []
    withdraw(latest, by=colleague, why="内容有误")
    assert overdue(clerk) == [("简报", 30, 14)]


@pytest.mark.parametrize(
    ("rights", "lines"),
    [
        ([], []),
        (["agencies.view_agency"], ["未确认单位"]),
        (["metrics.view_figure"], ["待核数据"]),
        (["briefings.view_sourcefile"], ["本周导入"]),
    ],
)
def test_nobody_is_told_of_what_he_may_not_look_at(staff, monkeypatch, rights, lines):
    monkeypatch.setitem(RIGHTS, Role.ENTER, set(rights))
    work = staff("enter").get("/admin/").context["work"]
    assert [each.name for each in work] == lines


@pytest.mark.parametrize(
    "page", ["missing-numbers", "overdue-columns", "missed-searches"]
)
def test_who_may_not_look_at_issues_sees_no_gaps_either(staff, monkeypatch, page):
    make_issue(number=3, first_public_at=timezone.now() - timedelta(days=99))
    assert staff("enter").get(f"/admin/{page}/").status_code == 200
    monkeypatch.setitem(RIGHTS, Role.ENTER, {"agencies.view_agency"})
    assert staff("enter").get(f"/admin/{page}/").status_code == 403


def test_the_first_page_costs_no_more_queries_for_more_work(
    clerk, django_assert_max_num_queries
):
    for number in range(2, 40, 2):
        issue = make_issue(number=number, issued_on=None, year=2022)
        make_remark(make_file(str(number)), issue, severity="blocking")
    clerk.get("/admin/")
    with django_assert_max_num_queries(32):
        clerk.get("/admin/")


def test_a_day_is_one_of_the_bureaus_clock():
    """At seven in the morning in Beijing it is still yesterday in Greenwich."""
    seven_there = datetime(2024, 3, 5, 23, tzinfo=UTC)
    make_issue(first_public_at=seven_there)
    of = Issue.objects.all()
    assert overdue_columns(of, date(2024, 3, 20)) == []
    ((_, _, _, days, _),) = overdue_columns(of, date(2024, 3, 21))
    assert days == 15
