"""A filter is one class and one line: everything else asks the tuple of them."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pytest
from django.urls import reverse

from briefings.lists import ArticleFilter, IssueFilter, public_index, reading
from briefings.lists import index as index_module
from briefings.lists.fields import FIELDS, ByWords, Part, ValuedField
from metrics.views import narrowing

from ..factories import make_article, make_issue
from ..metrics.factories import make_figure

pytestmark = pytest.mark.django_db


class ByOffice(ValuedField):
    """The office of the bureau that has printed the issue."""

    name, label, part, phrase = "office", "科室", Part.BUREAU, "{}编"
    columns = ("office",)

    def borne(self, office: str) -> Iterable[str]:
        return [office] if office else []

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        return {office: office for office in sorted(borne)}

    def known(self, values: Sequence[str]) -> Mapping[str, str]:
        return {value: value for value in values if value.endswith("科")}

    def narrow(self, rows, meant: Iterable[str]):
        return rows.filter(**{rows.to_issue + "office__in": meant})


@pytest.fixture
def by_office(monkeypatch):
    """The line in the tuple, as if it had stood there when the modules were read."""
    fields = (*FIELDS, ByOffice())
    assert narrowing.FIELDS is FIELDS
    for module in list(sys.modules.values()):
        if getattr(module, "FIELDS", None) is FIELDS:
            monkeypatch.setattr(module, "FIELDS", fields)
    monkeypatch.setattr("briefings.lists.fields.valued.__defaults__", (fields,))
    for filters, own in ((IssueFilter, ()), (ArticleFilter, (ByWords(),))):
        monkeypatch.setattr(filters, "fields", (*fields, *own))
        monkeypatch.setattr(filters, "base_filters", filters.get_filters())
    monkeypatch.setattr(index_module, "_held", index_module.PublicIndex())
    reading._prepared.cache_clear()
    yield
    reading._prepared.cache_clear()


@pytest.fixture
def issues(by_office):
    """Two of 社救科, one of 养老科, one of nobody."""
    offices = ["社救科", "社救科", "养老科", ""]
    return [make_issue(office=office, articles=1) for office in offices]


def shown(client, name="articles", **chosen):
    return client.get(reverse(name), chosen)


def counts(response, name="office"):
    facets = {facet.name: facet for facet in response.context["filter"].facets}
    return {value.label: value.count for value in facets[name].all}


def test_form_facet_sentence_and_chip(client, issues):
    response = shown(client, office="社救科")
    assert len(response.context["rows"]) == 2
    assert counts(response) == {"养老科": "1", "社救科": "2"}
    assert counts(response, "kind") == {"简报": "2"}
    assert "社救科编的文章，共 2 篇" in response.text
    [chip] = response.context["filter"].chosen
    assert (chip.phrase, chip.without) == ("社救科编", "")
    assert "本站还没有“财务科”的文章" in shown(client, office="财务科").text
    assert "没有看懂“科室”中的“财务”" in shown(client, office="财务").text


def test_the_index_follows_it(client, issues):
    issue = issues[0]
    assert len(public_index().counted("office")) == 2
    issue.office = "儿童科"
    issue.save()
    make_article(issue)
    assert public_index().counted("office") == [
        ("儿童科", "儿童科", 2),
        ("养老科", "养老科", 1),
        ("社救科", "社救科", 1),
    ]


def test_issues_and_downloads_are_narrowed_by_it(client, issues):
    listed = shown(client, "issues", office="养老科")
    assert list(listed.context["page"]) == [issues[2]]
    for issue in issues:
        make_figure(article=make_article(issue, text="全市共有养老机构36家。"))
    download = shown(client, "figures_csv", office="社救科")
    text = b"".join(download.streaming_content).decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 2
    refused = shown(client, "figures_csv", office="财务")
    assert (refused.status_code, "科室" in refused.text) == (400, True)
