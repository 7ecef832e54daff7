"""What a figure's label says: whose it is, and what of it."""

import pytest

from reading.figures import ParsedFigure, Setting, extract
from reading.parsed import Block, BlockKind


def figures_in(*paragraphs: str) -> list[ParsedFigure]:
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=text, first_line=line, last_line=line)
        for line, text in enumerate(paragraphs, 1)
    ]
    return list(extract(blocks, Setting()))


def labels_in(*paragraphs: str) -> list[str]:
    return [figure.label for figure in figures_in(*paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("全县现有城市低保对象1876人。", ("城市低保对象", "人数")),
        ("全县现有城市低保对象912户。", ("城市低保对象", "户数")),
        ("农村低保平均保障标准每人每年6420元。", ("农村低保", "平均保障标准")),
        ("农村居民最低生活保障标准每人每年6420元。", ("农村居民最低生活保障", "标准")),
        ("全年支出临时救助金263万元。", ("临时救助金", "支出")),
        ("全市养老机构床位2140张。", ("养老机构床位", "数量")),
        ("经济困难老年人占19%。", ("经济困难老年人", "占比")),
        ("火化率达到93.5%。", ("", "火化率")),
        ("再婚登记人数2140人。", ("再婚", "登记人数")),
    ],
)
def test_a_figure_says_whose_it_is_and_what_of_it(sentence, parts):
    (figure,) = figures_in(sentence)
    assert (figure.entity, figure.property) == parts


def test_a_property_alone_is_of_what_was_counted_before_it():
    figures = figures_in(
        "全省农村低保对象91万人，平均保障标准每人每月566元，补助水平338元。"
    )
    assert [(each.entity, each.property) for each in figures] == [
        ("农村低保对象", "人数"),
        ("农村低保对象", "平均保障标准"),
        ("农村低保对象", "补助水平"),
    ]


def test_those_who_enjoy_a_benefit_are_counted_as_its_households_and_people():
    figures = figures_in("全县2160户3940人享受城乡低保。")
    assert [(each.entity, each.property) for each in figures] == [
        ("城乡低保", "户数"),
        ("城乡低保", "人数"),
    ]


def test_what_is_paid_out_is_of_those_named_right_before():
    figures = figures_in(
        "其中，城市特困对象84户、86人，发放保障资金61万元；"
        "农村特困对象530户、541人，发放保障资金244万元。"
    )
    assert [each.label for each in figures if each.unit == "元"] == [
        "城市特困对象保障资金",
        "农村特困对象保障资金",
    ]
    assert figures[-1].entity == "农村特困对象"


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "队员们敲开了731户独居老人、264户残疾人家庭的门。",
            ["独居老人", "残疾人家庭"],
        ),
        (
            "孤儿基本生活标准平均每人每月2080元和1490元。",
            ["孤儿基本生活标准", "孤儿基本生活标准"],
        ),
        (
            "集中和散居孤儿每人每月保障1880元和1290元。",
            ["集中孤儿每人每月保障", "散居孤儿每人每月保障"],
        ),
        (
            "收回问卷260份，其中男性141人、女性119人。",
            ["收回问卷", "男性", "女性"],
        ),
        ("农村低保新增61户，退出84户。", ["农村低保新增", "农村低保退出"]),
        ("低保标准从现行的每人每月590元提高到640元。", ["低保标准"]),
        ("全县建成1个县级、9个乡镇级助餐中心。", ["县级助餐中心", "乡镇级助餐中心"]),
        ("为3.6万名80岁以上老年人发放津贴。", ["80岁以上老年人"]),
        ("每户送上600元慰问金和价值180元的米面。", ["慰问金", "米面"]),
        (
            "护理津贴按全护理、半护理两档，分别为470元、230元。",
            ["护理津贴全护理", "护理津贴半护理"],
        ),
        ("街道党工委选定58人为帮扶对象。", ["帮扶对象"]),
        ("慈善助学项目资助31人，每人4000元，共计12.4万元。", ["慈善助学项目资助"] * 3),
        ("满意率97%，比上年提高3个百分点。", ["满意率", "满意率提高"]),
        ("全州办理结婚登记640对，去年同期办理710对。", ["结婚登记", "结婚登记"]),
        (
            "养老金的发放由县财政负责，殡葬服务费用由县财政按每人每年900元拨付。",
            ["殡葬服务费用"],
        ),
    ],
)
def test_each_number_of_a_sentence_is_called_what_it_counts(sentence, labels):
    assert labels_in(sentence) == labels


