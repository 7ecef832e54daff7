"""Names that another site shares with this one, and how its texts are filed under them."""

import json

import pytest
from django.core.management import CommandError

from agencies.models import Agency
from briefings.models import Article, Issue, Topic
from metrics.models import Figure, Indicator

from ..factories import make_agency, make_topic
from .other_site import FIRST, handed_out, harvest
from .whole_site import wipe

pytestmark = pytest.mark.django_db

BUREAU = "东湖市民政局"


@pytest.fixture
def nothing_here(told, over_there):
    over_there.update(handed_out())
    wipe(places=False)


@pytest.mark.parametrize(
    "named",
    [
        {"name": BUREAU, "region": "440200", "slug": "another"},
        {"name": "云浮市民政局", "slug": "yunfu", "former_names": [BUREAU]},
        {"name": "云浮市民政局", "slug": "yunfu", "short_name": BUREAU},
    ],
)
def test_a_name_that_another_bureau_bears_here_keeps_back_its_issues_alone(
    nothing_here, named
):
    other = make_agency(**named)
    said = harvest()
    assert "没有动 1 期" in said
    assert "新收 3 期" in said
    assert "本站有同名的另一个单位" in said
    assert not Issue.objects.filter(agency=other).exists()
    assert Agency.objects.filter(pk=other.pk, **without_place(named)).exists()


def without_place(named: dict) -> dict:
    return {name: value for name, value in named.items() if name != "region"}


def test_topics_and_indicators_of_one_name_are_those_of_this_site(nothing_here):
    topic = make_topic(code="own-topic")
    indicator = Indicator.objects.create(
        key="own_total",
        name="测试总数",
        unit="家",
        display_unit="家",
        nature="stock",
        topic=topic,
    )
    assert "新收 4 期" in harvest()
    assert Article.objects.get(title="机构增加").topics.get() == topic
    assert Topic.objects.filter(name=topic.name).count() == 1
    part = Figure.objects.get(raw="36家").indicator
    assert (part.part_of, part.topic) == (indicator, topic)


def test_words_that_are_no_list_are_refused_before_anything_is_filed(
    nothing_here, over_there
):
    at = f"{FIRST}/open-data/topics.jsonl"
    body, link = over_there[at]
    rows = [json.loads(line) for line in body.splitlines()]
    rows[0]["keywords"] = "低保"
    over_there[at] = ("\n".join(map(json.dumps, rows)).encode(), link)
    with pytest.raises(CommandError, match="看不懂"):
        harvest()
    assert not Topic.objects.exists()
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("regions", {"level": "village"}),
        ("topics", {"name": None}),
        ("indicators", {"nature": "mood"}),
        ("indicators", {"topic": "no-such-topic"}),
        ("agencies", {"former_names": "旧名"}),
    ],
)
def test_a_row_that_makes_no_sense_is_named_and_nothing_is_filed(
    nothing_here, over_there, table, change
):
    """Of bureaus, topics and indicators hang texts: without one, the others say half."""
    at = f"{FIRST}/open-data/{table}.jsonl"
    body, link = over_there[at]
    rows = [json.loads(line) for line in body.splitlines()]
    rows[-1] |= {"key": "999999" if table == "regions" else "odd-row", **change}
    over_there[at] = ("\n".join(map(json.dumps, rows)).encode(), link)
    with pytest.raises(CommandError) as refused:
        harvest()
    said = str(refused.value)
    assert f"{table}.jsonl" in said
    assert "odd-row" in said or "999999" in said or "topic" in change
    assert "什么也没有收" in said
    assert not Topic.objects.exists()
    assert not Issue.objects.exists()
    # Once that site has put it right, all of it comes.
    over_there[at] = (body, link)
    assert "新收 4 期" in harvest()
