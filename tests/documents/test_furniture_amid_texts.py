"""What a site puts between and below the paragraphs of a text is set aside, whole."""

import pytest

from reading.documents import parse
from reading.documents.page.program_code import is_program_code

HEAD = "首页 > 要闻\n合水县：村里来了修脚师\n发布时间：2024-05-16 来源：合水县民政局\n"
ONE = "5月15日一早，修脚师老罗在村口支起凳子，十几位老人围坐等着，说说笑笑。"
TWO = "合水县民政局说，修脚服务每月一次，今年已走过42个村，服务老人1300名。"
PARAGRAPHS = [ONE, TWO]
COMMENTS = [
    [
        "网友评论 文明上网理性发言",
        "陇东人",
        "2024-05-16 18:20",
        "{said}",
        "回复 支持(2)",
    ],
    ["最新评论（2）", "合水客", "{said}", "赞[2] 踩[0]", "好。", "赞[0] 踩[0]"],
    ["我来说两句", "1楼 陇东人", "{said}", "顶(0) 踩(0)"],
    ["评论区", "甘肃网友", "{said}", "举报 回复 👍 12"],
]
SAID = (
    "我奶奶腿脚不好，盼着修脚师也能到我们村来，建议多培训几个年轻人学这门手艺，谢谢。"
)
AMID = [
    ["相关报道", "·合水县办护理培训班（2024/4/1）", "·合水县走访困难老人（2024/3/8）"],
    [
        "相关阅读：",
        "合水县办护理培训班 [2024-04-01]",
        "合水县走访困难老人 [2024-03-08]",
    ],
    ["延伸阅读", ">> 合水县办护理培训班", ">> 合水县走访困难老人"],
    ["相关新闻：合水县办护理培训班"],
    ["00:12 / 03:21", "1.25x"],
    ["展开阅读全文 ∨"],
    ["左右滑动查看更多图片"],
    ["[大字体] [中字体] [小字体]"],
    ["[默认] [护眼色] [夜色]"],
    ["音色 男声 女声", "语速 慢 中 快"],
    ["未完待续，上拉继续阅读"],
    ["（未完待续……）"],
    ["向下滑动查看剩余内容"],
    ["广告", "×", "【精彩推荐】合水县的苹果红了，一口咬下去满嘴甜"],
    ["[推广] 合水黄花菜，来自塬上的味道"],
    ["[DSC_0127.jpg]"],
    ["【微信截图2024.png】"],
    ["var pageId = '620_11'; var col = 3;"],
    ['$(document).ready(function(){ $("#pic").show(); });'],
    ["if(window.innerWidth<768){location.href='/m/';}"],
    ['document.getElementById("visits").innerHTML = "38";'],
    ["share_config={ title:'合水县', pic:'' };"],
    [
        "function zoom(size){",
        "  var box = $('.text');",
        "  box.css({",
        "'a': size",
        "});",
        "}",
    ],
    ["$(function () {", "  // 点击量", "  hits.load('38');", "})"],
    ["window._bd_share_config = {", '"common": {"bdText": "合水县"},', "};"],
]
BELOW = [
    ["[1] [2] 下一页 尾页 共2页"],
    ["首页 上一页 1 2 下一页 末页"],
    ["第1页 共3页 下一页"],
    ["〖上一篇〗合水县发放38床棉被", "〖下一篇〗没有了"],
    ["◀ 上一篇 合水县发放38床棉被", "▶ 下一篇 没有了"],
    ["上一则：合水县发放38床棉被", "下一则：没有了"],
    ["审核人：某某　填报人：某某　报出日期：2024年5月16日"],
    ["当前在线：12人　总访问：123456次"],
    ["您是第 00123456 位访客"],
    ["0 人参与 0 条评论(查看)", "网友评论"],
    ["已有 3 人参与，12 条评论"],
    ["（原标题：村里来了修脚师）"],
    ["特别声明：以上内容为平台用户上传并发布，本平台仅提供信息存储服务。", "举报/反馈"],
    ["#养老服务 #乡村", "更多图集"],
    ["附件下载：", "附件1.xls", "W02024051633.pdf"],
    ["附件1.xls", "关联文件："],
    ["关联稿件：", "合水县办护理培训班"],
]
WRITTEN = [
    "镇里说，推荐的修脚师要会听、会问、会等。",
    "屏幕上跳出一行document.title=1；老罗摆摆手说不认得。",
    "老罗说：“未完待续的事还多着呢，明年再看，大家放心。”",
]


def test_the_lines_of_a_script_are_told_of():
    text = HEAD + "\n".join([ONE, "var pageId = '620_11';", TWO])
    document = parse(text.encode(), "甲.txt")
    told = [each for each in document.remarks if each.code == "markup_removed"]
    assert [(each.line, "脚本" in each.message) for each in told] == [(5, True)]


def paragraphs_of(*lines: str) -> list[str]:
    document = parse((HEAD + "\n".join(lines)).encode(), "甲.txt")
    assert not any(each.code == "text_set_aside" for each in document.remarks)
    return [block.text for block in document.issues[0].articles[0].blocks]


@pytest.mark.parametrize("lines", COMMENTS, ids=lambda lines: lines[0])
def test_what_readers_wrote_is_no_text(lines):
    said = (line.format(said=SAID) for line in lines)
    assert paragraphs_of(*PARAGRAPHS, *said) == PARAGRAPHS


def test_a_text_that_speaks_of_comments_is_whole():
    spoken = "网友评论说，修脚师的手艺好，人也和气，盼着多来几次，大家都愿意等。"
    assert paragraphs_of(ONE, spoken, TWO) == [ONE, spoken, TWO]


def test_how_many_took_part_is_of_the_text_where_nobody_comments():
    assert paragraphs_of(ONE, "38人参与", TWO) == [ONE, "38人参与", TWO]


@pytest.mark.parametrize("lines", AMID, ids=lambda lines: lines[0])
def test_what_stands_between_paragraphs_is_no_text(lines):
    assert paragraphs_of(ONE, *lines, TWO) == PARAGRAPHS


@pytest.mark.parametrize("written", WRITTEN)
def test_what_a_writer_says_of_such_things_stays(written):
    assert paragraphs_of(ONE, written, TWO) == [ONE, written, TWO]


@pytest.mark.parametrize("lines", BELOW, ids=lambda lines: lines[0])
def test_what_stands_below_the_paragraphs_is_no_text(lines):
    assert paragraphs_of(*PARAGRAPHS, *lines) == PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "is_code"), [("channelId: 117", True), ("A类: 12", False), ("", False)]
)
def test_a_programs_keys_are_in_its_letters(text, is_code):
    assert is_program_code(text) == is_code


@pytest.mark.parametrize("heading", ["共35条意见", "共有12人留言", "共300人参与"])
def test_how_many_took_part_is_told_in_a_text(heading):
    asked = "三月里，县民政局就办法向大家征求意见。"
    told = "其中采纳二十条，没有采纳的十五条都答复了，说明了理由。"
    assert paragraphs_of(asked, heading, told) == [asked, heading, told]
