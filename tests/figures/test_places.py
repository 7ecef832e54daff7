"""The place of every figure: named, left again, compared with, or of no code at all."""

from datetime import date

import pytest

from reading.figures import ParsedFigure, Setting, extract
from reading.language.gazetteer import places as all_places
from reading.language.guarded import GuardedWord, words_of_table
from reading.language.place_words import TABLE, PlaceWords
from reading.parsed import Block, BlockKind

SHAOGUAN = "440200"
RENHUA = "440224"


def read(text: str, home: str = SHAOGUAN, title: str = "") -> tuple[ParsedFigure, ...]:
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=line, first_line=i, last_line=i)
        for i, line in enumerate(text.split("|"), 1)
    ]
    issued_on = date(2023, 7, 5)
    return extract(blocks, Setting(issued_on=issued_on, region_code=home, title=title))


def places(text: str, home: str = SHAOGUAN, title: str = "") -> list[str]:
    """Code or name of each figure's place."""
    return [each.region_code or each.place_words for each in read(text, home, title)]


@pytest.mark.parametrize(
    ("home", "text", "wanted"),
    [
        (
            "440200",
            "全市共有敬老院90家，其中乐昌市12家、仁化县8家，床位共3000张。全市入住老人2100人。",
            "440200 440281 440224 440224 440200",
        ),
        (
            "440200",
            "乐昌市、南雄市、仁化县分别建成站点12个、9个和7个，合计28个。",
            "440281 440282 440224 440200",
        ),
        (
            "450200",
            "柳江区、融水县、三江县分别有社会组织19家、17家、13家。",
            "450206 450225 450226",
        ),
        (
            "320300",
            "沛县、高新区、江心洲港务区分别登记12对、9对、3对。",
            "320322 高新区 江心洲港务区",
        ),
        (
            "320300",
            "沛县、丰县分别登记12对、9对、3对。",
            "沛县、丰县 沛县、丰县 沛县、丰县",
        ),
        ("440200", "仁化县、翁源县各投入30万元。", "仁化县、翁源县"),
        (
            "440200",
            "从全国看，注册志愿者有2.3亿人；广东注册志愿者1600万人；我市注册志愿者61万人。",
            "全国 440000 440200",
        ),
        ("440200", "志愿者来自各地；广东注册志愿者60人参加。", "440200"),
        (
            "440224",
            "石桥镇、双石镇分别完成改造31户、42户；三江镇26户已完成。余下12户将于9月底前完工。",
            "石桥镇 双石镇 三江镇 440224",
        ),
        ("440224", "1.石桥镇：助餐点6个，供餐480人次；", "石桥镇 石桥镇"),
        ("440224", "3.5万元用于镇敬老院。", "440224"),
        (
            "140500",
            "城区　养老机构12家，床位960张|陵川县　养老机构7家",
            "140502 140502 140524",
        ),
        ("140500", "城区　养老机构12家|农村　养老机构7家", "140500 140500"),
        ("150430", "全旗建成嘎查村互助站26个，苏木乡镇食堂9个。", "150430 150430"),
        (
            "440200",
            "浈江区、武江区依次为1203人和988人，居全市前两位。",
            "440204 440203",
        ),
        (
            "440200",
            "全市救助流浪人员210人次（其中：浈江区60人次，曲江区45人次），支出30万元。",
            "440200 440204 440205 440200",
        ),
        (
            "440200",
            "武江区龙归镇入住老人31人，新龙街道入住老人12人。",
            "武江区龙归镇 新龙街道",
        ),
        ("440200", "在马坝镇走访困难群众60户。", "马坝镇"),
        (
            "440200",
            "乐昌市老龄化率高于全省2.1个百分点，比全国高1.3个百分点，达23.4%。",
            "440281 440281 440281",
        ),
        (
            "440200",
            "截至6月底，全省登记社会组织7.1万家，我市登记1203家。",
            "440000 440200",
        ),
        ("440200", "按照全省统一部署，走访低保对象60户。", "440200"),
        (
            "440200",
            "乐昌市走访老人120户。据介绍，全市共有百岁老人203人，女性151人。",
            "440281 440200 440200",
        ),
        (
            "440200",
            "全市现有孤儿310人。乐昌市最多，有88人。据了解，孤儿基本生活费支出210万元。",
            "440200 440281 440200",
        ),
        (
            "440200",
            "全市现有孤儿310人。乐昌市最多，有88人。在310名孤儿中，残疾儿童有60人。",
            "440200 440281 440200 440200",
        ),
        (
            "440200",
            "韶关市社会福利院收养孤儿60人，乐昌市福利院收养12人。",
            "440200 440281",
        ),
        (
            "440200",
            "截至5月底，湖南省共有养老机构2300家，我市共有90家。",
            "430000 440200",
        ),
        ("440200", "湖南省郴州市共有养老机构230家。", "431000"),
        ("440200", "东莞市捐赠资金30万元。", "440200"),
        ("440200", "全国共有养老机构4万家，床位820万张。", "全国 全国"),
        (
            "440200",
            "创建全国示范性老年友好型社区3个，获全省先进集体2个。",
            "440200 440200",
        ),
        ("440200", "市本级支出资金120万元，高新区支出30万元。", "市本级 高新区"),
        ("440200", "走访12户分布在浈江区，8户在曲江区。", "440204 440205"),
        (
            "440200",
            "12所敬老院中，7所位于乐昌市，5所位于仁化县。",
            "440200 440281 440224",
        ),
        (
            "440200",
            "一是乐昌市走访60户；二是发放慰问金30万元；三是仁化县走访50户。",
            "440281 440200 440224",
        ),
        ("440200", "乐昌市走访60户。该市还发放慰问金30万元。", "440281 440281"),
        ("440200", "坪石镇走访60户。该镇有老人3000人。", "坪石镇 坪石镇"),
        # 该社区 of a caption or a paragraph before: never the whole city's
        (
            "440200",
            "该社区60岁以上老人有720人，食堂可坐40人。全市计划建食堂30家。",
            "该社区 该社区 440200",
        ),
        ("440200", "该村有老人92人。该市有老人51万人。", "该村 440200"),
        (
            "440224",
            "我县共有百岁老人35人。其中城口镇8人、红山镇5人。",
            "440224 城口镇 红山镇",
        ),
        ("440224", "城口镇、红山镇分别有百岁老人8人、5人。", "城口镇 红山镇"),
        ("440224", "全县百岁老人35人，占全市的17%。", "440224 440224"),
        ("440200", "全县走访老人60户。", "全县"),
        ("450000", "全区结婚登记12.3万对，南宁市3.1万对。", "450000 450100"),
        ("450100", "全区结婚登记12.3万对，我市3.1万对。", "450000 450100"),
        (
            "430000",
            "长沙结婚登记1936对，衡阳1148对，株洲、湘潭分别为900对、700对。",
            "430100 430400 430200 430300",
        ),
        ("320000", "鼓楼区登记120对。", "鼓楼区"),
        ("320000", "徐州市鼓楼区登记120对，南京市鼓楼区登记130对。", "320302 320106"),
        ("110101", "西城区登记120对，全市登记3200对。", "110102 110000"),
        (
            "440200",
            "开展社区养老服务60人次，实现村级覆盖60个，建成农村幸福院30个。",
            "440200 440200 440200",
        ),
        ("440200", "推进城乡社区治理，建成示范社区12个，重点镇3个。", "440200 440200"),
        ("440224", "县城镇街道12个，乡镇8个。", "440224 440224"),
        ("440200", "为高埗社区老人送餐60份。", "高埗社区"),
        (
            "440200",
            "今年以来，我市共有60岁以上老人58万人，占比19.8%，高于全省平均水平3.2个百分点，居全省第3位。其中，南雄市占比22.1%，乐昌市、始兴县紧随其后，分别为21.3%、20.8%。",
            "440200 440200 440200 440282 440281 440222",
        ),
        ("440200", "北京市朝阳区登记300对。", "110105"),
        ("440200", "来自湖南省的流浪人员12人。", "440200"),
        (
            "440200",
            "各县（市、区）中，曲江区、乐昌市完成较好，完成率均为100%。",
            "曲江区、乐昌市",
        ),
        ("440200", "曲江区2户5人、仁化县1户3人。", "440205 440205 440224 440224"),
        (
            "440200",
            "曲江区、仁化县分别有2户5人、1户3人。",
            "440205 440205 440224 440224",
        ),
        (
            "440200",
            "全市12个县（市、区）中，最高的是乐昌市，为23.1%；最低的是浈江区，为12.3%。",
            "440200 440281 440204",
        ),
        ("440200", "乐昌市比仁化县多12人，占全市的8%。", "440281 440281"),
        (
            "440281",
            "百岁老人最多的是坪石镇，有12人；其次是乐城街道，有9人。",
            "坪石镇 乐城街道",
        ),
        ("440281", "坪石镇三星村有老人320人。", "坪石镇三星村"),
        ("440200", "乐昌走访40户，并向坪石镇捐赠轮椅20台。", "440281 坪石镇"),
        (
            "440200",
            "全市建成站点90个，其中乐昌市12个、仁化县8个；配备人员300名。",
            "440200 440281 440224 440200",
        ),
        (
            "210100",
            "和平、皇姑、于洪三区建成食堂分别为21家、18家、15家。",
            "210102 210105 210114",
        ),
        ("120000", "滨海新区走访老人60户。", "120116"),
        ("440200", "乐昌市登记120对，其余县（市、区）共登记669对。", "440281 440200"),
        ("440282", "南雄市古镇镇走访60户，湖口镇走访50户。", "南雄市古镇镇 湖口镇"),
        ("440281", "在乐昌市七星镇，21名教师走访了60户。", "乐昌市七星镇 乐昌市七星镇"),
        ("440200", "大赛在乐昌市落幕，12个项目获资助186万元。", "440200 440200"),
        ("440200", "在乐昌市举办培训班3期。", "440281"),
        ("440200", "来自乐昌市云岩镇的15名志愿者走访60户。", "440200 440200"),
        ("440607", "三水区第六届社区大赛选出项目12个。", "440607"),
        ("440200", "长者饭堂村居覆盖率达到95%以上。", "440200"),
        ("440000", "佛山市、东莞市分列前茅，为600人、500人。", "440600 441900"),
    ],
)
def test_each_figure_is_of_the_place_that_its_clause_speaks_of(home, text, wanted):
    assert places(text, home) == wanted.split(" ")


