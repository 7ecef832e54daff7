"""What an article is about, and the words that say so."""

import pytest

from briefings.editing import why_topics
from briefings.filing import Directory
from reading.language.gazetteer import places_in
from reading.language.guarded import words_of_table
from reading.parsed import Block, BlockKind, ParsedArticle

from .desk.factories import edit_page
from .factories import make_article

pytestmark = pytest.mark.django_db


def topics(title: str, *paragraphs: str) -> tuple[str, ...]:
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, text=text, first_line=n, last_line=n)
        for n, text in enumerate(paragraphs, start=2)
    )
    article = ParsedArticle(title=title, blocks=blocks, first_line=1, last_line=9)
    return Directory.from_database().vocabulary.topics_of(article)


def test_news_of_weddings_is_no_news_of_funerals():
    found = topics(
        "全县首场集体婚礼举行",
        "新人倡导移风易俗，简办婚事。",
        "会上发出移风易俗倡议书，婚俗改革又进一步。",
    )
    assert "marriage" in found
    assert "funeral" not in found


def test_plain_words_of_the_field_tell_of_their_topics():
    canteen = "社区的饭堂飘出饭菜香，老人付五元就能吃饱，饭堂每天换菜单。"
    assert topics("老街坊有了饭堂", canteen) == ("elderly-care",)
    market = "检查人员走了四个市场，收缴冥币，祭祀用品一律下架。"
    assert topics("市场连夜检查", market) == ("funeral",)


def test_a_canteen_of_an_office_is_no_care_of_the_old_and_martyrs_no_funeral():
    office = "饭堂张贴光盘行动标语，干部职工按需取餐，饭堂每天公布剩饭。"
    assert topics("我局机关饭堂厉行节约", office) == ()
    children = "检查组到儿童福利院饭堂查看留样，要求饭堂每日消毒。"
    assert "elderly-care" not in topics("市儿童福利院饭堂安全检查", children)
    martyrs = "群众到烈士陵园祭祀先烈，敬献花篮，祭祀活动庄严肃穆。"
    assert "funeral" not in topics("烈士陵园祭祀活动", martyrs)
    customs = "村里劝导文明祭祀，移风易俗，不再烧纸。"
    assert "funeral" in topics("文明祭祀进村", customs)


def test_changed_customs_beside_a_word_of_funerals_count():
    assert "funeral" in topics("移风易俗进乡村", "公墓统一管理，祭扫用鲜花。")


@pytest.mark.parametrize(
    "row", words_of_table("crossed_words.csv"), ids=lambda row: row.word
)
def test_a_word_that_crosses_a_keyword_tells_of_nothing(row):
    assert row.value in row.word in row.example
    assert topics(row.example, row.example, row.example) == ()


def test_what_a_long_text_mentions_in_passing_is_not_what_it_is_about():
    found = topics(
        "全市养老服务提质",
        *["养老机构、养老院、敬老院的养老服务全面提升。"] * 12,
        "栏目另有年度预算和决算。",
    )
    assert found == ("elderly-care",)


def test_the_words_that_say_so_are_told_with_where_they_stand(clerk):
    article = make_article(title="公墓管理", text="清明祭扫，公墓一律用鲜花。")
    ((name, words),) = why_topics(article)
    assert name == "殡葬管理"
    assert "“公墓”（标题1次、首段1次、全文1次）" in words
    assert f"{name}：{words}" in clerk.get(edit_page(article)).text


@pytest.mark.parametrize(
    ("text", "near", "code"),
    [
        ("东乌旗一季度发放救助金", "", "152525"),
        ("科左中旗走访困难户", "", "150521"),
        ("合水开展走访", "621000", "621024"),
        ("海口市龙华区办事处", "", "460106"),
        ("湖南省会同县开展走访", "", "431225"),
        ("景宁县开展走访", "", "331127"),
        ("新宾县发放救助金", "", "210422"),
        ("青海互助县来访", "", "630223"),
        ("甘肃省东乡县发放救助金", "", "622926"),
        ("抚州市东乡县发放救助金", "", "361003"),
        ("互助县市场监管局来访", "", "630223"),
    ],
)
def test_a_place_is_known_by_its_short_form_and_by_what_it_lies_in(text, near, code):
    assert code in {place.code for place in places_in(text, near=near)}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("市民政局会同县关工委开展走访", ""),
        ("绿色通道县级窗口开通", ""),
        ("互助县级示范点挂牌", ""),
        ("互助幸福院多靠村集体补贴", ""),
        ("通道开通以来办结救助申请", ""),
        ("沿河两岸的老人搬进新居", ""),
        ("东乡县发放救助金", ""),
        ("河南县（市、区）经验", ""),
        ("河南县乡两级协作", ""),
        ("慰问困难村民和县劳模", ""),
        ("黄河沿河县区转移群众", ""),
        ("据韶关日报报道", "440200"),
        ("地址：甘肃省兰州市城关区东岗路12号", ""),
        ("合水开展走访", ""),
    ],
)
def test_a_verb_a_newspaper_and_an_address_name_no_place(text, near):
    assert not places_in(text, near=near)


def test_a_city_is_no_county_that_is_called_like_it():
    told = places_in("吉安市泰和县与吉安、遂川两县", near="360826")
    assert {place.name: times for place, times in told.items()} == {
        "吉安市": 2,
        "泰和县": 1,
        "吉安县": 1,
        "遂川县": 1,
    }
