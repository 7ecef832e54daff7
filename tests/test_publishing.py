"""Only what may be public becomes so, and never with another date."""

import logging

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from agencies.models import Agency
from briefings.models import Issue, Remark, SourceFile
from briefings.publishing import (
    PublishingRefused,
    publish,
    publish_all,
    send_back,
    submit,
    withdraw,
)

from .factories import filed, make_agency, make_issue, make_member

pytestmark = pytest.mark.django_db
Status = Issue.Status


@pytest.fixture
def clerk():
    return make_member("enter", name="clerk")


@pytest.fixture
def reviewer():
    return make_member("review", name="reviewer")


def make_reviewed(**fields):
    return make_issue(**{"status": Status.IN_REVIEW, "articles": 1, **fields})


def make_remark(issue, *, severity="blocking", on_file=False, **fields):
    file = issue.source_file or SourceFile.objects.create(
        sha256="0" * 64,
        name="甲.txt",
        content=b"",
        encoding="utf-8",
        text="",
        layout="",
    )
    issue.source_file = file
    issue.save()
    return Remark.objects.create(
        source_file=file,
        issue=None if on_file else issue,
        code="secrecy_mark",
        severity=severity,
        message="第 1 行有身份证号码。",
        **fields,
    )


def why_not(issue) -> str:
    with pytest.raises(PublishingRefused) as refusal:
        publish(issue, None)
    issue.refresh_from_db()
    assert not issue.is_public
    return str(refusal.value)


def test_a_draft_goes_through_review_to_the_public(clerk, reviewer):
    issue = make_reviewed(status=Status.DRAFT)
    submit(issue, clerk)
    assert Issue.objects.get().status == Status.IN_REVIEW
    publish(issue, reviewer)
    issue = Issue.objects.get()
    assert issue.is_public
    assert issue.first_public_at


def test_a_draft_cannot_skip_review():
    message = why_not(make_reviewed(status=Status.DRAFT))
    assert "不能发布：状态是“草稿”，须为“待审”。" in message


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"secrecy": "内部资料"}, "有密级标志“内部资料”"),
        ({"year": None}, "没有填写年份"),
        ({"articles": 0}, "没有文章"),
    ],
)
def test_what_is_missing_or_secret_keeps_an_issue_back(fields, reason):
    assert reason in why_not(make_reviewed(**fields))


def test_an_issue_of_nobody_is_kept_back():
    issue = make_reviewed()
    Issue.objects.update(agency=None)
    assert "没有填写单位" in why_not(issue)


def test_an_unconfirmed_agency_keeps_its_issues_back():
    agency = make_agency("某某县民政局", is_confirmed=False)
    assert "单位“某某县民政局”尚未确认" in why_not(make_reviewed(agency=agency))


@pytest.mark.parametrize("on_file", [False, True])
def test_an_open_blocking_remark_keeps_an_issue_back(on_file):
    issue = make_reviewed()
    make_remark(issue, on_file=on_file)
    assert "待核事项未处理：第 1 行有身份证号码" in why_not(issue)


def test_settled_and_lesser_remarks_do_not():
    issue = make_reviewed()
    make_remark(issue, severity="warning")
    make_remark(issue, settled_at=timezone.now())
    publish(issue, None)
    assert Issue.objects.get().is_public


def test_every_reason_is_named_at_once():
    message = why_not(make_reviewed(secrecy="秘密", year=None, articles=0))
    assert message.endswith("没有填写年份；有密级标志“秘密”；没有文章。")


def test_what_changed_meanwhile_counts():
    issue = make_reviewed()
    Issue.objects.update(secrecy="机密")
    assert "机密" in why_not(issue)


def test_an_issue_goes_back_from_review_with_a_reason_that_is_kept(reviewer):
    issue = make_reviewed()
    with pytest.raises(PublishingRefused, match="不能退回：没有写明原因"):
        send_back(issue, reviewer, " \n ")
    assert Issue.objects.get().status == Status.IN_REVIEW
    send_back(issue, reviewer, " 第二段数字\n与原件不符 ")
    assert Issue.objects.get().status == Status.DRAFT
    assert LogEntry.objects.get().change_message == "退回：第二段数字 与原件不符"


