"""What readers come to ask, what they press for it, and what then stands before them."""

from typing import NamedTuple

from .reader import Ask, Follow, Press, Reader


class ReadersQuestion(NamedTuple):
    """In the reader's words; the answer stands on the last page, blanks aside."""

    asked: str
    steps: tuple
    answer: str


QUESTIONS = [
    ReadersQuestion("滨海低保标准是多少", (Ask("滨海 低保标准是多少"),), "730元"),
    ReadersQuestion(
        "这个数出自哪句话", (Follow("547户"),), "去年全县完成适老化改造547户"
    ),
    ReadersQuestion(
        "兰州的低保标准呢", (Ask("兰州 低保标准"),), "本站没有兰州市的这项数据"
    ),
    ReadersQuestion(
        "兰民发2021236号说什么",
        (Ask("兰民发2021236号"), Follow("兰民发〔2021〕236号")),
        "抄送",
    ),
    ReadersQuestion(
        "韶关最新一期简报",
        (Ask("韶关最新一期"), Follow("2023年第12期")),
        "南雄把防寒做进",
    ),
    ReadersQuestion(
        "韶关2023年12月有什么",
        (Ask("韶关2023年12月"), Follow("2023年12月的简报和文件")),
        "浈江区联动镇村",
    ),
    ReadersQuestion("只会拼音：dibao", (Ask("dibao"), Follow("低保")), "低保"),
    ReadersQuestion("打错了字：低宝", (Ask("低宝"), Follow("低保")), "低保"),
    ReadersQuestion("五保户现在叫什么", (Ask("五保户"),), "特困人员"),
    ReadersQuestion("韶关养老服务有哪些文章", (Ask("韶关 养老服务"),), "五道防线"),
    ReadersQuestion(
        "2022年3月各地说了什么",
        (Follow("日期"), Follow("2022年"), Follow("3月")),
        "两条底线",
    ),
    ReadersQuestion(
        "韶关第5期的下一期",
        (Ask("韶关2022年第5期"), Follow("韶关市民政局2022年第5期"), Follow("第6期")),
        "数字里的暖冬",
    ),
    ReadersQuestion(
        "怎样订阅云浮的新简报",
        (Follow("单位"), Follow("云浮市民政局"), Follow("订阅")),
        "tag:testserver",
    ),
    ReadersQuestion(
        "全部数据怎样下载成表格", (Follow("文章"), Follow("表格（CSV）")), "雪夜里"
    ),
    ReadersQuestion("这篇怎样引用", (Follow("雪夜里，他们沿着黄河找人"),), "[EB/OL]"),
    ReadersQuestion(
        "这篇是从哪个文件来的", (Follow("雪夜里，他们沿着黄河找人"),), "来源文件“"
    ),
    ReadersQuestion(
        "这一句写错了，告诉谁",
        (Follow("雪夜里，他们沿着黄河找人"), Follow("报告差错")),
        "雪夜里，他们沿着黄河找人",
    ),
    ReadersQuestion("改过哪些差错", (Follow("更正与答复"),), "更正与答复"),
    ReadersQuestion("字太小看不清", (Press("长者版"),), "退出长者版"),
    ReadersQuestion("这些数有多准", (Follow("关于本站"),), "有多准"),
    ReadersQuestion("收了哪些单位、哪些年", (Follow("收录情况"),), "个单位"),
    ReadersQuestion(
        "是不是人工智能写的", (Follow("关于本站"),), "没有一句由人工智能写成"
    ),
    ReadersQuestion(
        "居家养老各地对比", (Follow("数据"), Follow("居家适老化改造户数")), "滨海县"
    ),
    ReadersQuestion(
        "和这篇说同一件事的还有哪些",
        (Follow("雪夜里，他们沿着黄河找人"), Follow("相关文章")),
        "相关文章",
    ),
]


def answered(client_of) -> dict[str, str | AssertionError]:
    """By the question the words of the page that its steps lead to, or where they end."""
    found: dict[str, str | AssertionError] = {}
    for question in QUESTIONS:
        try:
            reader = Reader(client_of())
            for step in question.steps:
                reader.take(step)
            found[question.asked] = reader.page.words
        except AssertionError as lost:
            found[question.asked] = lost
    return found
