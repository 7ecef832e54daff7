"""Which indicator a figure is of: told by its whole label and unit, or not at all."""

import json

import pytest
from django.conf import settings

from reading.documents import parse
from reading.figures import FigureKind, Setting, extract
from reading.figures.catalogue import IndicatorIndex, IndicatorNames
from reading.figures.indicators import code_in, match

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"


def catalogue() -> IndicatorIndex:
    path = settings.BASE_DIR / "fixtures" / "indicators.json"
    return IndicatorIndex.of(
        [
            IndicatorNames(
                key=row["key"],
                name=row["name"],
                unit=row["unit"],
                nature=row["nature"],
                aliases=tuple(row["aliases"]),
                codes=tuple(row["codes"]),
            )
            for row in json.loads(path.read_text("utf-8"))
        ]
    )


CATALOGUE = catalogue()


def key_of(label, unit, *, kind=FigureKind.ACTUAL, code="", sentence="", number=""):
    at = sentence.index(number) if number else 0
    found = match(label, unit, kind, code, CATALOGUE, sentence=sentence, at=at)
    return found.key if found else None


@pytest.mark.parametrize(
    ("label", "unit", "key"),
    [
        ("城市最低生活保障人数", "人", "dibao_u_p"),
        ("城镇低保对象", "人", "dibao_u_p"),
        ("农村低保", "户", "dibao_r_h"),
        ("全市在册城乡低保对象", "人", "dibao_p"),
        ("城乡低保对象", "户", "dibao_h"),
        ("韶关市低保对象", "人", "dibao_p"),
        ("新增低保对象", "人", "dibao_new_p"),
        ("特困供养人员", "名", "tekun"),
        ("特困人员（集中供养）", "人", "tekun_c"),
        ("城乡居民最低生活保障金", "元", "exp_dibao"),
        ("发放高龄津贴", "元", "exp_gaoling"),
        ("临时救助", "人次", "linshi_n"),
        ("临时救助金", "元", "exp_linshi"),
        ("临时救助金惠及", "人次", "linshi_n"),
        ("养老机构", "家", "yl_org"),
        ("养老机构", "个", "yl_org"),
        ("建设】社会组织党组织", "个", "so_dj"),
        ("共有养老机构床位", "张", "yl_bed"),
        ("困难残疾人生活补贴", "人", "disab_life"),
        ("残疾人“两项补贴”资金", "元", "exp_lianggang"),
        ("结婚登记", "对", "marry"),
        ("补领结婚证", "件", "marry_fix"),
        ("疏导车辆", "车次", "qm_car"),
        ("村（居）儿童主任", "名", "child_dir"),
    ],
)
def test_a_label_in_the_words_of_the_catalogue_is_known(label, unit, key):
    assert key_of(label, unit) == key


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        # A word more narrows what is counted.
        ("新增养老机构", "家"),
        ("民办养老机构", "家"),
        ("女性低保对象", "人"),
        ("城镇最低生活保障人数（女性）", "人"),
        ("农村低保老人", "人"),
        ("村级公墓", "家"),
        ("星级社会组织", "家"),
        ("当年登记社会组织", "家"),
        ("养老机构服务对象接种", "人"),
        ("兰州新区城市低保人数", "人"),
        ("马坝镇散居孤儿", "人"),
        # Another thing is counted.
        ("临时救助", "人"),
        ("临时救助", "户"),
        ("低保对象", "人次"),
        ("养老机构", "张"),
        ("结婚登记", "人"),
        ("流浪乞讨人员", "人"),
        ("困难残疾人生活补贴", "元"),
        ("特困供养标准", "元/人/年"),
        ("临时救助", "元/人/月"),
        # Words of the field that name no indicator.
        ("老人", "人"),
        ("志愿者", "人"),
        ("低保标准", "元"),
        ("走访慰问低保对象", "户"),
        ("救助资金", "元"),
        ("床位", "张"),
        ("合计", "人"),
        ("", "人"),
        ("的", "个"),
    ],
)
def test_what_is_not_wholly_the_indicator_is_left_without_one(label, unit):
    assert key_of(label, unit) is None


def test_a_standard_by_the_month_is_not_one_by_the_year():
    assert key_of("农村低保标准", "元/人/年", kind=FigureKind.STANDARD) == "dibao_r_std"
    assert (
        key_of("农村低保标准", "元/人/月", kind=FigureKind.STANDARD) == "dibao_r_std_m"
    )
    assert key_of("城市低保标准", "元/人/年", kind=FigureKind.STANDARD) is None


def test_an_amount_set_for_each_is_never_a_stock_or_flow():
    assert key_of("低保对象", "人", kind=FigureKind.STANDARD) is None


@pytest.mark.parametrize("kind", [FigureKind.TARGET, FigureKind.LIMIT])
def test_what_is_planned_or_allowed_is_of_no_indicator(kind):
    assert key_of("适老化改造", "户", kind=kind) is None


@pytest.mark.parametrize(
    ("sentence", "number", "label", "unit"),
    [
        ("新建6个长者饭堂、5个幸福院。", "6", "长者饭堂", "个"),
        ("走访慰问低保对象93户、低保边缘家庭45户。", "45", "低保边缘家庭", "户"),
        ("引进5家社会组织和1家督导机构。", "5", "社会组织", "家"),
        ("活动中，104家社会组织与112个村结对。", "104", "社会组织", "家"),
        ("至少12家养老机构已完成电气线路改造。", "12", "养老机构", "家"),
        ("投入26万元为31家养老机构安装报警器。", "31", "养老机构", "家"),
        ("近3000名留守儿童参加了夏令营。", "3000", "留守儿童", "名"),
        ("全年建成未成年人保护工作站20个。", "20", "未成年人保护工作站", "个"),
        ("对因台风影响受困的群众临时救助337人次。", "337", "临时救助", "人次"),
        ("2月14日当天，全区办理结婚登记268对。", "268", "办理结婚登记", "对"),
        ("对4个镇的低保对象逐户复核。", "4", "镇", "个"),
        ("火化率由94.2%上升为98.9%。", "94.2", "火化率", "%"),
        ("城乡低保标准从每人每月670元提高到730元。", "670", "城乡低保标准", "元/人/月"),
    ],
)
def test_a_number_of_some_only_is_not_one_of_all(sentence, number, label, unit):
    assert key_of(label, unit, sentence=sentence, number=number) is None


