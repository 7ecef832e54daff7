"""A list followed by e-mail: asked for, confirmed, told once a day, left, refused."""

import logging
import re
from datetime import timedelta
from io import StringIO
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client
from django.utils import timezone

from agencies.addresses import lead_on
from briefings.models import Article
from briefings.search import reindex
from config.mail_url import mail_named
from readers.followed import list_at, news_of
from readers.models import AlertList, Follower
from readers.subscribing import MOST_LISTS, claim, give_back

from ..factories import announce, make_agency, make_article, make_issue, make_topic
from ..metrics.factories import make_figure, make_indicator
from ..visiting import page_of

pytestmark = pytest.mark.django_db
READER = "reader@example.cn"
CITY = "/feeds/articles.atom?city=440200"
LINK = re.compile(r"https://jianbao\.example\.gov\.cn(/\S+)")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def old_news():
    """The site is no empty one: its lists have places and topics to choose from."""
    old = timezone.now() - timedelta(days=300)
    make_article(make_issue(first_public_at=old), "订阅以前的", topics=[make_topic()])


def form_of(feed: str) -> str:
    return f"/alerts/new/?list={quote(feed, safe='')}"


def ask(client, feed=CITY, address=READER, **typed):
    return client.post(form_of(feed), {"address": address, **typed}, follow=True)


def link_in(message, part: str) -> str:
    links = LINK.findall(message.get_content())
    [found] = [each for each in links if each.startswith(part)]
    return found


def follow(client, postman, feed=CITY, **typed) -> None:
    """Ask and confirm; as if that was an hour ago."""
    ask(client, feed, **typed)
    [asked] = postman.take()
    assert "已经订阅" in client.post(link_in(asked, "/alerts/confirm/")).text
    AlertList.objects.update(told_until=F("told_until") - HOUR)


def publish(title="寒潮来袭送温暖", text="", agency=None, *, ago=10):
    """An article that went public so many minutes ago."""
    moment = timezone.now() - timedelta(minutes=ago)
    issue = make_issue(agency, first_public_at=moment)
    article = make_article(issue, title, text=text or f"{title}。")
    reindex(Article.objects.filter(pk=article.pk))
    announce(issue)
    return article


def send() -> str:
    said = StringIO()
    call_command("send_alerts", stdout=said)
    return said.getvalue()


def next_day() -> None:
    Follower.objects.update(told_at=F("told_at") - timedelta(days=1))


def test_the_life_of_an_alert(client, postman):
    """Asked for and confirmed, told what is new alone, not told where nothing is, left."""
    ask_and_confirm(client, postman)
    news = tell_once_a_day(postman)
    leave_at_once(news)


def ask_and_confirm(client, postman) -> None:
    assert "请查收邮件" in ask(client).text
    [asked] = postman.take()
    assert asked["To"] == READER
    assert "韶关市的文章" in asked.get_content()
    assert send().startswith("已发送 0 封")
    page = client.get(link_in(asked, "/alerts/confirm/"))
    assert "确认订阅" in page.text
    assert AlertList.objects.get().confirmed_at is None
    client.post(link_in(asked, "/alerts/confirm/"))
    AlertList.objects.update(told_until=F("told_until") - HOUR)
    assert "没有新内容 1 人" in send()
    assert postman.take() == []


def tell_once_a_day(postman):
    article = publish(ago=30)
    publish("别处的", agency=make_agency("云浮市民政局", "445300"))
    assert send().startswith("已发送 1 封")
    [news] = postman.take()
    text = news.get_content()
    assert "寒潮来袭送温暖" in text
    assert f"https://jianbao.example.gov.cn{article.get_absolute_url()}" in text
    assert "别处的" not in text
    assert "订阅以前的" not in text
    # Again on the same day, and on the next without news: nothing.
    AlertList.objects.update(told_until=timezone.now() - timedelta(minutes=20))
    publish("当天又有的")
    send()
    assert postman.take() == []
    next_day()
    send()
    [second] = postman.take()
    assert "当天又有的" in second.get_content()
    assert "寒潮来袭送温暖" not in second.get_content()
    next_day()
    send()
    assert postman.take() == []
    return news


def leave_at_once(news) -> None:
    """By the button of a mail program, which knows no cookie."""
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    at_once = LINK.search(news["List-Unsubscribe"])[1].rstrip(">")
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(at_once).status_code == 302
    answer = stranger.post(at_once, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.cookies) == (200, {})
    assert not Follower.objects.exists()
    assert stranger.post(at_once).status_code == 200


