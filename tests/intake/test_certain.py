"""--publish makes public only what states its main facts itself; the rest waits."""

from io import StringIO

import pytest
from django.core.management import call_command

from briefings.models import Issue, Remark

from .texts import bulletin, notice

pytestmark = pytest.mark.django_db
UNTITLED_NEWS = """来源：韶关市民政局　发布时间：2022-05-06

近日，韶关市民政局组织干部到社区走访，了解老年人的生活情况。

干部们把慰问品送到老人手中，嘱咐大家注意安全。
"""


def waits_for(receipt: dict) -> list[str]:
    (issue,) = receipt["issues"]
    return issue["waits_for"]


def is_certain(receipt: dict) -> bool:
    (issue,) = receipt["issues"]
    return issue["certain"]


@pytest.mark.parametrize("text", [bulletin(), notice()])
def test_what_states_its_facts_is_certain_and_published(import_text, text):
    receipt = import_text(text, "--publish")
    assert (is_certain(receipt), waits_for(receipt)) == (True, [])
    assert Issue.objects.get().is_public


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            bulletin().replace("韶关市民政局\n", "全市民政工作 韶关市\n"),
            "inferred_agency",
        ),
        (bulletin(day="2032年5月6日"), "implausible_date"),
        (bulletin(day="").replace("2022年第", "第"), "missing_year"),
        (bulletin(day="2022年13月6日"), "impossible_date"),
        ("内部资料\n" + bulletin(), "secrecy_mark"),
        (bulletin(said="低保户秦怀山家中领到1200元。"), "personal_data"),
        (UNTITLED_NEWS, "missing_title"),
        ("我们要把群众的事情办好。\n\n要把工作做细。\n", "unknown_kind"),
        ("我们要把群众的事情办好。\n\n要把工作做细。\n", "missing_date_and_number"),
    ],
)
def test_what_leaves_a_fact_open_waits_for_a_person(import_text, text, code):
    receipt = import_text(text, "--publish")
    assert code in waits_for(receipt)
    assert not is_certain(receipt)
    assert Issue.objects.get().status == "draft"


def test_a_bureau_that_we_do_not_know_waits_though_its_text_is_certain(import_text):
    receipt = import_text(bulletin(bureau="洛阳市民政局"), "--publish")
    assert (is_certain(receipt), waits_for(receipt)) == (True, ["unconfirmed_agency"])
    assert Issue.objects.get().status == "draft"


def test_a_bureau_that_the_clerk_gives_is_no_guess(import_text):
    text = notice().replace("兰州市民政局\n", "")
    assert waits_for(import_text(text, "--dry-run")) != []
    assert waits_for(import_text(text, "--publish", "--agency", "lanzhou")) == []
    assert Issue.objects.get().is_public


def test_of_two_issues_the_certain_one_is_published(import_text):
    receipt = import_text(bulletin(8) + bulletin(7, day="2032年5月6日"), "--publish")
    assert [issue["waits_for"] for issue in receipt["issues"]] == [
        [],
        ["implausible_date"],
    ]
    assert Issue.objects.published().get().number == 8


def test_a_person_who_has_settled_the_doubts_has_made_it_certain(import_text):
    text = UNTITLED_NEWS
    import_text(text, "--publish")
    assert Issue.objects.get().status == "draft"
    Remark.objects.update(settled_at="2022-06-01T00:00Z")
    import_text(text, "--publish")
    assert Issue.objects.get().is_public


def test_the_command_says_what_each_waits_for(write_file):
    path = write_file("甲.txt", UNTITLED_NEWS)
    said = StringIO()
    call_command("import_briefings", path, "--publish", stdout=said)
    assert "第 1 行起的一期不自动发布：标题是暂拟的。" in said.getvalue()
