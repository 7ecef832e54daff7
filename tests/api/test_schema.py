"""The schema is valid, tells of every address, and every answer keeps what it says."""

import pytest
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from briefings.api.resource import told_by
from metrics.api.dictionary import RESOURCES

from ..factories import make_article, make_issue, make_region, make_topic
from ..metrics.factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(client):
    return client.get("/api/v1/schema/").json()


def addresses(pks: dict[str, object]) -> dict[str, str]:
    """By the path that the schema names, an address that is there."""
    found = {}
    for each in RESOURCES:
        at = f"/api/v1/{each.name}/"
        needed = "?indicator=test_count" if each.required else ""
        found[at] = f"{at}{needed}"
        if each.one:
            found[f"{at}{{key}}/"] = f"{at}{pks[each.name]}/"
    return found


def test_it_is_valid_and_tells_of_every_address(schema):
    validate_schema(schema)
    pks = dict.fromkeys((each.name for each in RESOURCES), "x")
    assert set(schema["paths"]) == set(addresses(pks))
    for path, methods in schema["paths"].items():
        assert list(methods) == ["get"], path
    operations = [each["get"]["operationId"] for each in schema["paths"].values()]
    assert len(set(operations)) == len(operations)


def test_it_names_every_parameter_of_every_list(schema):
    for each in RESOURCES:
        told = schema["paths"][f"/api/v1/{each.name}/"]["get"]["parameters"]
        wanted = {field.name for field in each.fields} | {"after", "limit", "fields"}
        wanted |= {"sort"} if each.sorts else set()
        assert {parameter["name"] for parameter in told} == wanted, each.name
        assert all(parameter["description"] for parameter in told)


def test_every_answer_keeps_what_the_schema_says(client, schema):
    said = "全市共有养老机构36家。"
    issue = make_issue(
        kind="notice", document_number="韶民发〔2022〕8号", recipients=["各县局"]
    )
    article = make_article(
        issue, text=said, topics=[make_topic()], regions=[make_region()]
    )
    of = {"indicator": make_indicator(), "region": make_region()}
    figure = make_figure(
        "36家", said, article=article, period_end=issue.issued_on, **of
    )
    pks = {
        "issues": issue.pk,
        "articles": article.pk,
        "figures": figure.pk,
        "agencies": issue.agency.slug,
        "regions": "440200",
        "topics": "epidemic",
        "indicators": "test_count",
    }
    for path, address in addresses(pks).items():
        answers = schema["paths"][path]["get"]["responses"]
        assert {"200", "429"} <= set(answers)
        told = answers["200"]["content"]["application/json"]["schema"]
        whole = {**told, "components": schema["components"]}
        answer = client.get(address)
        assert answer.status_code == 200, address
        problems = list(Draft202012Validator(whole).iter_errors(answer.json()))
        assert problems == [], (address, problems[0].message)
        if "{key}" not in path:
            one = next(iter(answer.json()["results"][0]))
            few = client.get(f"{address}{'&' if '?' in address else '?'}fields={one}")
            assert not list(Draft202012Validator(whole).iter_errors(few.json())), path
    wrong = schema["components"]["schemas"]["ErrorRecord"]
    refused = client.get("/api/v1/articles/?limit=x").json()
    held = {**wrong, "components": schema["components"]}
    assert Draft202012Validator(held).is_valid(refused)


def wrong_for(looks: dict) -> str:
    """A value that what the schema says of a parameter forbids."""
    looks = looks.get("items", looks)
    if "maxLength" in looks:
        return "字" * (looks["maxLength"] + 1)
    return {"date": "2022/1/1"}.get(looks.get("format"), "!")


def test_what_the_schema_forbids_of_a_parameter_is_refused(client, schema):
    make_article(topics=[make_topic()])
    make_indicator()
    for path, methods in schema["paths"].items():
        parameters = methods["get"]["parameters"]
        told = {p["name"]: p for p in parameters if p["in"] == "query"}
        needed = {"indicator": "test_count"} if path.endswith("/series/") else {}
        for name, parameter in told.items():
            if "{key}" in path:
                continue
            asked = {**needed, name: wrong_for(parameter["schema"])}
            refused = client.get(path, asked)
            # Any word may name the row to go on behind; whether it does, only the site knows.
            assert refused.status_code == 400, (path, asked)
            assert refused.json()["parameters"][0]["name"] == name, (path, asked)
            blank = client.get(path, {**needed, name: ""}).status_code
            assert (blank == 200) is parameter.get("allowEmptyValue", False), path


def test_what_the_schema_shows_as_an_example_is_answered(client, schema):
    make_article(topics=[make_topic()])
    make_indicator()
    schema = client.get("/api/v1/schema/").json()
    shown = 0
    for path, methods in schema["paths"].items():
        given = {p["name"]: p.get("example") for p in methods["get"]["parameters"]}
        given = {name: value for name, value in given.items() if value}
        shown += len(given)
        at = path.replace("{key}", str(given.pop("key", "")))
        if "{key}" in path and at.endswith("//"):
            continue
        assert client.get(at, given).status_code == 200, (at, given)
    assert shown > 20


def test_of_a_single_one_so_much_is_told_as_is_asked_for(client):
    article = make_article()
    at = f"/api/v1/articles/{article.pk}/"
    assert client.get(f"{at}?fields=id,blocks").json().keys() == {"id", "blocks"}
    for query, name in (("fields=id,", "fields"), ("limit=5", "limit")):
        refused = client.get(f"{at}?{query}")
        assert refused.status_code == 400, query
        assert refused.json()["parameters"][0]["name"] == name


def test_every_key_of_every_answer_is_described(client, schema):
    make_article()
    page = client.get("/api/").text
    for each in RESOURCES:
        assert f'id="{each.name}"' in page
        for key, told in told_by(each.record_of_one or each.record).items():
            assert f"<code>{key}</code>" in page, (each.name, key)
            assert str(told.label) in page
            assert told.label != key.replace("_", " ").capitalize()
