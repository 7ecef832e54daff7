"""A headline over several lines is one headline; what stands above it is none of it."""

import pytest

from reading.documents import parse

PAGE = """首页 > 要闻
{lines}
发布时间：2023-06-09 来源：桐城市民政局
6月8日一早，社工带着推子和围布上门，二十来位老人都理了发。
"""
TORN = [
    ["关于印发《桐城市", "老年人助餐服务", "管理办法》的通知"],
    ["关于做好", "独居老人走访", "工作的通知"],
    ["桐城市民政局关于", "助浴点选址的", "公示"],
    ["桐城市召开", "养老服务", "工作推进会"],
    ["桐城市举办社工培训班暨", "“上门理发”项目启动仪式"],
    ["桐城市民政系统举行“把温暖", "送到老人身边”", "主题活动"],
    ["桐城市、", "岳西县两地", "社工结对"],
]
WHOLE = "社工上门给独居老人理发"


def title_of(*lines: str) -> str:
    document = parse(PAGE.format(lines="\n".join(lines)).encode(), "甲.txt")
    (article,) = document.issues[0].articles
    return article.title


@pytest.mark.parametrize("lines", TORN, ids="".join)
def test_lines_that_need_one_another_are_one_title(lines):
    assert title_of(*lines) == "".join(lines)
    assert title_of("部门动态", *lines) == "".join(lines)


@pytest.mark.parametrize(
    "above", ["部门动态", "桐城市", "桐城市民政局", "桐城市人民政府网", "要闻 |"]
)
def test_what_stands_above_a_whole_title_is_none_of_it(above):
    assert title_of(above, WHOLE) == WHOLE
