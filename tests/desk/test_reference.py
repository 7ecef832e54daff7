"""Agencies, regions and topics as staff keep them."""

import pytest

from agencies.models import Agency
from agencies.naming import NamesTaken
from briefings.editing import save_agency
from briefings.models import Topic

from ..conftest import open_page
from ..factories import make_agency, make_issue
from .factories import edit_page

pytestmark = pytest.mark.django_db
AGENCIES = "/admin/agencies/agency/"


def page(agency):
    return f"{AGENCIES}{agency.pk}/change/"


def test_former_names_are_typed_as_text(fill_in, clerk):
    agency = make_agency("某某区民政局", former_names=["某某县民政局"])
    assert "某某县民政局</textarea>" in clerk.get(page(agency)).text
    fill_in(page(agency), former_names="某某县民政局、某某县民政科\r\n某某县民政股、")
    agency.refresh_from_db()
    assert agency.former_names == ["某某县民政局", "某某县民政科", "某某县民政股"]


TAKEN = ["锡雕市民政局", "锡雕民政", "锡雕县民政局"]


@pytest.mark.parametrize("field", ["name", "short_name", "former_names"])
def test_no_bureau_takes_a_name_of_another(staff, field):
    """Be it one that its manager may not know: whose it is stays untold."""
    make_other()
    agency = make_agency()
    manager = staff("manage")
    for name in TAKEN:
        answer = open_page(manager, page(agency))(**{field: name})
        assert "已由另一个单位使用" in answer.text or "已经有同样全称" in answer.text
        assert "xidiao-mz" not in answer.text
        setattr(agency, field, [name] if field == "former_names" else name)
        with pytest.raises(NamesTaken, match=f"“{name}”已由另一个单位使用"):
            save_agency(agency, manager.user)


def test_no_bureau_takes_the_document_prefix_or_address_of_another(staff, fill_in):
    make_other()
    agency = make_agency()
    sent = open_page(staff("manage"), page(agency))(document_prefix="锡民发")
    assert "“锡民发”已由另一个单位使用" in sent.text
    assert "网址名已有单位在用" in fill_in(page(agency), slug="xidiao-mz").text
    agency.refresh_from_db()
    assert (agency.document_prefix, agency.slug) == ("", "shaoguan")


def test_what_two_bureaus_were_called_before_keeps_no_other_change_back(fill_in):
    make_other()
    agency = make_agency("某某市民政局", short_name="锡雕民政")
    assert fill_in(page(agency), document_prefix="某民发").status_code == 302


def make_other():
    return make_agency(
        "锡雕市民政局",
        "445300",
        slug="xidiao-mz",
        short_name="锡雕民政",
        document_prefix="锡民发",
        former_names=["锡雕县民政局"],
    )


def test_a_former_name_is_completed_to_the_bureau_of_today(clerk, staff):
    agency = make_agency()
    agency.former_names = ["韶关市社会福利局"]
    agency.save()
    asked = {"app_label": "briefings", "model_name": "issue", "field_name": "agency"}
    own = staff("enter")
    for term, texts in (
        ("社会福利", ["韶关市社会福利局（今韶关市民政局）"]),
        ("韶关 福利局", ["韶关市社会福利局（今韶关市民政局）"]),
        ("韶关市民政", ["韶关市民政局"]),
        ("福利院", []),
    ):
        for client in (clerk, own):
            found = client.get("/admin/autocomplete/", asked | {"term": term}).json()
            assert [each["text"] for each in found["results"]] == texts
    foreign = staff("enter", agency=make_agency("云浮市民政局"))
    found = foreign.get("/admin/autocomplete/", asked | {"term": "社会福利"}).json()
    assert found["results"] == []
    listed = clerk.get(AGENCIES, {"q": "社会福利"}).context["cl"]
    assert list(listed.queryset) == [agency]


def test_keywords_are_typed_as_text_and_none_is_kept_twice(fill_in):
    topic = Topic.objects.get(code="epidemic")
    fill_in(edit_page(topic), keywords="疫情、村（居）委会\n疫情")
    topic.refresh_from_db()
    assert topic.keywords == ["疫情", "村（居）委会"]


def test_a_topic_needs_keywords(fill_in):
    topic = Topic.objects.get(code="epidemic")
    assert "这一项必须填写。" in fill_in(edit_page(topic), keywords=" 、").text


def test_agencies_met_in_an_import_are_confirmed_together(clerk):
    strangers = [make_agency(f"第{n}民政局", is_confirmed=False) for n in range(2)]
    chosen = {"action": "confirm", "_selected_action": [a.pk for a in strangers]}
    assert "已确认 2 个单位" in clerk.post(AGENCIES, chosen, follow=True).text
    assert not Agency.objects.filter(is_confirmed=False).exists()
    assert "先前都已确认" in clerk.post(AGENCIES, chosen, follow=True).text


def test_the_list_of_agencies_counts_their_issues(clerk):
    agency = make_agency("某某区民政局")
    for _ in range(2):
        make_issue(agency)
    rows = clerk.get(AGENCIES, {"q": "某某区"}).context["cl"].result_list
    assert [row.issue_count for row in rows] == [2]


def test_regions_are_looked_up_and_never_written(clerk):
    found = clerk.get("/admin/agencies/region/", {"q": "武江"})
    assert "440203" in found.text
    assert clerk.get("/admin/agencies/region/add/").status_code == 403
