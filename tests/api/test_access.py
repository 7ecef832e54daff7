"""Kept answers are not sent again, other sites may read, nobody takes more than a share."""

import pytest

from briefings.content_version import raise_content_version

from ..factories import make_agency, make_article

pytestmark = pytest.mark.django_db


def test_what_a_machine_still_has_is_not_sent_again(client, page_cache):
    make_article()
    for address in ("/api/v1/articles/?limit=5", "/articles/?format=csv", "/api/"):
        first = client.get(address)
        tag = {"if-none-match": first["ETag"]}
        again = client.get(address, headers=tag)
        assert (again.status_code, again.content) == (304, b""), address
        raise_content_version()
        assert client.get(address, headers=tag).status_code == 200


def test_answers_are_compressed_for_those_who_take_it(client, page_cache):
    for n in range(20):
        make_article(title=f"第{n}篇")
    answer = client.get("/api/v1/articles/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"


def test_pages_of_other_sites_may_read(client, page_cache):
    make_article()
    address = "/api/v1/articles/"
    tag = client.get(address)["ETag"]
    answers = [
        client.get(address),
        client.get(address, headers={"if-none-match": tag}),
        client.get(f"{address}?limit=x"),
        client.get("/articles/?format=json"),
        client.get("/figures.csv"),
        client.get("/feeds/articles.atom"),
    ]
    assert [each["Access-Control-Allow-Origin"] for each in answers] == ["*"] * 6
    asking = {"origin": "https://example.com", "access-control-request-method": "GET"}
    granted = client.options(address, headers=asking)
    assert granted.status_code == 204
    assert "If-None-Match" in granted["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in client.get("/articles/")
    assert not answers[0].cookies


def test_of_the_desk_they_may_not(client, clerk):
    for visitor in (client, clerk):
        answer = visitor.get("/admin/?format=json")
        assert "Access-Control-Allow-Origin" not in answer


def test_who_asks_too_much_is_told_to_wait(client, page_cache, settings):
    settings.API_HOURLY = 3
    make_article()
    for n in range(1, 4):
        assert client.get(f"/api/v1/articles/?limit={n}").status_code == 200
    # What is kept costs nothing.
    assert client.get("/api/v1/articles/?limit=3").status_code == 200
    refused = client.get("/api/v1/articles/?limit=4")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert refused.json()["message"].startswith("请求太多，请过 ")
    claiming = {"x-forwarded-for": "10.0.0.1"}
    assert client.get("/api/v1/articles/?limit=4", headers=claiming).status_code == 429
    settings.API_HOURLY = 0
    assert client.get("/api/v1/articles/?limit=4").status_code == 200


def test_the_licence_is_told_where_there_is_one(client, settings):
    make_article()
    assert "Link" not in client.get("/api/v1/articles/")
    settings.DATA_LICENCE_URL = "https://example.gov.cn/licence"
    settings.DATA_LICENCE = "某某许可"
    files = ("/articles/?format=csv", "/figures.csv", "/figures.json")
    sheet = f"/agencies/{make_agency().slug}/2022/figures"
    for address in ("/api/v1/articles/", *files, f"{sheet}.csv", f"{sheet}.xlsx"):
        said = client.get(address)["Link"]
        assert said == '<https://example.gov.cn/licence>; rel="license"'
    page = client.get("/api/").text
    assert '<a href="https://example.gov.cn/licence" rel="license">某某许可</a>' in page


def test_addresses_are_those_of_the_name_that_counts(client, settings):
    settings.SITE_URL = "https://jianbao.example.gov.cn"
    for n in range(3):
        make_article(title=f"第{n}篇")
    told = client.get("/api/v1/articles/?limit=1").json()
    assert told["next"].startswith("https://jianbao.example.gov.cn/api/v1/articles/?")
    [row] = told["results"]
    assert row["url"].startswith("https://jianbao.example.gov.cn/articles/")


@pytest.mark.parametrize("address", ["nothing/", "articles/x/", "articles/a%0Ab/"])
def test_whatever_is_not_there_is_answered_as_json(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/json"
    assert answer.json()["status"] == 404
