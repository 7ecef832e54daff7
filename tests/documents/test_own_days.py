"""The day a text gives itself, and what its printer adds between it and its forms."""

from datetime import date

import pytest

from reading.documents import parse

ROWS = [
    "指标名称\t计量单位\t本期数\t上年同期",
    "城市低保人数\t人\t31200\t30877",
    "农村低保人数\t人\t80450\t79196",
    "结婚登记\t对\t5530\t5214",
    "社会组织\t个\t486\t470",
]


def issue_of(*lines: str):
    (issue,) = parse("\n".join(lines).encode(), "甲.txt").issues
    return issue


@pytest.mark.parametrize("label", ["生成日期", "成文日期", "产生日期"])
def test_figures_are_of_the_day_that_the_page_says_they_were_made(label):
    title = "中卫市2015年2季度民政事业统计数据"
    issue = issue_of(
        f"信息名称\t{title}",
        "信息来源\t市民政局规划财务科",
        f"{label}\t2015-07-16",
        "发布时间\t2015-07-20 10:12",
        "",
        title,
        "",
        *ROWS,
    )
    days = (issue.dated_on, issue.issued_on, issue.published_on)
    assert days == (date(2015, 7, 16), date(2015, 7, 16), date(2015, 7, 20))


def communique(stamp: str, *closing: str):
    return issue_of(
        "中卫市人民政府 » 数据 » 部门数据",
        "中卫市2018年民政事业发展统计公报",
        stamp,
        "2018年，全市民政系统兜牢民生底线，各项民政事业平稳向前，群众更加满意。",
        "一、社会救助",
        "年末全市共有城市低保对象31200人；农村低保对象80450人，比上年减少二千人。",
        *closing,
        "版权所有：中卫市人民政府",
    )


@pytest.mark.parametrize(
    "closing",
    [
        ("中卫市民政局", "2019年6月3日"),
        ("发布机构：中卫市民政局", "2019年6月3日"),
        ("二〇一九年六月三日",),
    ],
)
def test_a_communique_is_of_the_day_that_closes_it(closing):
    issue = communique("日期：2019/06/06 09:12:40　作者：　点击：", *closing)
    days = (issue.issued_on, issue.published_on)
    assert days == (date(2019, 6, 3), date(2019, 6, 6))


def test_a_day_below_a_communique_that_is_later_than_its_page_is_not_its_own():
    issue = communique("日期：2019/06/06 09:12:40", "中卫市民政局", "2019年6月9日")
    assert issue.issued_on == date(2019, 6, 6)


NOTICE = [
    "中卫市民政局文件",
    "卫民发〔2018〕21号",
    "关于核对高龄津贴名册的通知",
    "各县（区）民政局：",
    "为把高龄津贴发准发好，请各县（区）于8月底前逐户核对名册，不漏一人，不错一人。",
    "附件：核对表",
    "中卫市民政局",
    "2018年7月4日",
]
FORM = ["附件", "核对表", "姓名　　　　住址　　　　电话"]


@pytest.mark.parametrize(
    "printed",
    [
        ["中卫市民政局办公室　　2018年7月4日印发", "（共印45份）"],
        ["中卫市民政局办公室2018年7月4日印发　　共印45份"],
        ["中卫市民政局办公室　　2018年7月4日印", "共印45份"],
    ],
)
def test_the_printers_lines_between_a_notice_and_its_form_are_no_text(printed):
    issue = issue_of(*NOTICE, *printed, *FORM)
    text = issue.articles[0].text
    assert (issue.copies, issue.office) == (45, "中卫市民政局办公室")
    assert "45份" not in text
    assert "核对表" in text


def test_a_sentence_below_the_signature_that_tells_of_printing_stays():
    said = "核对表由市民政局统一印制，各县（区）不必另印，每县（区）共印45份。"
    assert said in issue_of(*NOTICE, said, *FORM).articles[0].text


def test_a_day_above_the_number_dates_a_document_that_nobody_signs_below():
    issue = issue_of(
        "中卫市民政局",
        "2018年7月4日",
        "卫民函〔2018〕9号",
        *NOTICE[2:6],
        "",
        "责任编辑：局办公室",
        "发布日期：2018-07-09 16:20",
        "信息来源：中卫市民政局",
    )
    days = (issue.dated_on, issue.issued_on, issue.published_on)
    assert days == (date(2018, 7, 4), date(2018, 7, 4), date(2018, 7, 9))
    assert issue.source == "中卫市民政局"


def test_a_day_of_other_news_below_a_text_is_not_its_own():
    issue = issue_of(*NOTICE, "相关链接", "发布日期：2018-07-09 16:20")
    assert issue.published_on is None


@pytest.mark.parametrize("label", ["生效日期", "废止日期", "来信时间"])
def test_a_day_that_the_page_says_something_else_of_is_not_when_it_went_up(label):
    issue = issue_of(
        "中卫市人民政府 » 公开 » 要闻",
        "两个乡镇添了助浴点",
        f"{label}：2018-03-01 08:00",
        "中卫市民政局在两个乡镇添了助浴点，一百多位老人洗上了热水澡，都说心里热乎。",
    )
    assert issue.published_on is None


def test_the_day_on_a_form_below_a_document_is_not_the_document_s():
    issue = issue_of(*NOTICE, *FORM, "填表日期：2018年8月1日")
    assert issue.issued_on == date(2018, 7, 4)


def test_a_table_without_a_headline_is_of_the_day_it_was_made():
    issue = issue_of(
        "经办单位：中卫市民政局　　　　统计口径：2024年3月",
        "",
        *ROWS,
        "",
        "注：表中人数不含当月新增的。",
        "",
        "制表日期：2024年4月2日",
    )
    assert issue.issued_on == date(2024, 4, 2)
    assert "\t" not in issue.articles[0].title


@pytest.mark.parametrize("label", ["成立日期", "登记时间", "施行日期", "有效期限"])
def test_a_day_of_something_else_is_not_the_texts_and_its_label_no_source(label):
    issue = issue_of(
        "中卫市老年学校",
        f"{label} 2019-03-12",
        "中卫市老年学校现有学员420人，开设书法、声乐、太极等18个班次，常年招生。",
    )
    assert (issue.issued_on, issue.published_on, issue.source) == (None, None, "")
