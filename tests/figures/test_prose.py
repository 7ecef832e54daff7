"""What a reader finds of the numbers in a sentence: value, what it counts, when, where."""

from datetime import date
from decimal import Decimal

import pytest

from reading.figures import ParsedFigure, Setting, extract
from reading.parsed import Block, BlockKind

SHAOGUAN = Setting(issued_on=date(2023, 7, 5), year=2023, region_code="440200")


def paragraphs(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [
        Block(kind=kind, text=line, first_line=number, last_line=number)
        for number, line in enumerate(text.split("\n"), 1)
    ]


def read(text: str, setting: Setting = SHAOGUAN) -> tuple[ParsedFigure, ...]:
    return extract(paragraphs(text), setting)


def said(text: str) -> list[tuple[str, str]]:
    return [(str(figure.value), figure.unit) for figure in read(text)]


def labels(text: str) -> list[str]:
    return [figure.label for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("下拨资金1,234.5万元", "12345000", "元"),
        ("募集善款1亿2000万元", "120000000", "元"),
        ("服务老人３２０人次", "320", "人次"),
        ("慰问困难群众两千三百户", "2300", "户"),
        ("新增持证社工二十三名", "23", "名"),
        ("覆盖率百分之九十五", "95", "%"),
        ("覆盖率达95.5％", "95.5", "%"),
        ("满意率提高3.2个百分点", "3.2", "个百分点"),
        ("发放棉衣60件（套）", "60", "件"),
        ("接待来访45人（次）", "45", "人次"),
        ("绿化墓区面积300㎡", "300", "平方米"),
        ("近七成受访家庭表示满意", "70", "%"),
        ("认捐善款三万五元", "35000", "元"),
        ("全县12.6万老年人领取优待证", "126000", "人"),
        ("为3.1万重度残疾人发放补贴", "31000", "人"),
        ("献上鲜花4000枝", "4000", "枝"),
        ("参与率超过七成六", "76", "%"),
        ("办成了三件实事", "3", "件"),
        ("举办义诊二十余场次", "20", "场次"),
        ("护理员与老人之比为1:4", "0.25", "比"),
        ("次均救助1850元", "1850", "元/人次"),
        ("人均月补差268元", "268", "元/人/月"),
        ("祭扫群众 14 206 人次", "14206", "人次"),
        ("筹集善款 28.4 万元", "284000", "元"),
        ("奖补资金平均每户2600元", "2600", "元/户"),
    ],
)
def test_a_number_is_read_in_its_base_unit(text, value, unit):
    assert said(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("走访老人200余户", "over"),
        ("筹集资金30多万元", "over"),
        ("超过5000名志愿者参加", "over"),
        ("上百名社工到岗", "over"),
        ("新建站点10个以上", "over"),
        ("发放补贴约12万元", "about"),
        ("近千人参与活动", "about"),
        ("办理业务80件左右", "about"),
        ("空置床位不足40张", "under"),
        ("新增护理员15名", "exact"),
        ("附近3家超市参与", "exact"),
        ("补助不低于每人每月90元", "over"),
        ("收费不超过当地标准的1.2倍", "under"),
    ],
)
def test_the_words_beside_a_number_say_how_exact_it_is(text, qualifier):
    (figure,) = read(text)
    assert figure.qualifier == qualifier


def test_a_range_is_two_figures_that_share_unit_and_label():
    lower, upper = read("每个村配备3至5名网格员。")
    assert (lower.value, upper.value) == (3, 5)
    assert (lower.raw, upper.raw) == ("3", "5名")
    assert lower.label == upper.label == "网格员"


