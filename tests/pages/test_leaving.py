"""A link to a site that is none of government tells so before it leads there."""

import pytest
from django.urls import reverse

from briefings.addresses import way_to

from ..factories import make_article, make_issue
from ..visiting import page_of

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://news.example.com/a/1.html"


@pytest.mark.parametrize(
    "there",
    [
        "https://mzj.sg.gov.cn/a/1.html",
        "http://www.gov.cn/",
        "https://jianbao.example.cn:8443/a/",
        "/about/",
    ],
)
def test_a_site_of_government_and_our_own_are_linked_at_once(settings, there):
    settings.SITE_URL = "https://jianbao.example.cn"
    assert way_to(there, "licence") == there


@pytest.mark.parametrize(
    "there",
    [ELSEWHERE, "https://gov.cn.example.com/", "https://notgov.cn/"],
)
def test_any_other_is_linked_past_a_notice(there):
    assert way_to(there, "licence") == reverse("leaving", args=["licence"])


def test_the_notice_names_the_site_and_leads_on_or_back(client):
    issue = make_issue(origin=ELSEWHERE)
    page = page_of(client, make_article(issue))
    way = reverse("leaving", args=[issue.pk])
    assert page.count(f'<a href="{way}" rel="external">news.example.com</a>') == 2
    assert f'href="{ELSEWHERE}"' not in page
    notice = page_of(client, way)
    assert "您将离开本站" in notice
    assert f'<a href="{ELSEWHERE}" rel="external nofollow">继续前往' in notice
    assert f'<a href="{issue.get_absolute_url()}">留在本站' in notice
    assert '<meta name="robots" content="noindex">' in notice


def test_what_the_settings_name_is_linked_past_it_too(client, settings):
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "某某许可", ELSEWHERE
    # The notice is not the licence, so the link says only that it leads away.
    assert 'href="/leaving/licence/" rel="external"' in page_of(client, "/api/")
    assert ELSEWHERE in page_of(client, "/leaving/licence/")
    settings.SITE_FAULTS = "https://faults.example.com/"
    assert 'href="/leaving/faults/" rel="external"' in page_of(client, "/about/")
    assert settings.SITE_FAULTS in page_of(client, "/leaving/faults/")


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_nobody_is_led_away_from_what_is_not_public(client, status):
    issue = make_issue(origin=ELSEWHERE, status=status)
    assert client.get(reverse("leaving", args=[issue.pk])).status_code == 404


@pytest.mark.parametrize("named", ["licence", "faults", "elsewhere", "0", "9" * 30])
def test_where_no_link_is_there_is_no_notice(client, named):
    make_issue()
    assert client.get(f"/leaving/{named}/").status_code == 404


def test_an_issue_of_this_site_has_none(client):
    assert client.get(reverse("leaving", args=[make_issue().pk])).status_code == 404


def test_a_site_of_government_is_never_said_to_be_none(client, settings):
    settings.SITE_FAULTS = "https://zfwzgl.www.gov.cn/exposure/"
    issue = make_issue(origin="https://mzj.sg.gov.cn/a/1.html")
    for named in ("faults", issue.pk):
        assert client.get(reverse("leaving", args=[named])).status_code == 404
