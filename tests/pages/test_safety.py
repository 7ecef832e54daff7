"""Every answer tells the browser to run what comes from here, and nothing that stands in it."""

import pytest
from django.template.loader import render_to_string

from config.safety import SafetyHeaders

from ..desk.test_nothing_inline import inline_in
from ..factories import make_article

pytestmark = pytest.mark.django_db


def policy_of(answer) -> dict[str, str]:
    parts = answer["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


@pytest.mark.parametrize(
    "address",
    ["/", "/nothing/", "/figures.csv", "/static/css/base.css", "/admin/", "/healthz"],
)
def test_every_answer_says_what_it_may_do(client, address):
    answer = client.get(address)
    answer.close()
    policy = policy_of(answer)
    assert policy["default-src"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert answer["Permissions-Policy"].count("=()") > 10


def test_so_does_a_page_that_was_kept(client, page_cache):
    article = make_article()
    first, again = (client.get(article.get_absolute_url()) for _ in range(2))
    told = client.get("/", headers={"if-none-match": client.get("/")["ETag"]})
    assert told.status_code == 304
    for answer in (first, again, told):
        assert policy_of(answer)["script-src"] == "'self'"


def test_a_view_may_know_better():
    def view(request):
        return {"Content-Security-Policy": "sandbox"}

    class Answer:
        headers = view(None)

    answer = SafetyHeaders(lambda request: Answer)(None)
    assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_no_page_of_the_demonstration_holds_a_script_or_style_of_its_own(crawled):
    found = {at: inline_in(page.text) for at, page in crawled.items() if page.is_page}
    assert len(found) > 300
    assert {at: held for at, held in found.items() if held} == {}


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "405", "500"])
def test_no_page_of_a_refusal_does(name):
    assert inline_in(render_to_string(f"{name}.html")) == []
