"""Two bureaus that are one: side by side at the desk, moved whole or not at all."""

import pytest
from django.contrib.admin.models import LogEntry

from agencies.models import Agency, Membership
from briefings.bin import bin_issues
from briefings.merging import MergeRefused, fields_that_name_bureaus, merge
from briefings.models import (
    Article,
    Binned,
    ContentVersion,
    ForbiddenWording,
    Issue,
    Upload,
)
from briefings.restoring import restore
from briefings.rights import RightsRefused
from briefings.search import find
from briefings.search.query import parse_query
from briefings.versions import begin_edit
from briefings.waiting import put_off
from intake.one import Options, take_in
from metrics.filing import merge_bureaus
from metrics.models import Figure

from ..breaking import assert_all_or_nothing
from ..factories import make_agency, make_article, make_issue, make_member
from ..intake.texts import bulletin
from ..metrics.factories import refile
from ..racing import POSTGRES_ONLY, comes_second

pytestmark = pytest.mark.django_db
FORMER = "韶关市社会福利局"


@pytest.fixture
def into() -> Agency:
    return make_agency()


@pytest.fixture
def former(into) -> Agency:
    """With a row in every table that names bureaus."""
    agency = make_agency(FORMER, slug="sg-fuli", former_names=["韶关市社会局"])
    issue = make_issue(agency, number=41)
    refile(make_article(issue, text="全市共有养老机构36家。"))
    begin_edit(issue.pk)
    bin_issues(Issue.objects.filter(pk=make_issue(agency, status="draft").pk))
    make_member("enter", agency=agency)
    ForbiddenWording.objects.create(words="敬老院", agency=agency)
    upload = Upload.objects.create(begun_by=make_member("enter", name="上传的人"))
    put_off(upload, "扫描.tif", b"", agency=agency, kind="")
    agency.former_slugs.create(slug="sg-shehui")
    agency.point_rules.create(level="city", points=3)
    child = make_agency("武江区民政局")
    Agency.objects.filter(pk=child.pk).update(parent=agency)
    named = {f.model for f in fields_that_name_bureaus() if rows(f, agency)}
    every = {f.model for f in fields_that_name_bureaus()}
    assert named == every, "the fixture leaves a table out"
    return agency


def rows(field, agency):
    return field.model._base_manager.filter(**{field.name: agency.pk}).count()


def page_of(agency, into=None):
    query = f"?into={into.pk}" if into else ""
    return f"/admin/agencies/agency/{agency.pk}/merge/{query}"


def test_all_of_the_one_becomes_the_others_and_old_addresses_lead_on(
    clerk, client, former, into
):
    key, held = former.pk, ContentVersion.objects.of_site()
    page = clerk.get(page_of(former, into))
    assert {each.label: each.former for each in page.context["lines"]}["数据"] == 1
    refused = clerk.post(page_of(former, into), {"name": "社会福利局"})
    assert "与被并单位的全称不一样" in refused.text
    assert Agency.objects.filter(pk=key).exists()
    done = clerk.post(page_of(former, into), {"name": FORMER}, follow=True)
    assert "1 期随之改属" in done.text
    former.pk = key
    left = [f for f in fields_that_name_bureaus() if rows(f, former)]
    assert left == []
    assert not Agency.objects.filter(pk=key).exists()
    into.refresh_from_db()
    assert into.former_names == [FORMER, "韶关市社会局"]
    assert ContentVersion.objects.of_site() > held
    for old, new in (
        ("/agencies/sg-fuli/", "/agencies/shaoguan/"),
        ("/agencies/sg-shehui/2022/", "/agencies/shaoguan/2022/"),
        ("/issues/sg-fuli/2022/41/", "/issues/shaoguan/2022/41/"),
        ("/agencies/sg-shehui/2022/figures/", "/agencies/shaoguan/2022/figures/"),
    ):
        answer = client.get(old)
        assert answer.status_code == 301, old
        assert client.get(answer["Location"]).wsgi_request.path == new
    assert LogEntry.objects.filter(change_message__contains="并入").count() == 2
    (binned,) = Binned.objects.all()
    assert restore(binned).agency == into
    assert find_by_name("社会福利局") == 0
    assert find_by_name("韶关市民政局") == 1


