"""The work of reading grows with the text: twice the text takes twice the time, not four.

Each bait is what some step of reading has a pattern or a list for, without end.
"""

import gc
import math
import sys
import time
from functools import cache
from typing import NamedTuple

import pytest

from reading import read

HEAD = "民政简报\n第5期\n韶关市民政局　2024年3月5日\n"
TITLE = f"{HEAD}某某镇开展活动\n"
NOTICE = "关于做好值班工作的通知\n各科室：\n现将事项通知如下。\n"
NEWS = "某某镇开展活动\n某某镇昨日开展活动，来的人比去年多一半，大家都说办得好。\n"
CONTENTS = f"{HEAD}目录\n"
TABLE = "民政统计季报\n"
# The last two doublings are beyond LONGEST_SENTENCE, up to which a sentence is read whole.
SMALLEST = 320
DOUBLED = 4
# Of one slow second four rounds of a small text were not enough to wait for its end.
MOST_ROUNDS = 16
# Of the work in the text's length: 1 is linear, 2 would be quadratic.
EXPONENT = 1.25


# What Python makes of a function whose answers it keeps.
CACHED = type(cache(len))


class Bait(NamedTuple):
    """Pieces without end, numbered where they say {i}; `again` is repeated behind them."""

    before: str
    piece: str
    again: str = ""
    after: str = ""

    def of_length(self, length: int) -> str:
        count = length // len(self.piece + self.again)
        repeated = (
            "".join(each.replace("{i}", str(i)) for i in range(count))
            for each in (self.piece, self.again)
        )
        return self.before + "".join(repeated) + self.after


