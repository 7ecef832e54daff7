"""A label is what an office would call the thing: no verb before it, no course behind."""

import pytest

from reading.language.guarded import words_of_table

from .tagging import keys
from .test_labels import figures_in, labels_in

# Each sentence with its labels in turn.
SAID = """
截至9月底，全区共保障农村低保对象1.32万户2.4万人。 = 农村低保对象 农村低保对象
全县认定低收入人口4.6万人，占户籍人口的9.3%。 = 低收入人口 低收入人口占户籍人口
区里培育村居社工站16个，各聘用社工3名。 = 村居社工站 社工
社区养老驿站运营52家，覆盖率88%。 = 社区养老驿站 社区养老驿站覆盖率
投资3100万元的县失能护理院主体完工，可住160人。 = 县失能护理院投资 -
投资420万元的白水镇敬老院改造工程近日竣工。 = 白水镇敬老院改造工程投资
县财政对城镇居民每例补助800元。 = 城镇居民补助
市级对每处奖补12万元。 = 奖补
市财政对困难长者每餐补贴5元。 = 困难长者每餐补贴
提供住宿的民政服务机构210个。 = 提供住宿的民政服务机构
福利彩票销售2.1亿元，完成全年任务4亿元的52.5%。 = 福利彩票销售 - 完成全年任务
完成全年120所建设任务的45%。 = - 完成建设任务
百岁老人，每人慰问金900元。 = 慰问金
最低生活保障对象，每户发放节日补助费700元，每人另加120元。 = 节日补助费 节日补助费
护理型床位8200张，占63%。 = 护理型床位 护理型床位占比
全市共有城乡低保对象5.1万人，其中：城市1.2万人，占23.5%。 = 城乡低保对象 城市低保对象 城市低保对象占比
60周岁以上老年人6.2万人，其中80周岁以上0.9万人。 = 60周岁以上老年人 80周岁以上老年人
物价补贴按城市每人110元、农村每人70元标准发放。 = 城市物价补贴 农村物价补贴
10月份按甲、乙两类分别发放救助金21万元和42万元。 = 甲类救助金 乙类救助金
护理标准按照全自理、全护理两类，分别为每人每月200元、700元。 = 全自理护理标准 全护理护理标准
发放标准按80—89岁每人每月30元、90—99岁70元执行。 = 80—89岁发放标准 90—99岁发放标准
一季度和二季度分别发放农村低保金2310万元、2460万元。 = 农村低保金 农村低保金
省下达我市新建养老综合体6个，已完工4个，其余2个正在装修。 = 新建养老综合体 养老综合体 养老综合体
全年救助流浪乞讨人员410人次，帮助其中63人成功返乡。 = 救助流浪乞讨人员 流浪乞讨人员
敬老院床位420张，收养300人，入住率71%。 = 敬老院床位 收养 入住率
区慈善会累计募集善款31亿元，其中2023年募集1.8亿元。 = 募集善款 募集善款
全县18个婚姻登记机关中，3A级以上达到11个，占61%。 = 婚姻登记机关 3A级以上 3A级以上占比
4月起对低保对象逐户核查，拟取消82户，拟新增61户。 = 取消低保对象 新增低保对象
接收退役士兵150名，已安置28名。 = 接收退役士兵 安置退役士兵
小额临时救助由乡镇直接审批，每次不超过4000元。 = 小额临时救助
刚性支出困难家庭成员0.41万人。 = 刚性支出困难家庭成员
三项合计6100万元，比2021年多支出310万元，增长5.4%。 = 三项合计 三项合计多支出 三项合计增长
全州现有社会组织1914个；前三季度新成立71个。 = 社会组织 新成立社会组织
为1210名低保对象按每人300元的标准发放生活补贴，共计36.3万元。 = 低保对象 生活补贴 生活补贴
市里组织志愿者62名维持秩序。 = 志愿者
发放低保金7100万元，较去年增支310万元。 = 低保金 低保金较去年增支
未来三年拟培养社工240名。 = 培养社工
11月当月新增低保对象310人，因死亡、迁出等停发140人。 = 新增低保对象 停发低保对象
"""


@pytest.mark.parametrize("line", SAID.strip().split("\n"))
def test_a_label_is_what_an_office_would_call_the_thing(line):
    sentence, wanted = line.split(" = ")
    said = labels_in(sentence)
    told = wanted.split()
    assert [s for s, w in zip(said, told, strict=True) if w != "-"] == [
        w for w in told if w != "-"
    ]


def test_what_several_were_raised_from_is_kept_with_each_of_them():
    text = "城乡低保标准分别由270元/月、160元/月提高到300元/月、190元/月。"
    raised = figures_in(text)[-2:]
    assert [(each.label, each.previous) for each in raised] == [
        ("城市低保标准", 270),
        ("农村低保标准", 160),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "城市、农村低保标准分别由每人每月780元、600元提高到820元、660元。",
        "城乡低保标准分别由每人每月780元和600元提高至820元和660元。",
    ],
)
def test_what_they_were_raised_from_is_no_figure_of_today(text):
    assert [each.value for each in figures_in(text)] == [820, 660]


@pytest.mark.parametrize(
    "row", words_of_table("label_words.csv", "deed", "course"), ids=lambda row: row.word
)
def test_each_word_that_is_no_part_of_the_noun_is_left_out(row):
    assert row.word in row.example
    assert row.word not in labels_in(row.example)[0]


def test_those_that_are_left_are_not_all_there_are():
    assert keys("全市养老机构62家，其余5家正在改造。")[1] is None
    assert keys("至少12家养老机构已完成线路改造，剩余的不超过5家。")[-1] is None
