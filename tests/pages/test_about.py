"""Pages about the site: what it covers, who it is by, how often it is wrong, where all is."""

import re
from datetime import date

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ..factories import make_agency, make_article, make_issue
from ..visiting import page_of

pytestmark = pytest.mark.django_db
DUTIES = {
    "SITE_OWNER": "某某市民政局",
    "SITE_ADDRESS": "某某市新华路1号",
    "SITE_PHONE": "0751-1234567",
    "SITE_ID_CODE": "4402000001",
    "SITE_ICP": "粤ICP备12345678号-1",
    "SITE_POLICE": "粤公网安备 44020002000001 号",
    "SITE_FAULTS": "https://faults.example.gov.cn/?site_code=4402000001",
}


def foot_of(client, address="/") -> str:
    return page_of(client, address).partition("<footer")[2]


@pytest.mark.parametrize("name", ["about", "accessibility", "coverage", "site_map"])
def test_each_is_reached_from_the_foot_of_any_page(client, name):
    assert f'href="{reverse(name)}"' in foot_of(client, "/articles/")
    assert page_of(client, reverse(name)).count("<h1") == 1


def test_the_foot_says_what_a_government_site_has_to(client, settings):
    for name, said in DUTIES.items():
        setattr(settings, name, said)
    foot = foot_of(client)
    assert all(said in foot for said in DUTIES.values())
    assert "https://beian.miit.gov.cn/" in foot
    assert "webSearch?code=44020002000001" in foot
    assert "某某市民政局，电话" in page_of(client, reverse("about"))


@pytest.mark.parametrize("name", DUTIES)
def test_what_is_unset_is_not_shown(client, settings, name):
    for each, said in DUTIES.items():
        setattr(settings, each, "" if each == name else said)
    foot = foot_of(client)
    words = {
        **dict.fromkeys(DUTIES, ""),
        "SITE_OWNER": "主办单位",
        "SITE_ADDRESS": "地址",
        "SITE_PHONE": "电话",
        "SITE_ID_CODE": "网站标识码",
        "SITE_ICP": "miit",
        "SITE_POLICE": "mps",
        "SITE_FAULTS": "找错",
    }
    assert words.pop(name) not in foot
    assert all(word in foot for word in words.values())


def test_the_site_links_to_no_one_but_the_state(client, settings):
    for name, said in DUTIES.items():
        setattr(settings, name, said)
    make_article(text="详见 https://elsewhere.example/ 。")
    for address in ("/", "/about/", "/articles/", "/site-map/"):
        outside = re.findall(r'href="https?://([^/"]+)', page_of(client, address))
        assert all(host.endswith((".gov.cn", "testserver")) for host in outside)


def test_coverage_tells_how_much_there_is_of_each_year_and_where_there_is_none(client):
    near, far = make_agency(), make_agency("云浮市民政局", "445300")
    for year, agency in ((2022, near), (2022, near), (2020, near), (2021, far)):
        make_issue(agency, year=year, issued_on=date(year, 3, 1))
    make_issue(far, year=2019, issued_on=date(2019, 3, 1), status="draft")
    page = page_of(client, "/coverage/")
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page)
    told = [re.findall(r">(\d+|没有)<", row) for row in rows]
    assert told == [["2", "没有", "1"], ["没有", "1", "没有"]]
    assert "2 个单位，共 4 份" in page
    assert "2019" not in page
    assert reverse("agency_year", args=[near.slug, 2020]) in page


def test_coverage_costs_the_same_for_one_bureau_and_for_many(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/coverage/")
        return len(captured)

    make_issue()
    at_one = queries()
    for n in range(5):
        make_issue(make_agency(f"第{n}民政局"))
    assert queries() == at_one


def test_the_map_of_the_site_names_every_bureau_and_year(client):
    make_issue(articles=1)
    page = page_of(client, "/site-map/")
    assert "韶关市民政局" in page
    assert reverse("archive_year", args=[2022]) in page


def test_it_says_as_often_as_was_measured_that_figures_are_wrong(client):
    """The numbers are those of docs/figures.md, there in English."""
    measured = (configured.BASE_DIR / "docs/figures.md").read_text(encoding="utf-8")
    said = " ".join(measured.split())
    found = re.search(
        r"expect about (\d+) % of the figures, (\d+) % of the periods, (\d+) % of the "
        r"places, nine of ten indicators",
        said,
    )
    page = page_of(client, "/about/")
    for words, number in zip(
        ("大约读出 {} 个", "时期大约 {}%", "地区大约 {}%"), found.groups(), strict=True
    ):
        assert words.format(number) in page
    assert "十个里大约对九个" in page


def test_nothing_there_is_said_to_be_written_by_a_model(client):
    assert "没有一句由人工智能写成" in page_of(client, "/about/")