BAITS = {
    "boxes of other news": Bait(
        "首页 > 要闻\n", "相关新闻\n宁国换上新灶台\n2023-05-15 08:01\n换上了新灶台。\n"
    ),
    "heads inside sentences": Bait(
        TITLE, "送去棉被、大米\n广德市民政局文件\n和食用油，一户不落\n"
    ),
    "a row of names in need": Bait(f"{TITLE}走访低保户", "范春生、"),
    "separators in a text of need": Bait(f"{TITLE}救助", "……，"),
    "names with dots": Bait(f"{TITLE}救助", "买买提·"),
    "brackets behind a bureau": Bait("韶关市民政局", "（）"),
    "brackets that never close": Bait("", "（", after="民政局"),
    "headlines over writers": Bait(HEAD, "老人学会用手机\n本刊通讯员　佟晓月\n"),
    "rows that open with a bar": Bait("", "| 镇{i} |\n3 |\n4 |\n5 |\n|\n"),
    "one long row that opens with a bar": Bait("| 镇 |\n", "{i} |\n"),
    "programmes below credits": Bait(f"{NEWS}责编：李明\n", "【视频】新闻2024.1.{i}\n"),
    "values set wide": Bait(TITLE, "韶民函〔2023〕{i}号　　2023-06-30\n"),
    "office names over two lines": Bait(
        NOTICE, "韶关市殡葬改革工作\n领导小组办公室\n2021年3月19日\n"
    ),
    "numbers before titles": Bait("", "韶民发〔2024〕7号关于做好值班工作的通知\n"),
    "signs strewn behind sentences": Bait(TITLE, "事办好了。& Q! n3 K) t5 W8 z\n"),
    "signs strewn without end": Bait(f"{TITLE}事办好了。", "Q! n3 ", after="。"),
    "the headline again and again": Bait(
        "某某镇开展慰问活动\n", "某某镇开展慰问活动 昨日去了三户人家。\n"
    ),
    "days without signs": Bait(NOTICE, "韶关市民政局\n20240305\n"),
    "cells with their bars": Bait(TABLE, "乡镇 |\n人数 |\n户数 |\n甲镇 |\n5 |\n3 |\n"),
    "divisions in a row": Bait(
        "韶关市民政局工作情况\n\n韶关市民政局\n\n",
        "乐昌市、江心洲区、",
        after="分别3人",
    ),
    "brackets that never opened": Bait(TITLE, "甲）"),
    "brackets within brackets": Bait(TITLE, "（甲", "）"),
    "lenticular brackets": Bait(TITLE, "【】"),
    "titles quoted": Bait(TITLE, "《关于做好工作的通知》（民发〔2020〕8号）"),
    "titles that never close": Bait(TITLE, "《甲"),
    "quotes that never close": Bait(TITLE, "“甲"),
    "straight quotes": Bait(TITLE, '甲"乙"，'),
    "contents": Bait(
        CONTENTS, "某某镇办好第{i}件事……{i}\n", "某某镇办好第{i}件事\n这件事办好了。\n"
    ),
    "leaders before writers": Bait(CONTENTS, "某某镇开展活动………………某某县民政局、"),
    "contents of nothing": Bait(
        CONTENTS, "某某镇办好第{i}件事……{i}\n", "别的标题{i}甲\n说的是第{i}件别的事。\n"
    ),
    "contents of one title": Bait(
        CONTENTS, "某某镇办好事……1\n", "某某镇办好事\n这件事办好了，都说好。\n"
    ),
    "contents of columns and titles": Bait(
        CONTENTS,
        "【简讯{i}】某某镇办好事\n【简讯】\n",
        "【简讯】\n△某某镇办好事\n事办好了。\n",
    ),
    "sections of lists": Bait(HEAD, "★下周安排\n1. 办一件事\n2. 办两件事\n"),
    "rows of a meeting": Bait(
        "局务会议纪要\n", "时间：某日\n主持：某某\n记录：某某\n会议决定办好。\n"
    ),
    "numbered parts that end in a stop": Bait(
        TITLE, "（一）事办好了。\n这件事办好了，都说好。\n"
    ),
    "what is told of a speech": Bait(
        "在会上的讲话\n", "（2024年3月5日）\n某某县民政局局长　某某某\n"
    ),
    "commas at line ends": Bait(TITLE, "这一行以逗号结尾，\n"),
    "pauses at line ends": Bait(TITLE, "甲局、乙局、丙局、\n"),
    "clauses without a stop": Bait(TITLE, "事情办好了，"),
    "days in a line": Bait(HEAD, "2024年3月5日 "),
    "days line by line": Bait(HEAD, "2024年3月5日\n"),
    "days in numerals": Bait(HEAD, "二〇二四年三月五日"),
    "days with clocks": Bait(HEAD, "2024-03-05 09:00\n"),
    "dots": Bait(HEAD, "."),
    "long dots": Bait(TITLE, "…"),
    "blanks": Bait(HEAD, " ", after="完"),
    "blank lines": Bait(TITLE, "\n", after="正文。"),
    "words set wide": Bait(HEAD, "民 "),
    "wide blanks between words": Bait(TITLE, "正文　　　　　　"),
    "digits": Bait(TITLE, "1"),
    "digits in groups": Bait(TITLE, "1,234,"),
    "numerals": Bait(TITLE, "一二三十百"),
    "tens of thousands": Bait(TITLE, "1万"),
    "scales alone": Bait(TITLE, "万亿千百"),
    "issues in a row": Bait(HEAD, "第{i}期"),
    "issues in a list": Bait(HEAD, "第1、2、3、", after="期"),
    "mastheads": Bait("", "第5期\n韶关市民政局\n"),
    "names of bulletins": Bait("", "民政简报\n"),
    "marks of secrecy": Bait(HEAD, "内部资料\n"),
    "marks in a line": Bait(HEAD, "秘密★"),
    "places": Bait(TITLE, "韶关市浈江区曲江区"),
    "nothing but levels": Bait("", "市", after="民政局"),
    "bureaus": Bait(TITLE, "韶关市民政局\n"),
    "labels": Bait("", "来源：某某 发布时间：2024-03-05\n"),
    "labels in a line": Bait("", "来源："),
    "labels without values": Bait("", "索引号\n发布机构\n发文日期\n"),
    "stamps": Bait(NEWS, "2024-03-05 09:00 来源：某某市民政局\n"),
    "links with days": Bait(NEWS, "某某镇开展第{i}次活动 2024-03-05\n"),
    "ways": Bait("", "首页 > 新闻 > "),
    "toolbars": Bait("", "打印关闭"),
    "feet": Bait(NEWS, "版权所有：某某\n编辑：某某\n"),
    "bars": Bait(TITLE, "|甲|乙|1|\n"),
    "bars in a line": Bait(TITLE, "|甲"),
    "a wide table": Bait(TABLE, "指标|", "12|", "\n13|14|\n15|16|\n"),
    "a long table": Bait(f"{TABLE}镇名\t户数\t人数\n", "甲镇\t12\t13\n"),
    "cells line by line": Bait(f"{TABLE}指标\n单位\n数量\n", "低保\n人\n12\n"),
    "rows glued together": Bait(TABLE, "JZH000000012低保人34"),
    "signatures": Bait(NOTICE, "韶关市民政局\n2024年3月5日\n"),
    "attachments": Bait(NOTICE, "附件：{i}.某表\n"),
    "people addressed": Bait(
        "关于值班的通知\n", "各县民政局、", after="：\n通知如下。"
    ),
    "recipients": Bait(f"{TITLE}正文一句。\n报：市民政局\n", "县委办\n"),
    "page numbers": Bait(TITLE, "正文在此，\n— 2 —\n"),
    "running heads": Bait(TITLE, "民政简报第5期\n正文在此，事情办好了。\n"),
    "news without contents": Bait(
        HEAD, "某某镇开展第{i}次活动\n3月5日，某某镇开展活动。（供稿：某某镇）\n"
    ),
    "marked titles": Bait(HEAD, "◆ 某某镇开展第{i}次活动\n3月5日，活动开始了。\n"),
    "numbered titles": Bait(HEAD, "{i}．某某镇办事\n正文在此，事情办好了。\n"),
    "tags": Bait("", "<p>正文</p>"),
    "tags that never close": Bait(TITLE, '<a href="'),
    "entities": Bait(TITLE, "&nbsp;&"),
    "pinyin": Bait(TITLE, "民(mín)政(zhèng)"),
    "damaged words": Bait(TITLE, "锟斤拷烫烫烫"),
    "Traditional script": Bait(TITLE, "業務發展"),
    "names beside a status": Bait(TITLE, "救助对象张三丰、"),
    "contacts": Bait(TITLE, "联系人：张三 电话：0751-8888888\n"),
    "identity numbers": Bait(TITLE, "110105194912310021"),
    "figures": Bait(TITLE, "救助低保对象12户34人。"),
    "figures in one sentence": Bait(TITLE, "救助低保对象12户34人，"),
    "numbers and units": Bait(TITLE, "1人1户1次1元"),
    "shares": Bait(TITLE, "1人2%"),
    "shares of what was said": Bait(TITLE, "救助12人，占2%，"),
    "changes": Bait(TITLE, "从12%提高到13%，"),
    "ranges": Bait(TITLE, "12—13人"),
    "parts of a whole": Bait(TITLE, "共3人，其中男1人、女2人、"),
    "in order": Bait(TITLE, "甲、", "1人、", "分别为2人。"),
    "places and figures": Bait(TITLE, "浈江区12人、武江区13人、曲江区14人，"),
    "limits": Bait(TITLE, "不少于12人，"),
    "rates": Bait(TITLE, "730元/人/月"),
    "letters": Bait(TITLE, "abc "),
    "addresses": Bait(TITLE, "https://www.example.cn/a/b?c=d "),
    "bullets and rules": Bait(TITLE, "●—-*_="),
    "stops": Bait(TITLE, "。"),
    "replies": Bait(NEWS, "网友评论\n回复 支持(2)\n好。\n"),
    "labels nobody lists": Bait("首页 > 要闻\n", "责任科室：甲　"),
    "items that run on": Bait(
        HEAD, "◎某某镇办好这件事　某某镇昨日开展活动，来了人。\n"
    ),
    "tags of an account": Bait(NEWS, "#养老 "),
    "pages of a text": Bait(NEWS, "[1] 下一页 "),
    "names above a title": Bait("首页 > 要闻\n", "某某市民政局\n", after=NEWS),
    "links amid a text": Bait(NEWS, "相关报道\n>> 某某镇开展活动\n"),
    "counters": Bait(NEWS, "访问量：12 "),
    "words of spam": Bait("手机棋牌游戏下载_电子书城\n", "免费高清影视在线看"),
    "lines of spam": Bait("手机棋牌游戏下载_电子书城\n", "手机棋牌游戏大厅今天\n"),
    "names left open": Bait(NOTICE, "《某某县办\n"),
    "addressees cut": Bait("关于值班的通知\n", "各镇人民政府、区公安分局，区\n"),
    "ways on one line": Bait("", "首页 > 政务公开 > 日期: "),
    "rows of a letter box": Bait("| 来信内容 | 甲 |\n", "| 回复内容 | 乙 |\n"),
    "rows drawn with lines": Bait(TABLE, "│甲│1│\n"),
    "parts counted": Bait("首页 > 要闻\n", "一、甲\n"),
    "groups of full lines": Bait(NEWS, "镇里请来志愿者给老人理发，又把饭菜送到\n"),
}


