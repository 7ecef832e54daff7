"""Regions, agencies and topics: complete, in order, and never overwritten."""

import pytest
from django.core.management import call_command

from agencies.models import Agency, Region
from agencies.querysets import within
from briefings.models import Topic
from intake.reference import load_agencies, load_regions, load_topics


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        pytest.param("440000", Region.Level.PROVINCE, None, id="province"),
        pytest.param("440200", Region.Level.CITY, "440000", id="city"),
        pytest.param("440204", Region.Level.COUNTY, "440200", id="county of a city"),
        pytest.param("110101", Region.Level.COUNTY, "110000", id="no city above it"),
        pytest.param("429004", Region.Level.COUNTY, "420000", id="under its province"),
    ],
)
def test_a_region_takes_its_level_and_parent_from_its_code(code, level, parent):
    region = Region.objects.get(code=code)
    assert (region.level, region.parent_id) == (level, parent)


@pytest.mark.django_db
def test_every_region_but_a_province_lies_in_one():
    orphans = Region.objects.filter(parent=None).exclude(level=Region.Level.PROVINCE)
    assert not orphans.exists()
    assert Region.objects.filter(level=Region.Level.PROVINCE).count() == 34


@pytest.mark.django_db
def test_a_city_takes_in_its_counties():
    yancheng = Region.objects.get(name="盐城市")
    agencies = Agency.objects.filter(within("region__code", [yancheng]))
    assert {agency.name for agency in agencies} == {"盐城市民政局", "滨海县民政局"}


@pytest.mark.django_db
def test_a_county_bureau_stands_under_its_city_and_province():
    binhai = Agency.objects.get(slug="binhai")
    assert binhai.parent.name == "盐城市民政局"
    assert binhai.parent.parent.name == "江苏省民政厅"


@pytest.mark.django_db
def test_every_agency_lies_where_its_name_says():
    for agency in Agency.objects.select_related("region"):
        assert agency.name.startswith(agency.region.name)


@pytest.mark.django_db
def test_there_are_24_topics_each_with_its_keywords():
    assert Topic.objects.count() == 24
    assert all(topic.keywords for topic in Topic.objects.all())


@pytest.mark.django_db
def test_loading_again_creates_nothing_and_asks_little(django_assert_max_num_queries):
    with django_assert_max_num_queries(50):
        assert (load_regions(), load_agencies(), load_topics()) == (0, 0, 0)


@pytest.mark.django_db
def test_loading_again_keeps_what_staff_edited():
    Agency.objects.filter(slug="yunfu").update(name="云浮市民政和民族宗教局")
    Topic.objects.filter(code="funeral").update(keywords=["殡葬"])
    call_command("load_reference", verbosity=0)
    assert Agency.objects.get(slug="yunfu").name == "云浮市民政和民族宗教局"
    assert Topic.objects.get(code="funeral").keywords == ["殡葬"]


@pytest.mark.django_db
def test_loading_again_brings_back_only_what_is_missing(capsys):
    Agency.objects.filter(slug="shaoguan-lechang").delete()
    Topic.objects.filter(code="funeral").delete()
    call_command("load_reference")
    assert capsys.readouterr().out == (
        "新增行政区划 0 个、单位 1 个、主题 1 个、指标 0 个、俗称 0 个、采用计分 0 条。\n"
    )


@pytest.mark.parametrize("turn", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_the_reference_data_survives_a_transactional_test(turn):
    assert Region.objects.exists()
    assert Agency.objects.exists()
    assert Topic.objects.exists()
