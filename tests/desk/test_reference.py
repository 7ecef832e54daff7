"""Agencies, regions and topics as staff keep them."""

import pytest

from agencies.models import Agency
from briefings.models import Topic

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
    assert "这个字段是必填项。" in fill_in(edit_page(topic), keywords=" 、").text


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