@pytest.mark.parametrize(
    "sentence",
    [
        "全市办理结婚登记462对，其中鼓楼区91对、下关92对。",
        "从各区看，结婚登记量居前两位的是：鼓楼区91对、玄武区92对。",
    ],
)
def test_a_place_in_a_list_is_no_label(sentence):
    assert labels_in(sentence)[-2] == "结婚登记"


def test_a_list_of_places_in_paragraphs_of_their_own_counts_what_stands_above():
    labels = labels_in(
        "全市共有百岁老人184人。",
        "其中女性131人，占71.2%。",
        "武夷山市31人，占全市百岁老人的比重为16.8%；",
        "松溪县22人，占12%；",
    )
    assert labels[-4:] == [
        "百岁老人",
        "占全市百岁老人的比重",
        "百岁老人",
        "占全市百岁老人的比重",
    ]


def test_numbers_of_another_unit_below_are_not_called_after_what_stands_above():
    labels = labels_in("全市共有百岁老人184人。", "武夷山市12.6平方公里。")
    assert labels[-1] != "百岁老人"


@pytest.mark.parametrize(
    "sentence",
    [
        "县领导走访慰问困难职工42户。",
        "救助管理站全年救助流浪乞讨人员210人次。",
        "青山陵园接待祭扫市民4100人次。",
        "征集大会收到参赛作品87件。",
    ],
)
def test_whoever_does_it_is_not_counted(sentence):
    (label,) = labels_in(sentence)
    assert not label.startswith(("县领导", "救助管理站", "青山", "征集大会"))


def test_a_sum_of_unlike_things_is_called_so():
    labels = labels_in("集中供养64人，分散供养213人，合计277人。")
    assert labels[-1].endswith("合计")


@pytest.mark.parametrize(
    "sentence",
    [
        "全市办理结婚登记462对。分区看，鼓楼区91对、玄武区92对。",
        "各区结婚登记依次为：鼓楼区91对，玄武区92对。",
        "全市办理结婚登记462对。鼓楼区、玄武区数量较多，分别办理91对、92对。",
        "从结婚登记的地区分布看，鼓楼区91对、玄武区92对。",
    ],
)
def test_places_count_what_their_sentence_or_the_one_before_tells(sentence):
    assert labels_in(sentence)[-2:] == ["结婚登记", "结婚登记"]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("志愿者陪着16名老人包汤圆。", "老人"),
        ("镇街社工站已全部建成，共计31个。", "镇街社工站"),
        ("全年共完成改造420户，完成年度任务的105%。", "完成年度任务"),
        (
            "按照每人150元的标准，为困难群众发放生活补贴。",
            "生活补贴标准",
        ),
        ("区里拿出80万元，购买社工服务项目。", "购买社工服务项目"),
        ("火化率由去年同期的41%提高到46%。", "火化率"),
        ("低保边缘家庭收入不超过低保标准的1.5倍。", "低保边缘家庭收入"),
        ("我们将把审核时限由20个工作日压缩至12个工作日。", "审核时限"),
        ("全县共对163户实施了临时救助。", "临时救助"),
        ("爱心企业送来价值9.2万元的轮椅。", "轮椅"),
    ],
)
def test_a_label_holds_no_verb_doer_or_half_clause(sentence, label):
    assert labels_in(sentence)[-1] == label


@pytest.mark.parametrize("whole", ["全县", "全旗", "全盟"])
def test_a_share_of_a_whole_region_is_named_alike_at_every_level(whole):
    labels = labels_in(f"孤儿共有46人，占{whole}困境儿童总数920人的5%。")
    assert labels == ["孤儿", "困境儿童总数", "孤儿占困境儿童总数"]


@pytest.mark.parametrize("whole", ["全市", "全旗", "全盟"])
def test_a_list_by_rank_counts_the_same_at_every_level(whole):
    assert labels_in(f"收养登记量居{whole}前三的是：蓝田县15件。") == ["收养登记"]