def test_every_kind_of_list_can_be_followed_with_its_filters(client, postman):
    indicator = make_indicator()
    article = publish()
    article.topics.add(make_topic())
    announce(article.issue)
    figure = publish("养老机构", "全市共有养老机构36家。")
    make_figure(
        article=figure,
        indicator=indicator,
        region_id="440200",
        period_end="2022-03-31",
    )
    slug = quote(make_agency().slug)
    feeds = {
        "/feeds/issues.atom?kind=bulletin": "简报",
        f"/feeds/agencies/{slug}.atom": "韶关市民政局",
        "/feeds/topics/epidemic.atom": "疫情防控",
        "/feeds/cities/440200.atom": "韶关市",
        "/feeds/indicators/test_count.atom": "测试机构数",
        "/feeds/articles.atom?q=" + quote("寒潮"): "含“寒潮”的文章",
    }
    for feed in feeds:
        follow(client, postman, feed)
    send()
    [news] = postman.take()
    for feed, title in feeds.items():
        assert f"■ {title}" in news.get_content() or title in news.get_content(), feed
    assert news.get_content().count("■") == len(feeds)
    assert "等 6 个订阅：新公开" in news["Subject"]
    page = page_of(client, link_in(news, "/alerts/"))
    assert page.count('name="list"') == len(feeds) + 1


def test_what_holds_a_word_that_is_left_out_is_not_told(client, postman):
    follow(client, postman, without="殡葬 测试词")
    publish("一切照旧", "全市殡葬改革稳步推进。")
    publish("敬老院里过佳节")
    send()
    [news] = postman.take()
    assert "敬老院里过佳节" in news.get_content()
    assert "一切照旧" not in news.get_content()


def test_lists_are_left_one_by_one_and_with_the_last_goes_the_address(client, postman):
    follow(client, postman)
    follow(client, postman, "/feeds/topics/epidemic.atom")
    publish()
    send()
    [news] = postman.take()
    mine = link_in(news, "/alerts/")
    assert "疫情防控" in page_of(client, mine)
    first = AlertList.objects.first()
    page = client.post(mine, {"list": first.pk}, follow=True).text
    assert "疫情防控" in page
    assert AlertList.objects.count() == 1
    assert "已经退订" in client.post(mine, {"list": ""}, follow=True).text
    assert not Follower.objects.exists()
    assert "已经退订" in page_of(client, mine)


def test_nobody_learns_whether_an_address_follows_anything(client, postman):
    """Whoever asks again gets the same page and the address one more message."""
    follow(client, postman, without="殡葬")
    again, other = ask(client), ask(client, address="other@example.cn")
    assert again.text == other.text
    assert len(postman.take()) == 2
    assert AlertList.objects.get(follower__address=READER).without == "殡葬"
    postman.refused["nobody@example.cn"] = "550 no such user"
    assert ask(client, address="nobody@example.cn").text == other.text


def test_the_message_to_confirm_carries_no_link_of_a_strangers(client, postman):
    ask(client, "/feeds/articles.atom?q=" + quote("买彩票www.example.com/a"))
    [asked] = postman.take()
    assert "www.example" not in asked.get_content()
    assert asked.get_content().count("http") == 1
    assert asked["Auto-Submitted"] == "auto-generated"


def test_what_is_not_confirmed_in_a_week_is_forgotten(client, postman):
    ask(client)
    [asked] = postman.take()
    AlertList.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert "删除没有确认的邮箱 1 个" in send()
    assert not Follower.objects.exists()
    late = client.post(link_in(asked, "/alerts/confirm/"))
    assert (late.status_code, "链接失效" in late.text) == (410, True)
    forged = client.get("/alerts/confirm/WzEsIiJd:1abc:forged/")
    assert forged.status_code == 410
    assert client.post("/alerts/forged/leave/").status_code == 200


def test_an_address_that_is_refused_three_days_is_dropped(client, postman, caplog):
    caplog.set_level(logging.DEBUG)
    follow(client, postman)
    publish()
    postman.refused[READER] = "450 try later"
    for _ in range(4):
        assert "被拒收 1 人" in send()
    assert Follower.objects.get().refusals == 0
    postman.refused[READER] = "550 no such user"
    for day in range(3):
        assert "被拒收 1 人" in send(), day
        next_day()
    assert not Follower.objects.exists()
    ours = [each for each in caplog.records if each.name != "mail.log"]
    assert "refused 3 times" in "".join(each.getMessage() for each in ours)
    assert READER not in "".join(each.getMessage() for each in ours)


def test_refusals_are_counted_in_a_row(client, postman):
    follow(client, postman)
    refused = "550 no such user"
    for day, answer in enumerate((refused, refused, None, refused, refused)):
        postman.refused = {READER: answer} if answer else {}
        publish(f"第{day}天的")
        AlertList.objects.update(told_until=timezone.now() - HOUR)
        send()
        next_day()
    assert Follower.objects.get().refusals == 2


