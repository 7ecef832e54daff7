"""What another site says that cannot be so, or is not its own to say."""

import json

import pytest
from django.core.management import CommandError

from agencies.models import Agency
from briefings.models import Article, Issue
from briefings.search import reindex
from briefings.search.keeping import drifts
from intake import fetching
from intake.fetching import FetchRefused, OtherSite
from metrics.models import Figure

from ..factories import make_agency
from .other_site import FIRST, before_and_after, handed_out, harvest
from .whole_site import wipe

pytestmark = pytest.mark.django_db

CONTENTS = f"{FIRST}/open-data/datapackage.json"
SERIES = "东湖民政信息"
ROW = b'{"key": 1}\n'


@pytest.fixture
def nothing_here(told, over_there):
    over_there.update(handed_out())
    wipe(places=False)


def say(over_there, table: str, change) -> None:
    """The other site with rows that `change` has been at."""
    at = f"{FIRST}/open-data/{table}.jsonl"
    body, link = over_there[at]
    rows = [json.loads(line) for line in body.splitlines()]
    for row in rows:
        change(row)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    over_there[at] = ("\n".join(lines).encode() + b"\n", link)


def test_of_a_site_that_changes_meanwhile_nothing_is_taken(
    nothing_here, over_there, monkeypatch
):
    body, link = over_there[CONTENTS]
    told = json.loads(body)
    later = json.dumps(told | {"content_version": "anew"}).encode(), link
    before = (over_there[CONTENTS], later)
    asked = []

    def answer(site, address):
        if address != CONTENTS:
            return over_there[address]
        asked.append(address)
        return before[len(asked) > 1]

    monkeypatch.setattr(fetching.OtherSite, "_answer", answer)
    with pytest.raises(CommandError, match="又有变化"):
        harvest()
    assert not Issue.objects.exists()


def test_what_it_has_from_elsewhere_is_not_taken(nothing_here, over_there):
    def from_elsewhere(row):
        if row["series"] == SERIES:
            row["origin"] = "https://third.example.gov.cn/issues/57/"

    say(over_there, "issues", from_elsewhere)
    assert "新收 3 期" in harvest()
    assert not Issue.objects.filter(series=SERIES).exists()


def test_a_figure_of_no_kind_keeps_its_issue_back(nothing_here, over_there):
    say(over_there, "figures", lambda row: row.update(kind="guessed"))
    said = harvest()
    assert "没有收 1 期" in said
    assert "新收 3 期" in said
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("indicators", "低保人数"),
        ("agencies", {"name": 10**30}),
        ("issues", {"id": 1, "origin": None}),
        ("issues", [[]]),
    ],
)
def test_a_row_of_another_shape_is_told_of_and_nothing_is_taken(
    nothing_here, over_there, table, row
):
    at = f"{FIRST}/open-data/{table}.jsonl"
    body, link = over_there[at]
    over_there[at] = (json.dumps(row).encode() + b"\n" + body, link)
    with pytest.raises(CommandError, match="看不懂"):
        harvest()
    assert not Issue.objects.exists()


def test_a_number_that_no_column_holds_keeps_its_issue_back(nothing_here, over_there):
    def enlarge(row):
        if row["series"] == SERIES:
            row["total_number"] = 10**30

    say(over_there, "issues", enlarge)
    said = harvest()
    assert "没有收 1 期" in said
    assert "新收 3 期" in said


def test_a_new_bureau_takes_no_address_name_that_leads_to_another(nothing_here):
    other = make_agency("云浮市民政局", "445300", slug="donghu")
    assert "新收 4 期" in harvest()
    assert Agency.objects.get(slug="donghu") == other
    assert Agency.objects.get(name="东湖市民政局").slug == "donghu-2"


def test_what_stood_here_before_it_changed_there_is_kept(told, over_there):
    def rename():
        Article.objects.filter(title="机构增加").update(title="别的标题")
        reindex(Article.objects.all())

    before_and_after(over_there, rename)
    assert "更新 1 期" in harvest()
    article = Article.objects.get(title="别的标题")
    titles = article.history.order_by("history_id").values_list("title", flat=True)
    assert [*titles] == ["机构增加", "别的标题"]


def test_an_article_that_is_gone_there_and_was_never_public_is_found_no_more(
    nothing_here, over_there
):
    harvest()
    kind = Issue.objects.filter(kind="notice")
    kind.update(status="draft", first_public_at=None)
    articles = Article.objects.filter(issue__kind="notice")
    reindex(articles)
    at = f"{FIRST}/open-data/articles.jsonl"
    body, link = over_there[at]
    lines = body.splitlines(keepends=True)
    last = max(json.loads(line)["issue"] for line in lines)
    of_notice = [line for line in lines if json.loads(line)["issue"] == last]
    lines.remove(of_notice[-1])
    over_there[at] = (b"".join(lines), link)
    contents, link = over_there[CONTENTS]
    told = json.loads(contents) | {"content_version": "anew"}
    over_there[CONTENTS] = (json.dumps(told).encode(), link)
    before = set(articles.values_list("pk", flat=True))
    assert "更新 1 期" in harvest()
    [gone] = before - set(articles.values_list("pk", flat=True))
    assert gone not in {each.article_id for each in drifts()}


def test_more_than_anybody_would_hand_out_is_not_read(monkeypatch, tmp_path):
    """The bound is of what has been read, whatever the answer says of its length."""
    monkeypatch.setattr(fetching, "PAUSE", 0)
    monkeypatch.setattr(fetching, "MOST_BYTES", len(ROW) - 1)
    there = OtherSite(FIRST)
    there._opener = Opener(ROW)
    with pytest.raises(FetchRefused, match="太大"):
        there.save("topics", tmp_path / "topics.jsonl")


class Opener:
    """Answers whatever is asked with these bytes."""

    def __init__(self, body: bytes):
        self.body = body

    def open(self, request, timeout):
        return Answer(self.body)


class Answer:
    """An answer that says nothing of its length."""

    length = None

    def __init__(self, body: bytes):
        self.left = [body]

    def read1(self, size: int) -> bytes:
        return self.left.pop() if self.left else b""

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        return None


def test_a_page_that_leads_to_itself_is_not_asked_for_ever(monkeypatch, tmp_path):
    answers = [ROW] * 3
    onward = f'<{FIRST}/open-data/topics.jsonl?after=1>; rel="next"'
    monkeypatch.setattr(OtherSite, "_ask", lambda *_: (answers.pop(), onward))
    with pytest.raises(FetchRefused, match="一再给出同一页"):
        OtherSite(FIRST).save("topics", tmp_path / "topics.jsonl")
