"""What may be a headline and what took in its neighbours."""

from types import SimpleNamespace

import pytest

from reading.documents.checks.certainty import is_plausible_title, waits
from reading.parsed import IssueKind


@pytest.mark.parametrize(
    "title",
    [
        "全市养老机构开展消防演练",
        "兰州市民政局关于做好节日值班工作的通知",
        "2022年4月11日起施行的三项新规",
        "信息来源要写明",
        "乌兰镇敬老院",
        "社工志愿者走进区养老服务办公室",
        "宁县民政局走进社会事务股",
        "幸福都是奋斗出来的",
        "24 小时热线接通独居老人",
        "3.5万名老人领到津贴",
        "2．城关镇：养老院里种菜忙",
        "公告",
        "关于婚俗改革的几点思考",
        "宁县民政局关于殡葬收费检查情况汇报",
        "关于加强护理员队伍建设若干措施",
        "一、二季度救助情况",
        "十一、十二月份婚姻登记情况",
        "“一碗热饭”送到家",
        "冬日暖情 | 策勒县给独居老人装上“平安灯”",
    ],
)
def test_a_headline_is_one(title):
    assert is_plausible_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "兰州市民政局 2022年4月11日 全市养老机构开展消防演练",
        "来源：市民政局 全市养老机构开展消防演练",
        "<script>全市养老机构开展消防演练",
        "本期要点 全市养老机构开展消防演练",
        "全市养老机构开展了消防演练。",
        "全市养老机构" * 20,
        "公文生成日期",
        "某某市人民政府门户网站",
        "住所：某某市和平路12号法定代表人：吴某",
        "全市养老机构开展消防演练 | 某某市民政局",
        "岷县人民政府督查考核办公室",
        "窗口岗位：",
        "清凉送到家”——社工站为独居老人检修电扇",
        "关于全区殡葬收费检查情况的",
        "宁县民政局关于全区殡葬收费检查情况的",
        "22日",
        "一一一一一一一一一一",
        "—————— 目录 ——————",
        "CONTENTS　目录",
        "2023年5月12日 星期五   责编 秦望  版式 施文  校对 宁可养老院里种菜忙",
        "第A05版：民生 养老院里种菜忙",
        "图片",
        "1.\t养老院里种菜忙",
        "01 养老院里种菜忙",
        "（二）养老院里种菜忙",
        "二、养老院里种菜忙",
        "~养老院里种菜忙",
        "宁县民政局关于县政协三届一次会议第12号提案",
        "令第3号）、《养老机构管理办法》（试行",
    ],
)
def test_what_holds_more_than_a_headline_is_none(title):
    assert not is_plausible_title(title)


@pytest.mark.parametrize(
    ("kind", "title", "is_doubted"),
    [
        ("report", "宁县民政局关于2022年法治政府建设情况的报告", False),
        ("notice", "宁县民政局关于2022年法治政府建设情况的报告", True),
        ("web", "宁县民政局2022年上半年工作总结", True),
        ("notice", "宁县民政局关于报送2022年工作总结", False),
        ("web", "宁县民政局关于殡葬收费的公示", True),
        ("notice", "关于县政协三届一次会议第12号提案的答复", True),
        ("web", "二季度社会救助统计表", True),
        ("web", "养老院里种菜忙", False),
        ("web", "宁县民政工作简报", True),
        ("statistics", "宁县殡葬服务情况月报", False),
        ("bulletin", "宁县民政局关于殡葬收费的公示", False),
    ],
)
def test_a_title_that_says_another_kind_waits(kind, title, is_doubted):
    issue = SimpleNamespace(
        kind=IssueKind(kind),
        agency="宁县民政局",
        year=2022,
        number=1,
        document_number="",
        issued_on=None,
    )
    found = waits(issue, (), titles=[title], bureau_is_confirmed=True)
    assert [wait.code for wait in found] == ["doubted_kind"] * is_doubted
