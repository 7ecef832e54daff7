"""Who may do what: nobody does by a hand-made request what no button offers him."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from briefings.bin import bin_article
from briefings.models import Article, Binned, ForbiddenWording, Issue, Schedule
from desk.models import FailedSignIn
from metrics.models import Figure
from reuse.models import TextPair

from ..breaking import everything
from ..factories import (
    make_agency,
    make_article,
    make_issue,
    make_member,
    make_topic,
)
from ..metrics.factories import make_figure, make_indicator
from .factories import edit_page, make_file, make_remark

pytestmark = pytest.mark.django_db
OURS = {"agencies", "briefings", "desk", "metrics", "readers", "reuse"}
# Who sees the page and may do nothing there; of figures and of people others.
LOOKING = {
    "metrics.figure": "enter",
    "desk.signin": "manage",
    "desk.failedsignin": "manage",
}
# Whoever sees these pages also writes there.
NONE_ONLY_LOOKS = (
    "agencies.membership",
    "briefings.binned",
    "briefings.commonname",
    "briefings.forbiddenwording",
    "reuse.pointrule",
)
# What signing in and looking leave behind.
TRACES = ["django_session"]


def pages():
    """Every page of the admin for rows of ours, by the names of their model."""
    admins = admin.site._registry.items()
    return {model._meta.label_lower: page for model, page in admins if is_ours(model)}


def is_ours(model) -> bool:
    return model._meta.app_label in OURS


def actions() -> list[tuple[str, str]]:
    """Each action of each list, with the name of the list's model."""
    return [
        (name, action)
        for name, page in pages().items()
        for _, action, _ in page._get_base_actions()
    ]


@pytest.fixture
def rows():
    """Rows in every state that some action would take them out of."""
    file = make_file()
    for status in Issue.Status.values:
        make_article(make_issue(status=status, source_file=file), topics=[make_topic()])
    make_remark(file, Issue.objects.first(), severity="blocking")
    make_remark(file, Issue.objects.first())
    by = make_member("review")
    Issue.objects.get(status="published").corrections.create(text="有误", made_by=by)
    published = Article.objects.get(issue__status="published")
    published.error_reports.create(passage="一处", wrong="words", words="错字")
    Schedule.objects.create(
        issue=Issue.objects.get(status="in_review"),
        due_at=timezone.now(),
        approved_by=by,
    )
    make_agency("某某县民政局", is_confirmed=False)
    make_indicator()
    ForbiddenWording.objects.create(words="残废人", advice="残疾人")
    FailedSignIn.objects.create(
        username=make_member("enter"), attempt_time=timezone.now()
    )
    for state in Figure.State.values:
        make_figure(state=state, article=make_article(text="全市共有养老机构36家。"))
    TextPair.objects.create(
        earlier=published, later=Article.objects.first(), relation="same", score=1
    )
    bin_article(make_article(make_issue(status="draft")))


def list_of(name: str) -> str:
    """The address of the whole list; that of figures shows the unreviewed unless told."""
    address = reverse(f"admin:{name.replace('.', '_')}_changelist")
    return f"{address}?state=all" if name == "metrics.figure" else address


def asked(name, action):
    model = pages()[name].model
    keys = list(model.objects.values_list("pk", flat=True)[:50])
    return {
        "action": action,
        "_selected_action": keys,
        "why": "数字有误",
        "post": "yes",
        "select_across": "1",
    }


def looked_at() -> list[str]:
    return [name for name in pages() if name not in NONE_ONLY_LOOKS]


def actions_looked_at() -> list[tuple[str, str]]:
    return [each for each in actions() if each[0] not in NONE_ONLY_LOOKS]


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(("name", "action"), actions_looked_at())
def test_who_may_only_look_takes_no_action(staff, name, action):
    looking = staff(LOOKING.get(name, "figures"))
    address = list_of(name)
    page = looking.get(address)
    assert page.status_code == 200
    assert f'<option value="{action}"' not in page.text
    before = everything(TRACES)
    looking.post(address, asked(name, action))
    assert everything(TRACES) == before


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("name", looked_at())
def test_who_may_only_look_writes_nothing(staff, name):
    app, model = name.split(".")
    looking = staff(LOOKING.get(name, "figures"))
    row = pages()[name].model.objects.first()
    before = everything(TRACES)
    addresses = [reverse(f"admin:{app}_{model}_add")]
    addresses += [
        reverse(f"admin:{app}_{model}_{what}", args=[row.pk])
        for what in ("change", "delete")
    ]
    for address in addresses:
        answer = looking.post(address, {"post": "yes", "name": "别的", "title": "别的"})
        assert answer.status_code in (302, 403, 404), address
    assert everything(TRACES) == before


@pytest.mark.parametrize("name", pages())
def test_who_has_no_right_sees_nothing(staff, name):
    nobody = staff()
    assert nobody.get(list_of(name)).status_code == 403


