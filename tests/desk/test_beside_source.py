"""The source text stands beside what was parsed from it, with its doubts."""

from io import StringIO

import pytest
from django.core.management import call_command

from briefings.models import Issue, Remark, SourceFile

from ..factories import make_article, make_issue
from .factories import edit_page, make_file, make_remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    """The second issue of a file of five lines, on its lines 3 and 4."""
    file = make_file("第一期\n旧文\n第二期\n新文<甲>\n报：市委办")
    return make_issue(source_file=file, first_line=3, last_line=4, status="draft")


def test_the_issues_own_lines_are_marked_and_numbered(clerk, issue):
    response = clerk.get(edit_page(issue))
    source = response.context["source"]
    assert [line.text for line in source.before] == ["第一期", "旧文"]
    assert [(line.number, line.text) for line in source.own] == [
        (3, "第二期"),
        (4, "新文<甲>"),
    ]
    assert '<li id="line-4" value="4">新文&lt;甲&gt;</li>' in response.text


def test_an_article_shows_its_own_lines(clerk, issue):
    article = make_article(issue, first_line=4, last_line=4)
    source = clerk.get(edit_page(article)).context["source"]
    assert [line.number for line in source.own] == [4]


def test_an_article_typed_by_hand_shows_those_of_its_issue(clerk, issue):
    source = clerk.get(edit_page(make_article(issue))).context["source"]
    assert [line.number for line in source.own] == [3, 4]


def test_an_issue_typed_by_hand_has_no_source_beside_it(clerk):
    response = clerk.get(edit_page(make_issue(status="draft")))
    assert response.context["source"] is None
    assert "手工录入" in response.text


def test_only_open_remarks_on_the_issue_or_the_file_are_listed(clerk, issue):
    make_remark(issue.source_file, issue, message="本期的疑问", line=3)
    make_remark(issue.source_file, message="全文件的疑问", line=None)
    make_remark(issue.source_file, make_issue(), message="别期的疑问")
    make_remark(
        issue.source_file, issue, message="旧疑问", settled_at="2022-04-11T00:00Z"
    )
    page = clerk.get(edit_page(issue)).text
    assert "本期的疑问" in page
    assert '<a href="#line-3">第 3 行</a>' in page
    assert "全文件的疑问" in page
    assert "别期的疑问" not in page
    assert "旧疑问" not in page


@pytest.mark.parametrize("on_article", [False, True])
def test_a_ticked_remark_is_settled_on_saving(fill_in, issue, admin_user, on_article):
    row = make_article(issue) if on_article else issue
    ticked = make_remark(issue.source_file, issue)
    other = make_remark(issue.source_file, issue)
    fill_in(edit_page(row), settle=[ticked.pk])
    ticked.refresh_from_db()
    other.refresh_from_db()
    assert ticked.settled_by == admin_user
    assert ticked.settled_at
    assert other.settled_at is None
    assert Issue.objects.get(pk=issue.pk).edited_at is None


@pytest.mark.parametrize("foreign", ["甲", "999999"])
def test_ticking_what_is_not_there_settles_nothing(fill_in, issue, foreign):
    make_remark(issue.source_file, issue)
    assert fill_in(edit_page(issue), settle=[foreign]).status_code == 302
    assert Remark.objects.open().exists()


def test_what_a_colleague_has_settled_meanwhile_keeps_no_other_back(
    clerk, issue, fill_in, admin_user
):
    mine = make_remark(issue.source_file, issue)
    theirs = make_remark(
        issue.source_file,
        issue,
        message="少了期号。",
        settled_at="2022-04-11T00:00Z",
        settled_by=admin_user,
    )
    fill_in(edit_page(issue), settle=[mine.pk, theirs.pk])
    assert not Remark.objects.open().filter(pk=mine.pk).exists()
    page = clerk.get(edit_page(issue)).text
    assert f"“少了期号”已由{admin_user}处理过。" in page
    assert "已处理 1 条待核事项。" in page


def test_a_source_file_can_be_read_and_not_changed(clerk):
    file = make_file("第一行\n第二行")
    make_remark(file)
    page = clerk.get(edit_page(file)).text
    assert '<li id="line-1" value="1">第一行</li>' in page
    assert "日期由内容推定" in page
    assert 'name="settle"' not in page
    assert clerk.post(edit_page(file), {"name": "乙.txt"}).status_code == 403
    assert clerk.get("/admin/briefings/sourcefile/add/").status_code == 403


def test_pages_of_a_file_are_told_and_its_headers_are_no_text(clerk):
    file = make_file(
        "内部刊物\n某市民政工作会议召开\n\n会议昨天在市里召开。\n第二页的话。"
    )
    SourceFile.objects.filter(pk=file.pk).update(
        pages=[1, 5], margins=[1], layout="plain"
    )
    page = clerk.get(edit_page(file)).text
    assert "第 2 页</span>第二页的话。" in page
    assert '内部刊物<span class="taken-for">页眉页脚</span>' in page


def test_the_original_is_handed_out_byte_for_byte_to_be_saved(clerk):
    file = make_file("<script>alert(1)</script>", name="简报“一”.html")
    answer = clerk.get(f"/admin/briefings/sourcefile/{file.pk}/original/")
    assert answer.content == bytes(file.content)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert f"{file.pk}/original/" in clerk.get(edit_page(file)).text
    assert clerk.get("/admin/briefings/sourcefile/999/original/").status_code == 404


def test_remarks_can_be_settled_from_their_list(clerk, admin_user):
    remark = make_remark(make_file())
    response = clerk.post(
        "/admin/briefings/remark/",
        {"action": "settle", "_selected_action": [remark.pk]},
        follow=True,
    )
    assert "已处理 1 条待核事项。" in response.text
    assert Remark.objects.get().settled_by == admin_user


@pytest.mark.parametrize(("settled", "shown"), [("no", 1), ("yes", 0)])
def test_the_list_of_remarks_can_be_narrowed(clerk, settled, shown):
    make_remark(make_file())
    response = clerk.get("/admin/briefings/remark/", {"settled": settled})
    assert response.context["cl"].result_count == shown


@pytest.mark.parametrize(("layout", "shown"), [("bulletin", 1), ("notice", 0)])
def test_source_files_are_found_by_layout(clerk, layout, shown):
    make_file()
    response = clerk.get("/admin/briefings/sourcefile/", {"layout": layout})
    assert response.context["cl"].result_count == shown


def test_a_line_in_no_paragraph_says_what_it_was_taken_for(clerk, tmp_path):
    path = tmp_path / "甲.txt"
    path.write_text(
        "(2022年第8期)\n\n韶关市民政局\n\n2022年5月6日\n\n开展检查\n\n近日，全市检查养老机构36家。\n"
    )
    call_command("import_briefings", path, stdout=StringIO())
    page = clerk.get(edit_page(Issue.objects.get())).text
    assert '韶关市民政局<span class="taken-for">报头</span>' in page
    assert "近日，全市检查养老机构36家。</li>" in page