def test_what_was_sent_back_goes_through_review_again(clerk, reviewer):
    issue = make_reviewed()
    send_back(issue, reviewer, "数字有误")
    assert "状态是“草稿”，须为“待审”" in why_not(issue)
    submit(issue, clerk)
    publish(issue, reviewer)
    assert Issue.objects.get().is_public


def test_what_was_public_once_is_withdrawn_again_when_sent_back(client):
    issue = make_reviewed()
    publish(issue, None)
    withdraw(issue, None, "数字有误")
    submit(issue, None)
    assert client.get(issue.get_absolute_url()).status_code == 404
    send_back(issue, None, "仍有错字")
    assert Issue.objects.get().status == Status.WITHDRAWN
    assert client.get(issue.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("status", ["draft", "published", "withdrawn"])
def test_only_what_is_in_review_can_be_sent_back(status):
    issue = make_issue(status=status, articles=1)
    with pytest.raises(PublishingRefused, match="须为“待审”"):
        send_back(issue, None, "数字有误")
    assert Issue.objects.get().status == status


def test_what_a_colleague_has_just_published_is_not_sent_back():
    issue = make_reviewed()
    Issue.objects.update(status=Status.PUBLISHED)
    with pytest.raises(PublishingRefused, match="状态是“已发布”"):
        send_back(issue, None, "数字有误")
    assert Issue.objects.get().is_public


def test_withdrawing_needs_a_reason_and_keeps_it(reviewer):
    issue = make_issue(articles=1)
    with pytest.raises(PublishingRefused, match="没有写明原因"):
        withdraw(issue, reviewer, "  ")
    withdraw(issue, reviewer, "数字有误")
    assert Issue.objects.get().status == Status.WITHDRAWN
    assert LogEntry.objects.get().change_message == "撤下：数字有误"


def test_the_first_public_day_is_set_once():
    issue = make_reviewed()
    publish(issue, None)
    first = Issue.objects.get().first_public_at
    withdraw(issue, None, "数字有误")
    submit(issue, None)
    publish(issue, None)
    assert Issue.objects.get().first_public_at == first


def test_only_what_is_public_can_be_withdrawn():
    with pytest.raises(PublishingRefused, match="状态是“待审”，须为“已发布”"):
        withdraw(make_reviewed(), None, "数字有误")


def test_publishing_many_reports_those_refused():
    good = make_issue(status=Status.DRAFT, articles=1)
    bad = make_issue(status=Status.DRAFT, secrecy="秘密", articles=1)
    outcome = publish_all([filed(bad), filed(good)])
    assert outcome.issues == [good]
    assert [refusal.issue for refusal in outcome.refusals] == [bad]
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.status, bad.status) == (Status.PUBLISHED, Status.DRAFT)


def test_refused_articles_of_many_stay_as_they_were_in_memory_too():
    bad = make_issue(status=Status.DRAFT)
    publish_all([filed(bad)])
    assert bad.status == Status.DRAFT


@pytest.mark.parametrize("on_file", [False, True])
def test_an_import_keeps_back_what_it_has_remarked_on_itself(on_file):
    issue = make_issue(status=Status.DRAFT)
    make_remark(issue, on_file=on_file)
    (refusal,) = publish_all([filed(issue)]).refusals
    assert refusal.reasons == ("没有文章", "待核事项未处理：第 1 行有身份证号码")


def test_an_import_publishes_in_spite_of_settled_and_lesser_remarks():
    issue = make_issue(status=Status.DRAFT, articles=1)
    make_remark(issue, severity="warning")
    make_remark(issue, settled_at=timezone.now())
    assert publish_all([filed(issue)]).issues == [issue]


