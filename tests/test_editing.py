"""What a person changes by hand, and what stays."""

import pytest

from agencies.models import Agency
from briefings.editing import (
    choose_topics,
    confirm_agencies,
    manuscript_of,
    record_edit,
    rewrite,
    save_agency,
    save_topic,
    settle,
)
from briefings.models import Article, ArticleTopic, Issue, Remark, SourceFile
from briefings.rights import RightsRefused

from .factories import (
    block,
    make_agency,
    make_article,
    make_issue,
    make_member,
    make_topic,
)

pytestmark = pytest.mark.django_db


def test_a_rewritten_article_keeps_the_lines_of_what_was_not_touched():
    article = make_article(
        blocks=[
            {**block("一、摸清底数", "heading", 3), "starts": [[0, 3]]},
            {**block("共有低保对象3958人。", line=5), "starts": [[0, 5]]},
        ]
    )
    rewrite(article, "【小标题】一、摸清底数\n共有低保对象3985人。\n下一步再作核对。")
    article.save()
    article = Article.objects.get()
    assert article.blocks[0]["starts"] == [[0, 3]]
    assert [each["first_line"] for each in article.blocks] == [3, 5, 0]
    assert article.text == "一、摸清底数\n共有低保对象3985人。\n下一步再作核对。"
    assert "3985" in article.excerpt


def test_a_stored_article_is_written_out_with_its_marks():
    article = make_article(blocks=[block("甲\t乙", "row"), block("一段。")])
    assert manuscript_of(article) == "【表】甲｜乙\n一段。"


def test_chosen_topics_are_by_hand_and_kept_ones_stay_as_they_were():
    kept, dropped, added = (
        make_topic(code, code) for code in ("kept", "dropped", "added")
    )
    article = make_article()
    for topic in (kept, dropped):
        ArticleTopic.objects.create(article=article, topic=topic, by_hand=False)
    choose_topics(article, [kept, added])
    tags = ArticleTopic.objects.values_list("topic_id", "by_hand")
    assert set(tags) == {("kept", False), ("added", True)}


def test_an_edit_is_stamped_and_nothing_else_written():
    issue = make_issue(series="民政简报")
    Issue.objects.update(series="民政信息")
    record_edit(issue)
    issue = Issue.objects.get()
    assert issue.edited_at
    assert issue.series == "民政信息"


def test_a_remark_is_settled_once_and_remembers_by_whom():
    first, second = make_member("enter"), make_member("review")
    issue = make_issue()
    file = SourceFile.objects.create(
        sha256="0", name="甲.txt", content=b"", encoding="utf-8", text="", layout=""
    )
    Remark.objects.create(
        source_file=file,
        issue=issue,
        code="inferred_date",
        severity="warning",
        message="日期待核",
    )
    assert settle(Remark.objects.all(), first) == 1
    assert settle(Remark.objects.all(), second) == 0
    assert Remark.objects.get().settled_by == first


@pytest.mark.parametrize(
    ("role", "may"),
    [("enter", True), ("review", True), ("figures", False), ("manage", False)],
)
def test_an_edit_is_for_those_whose_work_it_is(role, may):
    issue, by = make_issue(status="draft"), make_member(role)
    if may:
        record_edit(issue, by)
    else:
        with pytest.raises(RightsRefused, match="你没有这个单位的“录入”或“审核”权限"):
            record_edit(issue, by)
    assert bool(Issue.objects.get().edited_at) is may


def test_nobody_settles_what_is_of_another_bureau():
    stranger = make_member("enter", "review", agency=make_agency("某某市民政局"))
    file = SourceFile.objects.create(
        sha256="0", name="甲.txt", content=b"", encoding="utf-8", text="", layout=""
    )
    told = {"code": "inferred_date", "severity": "warning", "message": "日期待核"}
    Remark.objects.create(source_file=file, issue=make_issue(), **told)
    Remark.objects.create(source_file=file, **told)
    assert settle(Remark.objects.all(), stranger) == 0
    assert Remark.objects.open().count() == 2


def test_what_all_bureaus_share_is_changed_by_the_administrator_alone(admin_user):
    manager = make_member("manage")
    topic = make_topic()
    with pytest.raises(RightsRefused):
        save_topic(topic, manager)
    with pytest.raises(RightsRefused):
        confirm_agencies(Agency.objects.all(), manager)
    with pytest.raises(RightsRefused):
        save_agency(make_agency("某某市民政局"), manager)
    save_agency(make_agency(), manager)
    save_topic(topic, admin_user)
