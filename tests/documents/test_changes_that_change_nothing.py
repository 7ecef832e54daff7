"""A site's rows around a text, blank lines, indents, page numbers: the reading stays, or waits."""

import re
from zlib import crc32

import pytest

from reading.documents import parse
from reading.documents.checks.certainty import waits
from reading.parsed import IssueKind, ParsedDocument, ParsedIssue

from ..cases import Case, all_cases
from .harmless import CHANGES, HALF_WIDTH

# Each change meets one case in so many, which their names draw.
ONE_IN = 22
# A site's rows tell that what was of no kind is a page.
PAGE_BY_ITS_ROWS = (IssueKind.OTHER, IssueKind.WEB)
# What reads otherwise and does not wait: a case, a change, and why it may.
AMID_CELLS = "a page's number among cells or values one a line may be one of them"
DAY_CUT = (
    "12 above 月3日 stands alone as a page's number does, where blank lines part them"
)
KNOWN = {
    ("notice/labels_set_wide_half_of_them_empty", "no blank lines"): (
        "行政规范性文件 right above the title may be its first line"
    ),
    ("webpage/another_line_looks_like_the_headline", "no blank lines"): (
        "a wide line right above the headline may be its first half"
    ),
    ("notice/marks_of_markdown_and_scanned_letters", "half-width stops"): (
        "the marks of bold type are known by the full-width stop beside them"
    ),
    ("webpage/towns_with_days_below_credits", "a page's number below"): (
        "rows of towns and days below the credits are other news, or the text's own"
    ),
    **dict.fromkeys(
        [
            ("notice/table_one_cell_a_line", "pages of twenty lines"),
            ("statistics/month_below_the_title_a_cell_a_line", "pages of twenty lines"),
            ("webpage/beihai_stacked_meta", "pages of twenty lines"),
            ("webpage/names_one_cell_a_line_in_bars", "pages of twenty lines"),
            (
                "webpage/table_one_cell_a_line_remark_left_out",
                "pages of twenty lines",
            ),
        ],
        AMID_CELLS,
    ),
    **dict.fromkeys(
        [
            (
                "webpage/values_without_labels_year_on_its_own_line",
                "blank lines doubled",
            ),
            (
                "webpage/values_without_labels_year_on_its_own_line",
                "doubled, with a foot",
            ),
        ],
        DAY_CUT,
    ),
}

each_change = pytest.mark.parametrize("name", CHANGES)


def words(text: str) -> str:
    return re.sub(r"\s", "", text.translate(HALF_WIDTH))


def facts_of(issue: ParsedIssue) -> dict[str, object]:
    return {
        "kind": issue.kind,
        "bureau": issue.agency,
        "day": issue.issued_on,
        "number": (issue.number, words(issue.document_number)),
        "titles": [words(article.title) for article in issue.articles],
        "words": [words(article.text) for article in issue.articles],
    }


def told_otherwise(before: ParsedDocument, after: ParsedDocument) -> list[str]:
    if len(before.issues) != len(after.issues):
        return ["issues"]
    pairs = zip(map(facts_of, before.issues), map(facts_of, after.issues), strict=True)
    return sorted(
        {
            name
            for one, two in pairs
            for name in one
            if one[name] != two[name] and (one[name], two[name]) != PAGE_BY_ITS_ROWS
        }
    )


def somebody_looks(document: ParsedDocument) -> bool:
    return any(
        waits(
            issue,
            document.remarks,
            titles=[a.title for a in issue.articles if not a.title_is_provisional],
            bureau_is_confirmed=True,
        )
        for issue in document.issues
    )


def meets(case: Case, name: str) -> bool:
    return crc32(f"{case} {name}".encode()) % ONE_IN == 0


def changed_by(name: str, case: Case) -> list[str]:
    """What the change makes of a case that nobody is asked to look at."""
    text = case.document.text.replace("\r\n", "\n").removeprefix("\ufeff")
    after = parse(CHANGES[name].make(text).encode(), "甲.txt")
    told = told_otherwise(case.document, after)
    return [] if somebody_looks(after) else told


@each_change
def test_a_change_is_what_its_example_says(name):
    change = CHANGES[name]
    assert change.make(change.before) == change.after


@each_change
def test_what_changes_nothing_leaves_the_reading_or_the_issue_waits(name):
    met = [case for case in all_cases() if meets(case, name)]
    told = {str(case): changed_by(name, case) for case in met}
    found = {case: each for case, each in told.items() if each}
    assert not {case for case in found if (case, name) not in KNOWN}, found


def test_known_exceptions_are_still_ones():
    cases = {str(case): case for case in all_cases()}
    mended = [pair for pair in KNOWN if not changed_by(pair[1], cases[pair[0]])]
    assert mended == []
