"""Where an article came from: its file, pages and lines, and what is illegible there."""

import time
from datetime import UTC, datetime

import pytest

from briefings.templatetags.reading import GARBLED, garbled_on
from briefings.views import provenance

from ..desk.factories import make_file, make_remark
from ..factories import block, make_article, make_issue
from ..visiting import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported():
    """The second of two articles of a file, on its lines 3 to 8."""
    file = make_file("\n".join("甲乙丙丁戊己庚辛"), name="2022年第5期.txt")
    file.pages = [1, 5]
    file.save()
    issue = make_issue(source_file=file, first_line=1, last_line=8)
    return make_article(issue, first_line=3, last_line=8)


def box_on(client, article) -> str:
    page = page_of(client, article)
    return page.partition('class="provenance"')[2].partition("</section>")[0]


def test_an_article_says_which_lines_of_what_file_it_is(client, imported):
    box = box_on(client, imported)
    assert "来源文件“2022年第5期.txt” 第 1—2 页，第 3—8 行" in box
    assert "导入" in box
    assert "改过" not in box


def test_it_says_when_it_was_changed_by_hand(client, imported):
    issue = imported.issue
    issue.edited_at = datetime(2023, 1, 2, 3, tzinfo=UTC)
    issue.save()
    assert "工作人员于2023年1月2日改过" in box_on(client, imported)


def test_lines_that_cannot_be_read_are_named_where_they_are_its_own(client, imported):
    file, issue = imported.issue.source_file, imported.issue
    for line, settled in ((2, None), (4, None), (6, datetime.now(UTC))):
        told = {"code": "garbled_text", "settled_at": settled}
        make_remark(file, issue, line=line, **told)
    box = box_on(client, imported)
    assert "原文此处有乱码，照录未改：来源文件第 4 行，" in box


@pytest.mark.parametrize(
    "name", ["患者秦怀山的材料.docx", "440203197001012219.txt", "值班13800008000.txt"]
)
def test_the_name_of_a_file_tells_of_nobody(client, imported, name):
    file = imported.issue.source_file
    file.name = name
    file.save()
    box = box_on(client, imported)
    assert not any(
        word in box for word in ("秦怀山", "440203197001012219", "13800008000")
    )


def test_what_was_typed_names_no_file(client):
    assert "由工作人员录入" in box_on(client, make_article())


def test_each_article_says_that_no_model_has_written_it(client):
    assert "没有一句由人工智能写成" in box_on(client, make_article())


def test_what_cannot_be_read_is_underlined_in_its_place(client):
    file = make_file("全市共有锟斤拷养老机构36家。\n另有锟斤拷一处。", name="甲.txt")
    issue = make_issue(source_file=file, first_line=1, last_line=2)
    lines = file.text.split("\n")
    blocks = [block(text, line=at) for at, text in enumerate(lines, 1)]
    article = make_article(issue, blocks=blocks, first_line=1, last_line=2)
    make_remark(file, issue, line=1, code="garbled_text")
    lit = '<span class="illegible" title="原文此处有乱码">锟斤拷</span>'
    for shown in (article, issue):
        page = page_of(client, shown)
        assert page.count(lit) == 1
        assert f"全市共有{lit}" in page


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [(1, 3, False), (1, 4, True), (4, 8, True), (9, 9, False)],
)
def test_a_block_of_several_lines_stands_on_any_illegible_one(first, last, stands):
    several = block("甲", line=first) | {"last_line": last}
    (known,) = garbled_on([several], [4, 8])
    assert known[GARBLED] is stands


def test_many_illegible_lines_are_found_in_time():
    lines = range(1, 30_000)
    blocks = [block("甲", line=line) for line in lines]
    began = time.process_time()
    known = garbled_on(blocks, [*lines])
    assert time.process_time() - began < 2
    assert all(each[GARBLED] for each in known)


def test_it_says_what_cleaning_has_changed(client):
    file = make_file("民 政局在各縣\n开展走访,慰问老人。\n一字未改。", name="甲.txt")
    issue = make_issue(source_file=file, first_line=1, last_line=3)
    joined = block("民政局在各县开展走访，慰问老人。") | {"last_line": 2}
    article = make_article(
        issue, blocks=[joined, block("一字未改。", line=3)], first_line=1, last_line=3
    )
    assert (
        "整理时改动：接上断开的行 1 处，去掉多余的空格 1 个，繁体字改为简体 1 个，"
        "标点和符号改为通用写法 1 个。" in box_on(client, article)
    )
    other = make_article(
        issue, blocks=[block("一字未改。", line=3)], first_line=3, last_line=3
    )
    assert "整理时" not in box_on(client, other)
    issue.edited_at = datetime(2023, 1, 2, 3, tzinfo=UTC)
    issue.save()
    assert "整理时" not in box_on(client, article)


def test_of_a_file_too_long_to_be_compared_it_claims_nothing(client, monkeypatch):
    monkeypatch.setattr(provenance, "LONGEST_COMPARED", 8)
    provenance._comparable_texts.cache_clear()
    boxes = []
    for name, text in (("短.txt", "民 政局来访"), ("长.txt", "民 政局全体来访者")):
        issue = make_issue(source_file=make_file(text, name=name))
        blocks = [block(text.replace(" ", ""))]
        article = make_article(issue, blocks=blocks, first_line=1, last_line=1)
        boxes.append(box_on(client, article))
    provenance._comparable_texts.cache_clear()
    assert "去掉多余的空格 1 个" in boxes[0]
    assert "整理时" not in boxes[1]


def test_a_long_file_is_not_loaded_for_each_page_of_it(client):
    text = "甲" * (provenance.LONGEST_COMPARED + 1)
    file = make_file(text, name="长.txt")
    assert list(provenance._comparable_texts().ask(file=file.pk)) == []
