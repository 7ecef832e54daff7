"""What may be a headline and what took in its neighbours."""

import pytest

from reading.documents.certainty import is_plausible_title


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
        "令第3号）、《养老机构管理办法》（试行",
    ],
)
def test_what_holds_more_than_a_headline_is_none(title):
    assert not is_plausible_title(title)
