"""The receipt is a public format: docs/receipt.md lists every key and every code."""

import ast
import json
import re

import pytest
from django.conf import settings

from reading.documents.findings import WORDING
from reading.figures.arithmetic import shares, sums

DOCUMENT = (settings.BASE_DIR / "docs" / "receipt.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.+?)(?=^## |\Z)", DOCUMENT, re.M | re.S))
SAMPLES = settings.BASE_DIR / "fixtures" / "texts"


def named_in(section: str, *, codes: bool = False) -> set[str]:
    """What the first columns of a section's tables of keys, or of codes, name."""
    tables = re.findall(r"^\| (\w+) \| .+ \|\n\|---.*\n((?:\|.*\n?)+)", section, re.M)
    first_columns = [
        row.split("|")[1]
        for head, rows in tables
        if head == ("code" if codes else "key")
        for row in rows.splitlines()
    ]
    return set(re.findall(r"`(\w+)`", " ".join(first_columns)))


@pytest.fixture
def receipts(run_import, tmp_path):
    """Of every sample text, and of one file that is not there."""
    return run_import(SAMPLES, tmp_path / "无.txt").receipts


@pytest.mark.django_db
def test_a_receipt_has_exactly_the_documented_keys(receipts):
    issues = [issue for receipt in receipts for issue in receipt["issues"]]
    articles = [article for issue in issues for article in issue["articles"]]
    figures = [figure for article in articles for figure in article["figures"]]
    assert figures
    remarks = [remark for receipt in receipts for remark in receipt["remarks"]]
    for of, section in [
        (receipts, "A file"),
        (remarks, "A remark"),
        (issues, "An issue"),
        (articles, "An article"),
        (figures, "A figure"),
    ]:
        for each in of:
            assert set(each) == named_in(SECTIONS[section])


@pytest.mark.django_db
def test_a_distribution_and_a_personal_mention_have_theirs(receipts):
    issues = [issue for receipt in receipts for issue in receipt["issues"]]
    lists = [line for issue in issues for line in issue["distribution"]]
    mentions = [mention for issue in issues for mention in issue["personal_data"]]
    assert {frozenset(line) for line in lists} == {frozenset({"role", "recipients"})}
    assert {frozenset(each) for each in mentions} == {frozenset({"kind", "line"})}


def test_the_example_is_complete():
    example = json.loads(re.search(r"```json\n(.+?)```", DOCUMENT, re.S)[1])
    (issue,) = example["issues"]
    assert set(example) == named_in(SECTIONS["A file"])
    assert set(issue) == named_in(SECTIONS["An issue"])
    (article,) = issue["articles"]
    assert set(article) == named_in(SECTIONS["An article"])
    assert set(article["figures"][0]) == named_in(SECTIONS["A figure"])


def test_every_code_of_a_remark_is_documented():
    documented = named_in(SECTIONS["A remark"], codes=True)
    assert documented == codes_in_use()


def codes_in_use() -> set[str]:
    """Every code="…" that makes a remark or a rejection, and each CODE of a finding."""
    named = {module.CODE for module in (shares, sums)} | {WORDING}
    named |= codes_of_sheets()
    return named | {
        keyword.value.value
        for app in ("briefings", "intake", "metrics", "reading")
        for path in (settings.BASE_DIR / app).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).split(".")[-1]
        in {"Remark", "ParsedRemark", "FileDoubt", "rejected"}
        for keyword in call.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }


def codes_of_sheets() -> set[str]:
    """Of workbooks they stand first in the calls that make their remarks."""
    path = settings.BASE_DIR / "intake" / "formats" / "sheets.py"
    calls = [
        each
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "_remark"
    ]
    return {call.args[0].value for call in calls}
