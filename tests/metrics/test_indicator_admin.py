"""The catalogue of indicators as staff keep it."""

import pytest

from briefings.models import ContentVersion
from metrics.models import Indicator

from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db
LIST = "/admin/metrics/indicator/"


def page(key="test_count"):
    return f"{LIST}{key}/change/"


@pytest.fixture
def indicator():
    return make_indicator(
        aliases=["颐养之家", "命名、更名之家"], codes=["JZH099999000"]
    )


def test_aliases_are_typed_one_a_line(fill_in, clerk, indicator):
    assert "颐养之家\n命名、更名之家</textarea>" in clerk.get(page()).text
    fill_in(page(), aliases="颐养之家\r\n\r\n 命名、更名之家 \r\n托老之家\r\n颐养之家")
    indicator.refresh_from_db()
    assert indicator.aliases == ["颐养之家", "命名、更名之家", "托老之家"]


def test_a_new_alias_takes_in_the_figures_that_nobody_has_checked(fill_in, indicator):
    open_ = make_figure(label="托老之家")
    checked = make_figure(label="托老之家", state="confirmed")
    before = ContentVersion.objects.of_site()
    response = fill_in(page(), aliases="托老之家")
    told = [str(each) for each in response.wsgi_request._messages]
    assert "重新归类了 1 条未核对的数据。" in told
    open_.refresh_from_db()
    checked.refresh_from_db()
    assert (open_.indicator, checked.indicator) == (indicator, None)
    assert ContentVersion.objects.of_site() > before


def test_another_definition_matches_nothing_anew(fill_in, indicator):
    before = ContentVersion.objects.of_site()
    response = fill_in(page(), definition="年末仍在运营的。")
    assert not any("重新归类" in str(m) for m in response.wsgi_request._messages)
    assert ContentVersion.objects.of_site() > before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"aliases": "颐养之家\n养老机构"}, "“养老机构”已是“养老机构数”的名称或别名"),
        ({"name": "敬老院之家", "aliases": "字" * 61}, "别名最多 60 个字"),
        ({"codes": "JZH1"}, "代码是 JZH 或 YZH 加九位数字：“JZH1”。"),
        ({"name": "养老机构数"}, "已经有同样"),
    ],
)
def test_what_would_confuse_the_matching_is_refused(fill_in, indicator, typed, told):
    assert told in fill_in(page(), **typed).text
    assert Indicator.objects.get(key="test_count").name == "测试机构数"


def test_indicators_are_found_by_what_texts_call_them(clerk, indicator):
    for words in ("颐养", "JZH099999000", "测试机构"):
        found = clerk.get(LIST, {"q": words}).context["cl"].result_list
        assert list(found) == [indicator]


def test_the_list_counts_figures_and_leads_to_them(clerk, indicator):
    make_figure(indicator=indicator)
    link = '<a href="/admin/metrics/figure/?indicator=test_count&amp;state=all">1</a>'
    assert link in clerk.get(LIST, {"q": "颐养"}).text


def test_an_indicator_with_figures_is_not_deleted_from_under_them(clerk, indicator):
    delete = page().replace("change", "delete")
    figure = make_figure(indicator=indicator)
    assert clerk.post(delete, {"post": "yes"}).status_code == 403
    figure.delete()
    assert clerk.post(delete, {"post": "yes"}).status_code == 302
    assert not Indicator.objects.filter(key="test_count").exists()


def test_a_new_indicator_finds_its_figures(fill_in):
    figure = make_figure(label="托老之家")
    typed = {
        "name": "托老之家",
        "key": "tuolao",
        "unit": "家",
        "display_unit": "家",
        "nature": "stock",
    }
    fill_in(f"{LIST}add/", **typed)
    figure.refresh_from_db()
    assert figure.indicator_id == "tuolao"
