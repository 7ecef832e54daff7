"""Bureaus that imports have met: confirmed on a page of their own."""

import pytest

from agencies.models import Agency
from briefings import bureaus
from briefings.bureaus import suggested_region, suggested_slug
from briefings.rights import RightsRefused

from ..factories import make_agency, make_issue
from .factories import make_file

pytestmark = pytest.mark.django_db
NAME = "翁源县民政局"


@pytest.fixture
def stranger() -> Agency:
    agency = make_agency(NAME)
    agency.slug, agency.is_confirmed = NAME, False
    agency.short_name = ""
    agency.save()
    file = make_file(f"{NAME}简报", name="翁源.txt")
    make_issue(agency, status="draft", articles=1, source_file=file)
    make_issue(agency, status="draft", document_number="翁民发〔2022〕5号")
    return agency


def page_of(agency, name="confirm"):
    return f"/admin/agencies/agency/{agency.pk}/{name}/"


def sent(**fields):
    told = {"place": "440229", "slug": "shaoguan-wengyuan", "short_name": "翁源民政"}
    return told | fields


def test_from_the_work_list_a_bureau_is_confirmed_in_three_clicks(clerk, stranger):
    (line,) = (
        x for x in clerk.get("/admin/").context["work"] if x.name == "未确认单位"
    )
    (first,) = line.first
    page = clerk.get(first.address)
    assert "广东省韶关市翁源县（440229）" in page.text
    assert " checked" not in page.text, "a place is accepted, never set in silence"
    assert "草稿 2 期" in page.text
    assert "翁源.txt" in page.text
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert shown["slug"] == "shaoguan-wengyuan"
    assert shown["document_prefix"] == "翁民发"
    assert shown["short_name"] == "翁源民政"
    refused = clerk.post(first.address, {n: v for n, v in shown.items() if v})
    assert "请选定在哪里" in refused.text
    clerk.post(first.address, sent(document_prefix="翁民发"))
    agency = Agency.objects.get(name=NAME)
    assert agency.is_confirmed
    assert (agency.slug, agency.region_id) == ("shaoguan-wengyuan", "440229")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"slug": "shaoguan"}, "这个网址名已有单位在用"),
        ({"slug": "old"}, "这个网址名已有单位在用"),
        ({"slug": "韶 关"}, "slug"),
        ({"place": "another"}, "请填写区划代码或全称"),
        ({"place": "another", "another_place": "某某国"}, "没有“某某国”这个地区"),
        ({"place": "445300"}, "请选一处"),
    ],
)
def test_what_will_not_do_is_told_and_nothing_saved(clerk, stranger, fields, why):
    make_agency().former_slugs.create(slug="old")
    page = clerk.post(page_of(stranger), sent(**fields))
    assert why in page.text
    stranger.refresh_from_db()
    assert not stranger.is_confirmed


def test_another_place_than_the_suggested_may_be_typed(clerk, stranger):
    clerk.post(page_of(stranger), sent(place="another", another_place="云浮市"))
    stranger.refresh_from_db()
    assert stranger.region_id == "445300"


def test_only_the_administrator_confirms_and_only_once(staff, clerk, stranger):
    manager = staff("manage", agency=stranger)
    assert manager.get(page_of(stranger)).status_code == 403
    assert manager.post(page_of(stranger), sent()).status_code == 403
    with pytest.raises(RightsRefused):
        bureaus.confirm(stranger, manager.user)
    assert not Agency.objects.get(pk=stranger.pk).is_confirmed
    bureaus.confirm(Agency.objects.get(pk=stranger.pk))
    with pytest.raises(bureaus.ConfirmationRefused, match="已由别人确认"):
        bureaus.confirm(stranger)
    assert clerk.get(page_of(stranger)).status_code == 302


@pytest.mark.parametrize(
    ("name", "code", "slug"),
    [
        ("通江县民政局", "511921", "bazhong-tongjiang"),
        ("兰州市社会福利院", "620100", "lanzhou-2"),
        ("吕梁市民政局", "141100", "lvliang"),
        ("自称某局", None, ""),
    ],
)
def test_place_and_address_are_suggested_by_the_name(name, code, slug):
    region = suggested_region(name)
    assert (region.pk if region else None) == code
    assert suggested_slug(Agency(name=name), region) == slug


def test_a_changed_address_name_leads_on(clerk, client, fill_in):
    agency = make_agency("兰州市民政局")
    make_issue(agency, number=5)
    fill_in(page_of(agency, "change"), slug="lz")
    for old, new in (
        ("/agencies/lanzhou/", "/agencies/lz/"),
        ("/agencies/lanzhou/2022/?page=1", "/agencies/lz/2022/?page=1"),
        ("/issues/lanzhou/2022/5/", "/issues/lz/2022/5/"),
        ("/agencies/lanzhou/figures/", "/agencies/lz/figures/"),
        ("/agencies/lanzhou/2022/figures.csv", "/agencies/lz/2022/figures.csv"),
        ("/articles/?agency=lanzhou&year=2022", "/articles/?agency=lz&year=2022"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.get("Location")) == (301, new)
        assert client.get(new).status_code == 200
    assert client.get("/articles/?agency=%00").status_code == 200
    fill_in(page_of(agency, "change"), slug="lanzhou")
    assert client.get("/agencies/lanzhou/").status_code == 200
    assert client.get("/agencies/lz/").headers["Location"] == "/agencies/lanzhou/"
