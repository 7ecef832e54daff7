"""Shares and sums of a text, worked out again: borne out, belied, or left alone."""

import pytest

from reading.figures import Setting, extract
from reading.figures.arithmetic import findings_in
from reading.parsed import Block, BlockKind


def verdicts(*texts: str) -> list[tuple[str, bool]]:
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=text, first_line=n, last_line=n)
        for n, text in enumerate(texts, 1)
    ]
    figures = extract(blocks, Setting())
    by_start = {figure.start: figure.raw for figure in figures}
    return [(by_start[f.start], f.agrees) for f in findings_in(figures)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("养老机构服务对象3958人，其中3553人已接种，接种率89.77%。", "89.77%"),
        ("服务对象共3958人。其中已接种3553人，接种率89.77%。", "89.77%"),
        ("特困人员1300人，集中供养286人、分散供养1014人，集中供养率22%。", "22%"),
        ("入住老人500人，接种400人，加强375人，接种率分别为80%和75%。", "75%"),
        ("安排资金3,000万元，已支付2,000万元，支付进度66.66%。", "66.66%"),
        ("任务1,000户，实际完成1,126户，完成率112.6%。", "112.6%"),
        ("户籍人口50.2万人，其中老年人10.04万人，占20%。", "20%"),
        ("核对家庭3,000户，发现超标2,000户，占66.6%。", "66.6%"),
    ],
)
def test_a_share_of_two_figures_beside_it_is_confirmed(text, share):
    assert (share, True) in verdicts(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("养老机构服务对象3958人，已接种3553人，接种率98.77%。", "98.77%"),
        ("服务对象共3958人。其中已接种3553人，接种率98.77%。", "98.77%"),
        ("社区工作者580人，其中持证290人，占45%。", "45%"),
        ("核对家庭9,870户，发现存款超标143户，占核对总数的4.15%。", "4.15%"),
        ("全县安排任务400户，已完成改造338户，完成率96.6%。", "96.6%"),
    ],
)
def test_a_share_that_claims_to_be_of_two_figures_and_is_not_is_belied(text, share):
    assert verdicts(text) == [(share, False)]


@pytest.mark.parametrize(
    "text",
    [
        "发放资金500万元，较上年增加40万元，增长12%。",
        "新增床位200张，同比提高15个百分点，入住率60%。",
        "结婚登记2,874对，同比下降11.3%。",
        "查出隐患618处，立行立改547处，限期整改71处，整改率96.6%。",
        "招录社区工作者182名、民政协理员641名，持证的占98.63%。",
        "公办床位860张，占55%；民办床位3,420张，占71%。",
        "受理申请1,652件，办结987件，撤回的占40.3%。",
        "老年人10.4万人，占全省老年人口的3%。",
        "服务队5支，服务对象300人，满意率99%。",
    ],
)
def test_a_share_of_something_else_is_left_alone(text):
    assert verdicts(text) == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("评出示范点25个：甲区1个、乙区2个、丙县11个、丁县1个、戊市10个。", "25个"),
        ("全市登记社会组织85个（社会团体40个、基金会45个）。", "85个"),
        ("救助265户362人，其中城市112人、农村250人。", "362人"),
        ("接待来电1,204通，其中咨询973通、求助188通、举报43通，转介35例。", "1,204通"),
        ("保障4.86万人，其中：城市0.63万人，农村4.23万人。", "4.86万人"),
        ("集中供养1,204人，分散供养3,687人，合计4,891人。", "4,891人"),
        ("资助项目28个，其中为老16个、98万元，助残7个、32万元，其他5个。", "28个"),
    ],
)
def test_a_total_that_its_parts_add_up_to_is_confirmed(text, total):
    assert (total, True) in verdicts(text)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("评出示范点25个：甲区1个、乙区2个、丙县11个、丁县1个、戊市11个。", "25个"),
        ("保障4.86万人，其中：城市0.63万人，农村5.23万人。", "4.86万人"),
        ("集中供养1,204人，分散供养3,687人，合计4,981人。", "4,981人"),
        ("登记社会组织120家，其中社会团体50家，民办非企业60家，基金会11家。", "120家"),
        ("救助300人，其中站内救助120人、站外救助160人。", "300人"),
        ("资助项目28个，其中为老16个，助残7个，其他6个。", "28个"),
    ],
)
def test_a_total_that_all_its_parts_do_not_add_up_to_is_belied(text, total):
    assert verdicts(text) == [(total, False)]


@pytest.mark.parametrize(
    "text",
    [
        "养育儿童73名，其中重度残疾41名、接受特殊教育19名。",
        "救助困难群众1,032人，其中因病207人、因残133人、因学78人。",
        "建成站点126个，其中省级示范站11个。",
        "走访3个镇：慰问老人40名，发放慰问品40份。",
        "保障约5万人，其中城市0.6万人，农村4.2万人。",
        "发放低保金100万元、特困供养金60万元，惠及300人。",
    ],
)
def test_parts_that_need_not_add_up_are_left_alone(text):
    assert all(agrees for _, agrees in verdicts(text))


