"""A review of work without its title is known by its parts; what has a title is what that says."""

import pytest

from reading.documents import parse

PARTS = """老人心里踏实多了。全年审批低保对象812户1604人，发放低保金903.6万元，临时救助困难家庭311户次。
一、养老服务离家更近
新建日间照料站4处、互助院7处，为1200名老人安装呼叫按钮，全年响应求助205次。
二、社会事务规矩更严
办理结婚登记612对、收养登记3件，年检社会组织87家，注销长期不活动的5家。
三、下一步打算
护理员流动快、留不住；个别乡镇核对不够及时；要在新的一年里一项项补上。
"""
WAY = "当前位置：首页 > 工作动态 > 正文\n"
TITLE = "平利县把养老服务送到家门口\n发布时间：2020-01-03 来源：平利县民政局\n"


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        (f"{WAY}\n{PARTS}\n平利县民政局\n2019年12月20日\n", "report"),
        (WAY + TITLE + PARTS, "webpage"),
    ],
)
def test_parts_that_count_tell_a_review_where_no_title_tells_more(text, layout):
    assert parse(text.encode(), "甲.txt").layout == layout
