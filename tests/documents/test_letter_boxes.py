"""A letter box: question and answer under their labels, of the bureau that answered."""

import pytest

from reading.documents import parse

ASKED = "家里老人下不了楼，请问助浴车能不能开到院子里来？"
ANSWERED = "您好！助浴车每周二、周五上门，请拨打街道电话预约，费用由区里补贴一半。"
LETTER = """首页 > 互动交流 > 区长信箱
信件编号：20240318-0021
信件标题：{title}
来信人：郝**
来信时间：2024-03-18 21:07
是否公开：{is_open}
来信内容：
{asked}

答复单位：银川市兴庆区民政局
答复时间：2024-03-22 10:15
答复内容：
{answered}

您对本次答复是否满意：○满意 ○基本满意 ○不满意　[提交]
点击率：31　评论：0
上一封：公墓能否续期
下一封：低保何时发放
[返回列表]
"""
TITLE = "助浴车能不能开进院子"


def read(is_open: str = "公开"):
    text = LETTER.format(title=TITLE, is_open=is_open, asked=ASKED, answered=ANSWERED)
    document = parse(text.encode(), "甲.txt")
    (issue,) = document.issues
    return issue, {each.code for each in document.remarks}


def test_it_is_titled_by_its_label_and_dated_by_its_answer():
    issue, codes = read()
    (article,) = issue.articles
    assert article.title == TITLE
    assert issue.agency == "银川市兴庆区民政局"
    assert str(issue.issued_on) == "2024-03-22"
    assert not codes & {"missing_title", "inferred_agency", "missing_issue_date"}


def test_its_text_is_what_was_asked_and_answered():
    issue, _ = read()
    blocks = issue.articles[0].blocks
    said = [each.text for each in blocks if each.kind == "paragraph"]
    assert said == [ASKED, ANSWERED]


@pytest.mark.parametrize("is_open", ["否", "不公开"])
def test_one_that_is_not_for_the_public_is_marked(is_open):
    _, codes = read(is_open)
    assert "secrecy_mark" in codes
    assert "secrecy_mark" not in read()[1]


NUMBERED = ("涪陵区民政局文件", "涪民发〔2022〕31号", "")
ORDER = (
    "关于做好群众来信登记工作的通知",
    "",
    "各镇人民政府、街道办事处：",
    "",
    "从本月起，群众来信一律登记，登记表见附件，请于每月25日前报区民政局办公室。",
)
SIGNED = ("", "涪陵区民政局", "2022年7月6日", "")
FORM = ("附件", "群众来信登记表")


@pytest.mark.parametrize(
    "lines",
    [
        (*NUMBERED, *ORDER, *SIGNED, *FORM, "反映内容", "处理意见"),
        (*ORDER, *SIGNED, *FORM, "反映内容：", "处理意见："),
        (
            *ORDER,
            "反映问题：某镇敬老院老人每餐只有一个菜。",
            "处理意见：由镇政府按月公布伙食账目。",
            *SIGNED,
        ),
        (*ORDER[:2], *ORDER[4:], *SIGNED, *FORM, "反映内容", "处理意见"),
    ],
    ids=["numbered", "with a form", "amid its text", "sent to nobody"],
)
def test_a_notice_with_the_form_of_a_letter_is_none(lines):
    document = parse("\n".join(lines).encode(), "甲.txt")
    (issue,) = document.issues
    assert document.layout == issue.kind == "notice"
    assert issue.articles[0].title == ORDER[0]
    assert str(issue.dated_on) == "2022-07-06"


def test_a_site_may_greet_who_writes_above_the_letter():
    text = LETTER.format(title=TITLE, is_open="公开", asked=ASKED, answered=ANSWERED)
    greeted = text.replace("信件编号", "尊敬的市民朋友：\n信件编号")
    (issue,) = parse(greeted.encode(), "甲.txt").issues
    said = [each.text for each in issue.articles[0].blocks if each.kind == "paragraph"]
    assert said == [ASKED, ANSWERED]
