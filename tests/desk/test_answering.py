"""Filling in what a remark asks for settles it; what nobody answered stays."""

import pytest

from briefings.answering import ASKED_FOR, settle_answered
from briefings.models import Issue, Remark
from briefings.publishing import submit
from briefings.rights import RightsRefused
from reading.documents import remarks as told

from ..factories import make_agency, make_article, make_issue, make_member
from .factories import edit_page, make_file, make_remark

pytestmark = pytest.mark.django_db
TYPED = {
    "issued_on": "2022-05-06",
    "number": "7",
    "agency": None,
    "title": "关于做好值班工作的通知",
}


@pytest.fixture
def issue() -> Issue:
    """A draft of two articles with a remark of every code, on its second article."""
    file = make_file("\n".join("一二三四五六七八"))
    issue = make_issue(status="draft", source_file=file, first_line=1, last_line=8)
    Issue.objects.update(number=None, issued_on=None)
    for position, (first, last) in enumerate([(1, 4), (5, 8)], start=1):
        make_article(issue, position=position, first_line=first, last_line=last)
    for code in [*ASKED_FOR, "text_set_aside"]:
        make_remark(file, issue, code=code, line=5)
    issue.refresh_from_db()
    return issue


def settled() -> set[str]:
    remarks = Remark.objects.exclude(settled_at=None)
    return set(remarks.values_list("code", flat=True))


def asking(field: str) -> set[str]:
    return {code for code, asked in ASKED_FOR.items() if asked.field == field}


@pytest.mark.parametrize("field", TYPED)
def test_a_field_that_is_filled_settles_what_asked_for_it(
    fill_in, issue, admin_user, field
):
    other = make_agency("云浮市民政局")
    name = {"title": "articles-1-title"}.get(field, field)
    page = fill_in(edit_page(issue), **{name: TYPED[field] or other.pk})
    assert page.status_code == 302
    assert settled() == asking(field)
    done = Remark.objects.exclude(settled_at=None)
    assert {each.settled_by for each in done} == {admin_user}
    assert all(each.settled_why.startswith("填写了“") for each in done)


def test_the_page_leads_to_each_field_that_is_asked_for(clerk, issue):
    page = clerk.get(edit_page(issue)).text
    for address in (
        "#id_issued_on",
        "#id_number",
        "#id_agency",
        "#id_articles-1-title",
    ):
        assert f'href="{address}"' in page
        assert f'id="{address[1:]}"' in page
    article = issue.articles.last()
    page = clerk.get(edit_page(article)).text
    assert 'href="#id_title"' in page
    assert f'href="{edit_page(issue)}#id_issued_on"' in page


def test_what_is_answered_otherwise_or_elsewhere_stays(fill_in, issue):
    fill_in(
        edit_page(issue), **{"articles-0-title": "第一篇改了标题", "series": "简报"}
    )
    assert settled() == set()
    fill_in(edit_page(issue.articles.last()), title="")
    assert settled() == set()


def test_a_tick_beside_a_filled_field_loses_no_other_tick(fill_in, issue):
    ticked = Remark.objects.filter(code__in=["inferred_date", "text_set_aside"])
    keys = list(ticked.values_list("pk", flat=True))
    fill_in(edit_page(issue), issued_on="2022-05-06", settle=keys)
    assert settled() == asking("issued_on") | {"text_set_aside"}


def test_a_block_that_was_answered_does_not_come_back_when_she_submits(issue):
    clerk = make_member("enter")
    Remark.objects.update(severity="blocking")
    settle_answered(issue, [(issue, ["agency"])], clerk)
    submit(issue, clerk)
    assert not Remark.objects.open().filter(code="unknown_agency").exists()


def test_only_those_whose_work_it_is_settle(issue):
    with pytest.raises(RightsRefused):
        settle_answered(issue, [(issue, ["agency"])], make_member("figures"))
    assert settled() == set()


def test_each_code_is_one_that_a_text_can_earn():
    made = {
        getattr(told, name).__code__.co_consts
        for name in dir(told)
        if hasattr(getattr(told, name), "__code__")
    }
    known = {const for consts in made for const in consts if isinstance(const, str)}
    assert set(ASKED_FOR) <= known