def test_a_pair_is_two_figures_of_one_thing():
    assert said("新纳入低保265户412人") == [("265", "户"), ("412", "人")]
    assert labels("新纳入低保265户412人") == ["新纳入低保"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "会议于2023年5月8日上午9时30分召开，第2次全体会议定于12月召开。",
        "印发民发〔2023〕12号文件，刊发简报第15期，总第208期。",
        "年满60周岁的老人、18岁以下儿童可以申请。",
        "牢牢守住“两条底线”，严格落实“7天2检”，推进“6+1”体系建设。",
        "办好十件民生实事，做好三个方面工作，形成五个一工程。",
        "联系电话：0751-8888123，救助热线12345，邮编512000。",
        "学习党的十九届六中全会和市七届一次全会精神。",
        "依据《救助办法（2020年第3版）》第十二条办理。",
        "实行24小时值班，开通24小时救助热线。",
        "成立一个专班，开展一次排查，解决一批难题。",
        "发放残疾人两项补贴，推进三社联动和三支一扶。",
        "本平台由3A级机构运营，采用5G网络，位于解放路18号。",
        "打造15分钟养老服务圈，365天不打烊。",
        "老人步行10分钟就能到食堂，床品三件套已备好。",
        "今年头三个月工作平稳有序。",
        "数十家企业到场，几百名群众围观，请提前20分钟签到。",
        "上述两项指标均高于全省，三期工程已开工，比赛于9:30开始。",
        "补助额＝月标准×80%，缓缴比例按50%×系数计算。",
        "来源：本站　浏览次数：856次　阅读量：1203次",
    ],
)
def test_what_measures_nothing_is_no_figure(text):
    assert [figure.raw for figure in read(text)] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("全市共有养老机构服务人员860人。", "养老机构服务人员"),
        ("检查组走访了40余家民办养老院。", "民办养老院"),
        ("向困难群众发放防寒棉被500床。", "防寒棉被"),
        ("成立8个督查小组，由局领导带队。", "督查小组"),
        ("开展高龄津贴核查，共核查320人。", "高龄津贴核查"),
        ("95名困境儿童得到帮扶。", "困境儿童"),
        ("每千名老年人拥有养老床位35张。", "每千名老年人拥有养老床位"),
        ("为26户困难家庭送去米面。", "困难家庭"),
        ("建成红白理事会场地，共56个。", "红白理事会场地"),
        ("每个站点配备4名护理员。", "护理员"),
        ("市级财政累计投入2000万元。", "市级财政投入"),
        ("对海葬的，给予2000元奖励。", "海葬奖励"),
        ("社工站实现镇街全覆盖，共建成45个。", "社工站"),
        ("共有7.2万人享受高龄津贴。", "享受高龄津贴"),
        ("按新的测评办法，100分制下本站得分91.5分。", "100分制下本站得分"),
    ],
)
def test_a_label_names_what_is_counted(text, label):
    assert labels(text) == [label]


def test_a_bare_verb_takes_its_object_from_before():
    text = "发放临时救助金86万元，惠及430人次。"
    assert labels(text) == ["临时救助金", "临时救助金惠及"]


def test_each_name_of_a_list_gets_its_own_number():
    text = "城市、农村低保标准分别为每人每月800元、600元。"
    assert labels(text) == ["城市低保标准", "农村低保标准"]
    assert {figure.unit for figure in read(text)} == {"元/人/月"}
    grown = "支出低保金90万元，救助流浪人员80人次，同比分别增长5%和3%。"
    assert labels(grown)[2:] == ["低保金同比增长", "救助流浪人员同比增长"]


def test_a_part_behind_qizhong_borrows_the_noun_of_the_whole():
    assert labels("现有特困人员900人，其中集中供养300人。")[1] == "集中供养特困人员"


def test_the_second_of_a_pair_is_named_like_the_first():
    assert labels("城市低保对象80人，农村60人。")[1] == "农村低保对象"
    assert labels("辖2区1市3县。") == ["区", "市", "县"]
    assert labels("现有床位300张，其中护理型床位240张，占80%。")[2] == "护理型床位占比"
    assert labels("现有孤儿15人、工作人员22人。")[1] == "工作人员"
    assert labels("送去棉衣90件、米油40份，总价值6万元。")[2] == "总价值"


def test_a_value_that_was_raised_keeps_what_it_was():
    (raised,) = read("孤儿养育标准由每人每月1500元提高到每人每月1650元。")
    assert (raised.value, raised.previous) == (1650, 1500)
    assert (raised.unit, raised.label) == ("元/人/月", "孤儿养育标准")
    (days,) = read("公示期由15日缩短为10日。")
    assert (days.value, days.previous, days.kind) == (10, 15, "limit")


