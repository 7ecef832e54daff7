"""Changed keywords of a topic: first seen, then given to articles, but not over a hand."""

import pytest
from django.core.management import call_command

from briefings import retagging
from briefings.editing import choose_topics, save_topic
from briefings.models import Article, ArticleTopic, ContentVersion, Issue, Topic
from briefings.retagging import foresee, left_to_tag, retag
from briefings.rights import RightsRefused
from briefings.versions import begin_edit
from desk import retagging as pages

from ..breaking import assert_all_or_nothing
from ..factories import make_article, make_issue, make_member
from ..racing import POSTGRES_ONLY, comes_second
from .factories import edit_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    return Topic.objects.get(code="funeral")


@pytest.fixture
def articles(topic) -> dict[str, Article]:
    """One for each thing that may become of it when 星葬 counts and 公墓 does not."""
    made = {
        "gains": make_article(title="推行星葬", text="星葬入土为安。"),
        "loses": make_article(title="公墓管理", text="公墓平稳有序。"),
        "by hand": make_article(title="公墓建设", text="公墓建成。"),
        "taken off": make_article(title="星葬园开园", text="星葬园今日开园。"),
        "stays out": make_article(title="养老服务", text="养老院平稳有序。"),
    }
    tag = ArticleTopic.objects.create
    tag(article=made["loses"], topic=topic, by_hand=False)
    tag(article=made["by hand"], topic=topic, by_hand=True)
    tag(article=made["taken off"], topic=topic, by_hand=False)
    choose_topics(made["taken off"], [])
    return made


def words_of(topic):
    return {"keywords": "、".join([*topic.keywords, "星葬"]).replace("公墓、", "")}


def of_it(topic) -> set[str]:
    return set(Article.objects.about(topic).values_list("title", flat=True))


def test_it_is_shown_first_and_then_done(fill_in, clerk, topic, articles):
    begin_edit(articles["gains"].issue_id)
    held = ContentVersion.objects.of_site()
    page = fill_in(edit_page(topic), **words_of(topic))
    assert "增加 1 篇" in page.text
    assert "去掉 1 篇" in page.text
    listed = {a.title: gains for a, gains in page.context["page"].object_list}
    assert listed == {"推行星葬": True, "公墓管理": False}
    topic.refresh_from_db()
    assert "星葬" not in topic.keywords
    assert of_it(topic) == {"公墓管理", "公墓建设"}
    sent = dict(page.context["typed"])
    done = clerk.post(edit_page(topic), {**sent, pages.LOOKED: "1"}, follow=True)
    assert "已重新标注：增加 1 篇，去掉 1 篇。" in done.text
    assert of_it(topic) == {"推行星葬", "公墓建设"}
    assert ContentVersion.objects.of_site() > held
    kept = articles["gains"].history.first()
    assert (kept.beside["topics"], kept.history_user) == (
        [topic.pk],
        done.wsgi_request.user,
    )
    assert not articles["loses"].history.exists(), "nobody has edited that one"


def test_what_changes_no_article_is_saved_at_once(fill_in, topic, articles):
    keywords = "、".join([*topic.keywords, "某某葬法"])
    fill_in(edit_page(topic), keywords=keywords)
    topic.refresh_from_db()
    assert "某某葬法" in topic.keywords
    assert topic.tagged_up_to is None


def test_what_a_page_has_no_time_for_goes_on_with_the_next(
    fill_in, clerk, topic, articles, monkeypatch
):
    monkeypatch.setattr(retagging, "STRETCH", 1)
    monkeypatch.setattr(pages, "SECONDS", 0)
    page = fill_in(edit_page(topic), **words_of(topic))
    assert "太多，没有看完" in page.text
    sent = dict(page.context["typed"])
    done = clerk.post(edit_page(topic), {**sent, pages.LOOKED: "1"}, follow=True)
    assert "还有 4 篇没有按新的关键词看过" in done.text
    assert "还有 4 篇文章" in clerk.get(edit_page(topic)).text
    again = edit_page(topic).replace("change", "retag")
    assert "去掉 1 篇" in clerk.post(again, follow=True).text
    topic.refresh_from_db()
    assert left_to_tag(topic) == 3
    call_command("retag_topics")
    topic.refresh_from_db()
    assert topic.tagged_up_to is None
    assert of_it(topic) == {"推行星葬", "公墓建设"}


def test_only_the_administrator_tags_anew(staff, topic, articles):
    reviewer = staff("review", "manage")
    again = edit_page(topic).replace("change", "retag")
    topic.keywords = ["星葬"]
    save_topic(topic)
    assert reviewer.post(again).status_code == 403
    assert reviewer.post(edit_page(topic), {"keywords": "星葬"}).status_code == 403
    with pytest.raises(RightsRefused):
        retag(topic, make_member("review"))
    assert of_it(topic) == {"公墓管理", "公墓建设"}


def test_a_stretch_is_tagged_whole_or_not_at_all(topic, articles):
    topic.keywords = ["星葬"]
    save_topic(topic)
    assert foresee(topic, 9).gained == [articles["gains"].pk]
    assert_all_or_nothing(lambda: retag(Topic.objects.get(pk=topic.pk)))


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_an_article_that_is_just_rewritten_is_tagged_by_its_new_words(topic):
    article = make_article(make_issue(), "推行星葬", text="星葬入土为安。")
    topic.keywords = ["星葬"]
    save_topic(topic)

    def rewrite():
        Issue.objects.filter(pk=article.issue_id).lock()
        Article.objects.filter(pk=article.pk).update(title="甲", text="乙", blocks=[])

    comes_second(rewrite, lambda: retag(Topic.objects.get(pk=topic.pk)))
    assert of_it(topic) == set()