def test_a_total_that_recurs_in_a_later_paragraph_leads_back_to_the_whole():
    text = "全市现有孤儿312人。|乐昌市最多，有88人。在这312名孤儿中，女童有140人。"
    assert places(text) == [SHAOGUAN, "440281", SHAOGUAN, SHAOGUAN]


def test_a_paragraph_all_about_one_place_stays_with_it_after_what_was_learnt():
    text = "乐昌市开展敬老活动。据了解，共走访老人160户。"
    assert places(text) == ["440281"]


def test_the_place_that_a_title_begins_with_is_that_of_figures_without_any():
    (first, second) = read(
        "走访老人60户。全省共走访8万户。", title="乐昌市开展走访活动"
    )
    assert (first.region_code, first.place_is_inferred) == ("440281", True)
    assert (second.region_code, second.place_is_inferred) == ("440000", False)
    assert places("走访老人60户。", title="市民政局到乐昌市走访") == [SHAOGUAN]


def test_a_town_that_heads_a_section_keeps_its_figures_from_the_countys():
    blocks = [
        Block(
            kind=BlockKind.HEADING, text="城口镇：重阳慰问", first_line=1, last_line=1
        ),
        Block(
            kind=BlockKind.PARAGRAPH, text="走访老人60户。", first_line=2, last_line=2
        ),
    ]
    (figure,) = extract(blocks, Setting(region_code=RENHUA))
    assert (figure.region_code, figure.place_words) == ("", "城口镇")