def test_what_was_published_just_now_is_told_the_next_time(client, postman):
    """A step that began before it may still make public what bears an earlier moment."""
    follow(client, postman)
    publish(ago=1)
    assert "没有新内容 1 人" in send()
    [followed] = AlertList.objects.all()
    assert not followed.told_until > timezone.now() - timedelta(minutes=5)


def test_a_list_that_nobody_has_confirmed_is_not_told_with_the_others(client, postman):
    follow(client, postman)
    ask(client, "/feeds/issues.atom")
    AlertList.objects.update(told_until=F("told_until") - HOUR)
    postman.take()
    publish()
    send()
    [news] = postman.take()
    assert "个订阅" not in news["Subject"]


def test_what_is_new_lies_between_two_moments(client):
    """That of the last message is told, that of this one is told now."""
    before, now = (publish(f"{ago}分钟前的", ago=ago) for ago in (60, 30))
    moments = [each.issue.first_public_at for each in (before, now)]
    told = news_of(list_at(CITY), *moments, "")
    assert [each.title for each in told] == [now.title]


def test_news_that_could_not_be_sent_is_sent_by_the_next_run(client, postman, settings):
    follow(client, postman)
    publish()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with pytest.raises(CommandError, match="下次再试"):
        send()
    assert "现在发不出邮件" in ask(client, address="other@example.cn").text
    settings.EMAIL_PORT = port
    assert send().startswith("已发送 1 封")


def test_the_day_of_an_address_is_taken_once(client, postman):
    follow(client, postman)
    [key] = Follower.objects.values_list("pk", flat=True)
    now = timezone.now()
    held = claim(key, now)
    assert claim(key, now) is None
    give_back(held)
    assert claim(key, now)


def test_without_a_mail_server_nothing_of_it_is_seen(client, postman, settings):
    page = page_of(client, "/articles/")
    assert "邮件提醒" in page
    assert form_of("/feeds/articles.atom") in page
    settings.SENDS_ALERTS = False
    assert "邮件提醒" not in page_of(client, "/articles/")
    assert client.get(form_of(CITY)).status_code == 404
    with pytest.raises(CommandError):
        send()


def test_what_is_no_list_and_no_address_is_refused(client, postman, page_cache):
    assert page_cache
    wrong = ("", "/articles/", "/feeds/", "//x/feeds/articles.atom", "/feeds/no.atom")
    for feed in (*wrong, "/feeds/articles.atom?city=999999", "/feeds/topics/no.atom"):
        assert client.get(form_of(feed)).status_code == 404, feed
    for typed in ("", "reader", "a@b", "a@b.cn\nBcc: x@y.cn"):
        assert "邮箱" in ask(client, address=typed).text
    ask(client, homepage="x")
    assert postman.take() == []
    assert not Follower.objects.exists()
    # Nobody fills a stranger's box.
    for _ in range(5):
        ask(client)
    assert len(postman.take()) == 3
    assert ask(client, address="other@example.cn").status_code == 429


def test_an_address_follows_so_many_lists(client, postman, settings):
    settings.REPORTS_PER_HOUR = 0
    for year in range(MOST_LISTS):
        make_issue(year=2000 + year, issued_on=None, articles=1)
    for year in range(MOST_LISTS):
        ask(client, f"/feeds/articles.atom?year={2000 + year}")
    ask(client, "/feeds/issues.atom")
    assert AlertList.objects.count() == MOST_LISTS
    assert len(postman.take()) == MOST_LISTS


def test_a_mail_server_is_named_by_an_address():
    told = {
        "smtp://mail": ("mail", 25, "", False, False),
        "smtp+tls://u%40x:p@mail": ("mail", 587, "u@x", True, False),
        "smtps://u:p@mail:2465": ("mail", 2465, "u", False, True),
    }
    names = ("HOST", "PORT", "HOST_USER", "USE_TLS", "USE_SSL")
    for url, meant in told.items():
        found = mail_named(url)
        assert tuple(found[f"EMAIL_{name}"] for name in names) == meant, url
    assert mail_named("") == {}
    for url in ("mail", "http://mail", "smtp://", "smtp://mail:x"):
        with pytest.raises(ImproperlyConfigured):
            mail_named(url)


@pytest.mark.parametrize(
    "feed", ["/feeds/agencies/{slug}.atom", "/feeds/articles.atom?agency={slug}"]
)
def test_a_bureau_is_followed_under_whatever_address_name_it_takes(
    client, postman, feed
):
    agency = make_agency("东湖市民政局", "445300", slug="donghu")
    publish("先前的", agency=agency, ago=90)
    follow(client, postman, feed.format(slug="donghu"))
    agency.slug = "east-lake"
    agency.save()
    lead_on("donghu", agency)
    publish("改了网址名以后的", agency=agency)
    send()
    [news] = postman.take()
    assert "改了网址名以后的" in news.get_content()
    page = page_of(client, link_in(news, "/alerts/"))
    assert "东湖" in page
