"""A query that asks for a figure is answered above the results, and no word beyond it."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from briefings.content_version import raise_content_version
from briefings.lists import public_index
from metrics.asking import AskedFigure, NamedIndicators, asked_in
from metrics.models import Indicator
from metrics.views.answer import answer_to
from reading.language.guarded import words_of_table

from ..factories import make_agency, make_article, make_issue, make_region
from ..metrics.factories import make_figure

pytestmark = pytest.mark.django_db

BUREAUS = {"440200": "韶关市民政局", "620100": "兰州市民政局", "320922": "滨海县民政局"}


def say(key, raw, day, place="440200", **fields):
    """A checked figure of the indicator in an article of the place's bureau."""
    issue = make_issue(make_agency(BUREAUS[place], place), year=day.year)
    article = make_article(
        issue, "工作要点", text=f"去年以来共有{raw}，电话13800138000。"
    )
    fields = {"state": "confirmed", "period_end": day, **fields}
    region = make_region(place)
    return make_figure(
        raw,
        article.text,
        article=article,
        indicator_id=key,
        region=region,
        **fields,
    )


@pytest.fixture
def held():
    """Two years of homes in 韶关, three standards there, an issue of 兰州 without any."""
    say("yl_org", "98家", date(2020, 12, 31))
    say("yl_org", "102家", date(2021, 12, 31), state="unreviewed")
    said = {"kind": "standard", "unit": "元/人/月"}
    say("dibao_u_std", "880元", date(2021, 12, 31), **said)
    say("dibao_r_std_m", "650元", date(2021, 12, 31), **said)
    make_article(make_issue(make_agency(BUREAUS["620100"], "620100")))
    raise_content_version()


def answer(text):
    return answer_to(text, public_index())


def page(client, text) -> str:
    """What the answer on the page says, in words."""
    html = client.get(reverse("articles"), {"q": text}).content.decode()
    _, found, rest = html.partition('class="answer')
    if not found:
        return ""
    box = rest.partition("</section>" if "<h2" in rest[:400] else "</p>")[0]
    return " ".join(unescape(strip_tags(">" + box)).split())


def test_value_place_period_last_year_sentence_and_state_are_told(client, held):
    html = client.get(reverse("articles"), {"q": "韶关 养老机构"}).content.decode()
    said = " ".join(unescape(strip_tags(html)).split())
    assert "韶关市 102家 2021年底，未核对" in said
    assert "上年： 98家 2020年底" in said.replace("上年：98家", "上年： 98家")
    assert "增加4家（4.1%）" in said
    assert "共有102家，电话138****8000" in said
    line = answer("韶关 养老机构").told[0].lines[0]
    assert f'href="{line.quoted[0].url}"' in html
    assert "13800138000" not in html


@pytest.mark.parametrize(
    "text",
    [
        "兰州 养老机构",
        "兰州市养老机构有多少家",
        "养老机构 兰州",
        "甘肃兰州的养老机构数",
    ],
)
def test_what_is_not_held_is_said_plainly(client, held, text):
    html = client.get(reverse("articles"), {"q": text}).content.decode()
    assert "本站没有兰州市的这项数据" in html
    assert "有这项数据的地区：韶关市" in html


def test_a_year_without_a_value_names_those_that_have_one(client, held):
    html = client.get(reverse("articles"), {"q": "韶关2019年养老机构"}).content.decode()
    assert "本站没有韶关市2019年的这项数据" in html
    assert "韶关市有数据的年份：2021年、2020年" in html
    assert answer("韶关2020年养老机构").told[0].lines[0].before == []


def test_town_and_country_stand_apart(held):
    told = answer("韶关低保标准是多少").told
    assert [each.name for each in told] == [
        "城市低保平均标准",
        "农村低保平均标准（按月）",
    ]
    assert [each.name for each in answer("韶关城市低保标准").told] == [
        "城市低保平均标准"
    ]


def test_only_what_public_series_show_is_told(held):
    held_back = say("orphan", "77人", date(2021, 12, 31), held_back="told_twice")
    say("inst_n", "9个", date(2021, 12, 31), state="rejected")
    draft = say("so_total", "8个", date(2021, 12, 31)).article.issue
    draft.status = "draft"
    draft.save()
    raise_content_version()
    found = answer("韶关孤儿")
    assert (found.told, found.waiting) == ((), 1)
    assert not answer("韶关提供住宿的民政机构").told
    assert not answer("韶关社会组织").told
    held_back.delete()


def test_texts_that_disagree_are_both_told(client, held):
    say("yl_org", "120家", date(2021, 12, 31))
    raise_content_version()
    html = client.get(reverse("articles"), {"q": "韶关 养老机构"}).content.decode()
    assert html.index("说法不一") < html.index("102家")
    assert "120家" in html


def test_the_bare_name_only_shows_the_way(client, held):
    assert page(client, "养老机构").endswith("养老机构数 各地各年的数和出处")
    assert page(client, "殡仪馆") == ""


def test_a_question_without_a_place_tells_of_where_there_is_something(held):
    (told,) = answer("养老机构有多少家").told
    assert [line.place for line in told.lines] == ["韶关市"]
    assert answer("殡仪馆有多少个") is None


@pytest.mark.parametrize(
    "text",
    [
        "低保",
        "养老机构消防检查",
        "韶关 养老机构 孤儿",
        "韶关 兰州 养老机构",
        "韶关 社会救助",
        "兰州 祭扫",
        "兰州 车辆",
        "2021年 2022年 养老机构",
        "韶关低保待遇",
        "韶关临时救助金多少",
        '"兰州 养老机构"',
        "-兰州 养老机构",
        "韶关",
        "2022年",
        "养老机构" * 30,
        "\0",
    ],
)
def test_a_search_for_words_is_no_question(held, text):
    assert answer(text) is None


def test_each_asking_word_is_understood_in_its_example():
    names, wrong = NamedIndicators(Indicator.objects.all()), []
    for word in words_of_table("asking_words.csv"):
        asked = asked_in(word.example, names, {"440203", "320922"})
        has_asked = isinstance(asked, AskedFigure) and word.word in word.example
        if not has_asked or (word.kind == "asks" and asked.is_bare):
            wrong.append(word.example)
    assert wrong == []
    assert len(words_of_table("asking_words.csv")) > 40


def test_indicators_of_which_there_is_something_are_suggested(client, held):
    def offered(text):
        html = client.get(reverse("suggestions"), {"q": text}).content.decode()
        return [
            " ".join(unescape(strip_tags(each)).split())
            for each in html.split("</a>")
            if "指标" in each
        ]

    assert offered("养老机构") == ["指标 养老机构数"]
    assert offered("城镇 低保标准") == ["指标 城市低保平均标准 城镇低保标准"]
    assert offered("殡仪馆") == offered("，") == offered('"养老') == []
    html = client.get(reverse("suggestions"), {"q": "养老机构"}).content.decode()
    assert 'href="/indicators/yl_org/"' in html
