"""Nothing that must not be public becomes so, whichever way it is published."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from briefings.models import Issue, Remark
from briefings.publishing import (
    PublishingRefused,
    publish,
    publish_all,
    send_back,
    submit,
    withdraw,
)

from ..desk.factories import edit_page
from ..factories import filed, make_issue, make_member
from ..intake.texts import bulletin
from .plants import CALM, MARKS, PLANTS, SENTENCES, forbid

pytestmark = pytest.mark.django_db
LIST = "/admin/briefings/issue/"
# All are found by the one gate that the service asks; that each way asks it is seen by a
# few: in the text, in the title, in a field of the head, in the recipients, of the dates.
SHOWN = [
    *("identity number", "orphan", "forbidden wording", "grade with a star, a line"),
    *("inner use, in the title", "mark as the series", "number among the recipients"),
    *("date to come", "article without text"),
]
# A form asks for a text before the gate could.
TYPED = SHOWN[:-1]
# As a file may bring it.
WRITTEN = {name: words for name, (words, _) in SENTENCES.items()}
WRITTEN |= {name: f"\n\n{mark}\n\n" for name, mark in MARKS.items()}
BROUGHT = ["bank card", "contact", "forbidden wording", "grade set wide", "handling"]


@pytest.fixture(autouse=True)
def wordings():
    forbid()


@pytest.fixture
def chief(django_user_model):
    """A superuser who has typed nothing."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("局长"))
    return client


def is_public(issue) -> bool:
    return Issue.objects.get(pk=issue.pk).is_public


def by_list(chief, issue) -> str:
    return act(chief, issue)


def by_the_whole_list(chief, issue) -> str:
    """Ticked once for all pages; the harmless one among them is published."""
    make_issue(articles=1, status="draft")
    said = act(chief, issue, select_across="1")
    assert Issue.objects.published().count() == 1
    return said


def act(chief, issue, **typed) -> str:
    """Another submits what the chief then publishes."""
    colleague = Client()
    colleague.force_login(make_member("enter", name="科员"))
    for client, action in ((colleague, "submit_issues"), (chief, "publish_issues")):
        chosen = {"action": action, "_selected_action": [issue.pk], **typed}
        answer = client.post(LIST, chosen, follow=True)
    return answer.text


def by_service(chief, issue) -> str:
    submit(issue, None)
    with pytest.raises(PublishingRefused) as refusal:
        publish(issue, None)
    return str(refusal.value)


def by_service_at_once(chief, issue) -> str:
    outcome = publish_all([replace(filed(issue), is_just_read=False)])
    return str(outcome.refusals[0])


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("way", [by_service, by_service_at_once])
def test_no_service_publishes_a_plant(chief, way, plant):
    make, said = PLANTS[plant]
    issue = make(status="draft")
    assert said in way(chief, issue)
    assert not is_public(issue)


@pytest.mark.parametrize("plant", SHOWN)
@pytest.mark.parametrize("way", [by_list, by_the_whole_list])
def test_a_plant_is_not_published_from_the_list(chief, way, plant):
    make, said = PLANTS[plant]
    issue = make(status="draft")
    assert said in way(chief, issue)
    assert not is_public(issue)


@pytest.mark.parametrize("plant", TYPED)
def test_a_plant_is_not_published_from_its_page(fill_in, clerk, plant):
    make, said = PLANTS[plant]
    issue = make(status="draft")
    fill_in(edit_page(issue), "_continue", _continue="submit")
    page = clerk.get(edit_page(issue)).text
    assert "处须先解决" in page
    assert said in page
    fill_in(edit_page(issue), "_continue", _continue="publish")
    assert said in clerk.get(edit_page(issue)).text
    assert not is_public(issue)


@pytest.mark.parametrize("later", [False, True], ids=["at once", "later"])
def test_an_import_publishes_no_plant(tmp_path, later):
    for number, words in enumerate(WRITTEN.values(), 10):
        text = bulletin(number, said=f"{CALM}{words}{CALM}")
        (tmp_path / f"甲{number}.txt").write_text(text)
    (tmp_path / "乙.txt").write_text(bulletin(9))
    if later:
        call_command("import_briefings", tmp_path, stdout=StringIO())
    call_command("import_briefings", tmp_path, "--publish", stdout=StringIO())
    assert Issue.objects.count() == len(WRITTEN) + 1
    assert [issue.number for issue in Issue.objects.published()] == [9]


@pytest.mark.parametrize("plant", BROUGHT)
def test_an_upload_leads_no_plant_to_the_public(chief, clerk, plant):
    text = bulletin(said=f"{CALM}{WRITTEN[plant]}{CALM}").encode()
    file = SimpleUploadedFile("甲.txt", text)
    clerk.post("/admin/briefings/sourcefile/upload/", {"files": file})
    issue = Issue.objects.get()
    assert "不能发布" in act(chief, issue)
    assert not is_public(issue)


def test_an_import_says_which_wording_keeps_an_issue_back(tmp_path):
    (tmp_path / "甲.txt").write_text(bulletin(said=SENTENCES["forbidden wording"][0]))
    said = StringIO()
    call_command("import_briefings", tmp_path, "--publish", stdout=said)
    assert "第 9 行起" not in said.getvalue()
    assert "不自动发布：第1篇第1段用了“残废人”，不得使用" in said.getvalue()
    assert Remark.objects.blocking().get().line == 9


def test_a_plant_that_review_put_in_is_found_at_publication():
    issue = make_issue(status="draft", articles=1)
    submit(issue, None)
    issue.articles.update(title="看望孤儿李桂兰")
    with pytest.raises(PublishingRefused, match="李桂兰"):
        publish(issue, None)


def test_a_wording_forbidden_after_submission_counts_at_publication():
    issue = make_issue(status="draft")
    submit(issue, None)
    forbid("平稳有序", "平稳")
    issue.articles.create(title="甲", blocks=[{**BLOCK, "text": CALM}])
    with pytest.raises(PublishingRefused, match="平稳有序"):
        publish(issue, None)


@pytest.mark.parametrize("step", ["withdraw", "send back"])
def test_the_notice_of_what_was_withdrawn_names_nobody(client, step):
    issue = make_issue(articles=1, first_public_at="2022-04-12T00:00Z")
    issue.articles.update(title="看望孤儿李桂兰")
    if step == "withdraw":
        withdraw(issue, None, "有姓名")
    else:
        Issue.objects.update(status="in_review")
        send_back(issue, None, "有姓名")
    for row in (issue, issue.articles.get()):
        notice = client.get(row.get_absolute_url())
        assert notice.status_code == 410
        assert "李桂兰" not in notice.text


BLOCK = {"kind": "paragraph", "first_line": 1, "last_line": 1}


def test_what_is_advised_against_and_a_mobile_number_keep_nothing_back(chief):
    forbid("平稳有序", "平稳", blocks=False)
    issue = make_issue(articles=1, status="draft")
    issue.articles.update(
        blocks=[{**BLOCK, "text": f"{CALM}值班手机13800138000。"}], text=""
    )
    act(chief, issue)
    assert is_public(issue)
    told = set(Remark.objects.open().values_list("severity", "words"))
    assert told == {("warning", "平稳有序"), ("warning", "138****8000")}