def test_a_share_of_figures_two_sentences_before_is_left_alone():
    before = ("共有服务对象3958人。", "各地高度重视。", "接种率98.77%。")
    assert verdicts("".join(before)) == verdicts(*before) == []


def test_the_remark_shows_the_reckoning():
    text = "服务对象3958人，已接种3553人，接种率98.77%。"
    block = Block(kind=BlockKind.PARAGRAPH, text=text, first_line=7, last_line=7)
    (finding,) = findings_in(extract((block,), Setting()))
    remark = finding.as_remark()
    assert (remark.code, remark.line) == ("ratio_mismatch", 7)
    assert remark.message == "第 7 行的“98.77%”与前文不符：3553人占3958人的 89.77%。"


def test_one_part_alone_makes_no_sum():
    assert verdicts("评出示范点25个：甲区25个。") == []
    assert verdicts("评出示范点25个：甲区24个。") == []
    assert ("3个", True) not in verdicts("发现问题3个：甲区3个、乙区2个。")


def test_what_is_named_among_others_need_not_add_up():
    assert verdicts("评出示范点25个，其中：甲区1个、乙区2个。") == []


def test_the_first_parts_that_come_to_the_total_are_its_parts():
    found = verdicts("发现问题3个：甲区1个、乙区2个、丙县3个。")
    assert found == [("3个", True)]


# Read by hand: nothing is wrong with any of them, whatever numbers stand side by side.
IN_ORDER = """
全市共有高龄老人320人。甲县72人，占全市的22.5%；乙县68人，占21.3%；丙区47人，占14.7%。
女性志愿者210人，占70%，男性志愿者90人，占30%。
结婚登记3200对，离婚登记1500对，离婚率12.4%。
新增床位200张，护理型床位150张，占比60%。
建成养老机构64家（含公办12家、民办30家）。
共有养老机构64家，包括公办12家、民办30家。
走访困难家庭300户：低保户200户、特困户50户（其中分散供养40户）、其他困难户50户。
共有养老机构64家，其中公办12家、民办30家、公建民营22家。
现有工作人员50人，走访低保户300人、特困100人，合计400人。
全市老年人口62万人，甲区老年人口9.3万人，占比31%。
全市登记社会组织1204家，社会团体占41%。
2022年办理结婚登记4100对，2023年办理4300对，占比52%。
入住老人3100人，其中失能老人1300人，占41.9%，半失能老人900人，占29.0%。
慈善总会募集善款800万元，支出善款460万元，占全市支出的23%。
发放问卷120份，收回96份，有效率90%。
收养登记46件，其中涉外3件，同比下降12%。
养老床位8100张，入住老人3100人，入住率55%。
甲县18人，占7.5%；乙县12人，占5%。
低保对象2.1万人，其中老年人8200人、残疾人5100人、未成年人1900人。
60至69岁的占21%，70至79岁的占36%，80岁以上的占43%。
任务400户：甲区120户，乙区90户，丙县80户等。
年度计划改造600户，实际改造640户，超额完成40户。
死亡3200人，火化3100具，火化率98.1%。
"""
# What does not come out, be it a share or a sum.
BELIED = """
社区工作者580人，其中持证290人，占45%。
服务对象3958人，已接种3553人，接种率98.77%。
受助人员430人，其中城市112人、农村218人。
登记社会组织120家，其中社会团体50家，民办非企业60家，基金会11家。
发现问题25个：甲区1个、乙区2个、丙县11个、丁县1个、戊市11个。
集中供养86人，分散供养540人，合计646人。
全市共有儿童主任2300名。其中持证1150名，占40%。
安排任务600户，已完成改造540户，完成率96%。
资助项目28个，其中为老16个，助残7个，其他6个。
全县特困人员640人，其中集中供养86人，分散供养564人。
"""


@pytest.mark.parametrize("text", IN_ORDER.strip().split("\n"))
def test_what_need_not_come_out_is_called_no_mismatch(text):
    assert all(agrees for _, agrees in verdicts(text))


@pytest.mark.parametrize("text", BELIED.strip().split("\n"))
def test_what_must_come_out_and_does_not_is_called_one(text):
    assert [agrees for _, agrees in verdicts(text)] == [False]


def test_shares_in_a_list_keep_the_total_of_the_list():
    total = "全市共有高龄老人320人。"
    lines = ("甲县72人，占全市的22.5%；", "乙县68人，占21.3%；", "丙区47人，占14.7%。")
    assert all(agrees for _, agrees in verdicts(total, *lines))
    assert all(agrees for _, agrees in verdicts(total + "".join(lines)))
