"""The catalogue of indicators: loaded whole, and never over what staff have edited."""

import pytest
from django.core.management import call_command

from briefings.models import Topic
from intake.reference import load_indicators
from metrics.models import Indicator

pytestmark = pytest.mark.django_db


def test_the_whole_catalogue_is_there_with_its_topics_and_codes():
    assert Indicator.objects.count() == 119
    assert not Indicator.objects.filter(topic=None).exists()
    towns = Indicator.objects.get(key="town_total")
    assert (towns.unit, towns.nature) == ("个", "stock")
    assert (towns.topic_id, towns.codes) == ("place-name", ["JZH011110000"])


def test_loading_again_keeps_what_staff_edited_and_adds_what_is_missing(capsys):
    Indicator.objects.filter(key="yl_org").update(aliases=["敬老院"])
    Indicator.objects.filter(key="dibao_u_p").delete()
    call_command("load_reference")
    assert "指标 1 个、俗称 0 个、采用计分 0 条。" in capsys.readouterr().out
    assert Indicator.objects.get(key="yl_org").aliases == ["敬老院"]
    assert Indicator.objects.filter(key="dibao_u_p").exists()


def test_a_name_that_staff_have_given_away_is_left_to_them():
    renamed = Indicator.objects.get(key="yl_org")
    Indicator.objects.filter(pk=renamed.pk).delete()
    Indicator.objects.create(key="own", name=renamed.name, unit="个", nature="stock")
    assert load_indicators() == 0


def test_an_indicator_whose_topic_staff_have_deleted_has_none():
    topic = Indicator.objects.get(key="yl_org").topic
    Indicator.objects.filter(topic=topic).delete()
    Topic.objects.filter(pk=topic.pk).delete()
    load_indicators()
    assert Indicator.objects.get(key="yl_org").topic is None
