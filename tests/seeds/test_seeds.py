"""The five real texts yield what was read out of them by hand."""

import json
import re
from collections import Counter
from io import StringIO

import opencc
import pytest
from django.conf import settings
from django.core.management import call_command

from briefings.models import Article

from ..intake.census import census, strays

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"
NAMES = [path.stem for path in sorted(SEEDS.glob("*.txt"))]
BINHAI = "004_7840ed3741de948f"
# Keys of an expected issue and article that a receipt gives under the same name.
OF_ISSUE = ("agency", "year", "number", "document_number", "issued_on", "distribution")
OF_ARTICLE = ("section", "paragraphs", "captions", "images", "subtitle", "first_line")
MOST_TOPICS = 6

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not NAMES, reason="the seed texts lie beside a full checkout only"
    ),
]


def read(*options) -> dict[str, dict]:
    """The receipts of importing the seeds, by the name of the file."""
    out = StringIO()
    call_command("import_briefings", str(SEEDS), "--json", *options, stdout=out)
    receipts = [json.loads(line) for line in out.getvalue().splitlines()]
    return {receipt["file"].split("/")[-1][:-4]: receipt for receipt in receipts}


def expected(name: str) -> dict:
    return json.loads((SEEDS / "expected" / f"{name}.json").read_text("utf-8"))


def pairs(name: str):
    """Each issue of a seed as its receipt has it, and as it must be."""
    return zip(read("--dry-run")[name]["issues"], expected(name)["issues"], strict=True)


def article_pairs(name: str):
    return [
        pair
        for got, wanted in pairs(name)
        for pair in zip(got["articles"], wanted["articles"], strict=True)
    ]


def only(keys, mapping: dict, like: dict) -> dict:
    return {key: mapping[key] for key in keys if key in like}


def bare(title: str) -> str:
    """Without what is not compared: quotes and spaces."""
    return re.sub(r"[\s“”‘’\"']", "", title)


@pytest.mark.parametrize("name", NAMES)
def test_the_layout_is_recognised(name):
    assert read("--dry-run")[name]["layout"] == expected(name)["layout"]


@pytest.mark.parametrize("name", NAMES)
def test_an_issue_has_its_bureau_number_date_and_recipients(name):
    for got, wanted in pairs(name):
        assert only(OF_ISSUE, got, wanted) == only(OF_ISSUE, wanted, wanted)
        assert got["issued_on_is_inferred"] == wanted.get("issued_on_inferred", False)
        assert got["published_at"] == wanted.get("published_at")
        assert got["source"] == wanted.get("source", "")
        assert got["citations"] == wanted.get("citations", [])


@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_its_title(name):
    for got, wanted in article_pairs(name):
        if wanted["titles"] == [None]:
            assert got["title"]
        else:
            assert bare(got["title"]) in map(bare, wanted["titles"])


@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_its_section_and_its_parts(name):
    for got, wanted in article_pairs(name):
        assert only(OF_ARTICLE, got, wanted) == only(OF_ARTICLE, wanted, wanted)
        assert got["headings"] == wanted.get("subheadings", got["headings"])


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_tagged_with_its_topics_and_places(name):
    for got, wanted in article_pairs(name):
        assert set(wanted.get("topics_at_least", [])) <= set(got["topics"])
        assert set(wanted.get("regions_at_least", [])) <= set(got["regions"])
        assert len(got["topics"]) <= MOST_TOPICS


@pytest.mark.parametrize("name", NAMES)
def test_the_doubts_are_remarked(name):
    codes = {remark["code"] for remark in read("--dry-run")[name]["remarks"]}
    wanted = {
        code for issue in expected(name)["issues"] for code in issue.get("problems", [])
    }
    assert wanted <= codes


@pytest.mark.parametrize("name", NAMES)
def test_what_is_personal_is_found_and_an_office_number_is_not(name):
    for got, wanted in pairs(name):
        personal = dict(wanted.get("personal_data", {}))
        personal.pop("landline_not_personal", None)
        assert Counter(each["kind"] for each in got["personal_data"]) == personal


def test_the_second_import_says_unchanged_five_times_and_writes_nothing():
    assert [r["outcome"] for r in read().values()] == ["created"] * 5
    before = everything()
    assert [r["outcome"] for r in read().values()] == ["unchanged"] * 5
    assert everything() == before
    assert strays(census()) == {}


def test_a_dry_run_writes_nothing():
    before = everything()
    assert [r["outcome"] for r in read("--dry-run").values()] == ["created"] * 5
    assert everything() == before


def test_binhais_text_is_simplified_and_free_of_pinyin():
    read()
    article = Article.objects.get(issue__agency__name="滨海县民政局")
    text = f"{article.title}\n{article.subtitle}\n{article.text}"
    assert opencc.OpenCC("tw2s").convert(text) == text
    assert len(annotations_in((SEEDS / f"{BINHAI}.txt").read_text("utf-8"))) > 1000
    assert annotations_in(text) == []


def annotations_in(text: str) -> list[str]:
    # 業(yè)
    return re.findall(r"[\u4e00-\u9fff]\([^\W\d_\u4e00-\u9fff]+\)", text)


def everything() -> str:
    """Every row of every table, ids and times included."""
    out = StringIO()
    call_command("dumpdata", "agencies", "briefings", stdout=out)
    return out.getvalue()
