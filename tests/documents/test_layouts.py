"""A layout is one module and one name in LAYOUTS: whatever lists layouts asks there."""

from types import SimpleNamespace

import pytest

from briefings.models import Issue
from reading.documents import LAYOUTS, layout_titles, layouts, parse
from reading.documents.assembly import IssueReading, read_articles
from reading.documents.labels import Label, Labelled
from reading.parsed import IssueKind, ParsedIssue

from ..desk.factories import make_file

LETTER = "来信\n市民政局：\n我家门口的路灯坏了，请帮忙问一问。"
FILES = "/admin/briefings/sourcefile/"


def read_letter(lines):
    labelled = tuple(
        Labelled(line, Label.PARAGRAPH if i else Label.TITLE)
        for i, line in enumerate(lines)
    )
    issue = ParsedIssue(
        kind=IssueKind.WEB,
        articles=read_articles(labelled),
        first_line=lines[0].number,
        last_line=lines[-1].last_number,
    )
    return [IssueReading(issue, labelled)]


@pytest.fixture
def letters(monkeypatch):
    """The layouts, with one more."""
    layout = SimpleNamespace(
        NAME="letter",
        TITLE="群众来信",
        KIND=IssueKind.WEB,
        recognises=lambda lines: lines[0].text == "来信",
        parse=read_letter,
    )
    monkeypatch.setattr(layouts, "LAYOUTS", (layout, *LAYOUTS))


def test_an_added_layout_reads_what_it_recognises(letters):
    document = parse(LETTER.encode(), "x.txt")
    assert document.layout == "letter"
    assert document.issues[0].articles[0].title == "来信"


@pytest.mark.django_db
def test_an_added_layout_stands_in_the_filter_of_the_admin(letters, clerk):
    file = make_file(LETTER)
    type(file).objects.update(layout="letter")
    make_file("乙")
    page = clerk.get(FILES, {"layout": "letter"})
    assert list(page.context["cl"].result_list) == [file]
    assert "群众来信" in page.content.decode()


def test_each_layout_has_a_name_and_a_title_of_its_own():
    titles = layout_titles()
    assert len(titles) == len(set(titles.values())) == len(LAYOUTS)


def test_a_text_of_a_kind_that_nothing_recognises_is_read_in_its_last_layout():
    for kind in IssueKind:
        document = parse("说明。".encode(), "x.txt", kind=kind)
        assert [issue.kind for issue in document.issues] == [kind]


def test_the_kinds_of_issues_filed_are_those_that_are_read():
    assert Issue.Kind.choices == [(kind.value, kind.label) for kind in IssueKind]
