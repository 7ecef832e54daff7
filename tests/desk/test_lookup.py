"""Issues found by what a clerk types into the box above their list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import lookup
from briefings.lookup import look_up
from briefings.models import Issue
from briefings.search import reindex

from ..factories import make_agency, make_article, make_issue
from .test_lists import ISSUES, shown

pytestmark = pytest.mark.django_db


def make_issues() -> dict[str, Issue]:
    """One of each kind that is looked for, by what it is called here."""
    bulletin = {"kind": "bulletin", "document_number": "", "status": "draft"}
    notice = {"kind": "notice", "number": None, "year": 2024, "status": "draft"}
    return {
        "运": make_issue(year=2021, number=5, total_number=301, **bulletin),
        "期": make_issue(year=2024, number=3, series="民政动态", **bulletin),
        "旧": make_issue(year=2022, number=3, **bulletin),
        "增": make_issue(year=2024, number=7, is_supplement=True, **bulletin),
        "文": make_issue(document_number="兰民发〔2024〕12号", **notice),
        "知": make_issue(document_number="兰民发〔2024〕112号", **notice),
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("第301期", "运"), ("301期", "运"), ("总第301期", "运"), ("301", "运")),
        *(("2024年第3期", "期"), ("２０２４年第３期", "期"), ("2024年3期", "期")),
        *(("第三期", "期旧"), ("2024年第3期 动态", "期"), ("第3期 没有这个词", "")),
        *(("[2024]12号", "文"), ("〔2024〕12号", "文"), ("（2024）12号", "文")),
        *(
            ("【2024】第12号", "文"),
            ("兰民发[2024]12号", "文"),
            ("[2024] 112 号", "知"),
        ),
        *(("[2024]3号", "期"), ("兰民发", "文知"), ("2024年增刊", "增")),
    ],
)
def test_issues_are_found_by_their_numbers_in_any_writing(typed, found):
    issues = make_issues()
    names = [
        name for name, each in issues.items() if each in look_up(Issue.objects, typed)
    ]
    assert "".join(names) == found


def test_words_stand_in_the_texts_of_drafts_and_of_what_is_public(clerk):
    draft, public = make_issue(status="draft"), make_issue()
    make_article(draft, text="走访困难群众265户，发放慰问金。")
    make_article(draft, "第二篇", text="养老机构安全检查。")
    make_article(public, text="发放高龄津贴。")
    make_article(public, "2024年第3期培训班开班", text="略")
    reindex(public.articles.all())
    assert shown(clerk, q="慰问金") == {draft}
    assert shown(clerk, q="慰问金 安全检查") == {draft}
    assert shown(clerk, q="高龄津贴") == {public}
    assert shown(clerk, q="发放") == {draft, public}
    assert shown(clerk, q="2024年第3期培训班") == {public}
    assert shown(clerk, q="( ) \" '") == set()


def test_nothing_foreign_is_found(staff):
    foreign = make_issue(
        make_agency("云浮市民政局", "445300"), status="draft", number=301
    )
    make_article(foreign, text="发放慰问金。")
    own = make_issue(status="draft")
    make_article(own, text="发放慰问金。")
    writer = staff("enter")
    assert shown(writer, q="慰问金") == {own}
    assert shown(writer, q="第301期") == set()


def test_of_drafts_no_more_than_the_newest_are_read_through(monkeypatch):
    monkeypatch.setattr(lookup, "READ_THROUGH", 1)
    issues = [make_issue(status="draft") for _ in range(2)]
    for each in issues:
        make_article(each, text="发放慰问金。")
    assert set(look_up(Issue.objects, "慰问金")) == {issues[-1]}


def test_a_search_asks_no_more_than_the_list(clerk):
    make_issues()
    with CaptureQueriesContext(connection) as queries:
        assert clerk.get(ISSUES, {"q": "第3期 动态"}).status_code == 200
    assert len(queries) < 20
