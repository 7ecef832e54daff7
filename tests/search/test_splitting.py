"""A query that no article holds as it stands is taken apart, and the page says so."""

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import strip_tags

from briefings.editing import delete_named, save_topic
from briefings.models import Article, Issue, Topic
from briefings.search import parse_query, reindex, words
from briefings.search.splitting import rescue, split
from briefings.search.words import KnownToSearch, _held, parts_of, words_of

from ..factories import make_article

pytestmark = pytest.mark.django_db

CUT = {
    "农村低保对象动态管理": "农村 低保 对象 动态 管理",
    "居家养老服务中心建设": "居家养老 服务中心 建设",
    "残疾人两项补贴发放": "残疾人 两项补贴 发放",
    "滨海县尊老金发放标准": "滨海县 尊老金 发放 标准",
    "适老化改造补贴标准": "适老化 改造 补贴 标准",
    "武江区和浈江区的养老机构": "武江区 浈江区 养老机构",
    "如何申请高龄补贴": "申请 高龄补贴",
    "2022年第一季度低保人数": "2022年 第一季度 低保 人数",
    "发放低保金309.5万元": "发放 低保金 309.5万元",
    "发放低保金1亿2000万元": "发放 低保金 1亿2000万元",
    "推进“双百”工程": "推进 双百 工程",
    "居家養老服務中心": "居家养老 服务中心",
    # A word of the dictionary is taken apart as well, where it has parts.
    "结对帮扶": "结对 帮扶",
}


@pytest.fixture
def held():
    make_article(title="低保与养老", text="农村低保对象，养老服务中心。")
    make_article(title="殡葬改革", text="移风易俗，农村公墓。")
    reindex(Article.objects.all())


@pytest.mark.parametrize(("typed", "cut"), CUT.items(), ids=CUT)
def test_a_long_word_is_cut_into_words(typed, cut):
    assert split(parse_query(typed)).text == cut


def test_what_is_quoted_or_excluded_stays_whole():
    query = split(parse_query('“农村低保对象” 养老服务中心 -殡葬改革工作 -"公墓 建设"'))
    assert query.text == '“农村低保对象” 养老 服务中心 -殡葬改革工作 -"公墓 建设"'
    assert len(query.excluded) == 2


@pytest.mark.parametrize(
    "typed",
    ["低保", "养老院", "的和与等", "移风易俗", "兰民发〔2021〕239号", "低" * 200],
)
def test_what_cannot_be_cut_stays_as_it_is(typed):
    assert split(parse_query(typed)) is None


def test_a_query_that_finds_something_needs_no_rescue(held):
    assert rescue(parse_query("农村低保对象")) is None


def test_the_words_are_found_where_the_whole_is_not(held):
    found = rescue(parse_query("农村养老服务中心"))
    assert found.finds
    assert found.words == ("农村", "养老", "服务中心")
    assert said_of(found) == (
        "没有一篇文章完整含有“农村养老服务中心”，"
        "下面是同时含有“农村”“养老”“服务中心”的文章。"
    )


def test_words_that_are_nowhere_are_named_and_left_out(held):
    found = rescue(parse_query("农村低保对象飞船"))
    assert (found.finds, found.missing) == (False, ("飞船",))
    (offer,) = found.offers
    assert (offer.query.text, offer.count) == ("农村 低保 对象", "1")
    assert "所有文章里都没有出现“飞船”" in said_of(found)


def test_without_them_another_may_have_to_go_as_well(held):
    found = rescue(parse_query("低保公墓飞船"))
    assert found.missing == ("飞船",)
    assert [offer.left_out for offer in found.offers] == ["飞船、低保", "飞船、公墓"]


def test_words_that_never_meet_are_left_out_in_turn(held):
    found = rescue(parse_query("低保 公墓 -飞船"))
    assert not found.was_cut
    assert found.missing == ()
    offers = [(offer.query.text, offer.left_out) for offer in found.offers]
    assert offers == [("公墓 -飞船", "低保"), ("低保 -飞船", "公墓")]
    assert "没有一篇文章同时含有“低保”“公墓”" in said_of(found)


def test_an_offer_keeps_the_filters(held, rf):
    found = rescue(parse_query("低保 公墓"))
    request = rf.get("/articles/", {"q": "低保 公墓", "year": "2022", "page": "3"})
    html = render_to_string("briefings/_search_split.html", {"split": found}, request)
    assert 'href="?q=%E5%85%AC%E5%A2%93&amp;year=2022"' in html


def test_a_single_word_that_is_nowhere_has_nothing_to_offer(held):
    found = rescue(parse_query("飞船"))
    assert (found.missing, found.offers) == (("飞船",), [])


def said_of(found) -> str:
    request = RequestFactory().get("/articles/")
    html = render_to_string("briefings/_search_split.html", {"split": found}, request)
    return "".join(strip_tags(html).split())


def test_words_are_cut_where_the_dictionary_says():
    assert words_of("covid-19 养老院3万人") == ["covid-19", "养老院", "3万人"]
    assert parts_of("最低生活保障") == ["最低", "生活", "保障"]
    assert parts_of("移风易俗") == ["移风易俗"]


def test_a_new_topic_is_known_by_its_words_at_once_and_forgotten_with_it():
    """In every process, whichever saved it: none is started anew for that."""
    assert words_of("开展银龄互帮活动") == ["开展", "银龄", "互帮", "活动"]
    topic = Topic(code="helping", name="互帮", keywords=["银龄互帮", "活动"])
    save_topic(topic)
    assert words_of("开展银龄互帮活动") == ["开展", "银龄互帮", "活动"]
    topic.keywords = ["老人互帮"]
    save_topic(topic)
    assert words_of("开展银龄互帮活动") == ["开展", "银龄", "互帮", "活动"]
    delete_named(Topic.objects.filter(pk="helping"), Issue.objects.none())
    assert words_of("开展老人互帮活动") == ["开展", "老人", "互帮", "活动"]


def test_two_threads_that_find_the_topics_changed_take_it_in_one_after_the_other(
    monkeypatch,
):
    held = KnownToSearch(Slow(), of_topics={"银龄互帮": 0})
    monkeypatch.setattr(words.ContentVersion.objects, "of_site", lambda: 7)
    monkeypatch.setattr(words.Topic.objects, "all", list)
    with ThreadPoolExecutor(2) as both:
        for each in [both.submit(held.ask_topics) for _ in range(2)]:
            each.result()
    assert (held.of_topics, held.words.total) == ({}, 10)


class Slow:
    """A dictionary that lets others come in between while a word is looked up."""

    def __init__(self):
        self.total, self.FREQ = 13, self
        self.held = {"银龄互帮": 3}

    def __getitem__(self, word):
        sleep(0.1)
        return self.held[word]

    def __setitem__(self, word, count):
        self.held[word] = count


def test_the_dictionary_is_loaded_by_nothing_but_its_use():
    program = (
        "import sys, django; django.setup(); import config.urls;"
        "import briefings.search.splitting, briefings.search.related;"
        "sys.exit('jieba' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == 0


def test_it_loads_in_silence_and_leaves_nothing_behind(monkeypatch, tmp_path, capfd):
    """Also where it is compiled for the first time, with all its warnings."""
    for name in [name for name in sys.modules if name.split(".")[0] == "jieba"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    _held.cache_clear()
    assert words_of("农村低保") == ["农村", "低保"]
    assert list(folder.iterdir()) == []
    assert capfd.readouterr().err == ""