def forget_lines() -> None:
    """All that reading keeps of the lines of a text, so that each time is the first."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "reading":
            # A pattern that is asked for what it has not compiles itself: ask no pattern.
            for each in vars(module).values():
                # What has no bound are tables of the language.
                if isinstance(each, CACHED) and _is_bounded(each):
                    each.cache_clear()


def _is_bounded(kept) -> bool:
    return kept.cache_parameters()["maxsize"] is not None


def seconds_for(content: bytes) -> float:
    forget_lines()
    start = time.process_time()
    read(content, "饵.txt")
    return time.process_time() - start


@pytest.fixture(autouse=True)
def uncollected():
    """Whenever Python looks for garbage, whose it is has nothing to do with the bait."""
    read(TITLE.encode(), "先.txt")
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", BAITS)
def test_twice_the_text_takes_twice_the_time(name):
    sizes = [SMALLEST * 2**i for i in range(DOUBLED + 1)]
    contents = [BAITS[name].of_length(size).encode() for size in sizes]
    best = [math.inf] * len(contents)
    # Other programs can only make it slower: the fastest of many times is the truest.
    for _ in range(MOST_ROUNDS):
        best = [min(b, seconds_for(c)) for b, c in zip(best, contents, strict=True)]
        # Of a small text most is what any text takes; the largest tell how it grows.
        exponent = math.log(best[-1] / best[-3], 4)
        if exponent < EXPONENT:
            return
    pytest.fail(f"exponent {exponent:.2f}: {[round(each, 3) for each in best]}")