def test_a_value_keeps_what_it_is_compared_with_of_another_year():
    text = "社会团体168个，与2021年的160个相比增加8个；公墓9处，比前年的7处多2处。"
    assert [each.previous for each in read(text)] == [160, None, None, 7, None, None]
    others = "社会团体168个，与全国的37万个不能比。公墓9处；比上年的7处多2处。"
    assert {each.previous for each in read(others)} == {None}


def test_the_former_standard_in_brackets_is_kept_with_the_new_one():
    (new,) = read("城市低保标准为每人每月710元（原标准680元）。")
    assert (new.value, new.previous) == (710, 680)
    text = "标准为每人每月900元（其中照料费200元）。救助42人次（上年36人次）。"
    assert {each.previous for each in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "of_before"),
    [
        ("城市低保2600人，农村低保比上年的8200人减少150人。", "农村低保"),
        ("养老机构42家，其中公办的比去年的18家减少2家。", "公办养老机构"),
        ("福利院收养儿童90名，散居孤儿与2022年的52名相比减少6名。", "散居孤儿"),
    ],
)
def test_what_is_compared_is_of_the_noun_beside_it(text, of_before):
    first, before, _ = read(text)
    assert first.previous is None
    assert (before.label, before.previous) == (of_before, None)


def test_a_difference_was_nothing_before():
    text = "救助流浪人员310人次，同比增加15人次，与上年的295人次相比增长5%。"
    assert [each.previous for each in read(text)] == [None] * 4


def test_a_rate_counts_per_person_and_time():
    text = "补助标准为900元/人·月，护工岗位补贴每人每年2400元。"
    assert said(text) == [("900", "元/人/月"), ("2400", "元/人/年")]
    assert {figure.kind for figure in read(text)} == {"standard"}


def test_what_is_given_at_each_of_several_feasts_is_no_rate_of_a_year():
    assert said("在每年中秋和重阳节分别发放慰问金400元。") == [("400", "元")]
    assert said("每年重阳节发放慰问金400元。") == [("400", "元/年")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("今年以来培训护理员120名。", "actual"),
        ("计划新建长者饭堂12家。", "target"),
        ("力争年底前完成改造300户。", "target"),
        ("到2025年，护理型床位占比达到60%。", "target"),
        ("到2022年底，全市建有社工站105个。", "actual"),
        ("已超额完成省里下达的200户改造任务。", "target"),
        ("入院后隔离观察不少于7天。", "limit"),
        ("对拟救助对象入户核查，每组不少于2人。", "limit"),
        ("申请材料须在5个工作日内办结。", "limit"),
        ("参加人数控制在30人以内。", "limit"),
        ("城市低保标准统一为860元。", "standard"),
        ("一荤一素的套餐11元。", "standard"),
        ("每位老人满百岁时都可获得区里发放的1600元贺寿金。", "standard"),
        ("明年起在原先发放的1600元贺寿金基础上再发一份。", "standard"),
        ("明年起发放1600元贺寿金。", "target"),
        ("已可领取贺寿金9600元。", "actual"),
        ("敬老院共可获得补助9600元。", "actual"),
        ("该中心今年可获得运营补贴60000元。", "actual"),
        ("明年将在今年1300万元补助的基础上再增加。", "actual"),
        ("老人领到贺寿金9600元。", "actual"),
        ("为每名新生发放助学金3000元。", "standard"),
        ("积极争取上级资金500万元。", "actual"),
        ("将12名儿童纳入保障。", "actual"),
        ("施工工期缩短半年。", "actual"),
        ("压疮发生率控制在2%以内。", "actual"),
        ("须将压疮发生率控制在2%以内。", "limit"),
        ("今年全县应完成改造90户。", "target"),
        ("各地要于6月前完成自查，每组不少于2人。", "limit"),
        ("标准不低于城市低保的1.5倍。", "limit"),
        ("医疗费用超过3万元的，须报县局审批。", "limit"),
        ("原则上每村配备1名儿童主任。", "limit"),
        ("对评为优秀的县区各奖励20万元。", "standard"),
        ("惠及困难群众，人均补助310元。", "actual"),
        ("人均补助标准310元。", "standard"),
        ("平均救助水平较上年同期提高60元/人次。", "actual"),
    ],
)
def test_the_kind_follows_from_the_words_around(text, kind):
    (figure,) = read(text)
    assert figure.kind == kind