def test_many_are_published_with_as_few_queries_as_one(django_assert_num_queries):
    agency = make_agency()
    for count in (1, 5):
        issues = [
            filed(make_issue(agency, status=Status.DRAFT, articles=2))
            for _ in range(count)
        ]
        with django_assert_num_queries(6):
            publish_all(issues)


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_a_bureau_confirmed_or_not_in_the_course_of_an_import_counts(is_confirmed):
    agency = make_agency("某某县民政局", is_confirmed=not is_confirmed)
    issue = make_issue(agency=agency, status=Status.DRAFT, articles=1)
    Agency.objects.update(is_confirmed=is_confirmed)
    publish_all([filed(issue)])
    assert Issue.objects.get().is_public == is_confirmed


def test_nobody_publishes_at_once_what_he_brings_in_himself(admin_user):
    issue = make_issue(status=Status.DRAFT, articles=1)
    (refusal,) = publish_all([filed(issue)], admin_user).refusals
    assert "提交审核的人不能自己发布" in str(refusal)
    assert Issue.objects.get().status == Status.DRAFT


def test_each_step_is_logged_with_who_took_it(clerk, caplog):
    with caplog.at_level(logging.INFO, logger="briefings.logbook"):
        submit(make_issue(status=Status.DRAFT), clerk)
    assert "提交审核" in caplog.text
    assert "clerk" in caplog.text


STEPS = {
    "submit": ("draft", "enter", submit),
    "send_back": ("in_review", "review", lambda i, by: send_back(i, by, "有误")),
    "publish": ("in_review", "review", publish),
    "withdraw": ("published", "review", lambda i, by: withdraw(i, by, "有误")),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", ["enter", "review", "figures", "manage", "foreign"])
def test_a_step_is_for_those_whose_work_it_is_at_the_bureau(step, role):
    status, entitled, take = STEPS[step]
    issue = make_issue(status=status, articles=1)
    if role == "foreign":
        by = make_member(entitled, agency=make_agency("云浮市民政局", "445300"))
    else:
        by = make_member(role)
    if role == entitled:
        take(issue, by)
        assert Issue.objects.get().status != status
    else:
        with pytest.raises(PublishingRefused, match=r"你没有这个单位的“.+”权限"):
            take(issue, by)
        assert Issue.objects.get().status == status


@pytest.mark.parametrize("wide", [False, True])
def test_a_city_reviews_for_its_counties_if_its_reviewer_is_to(wide):
    county = make_agency("武江区民政局", "440203")
    issue = make_issue(county, status=Status.IN_REVIEW, articles=1)
    by = make_member("review", wide=wide)
    if wide:
        publish(issue, by)
    else:
        with pytest.raises(PublishingRefused):
            publish(issue, by)
    assert Issue.objects.get().is_public is wide


def test_a_county_reviews_nothing_of_its_city_nor_of_a_bureau_beside_it():
    county = make_agency("武江区民政局", "440203")
    by = make_member("review", agency=county, wide=True)
    for agency in (make_agency(), make_agency("武江区救助站", "440203")):
        issue = make_issue(agency, status=Status.IN_REVIEW, articles=1)
        with pytest.raises(PublishingRefused):
            publish(issue, by)


def test_nobody_publishes_what_he_submitted_himself(admin_user):
    both = make_member("enter", "review")
    for by in (both, admin_user):
        issue = make_reviewed(status=Status.DRAFT)
        submit(issue, by)
        with pytest.raises(PublishingRefused, match="提交审核的人不能自己发布"):
            publish(issue, by)
        assert not Issue.objects.get(pk=issue.pk).is_public


def test_who_submitted_last_counts(clerk, reviewer):
    both = make_member("enter", "review")
    issue = make_reviewed(status=Status.DRAFT)
    submit(issue, both)
    send_back(issue, reviewer, "缺附件")
    submit(issue, clerk)
    publish(issue, both)
    assert Issue.objects.get().is_public


def test_one_who_left_takes_no_more_steps(clerk):
    clerk.memberships.all().delete()
    with pytest.raises(PublishingRefused):
        submit(make_issue(status=Status.DRAFT), clerk)