def find_by_name(words):
    return find(Article.objects.all(), parse_query(words)).count()


def test_a_chain_of_mergers_leads_to_its_end(client, former, into):
    last = make_agency("云浮市民政局")
    merge(former, into)
    merge(into, last)
    for slug in ("sg-shehui", "sg-fuli", "shaoguan"):
        assert client.get(f"/agencies/{slug}/")["Location"] == f"/agencies/{last.slug}/"


def test_whatever_both_have_stands_in_the_way_and_is_named(clerk, former, into):
    make_issue(into, number=41)
    user = Membership.objects.get(agency=former).user
    Membership.objects.create(user=user, agency=into, role="enter")
    ForbiddenWording.objects.create(words="敬老院", agency=into)
    make_agency("某某局", former_names=["韶关市社会局"])
    with pytest.raises(MergeRefused) as refusal:
        merge(former, into)
    told = clerk.get(page_of(former, into)).text
    for name in ("2022年第41期", user.username, "敬老院", "某某局"):
        assert name in str(refusal.value)
        assert name in told
    clerk.post(page_of(former, into), {"name": FORMER})
    assert Agency.objects.get(pk=former.pk).issues.count() == 1


def test_no_bureau_comes_to_stand_above_itself(former, into):
    Agency.objects.filter(pk=into.pk).update(parent=former)
    merge(former, Agency.objects.get(pk=into.pk))
    into.refresh_from_db()
    assert into.parent is None
    child = Agency.objects.get(name="武江区民政局")
    with pytest.raises(MergeRefused, match="下级单位之下"):
        merge(into, make_agency("某某街道", parent=child))


def test_one_that_nobody_has_confirmed_takes_over_nothing(former):
    stranger = make_agency("某某局", is_confirmed=False)
    with pytest.raises(MergeRefused, match="尚未确认"):
        merge(former, stranger)


def test_figures_placed_by_their_bureau_follow(former):
    assert Figure.objects.get().region_id == "440200"
    merge_bureaus(former, make_agency("云浮市民政局"))
    assert Figure.objects.get().region_id == "445300"


def test_only_the_administrator_merges(staff, former, into):
    manager = staff("manage", "review", agency=former)
    Membership.objects.create(user=manager.user, agency=into, role="manage")
    assert manager.get(page_of(former, into)).status_code == 403
    assert manager.post(page_of(former, into), {"name": FORMER}).status_code == 403
    with pytest.raises(RightsRefused):
        merge(former, into, manager.user)
    assert Agency.objects.filter(pk=former.pk).exists()


def test_a_merger_is_whole_or_is_none(former, into):
    assert_all_or_nothing(
        lambda: merge_bureaus(
            Agency.objects.get(name=FORMER), Agency.objects.get(pk=into.pk)
        )
    )


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_the_same_bureau_the_second_is_refused(former, into):
    other = make_agency("云浮市民政局")
    with pytest.raises(MergeRefused, match="已被别人并走"):
        comes_second(
            lambda: merge(Agency.objects.get(name=FORMER), into),
            lambda: merge(Agency.objects.get(name=FORMER), other),
        )
    assert Issue.objects.get().agency == into


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_what_is_filed_for_the_bureau_meanwhile_is_refused_and_goes_in_again(into):
    text = bulletin(bureau="兰州市民政局").encode()
    former = make_agency("兰州市民政局")
    receipt = comes_second(
        lambda: merge(former, into), lambda: take_in("甲.txt", text, Options())
    )
    assert receipt.outcome == "rejected"
    assert "请再导入一次" in receipt.as_json()["remarks"][0]["message"]
    assert take_in("甲.txt", text, Options()).outcome == "created"
    assert Issue.objects.get().agency == into
