"""What people here have done with another site's texts stays when these change there."""

import json

import pytest

from agencies.models import Role
from briefings.models import Article, ForbiddenWording, Issue
from briefings.publishing import send_back, submit, withdraw
from briefings.search import reindex

from ..factories import make_member
from .other_site import FIRST, before_and_after, handed_out, harvest

pytestmark = pytest.mark.django_db

CONTENTS = f"{FIRST}/open-data/datapackage.json"
SERIES = "东湖民政信息"


def bulletin() -> Issue:
    return Issue.objects.get(series=SERIES)


def reviewer():
    return make_member(Role.ENTER, Role.REVIEW, agency=bulletin().agency)


def rename_article() -> None:
    Article.objects.filter(title="机构增加").update(title="别的标题")
    reindex(Article.objects.all())


def withdraw_there() -> None:
    withdraw(bulletin(), None, "有误")


@pytest.fixture
def states(told, over_there):
    """The other site without the bulletin, and with it changed; taken once."""
    found = []

    def change():
        withdraw_there()
        found.append(handed_out())
        Issue.objects.filter(series=SERIES).update(status="published")
        rename_article()

    before_and_after(over_there, change)
    return [*found, dict(over_there)]


def saying(state, old: str, new: str) -> dict[str, tuple]:
    """The same site with other words, and the version that goes with them."""
    body, link = state[CONTENTS]
    told = json.loads(body)
    told["content_version"] += "-1"
    found = {
        at: (each.replace(old.encode(), new.encode()), way)
        for at, (each, way) in state.items()
    }
    return {**found, CONTENTS: (json.dumps(told).encode(), link)}


def meet(over_there, state) -> str:
    """The site is met in that state, whatever it said of its version before."""
    over_there.clear()
    over_there.update(state)
    return harvest()


def test_what_people_withdrew_stays_so_when_it_goes_and_comes_back_there(
    states, over_there
):
    without, changed = states
    withdraw(bulletin(), reviewer(), "本地核实有误")
    assert "撤下" not in meet(over_there, without)
    assert "本站已经撤下" in meet(over_there, changed)
    assert bulletin().status == "withdrawn"
    assert Article.objects.filter(title="机构增加").exists()


def test_what_goes_there_while_it_is_reviewed_here_stays_in_review(states, over_there):
    without, changed = states
    meet(over_there, without)
    assert bulletin().status == "withdrawn"
    person = reviewer()
    submit(bulletin(), person)
    assert "本站正在审核" in meet(over_there, changed)
    assert bulletin().status == "in_review"
    # A reviewer's no is not undone by what that site says next.
    send_back(bulletin(), person, "不宜公开")
    meet(over_there, without)
    assert "退回或撤下" in meet(over_there, changed)
    assert bulletin().status == "withdrawn"


def test_what_the_gate_withdrew_comes_back_once_it_is_put_right_there(
    states, over_there
):
    _, changed = states
    ForbiddenWording.objects.create(words="残废人", advice="残疾人")
    improper = saying(changed, "别的标题", "残废人机构增加")
    assert "没有公开 1 期" in meet(over_there, improper)
    assert bulletin().status == "withdrawn"
    assert "更新 1 期" in meet(over_there, changed)
    assert bulletin().status == "published"
