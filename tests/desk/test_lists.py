"""The lists of the admin: what they show, and that their cost does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ..factories import make_agency, make_article, make_issue
from .factories import make_file, make_remark

pytestmark = pytest.mark.django_db
ISSUES = "/admin/briefings/issue/"
LISTS = [
    "agencies/region/",
    "agencies/agency/",
    "briefings/issue/",
    "briefings/article/",
    "briefings/topic/",
    "briefings/sourcefile/",
    "briefings/remark/",
]


def fill(numbers):
    """Rows for every list, each with an agency and a file of its own."""
    for at in numbers:
        agency = make_agency(f"第{at}民政局")
        file = make_file(f"第{at}份")
        issue = make_issue(agency, source_file=file)
        make_article(issue)
        make_remark(file, issue)


def queries_of(clerk, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert clerk.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", LISTS)
def test_twenty_rows_cost_no_more_queries_than_one(clerk, address):
    fill(range(1))
    clerk.get("/admin/" + address)
    one = queries_of(clerk, "/admin/" + address)
    fill(range(1, 20))
    assert queries_of(clerk, "/admin/" + address) == one


def shown(clerk, **query):
    response = clerk.get(ISSUES, query)
    return set(response.context["cl"].result_list)


def test_what_blocks_a_whole_file_is_listed_with_its_issues(clerk):
    of_file = make_issue(status="draft", source_file=make_file("一"), articles=1)
    make_issue(status="draft", source_file=make_file("二"))
    make_remark(of_file.source_file, severity="blocking")
    make_remark(of_file.source_file, of_file)
    assert shown(clerk, remarks="blocking") == {of_file}
    assert shown(clerk, work="blocked") == {of_file}
    [calm] = shown(clerk, remarks="none")
    assert calm.open_remarks is None
    [row] = shown(clerk, remarks="blocking")
    assert row.open_remarks == 2


def test_issues_are_found_by_the_remarks_still_open(clerk):
    calm, doubtful, blocked = (make_issue() for _ in range(3))
    make_remark(make_file("甲"), doubtful)
    make_remark(make_file("乙"), blocked, severity="blocking")
    make_remark(make_file("丙"), calm, settled_at="2022-04-11T00:00Z")
    assert shown(clerk, remarks="open") == {doubtful, blocked}
    assert shown(clerk, remarks="blocking") == {blocked}
    assert shown(clerk, remarks="none") == {calm}


def test_issues_are_found_by_the_title_of_any_article(clerk):
    issue = make_issue()
    make_article(issue, "开展清明祭扫服务", position=2)
    make_issue(articles=1)
    assert shown(clerk, q="清明") == {issue}


def test_the_list_says_what_an_issue_begins_with_and_what_is_open(clerk):
    issue = make_issue()
    make_article(issue, "第二篇", position=2)
    make_article(issue, "第一篇", position=1)
    make_remark(make_file(), issue)
    (row,) = shown(clerk)
    assert (row.first_title, row.article_count, row.open_remarks) == ("第一篇", 2, 1)


@pytest.mark.parametrize(
    ("model", "field", "found"),
    [("issue", "agency", "韶关市民政局"), ("article", "topics", "疫情防控")],
)
def test_names_are_completed_as_they_are_typed(clerk, model, field, found):
    answer = clerk.get(
        "/admin/autocomplete/",
        {
            "app_label": "briefings",
            "model_name": model,
            "field_name": field,
            "term": found[:2],
        },
    ).json()
    assert found in {each["text"] for each in answer["results"]}


def test_the_front_page_is_in_chinese(clerk):
    page = clerk.get("/admin/").text
    assert "简报管理" in page
    assert "单位与区划" in page
