"""Days and times as people type them at the desk."""

from datetime import date, datetime

import pytest
from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone

from desk.forms.fields import ChineseDateField, MomentField
from desk.forms.issue import DAYS, IssueForm

TYPED = [
    *("2024年3月5日", "2024年03月05号", " 2024 年 3 月 5 日 ", "2024年3月5"),
    *("二〇二四年三月五日", "二○二四年三月五", "２０２４年３月５日"),
    *("20240305", "２０２４０３０５", "2024.3.5", "2024．3．5", "2024。3。5"),
    *("2024/3/5", "2024／03／05", "2024-03-05", "2024-3-5"),
]
NO_DAY = [
    "2024年2月30日",
    "2023年2月29日",
    "20241305",
    "2024-13-45",
    "二〇二四年四月三十一日",
]
NOT_SURE = [
    "3月5日",
    "24.3.5",
    "2024年",
    "202435",
    "昨天",
    "2024年3月5日、6日",
    "1" * 4000,
]


@pytest.mark.parametrize("typed", TYPED)
def test_a_day_may_be_typed_in_many_ways(typed):
    assert ChineseDateField().clean(typed) == date(2024, 3, 5)


REFUSED = {
    **dict.fromkeys(NO_DAY, "这一天，请检查年、月、日。"),
    **dict.fromkeys(NOT_SURE, "请连年份一起写"),
}


@pytest.mark.parametrize(("typed", "said"), REFUSED.items())
def test_what_is_no_day_is_refused_in_a_plain_sentence(typed, said):
    with pytest.raises(forms.ValidationError, match=said):
        ChineseDateField().clean(typed)


def test_a_box_left_empty_is_no_day():
    assert ChineseDateField(required=False).clean(" \u3000 ") is None


@pytest.mark.parametrize("clock", ["9:30", "09：30", "9时30分", "9点30", "９：３０"])
def test_a_time_may_be_typed_too(clock):
    moment = MomentField(widget=AdminSplitDateTime).clean(["2024年3月5日", clock])
    assert timezone.localtime(moment) == timezone.make_aware(
        datetime(2024, 3, 5, 9, 30)
    )


def test_every_day_of_an_issue_is_read_so():
    fields = IssueForm.base_fields
    assert {*map(type, (fields[name] for name in DAYS.values()))} == {ChineseDateField}
    assert type(fields["source_published_at"]) is MomentField