@pytest.mark.parametrize(
    ("sentence", "number", "label", "unit", "key"),
    [
        ("截至6月底，全市共有养老机构214家。", "214", "养老机构", "家", "yl_org"),
        ("对全县6万余名低收入人口动态监测。", "6", "低收入人口", "名", "dishouru_p"),
        ("社会组织428家，当年登记9家。", "428", "社会组织", "家", "so_total"),
        ("累计建成社工站105个。", "105", "社工站", "个", "shegong_z"),
        ("全年救助流浪乞讨人员49人次。", "49", "救助流浪乞讨人员", "人次", "liulang_n"),
        ("火化率由94.2%上升为98.9%。", "98.9", "火化率", "%", "cremate_rate"),
        ("保障农村低保对象4.2万人。", "4.2", "保障农村低保对象", "人", "dibao_r_p"),
    ],
)
def test_a_number_of_all_is_told_from_its_sentence(sentence, number, label, unit, key):
    assert key_of(label, unit, sentence=sentence, number=number) == key


def test_money_of_which_only_an_earlier_paragraph_tells_is_of_none():
    label, number = "困难群众救助资金", "8000万元"
    below = f"分县看，惠东县{number}。"
    assert key_of(label, "元", sentence=below, number=number) is None
    told = f"惠东县支出{label}{number}。"
    assert key_of(label, "元", sentence=told, number=number) == "exp_assist"


def test_a_match_says_which_wording_it_met_and_by_which_words():
    found = match("全市共有城镇低保对象", "人", FigureKind.ACTUAL, "", CATALOGUE)
    assert (found.by, found.matched) == ("name", "城市最低生活保障人数")
    assert found.words == "城镇低保对象"
    found = match("福彩销量", "元", FigureKind.ACTUAL, "", CATALOGUE)
    assert (found.by, found.matched) == ("alias", "福彩销量")


def test_a_bare_town_is_counted_only_in_a_table():
    row = "其中：镇\tJZH011111000\t个\t92"
    assert code_in(row) == "JZH011111000"
    assert key_of("镇", "个", sentence=row, number="92") == "town_zhen"
    assert key_of("镇", "个", sentence="4个镇低保对象", number="4") is None


def test_the_code_helps_only_a_label_that_speaks_of_the_same_thing():
    assert key_of("社会救助费用", "元", code="JZH011314000") == "exp_assist"
    assert key_of("结婚登记费用", "元", code="JZH011314000") is None
    assert key_of("社会救助费用", "人", code="JZH011314000") is None


def test_a_wording_that_two_indicators_share_matches_neither():
    twice = [
        IndicatorNames(key=key, name="站点", unit="个", nature="stock")
        for key in ("first", "second")
    ]
    assert match("站点", "个", FigureKind.ACTUAL, "", IndicatorIndex.of(twice)) is None


def test_staff_may_add_an_alias():
    names = IndicatorNames(
        key="yl_meal",
        name="老年助餐点",
        unit="个",
        nature="stock",
        aliases=("邻里食堂",),
    )
    found = match("邻里食堂", "家", FigureKind.ACTUAL, "", IndicatorIndex.of([names]))
    assert (found.key, found.matched) == ("yl_meal", "邻里食堂")


# Judged one by one against the texts: value with unit, and the indicator it is of.
JUDGED = {
    ("3958人", "yl_serv"),
    ("5800 元", "wz_money"),
    ("6 万余名", "dishouru_p"),
    ("3008人次", "liulang_n"),
    ("4665万多元", "char_in"),
    ("48万余元", "wz_money"),
    ("730元/人/月", "dibao_std"),
    ("13497.3万元", "exp_dibao"),
    ("1300元/人/月", "tekun_std"),
    ("5623人", "tekun"),
    ("572.35万元", "exp_linshi"),
    ("5691人次", "linshi_n"),
    ("15660人", "disab_life"),
    ("15076人", "disab_care"),
    ("49人次", "liulang_n"),
    ("547户", "yl_adapt"),
    ("15647名", "kunjing"),
    ("909.03万元", "fun_free"),
    ("126人", "shegong_p"),
    ("428家", "so_total"),
    ("1042.94万元", "char_in"),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")
def test_no_figure_of_the_seeds_is_given_a_wrong_indicator():
    given = set()
    for path in sorted(SEEDS.glob("*.txt")):
        for issue in parse(path.read_bytes(), path.name).issues:
            setting = Setting(
                issued_on=issue.issued_on, year=issue.year, kind=issue.kind
            )
            for article in issue.articles:
                given |= matches_in(article, setting)
    squeezed = {(raw.replace(" ", ""), key) for raw, key in JUDGED}
    assert given - squeezed == set()
    assert len(given) >= 15


def matches_in(article, setting) -> set[tuple[str, str]]:
    found = set()
    for figure in extract(article.blocks, setting):
        at = figure.start - figure.sentence_start
        given = match(
            figure.label,
            figure.unit,
            figure.kind,
            code_in(figure.sentence),
            CATALOGUE,
            sentence=figure.sentence,
            at=at,
        )
        if given:
            found.add((figure.raw.replace(" ", ""), given.key))
    return found