@pytest.mark.parametrize("address", ["/admin/", "/admin/briefings/issue/"])
def test_a_visitor_is_asked_to_sign_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/")


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("name", "action", "role"),
    [
        ("briefings.issue", "submit_issues", "enter"),
        ("briefings.issue", "send_back_issues", "review"),
        ("briefings.issue", "publish_issues", "review"),
        ("briefings.issue", "unschedule_issues", "review"),
        ("briefings.issue", "withdraw_issues", "review"),
        ("briefings.issue", "hide_titles", "review"),
        ("briefings.issue", "delete_selected", "enter"),
        ("briefings.binned", "restore", "enter"),
        ("briefings.remark", "settle", "enter"),
        ("briefings.remark", "settle", "review"),
        ("agencies.agency", "confirm", "administrator"),
        ("metrics.figure", "confirm_figures", "figures"),
        ("metrics.figure", "reject_figures", "figures"),
        ("metrics.figure", "reopen_figures", "figures"),
    ],
)
def test_whose_work_an_action_is_takes_it(staff, clerk, name, action, role):
    """What keeps the tests above honest: the same request does something."""
    entitled = clerk if role == "administrator" else staff(role)
    before = everything(TRACES)
    entitled.post(list_of(name), asked(name, action))
    assert everything(TRACES) != before


def test_an_article_of_what_was_public_is_not_deleted_from_its_issues_page(
    fill_in, clerk
):
    issue = make_issue(articles=1, first_public_at="2022-04-12T00:00:00Z")
    assert "articles-0-DELETE" not in clerk.get(edit_page(issue)).text
    fill_in(edit_page(issue), **{"articles-0-DELETE": "on", "series": "民政信息"})
    issue.refresh_from_db()
    assert issue.series == "民政信息"
    assert Article.objects.exists()


def test_an_article_of_a_draft_is(fill_in):
    issue = make_issue(articles=2, status="draft")
    fill_in(edit_page(issue), **{"articles-0-DELETE": "on"})
    assert Article.objects.count() == 1
    assert Binned.objects.get().name.startswith("严把防控关口（")


def test_no_figure_is_ever_deleted(clerk):
    figure = make_figure(state="confirmed")
    address = f"/admin/metrics/figure/{figure.pk}/delete/"
    assert clerk.post(address, {"post": "yes"}).status_code == 403
    clerk.post(
        "/admin/metrics/figure/?state=all",
        {"action": "delete_selected", "_selected_action": [figure.pk], "post": "yes"},
    )
    assert Figure.objects.get() == figure


def test_a_file_and_a_remark_are_never_written(clerk):
    file = make_file()
    remark = make_remark(file)
    delete = edit_page(remark).replace("change", "delete")
    for address in (edit_page(file), edit_page(remark), delete):
        assert clerk.post(address, {"post": "yes"}).status_code == 403


def test_an_indicator_that_figures_are_of_is_not_deleted(clerk):
    indicator = make_indicator()
    make_figure(indicator=indicator)
    address = f"/admin/metrics/indicator/{indicator.pk}/delete/"
    assert clerk.post(address, {"post": "yes"}).status_code == 403


def test_who_may_delete_issues_deletes_a_draft_with_its_remarks(staff):
    issue = make_issue(status="draft", articles=1, source_file=make_file())
    make_remark(issue.source_file, issue)
    clerk = staff("enter")
    clerk.post(edit_page(issue).replace("change", "delete"), {"post": "yes"})
    assert not Issue.objects.exists()


def test_the_page_of_an_issue_leads_to_the_site_only_when_it_is_there(clerk):
    public, draft = make_issue(articles=1), make_issue(articles=1, status="draft")
    for issue, is_there in ((public, True), (draft, False)):
        page = clerk.get(edit_page(issue)).text
        assert (f'href="{issue.get_absolute_url()}"' in page) is is_there


def test_a_role_at_one_bureau_is_no_right_at_another(staff):
    """Who enters for one and checks figures for the other edits only the first."""
    other = make_agency("云浮市民政局", "445300")
    person = staff("enter")
    make_member("figures", agency=other, name=person.user.username)
    own, foreign = make_issue(status="draft"), make_issue(other, status="draft")
    assert "_save" in person.get(edit_page(own)).text
    page = person.get(edit_page(foreign))
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    assert person.post(edit_page(foreign), {"kind": "web"}).status_code == 403


def test_an_issue_is_entered_for_ones_own_bureau_alone(staff):
    other = make_agency("云浮市民政局", "445300")
    person = staff("enter")
    for agency in (other.pk, ""):
        typed = {"kind": "bulletin", "agency": agency}
        page = person.post("/admin/briefings/issue/add/", typed)
        assert "agency" in page.context["adminform"].form.errors
    assert not Issue.objects.exists()