def test_a_plan_turns_to_what_was_reached_within_a_sentence():
    first, second = read("计划改造500户，目前已完成320户。")
    assert (first.kind, second.kind) == ("target", "actual")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("截至6月底，在册低保对象800人。", None, date(2023, 6, 30)),
        ("1至5月，救助流浪人员60人次。", date(2023, 1, 1), date(2023, 5, 31)),
        ("一季度办理登记90对。", date(2023, 1, 1), date(2023, 3, 31)),
        ("今年以来募集善款7万元。", date(2023, 1, 1), date(2023, 7, 5)),
        ("2022年，发放津贴80万元。", date(2022, 1, 1), date(2022, 12, 31)),
        ("去年上半年培训90人次。", date(2022, 1, 1), date(2022, 6, 30)),
        ("2020年至2022年，新建站点9个。", date(2020, 1, 1), date(2022, 12, 31)),
        ("7月1日，志愿者30人参加活动。", date(2023, 7, 1), date(2023, 7, 1)),
    ],
)
def test_a_period_is_read_as_stock_or_flow(text, start, end):
    (figure,) = read(text)
    assert (figure.period_start, figure.period_end) == (start, end)


def test_without_a_time_in_the_text_the_issues_date_is_inferred():
    (figure,) = read("现有公墓36处。")
    assert figure.period_end == date(2023, 7, 5)
    assert figure.period_start is None
    assert figure.period_is_inferred


def test_a_year_to_compare_with_is_not_the_year_spoken_of():
    (figure,) = read("截至5月底，登记对数较2019年减少80对。")
    assert figure.period_end == date(2023, 5, 31)


def test_the_place_is_the_one_the_clause_names_within_the_bureaus_region():
    text = "全市募集善款90万元，其中乐昌市12万元，仁化县8万元。\n南京市捐款3万元。"
    codes = [(figure.region_code, figure.place_is_inferred) for figure in read(text)]
    assert codes[:3] == [("440200", False), ("440281", False), ("440224", False)]
    assert codes[3] == ("440200", True)


def test_a_section_heading_gives_its_place_until_the_next():
    blocks = [
        *paragraphs("翁源县：寒冬送暖", BlockKind.HEADING),
        *paragraphs("走访老人60户。"),
        *paragraphs("下一步打算", BlockKind.HEADING),
        *paragraphs("走访老人90户。"),
    ]
    first, second = extract(blocks, SHAOGUAN)
    assert (first.region_code, second.region_code) == ("440229", "440200")
    assert (first.kind, second.kind) == ("actual", "target")


def test_a_plain_word_that_is_also_a_countys_name_is_no_place():
    jingzhou = Setting(issued_on=date(2023, 7, 5), region_code="421000")
    (figure,) = read("联合公安、城管劝导流浪人员25人次。", jingzhou)
    assert figure.region_code == "421000"


def test_contacts_and_attachments_hold_no_figures():
    for kind in (BlockKind.CONTACT, BlockKind.ATTACHMENT, BlockKind.IMAGE):
        assert extract(paragraphs("联系人5人，电话2部", kind), SHAOGUAN) == ()


def test_a_figure_keeps_its_sentence_its_place_and_its_line():
    text = "开篇。\n培训护理员120名。随后走访45户！"
    first, second = read(text)
    assert (first.sentence, second.sentence) == ("培训护理员120名。", "随后走访45户！")
    assert text[second.start : second.end] == "45户"
    assert (first.line, second.line) == (2, 2)
    assert first.value == Decimal(120)
