"""What people here have done with another site's texts stays when these change there."""

import json

import pytest
from django.utils import timezone

from agencies.models import Role
from briefings.models import Article, Correction, ForbiddenWording, Issue
from briefings.publishing import send_back, submit, withdraw
from briefings.search import reindex
from metrics.models import Figure
from reuse.filing import follow_issue
from reuse.models import TextPair

from ..factories import block, make_agency, make_article, make_issue, make_member
from .other_site import FIRST, before_and_after, handed_out, harvest
from .whole_site import wipe

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


def correct_here(issue: Issue) -> None:
    Correction.objects.create(issue=issue, text="本站更正。", made_by=make_member())


def take_back_correction(issue: Issue) -> None:
    issue.corrections.update(ended_at=timezone.now())


def review_figure(issue: Issue) -> None:
    figure = Figure.objects.filter(article__issue=issue).first()
    figure.state, figure.reviewed_by = "rejected", make_member()
    figure.reviewed_at = timezone.now()
    figure.save()


@pytest.mark.parametrize(
    "work",
    [correct_here, take_back_correction, review_figure],
    ids=lambda each: each.__name__,
)
def test_figures_reviewed_and_corrections_made_here_are_not_deleted(
    states, over_there, work
):
    work(bulletin())
    before = list(Figure.objects.order_by("pk").values()), rows_of_corrections()
    assert "核对过其中的数据或更正" in meet(over_there, states[1])
    assert Article.objects.filter(title="机构增加").exists()
    assert (list(Figure.objects.order_by("pk").values()), rows_of_corrections()) == (
        before
    )


def rows_of_corrections() -> list[dict]:
    return list(Correction.objects.order_by("pk").values())


def test_an_article_that_was_public_here_is_not_deleted_for_what_that_site_says(
    states, over_there
):
    _, changed = states
    at = f"{FIRST}/open-data/articles.jsonl"
    body, link = changed[at]
    lines = body.splitlines(keepends=True)
    of_notice = max(json.loads(line)["issue"] for line in lines)
    [first, *_] = [each for each in lines if json.loads(each)["issue"] == of_notice]
    lines.remove(first)
    told = json.loads(first)["title"]
    before = Article.objects.count()
    fewer = {**changed, at: (b"".join(lines), link)}
    assert "曾经公开的文章" in meet(over_there, fewer)
    assert Article.objects.count() == before
    assert Article.objects.filter(title=told).exists()


def test_what_is_kept_back_does_not_make_the_next_run_fetch_all_again(
    states, over_there
):
    Issue.objects.filter(series=SERIES).update(edited_at=timezone.now())
    assert "没有动 1 期" in meet(over_there, states[1])
    assert harvest().strip() == "对方没有变化。"


def test_a_text_that_stands_here_too_is_paired_with_the_harvested_one(told, over_there):
    said = "入冬以来，各乡镇对独居老人逐户走访，登记取暖设备三百余台，更换老化线路。"
    make_article(make_issue(number=9), "冬季走访独居老人", blocks=[block(said)])
    reindex(Article.objects.all())
    over_there.update(handed_out())
    wipe(places=False)
    bureau = make_agency("武江区民政局", "440203", slug="wujiang")
    own = make_issue(bureau, number=3)
    article = make_article(own, "冬季走访独居老人", blocks=[block(said)])
    follow_issue(own)
    assert "新收" in harvest()
    pair = TextPair.objects.of_article(article.pk).get()
    assert pair.relation == "same"


def test_staff_see_where_an_issue_was_taken_from(told, over_there, admin_client):
    over_there.update(handed_out())
    wipe(places=False)
    own = make_issue(make_agency("云浮市民政局", "445300"), number=77)
    harvest()
    taken = bulletin()
    today = f"{timezone.localtime():%Y-%m-%d}"
    page = admin_client.get(f"/admin/briefings/issue/{taken.pk}/change/").text
    assert (
        f'<a href="{taken.origin}">采集自 testserver，最近一次采集 {today}</a>' in page
    )
    page = admin_client.get(f"/admin/briefings/issue/{own.pk}/change/").text
    assert "手工录入" in page
    for where, there in (("elsewhere", {taken.pk}), ("here", {own.pk})):
        rows = admin_client.get(f"/admin/briefings/issue/?origin={where}").context["cl"]
        found = {each.pk for each in rows.queryset}
        assert there <= found, where
        assert found.isdisjoint({taken.pk, own.pk} - there), where