# What the examples of a class read as, with their bureau in Shaoguan.
HOME_CLASSES = set(PlaceWords) - {
    PlaceWords.PLAIN,
    PlaceWords.COMMON,
    PlaceWords.PART,
    PlaceWords.NUMBERED,
    PlaceWords.RELEASE,
    PlaceWords.WAY,
}


def rows_of(*classes: PlaceWords) -> tuple[GuardedWord, ...]:
    return words_of_table(TABLE, *classes)


def test_every_word_beside_a_place_is_of_a_class_that_is_asked_for():
    assert {row.kind for row in words_of_table(TABLE)} == set(PlaceWords)


@pytest.mark.parametrize("row", rows_of(*HOME_CLASSES), ids=str)
def test_a_place_beside_such_a_word_is_not_that_of_the_figure(row):
    assert row.word in row.example
    assert set(places(row.example)) == {SHAOGUAN}


@pytest.mark.parametrize("row", rows_of(PlaceWords.PART), ids=str)
def test_a_part_without_a_code_is_told_by_its_name(row):
    assert row.word in row.example
    (place,) = places(row.example)
    assert place.endswith(row.word)


@pytest.mark.parametrize("row", rows_of(PlaceWords.NUMBERED), ids=str)
def test_a_number_may_begin_the_name_of_a_town(row):
    assert row.word in row.example
    assert places(row.example) == [row.example[: row.example.index("敬老院")]]


@pytest.mark.parametrize(
    "text",
    [
        "三级镇敬老院入住老人21人",
        "十强镇敬老院入住老人21人",
        "五星社区共有老人21人",
        "三无社区改造21个",
        "一流街道食堂21家",
        "十里八乡老人21人",
    ],
)
def test_what_is_counted_or_rated_is_no_town(text):
    assert places(text) == [SHAOGUAN]


@pytest.mark.parametrize("row", rows_of(PlaceWords.WAY), ids=str)
def test_a_road_or_a_town_of_a_countys_name_is_not_the_county(row):
    assert row.word in row.example
    assert set(places(row.example)) <= {SHAOGUAN, f"南雄{row.word}"}


@pytest.mark.parametrize("row", rows_of(PlaceWords.RELEASE), ids=str)
def test_such_words_lead_back_to_the_whole(row):
    said = "全市走访老人805户。乐昌市走访老人130户。"
    assert row.word in row.example
    assert places(said + row.example) == [SHAOGUAN, "440281", SHAOGUAN]


@pytest.mark.parametrize("row", rows_of(PlaceWords.PLAIN), ids=str)
def test_a_plain_word_that_is_some_countys_short_name_is_no_place(row):
    homes = {
        f"{place.code[:2]}0000"
        for place in all_places()
        if place.short_name == row.word
    } or {SHAOGUAN}
    assert row.word in row.example
    for home in homes:
        assert set(places(f"{row.example}12次", home)) <= {home}


@pytest.mark.parametrize("row", rows_of(PlaceWords.COMMON), ids=str)
def test_what_is_said_of_towns_in_general_names_none(row):
    assert row.word in row.example
    assert set(places(f"{row.example}工作站12个。")) == {SHAOGUAN}
