"""A change of public words at the desk: asked once, told to readers, mended by a reviewer."""

import re

import pytest

from briefings.models import Article, Correction, Issue

from ..conftest import open_page
from ..factories import make_article, make_issue
from .factories import edit_page

pytestmark = pytest.mark.django_db
WAS, IS = "全市共有养老机构36家。", "全市共有养老机构38家。"
NOTE = "“36家”应为“38家”。"


@pytest.fixture
def article():
    return make_article(text=WAS)


@pytest.fixture
def editor(staff):
    return staff("enter")


@pytest.fixture
def reviewer(staff):
    return staff("review")


def note_page(note) -> str:
    return f"/admin/briefings/correction/{note.pk}/change/"


@pytest.mark.parametrize("of", ["article", "issue"])
def test_without_a_choice_nothing_is_saved_and_nothing_lost(editor, article, of):
    """On either page; what was typed stands in the form, the choice is not made for her."""
    row = article if of == "article" else article.issue
    changes = {"manuscript": IS} if of == "article" else {"office": "市民政局办公室"}
    send = open_page(editor, edit_page(row))
    page = send(nature="", **changes).text
    assert "请选“小改”（错别字、标点，意思不变）或“更正”" in page
    assert "什么也没有保存" in page
    assert next(iter(changes.values())) in page
    asked = re.search(r'<input type="radio" name="nature"[^>]*checked', page)
    assert asked is None
    assert (Article.objects.get().text, Issue.objects.get().office) == (WAS, "")
    page = send(nature="correction", correction="", **changes).text
    assert "请写明原来错在哪里" in page
    # Nor without another change: whoever chooses 更正 means to tell something.
    page = open_page(editor, edit_page(row))(nature="correction").text
    assert "请写明原来错在哪里" in page
    send(nature="correction", correction=NOTE, **changes)
    assert Correction.objects.get().text == NOTE
    assert NOTE in editor.get(edit_page(row)).text


def test_a_typo_and_a_change_of_topics_alone_need_no_note(editor, article):
    open_page(editor, edit_page(article))(manuscript=IS, nature="minor")
    assert Article.objects.get().text == IS
    open_page(editor, edit_page(article))(regions=["440203"], nature="")
    assert Article.objects.get().regions.exists()
    assert not Correction.objects.exists()


def test_of_a_draft_nothing_is_asked(editor):
    article = make_article(make_issue(status="draft"), text=WAS)
    assert 'name="nature"' not in editor.get(edit_page(article)).text
    open_page(editor, edit_page(article))(manuscript=IS, nature="")
    assert Article.objects.get().text == IS


def test_a_secret_in_a_note_is_refused_with_all_that_was_typed(editor, article):
    page = open_page(editor, edit_page(article))(
        manuscript=IS, nature="correction", correction="看望孤儿李桂兰时数字有误。"
    ).text
    assert "更正说明" in page
    assert "姓名“李桂兰”" in page
    assert "公众看得到的内容不能这样改" in page
    assert IS in page
    assert not Correction.objects.exists()


def test_a_reviewer_mends_and_takes_back_and_an_editor_does_not(
    editor, reviewer, article, client
):
    open_page(editor, edit_page(article))(
        manuscript=IS, nature="correction", correction=NOTE
    )
    note = Correction.objects.get()
    assert editor.get(note_page(note)).status_code == 200
    assert editor.post(note_page(note), {"text": "改掉"}).status_code == 403
    send = open_page(reviewer, note_page(note))
    assert "李桂兰" in send(text="看望孤儿李桂兰时数字有误。").text
    send(text="第一段“36家”应为“38家”。")
    assert "第一段" in client.get(article.get_absolute_url()).text
    # A page that was opened before says so, and keeps what was typed into it.
    page = send(text="我也改了一句。").text
    assert "已经改过或撤回" in page
    assert "我也改了一句。" in page
    standing = Correction.objects.get(ended_at=None)
    open_page(reviewer, note_page(standing))("_continue", _continue="take_back")
    assert Correction.objects.get(pk=standing.pk).is_standing
    page = reviewer.get("/admin/").text
    assert "没有保存：请写明撤回的原因" in page
    assert "成功" not in page
    open_page(reviewer, note_page(standing))(
        "_continue", _continue="take_back", why="原文无误"
    )
    assert "<b>更正</b>" not in client.get(article.get_absolute_url()).text
    listed = reviewer.get("/admin/briefings/correction/").text
    assert "第一段" in listed
    assert NOTE in listed
    assert (
        "撤回更正说明"
        in reviewer.get(edit_page(article.issue).replace("change", "history")).text
    )


def link_in(page: str, words: str) -> str:
    """The address of the first link that reads so."""
    found = re.search(rf'href="([^"]+)"[^>]*>\s*{re.escape(words)}\s*</a>', page)
    assert found, words
    return found[1].replace("&amp;", "&")


def test_a_typo_is_corrected_with_its_notice_in_four_clicks(editor, article, client):
    """From the first page of the desk, by links and buttons that stand there."""
    clicks = []

    def click(at: str, words: str) -> str:
        clicks.append(words)
        return link_in(editor.get(at).text, words)

    articles = click("/admin/", "文章")
    page = click(articles, article.title)
    clicks += ["更正", "保存"]
    assert 'value="correction"' in editor.get(page).text
    open_page(editor, page)(manuscript=IS, nature="correction", correction=NOTE)
    shown = client.get(article.get_absolute_url()).text
    assert IS in shown
    assert NOTE in shown
    assert len(clicks) <= 5
