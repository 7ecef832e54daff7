"""What a table is about, by the title above it."""

import re

# 附表2, 全市, 各县（市、区）, 韶关市民政 at the head of a title
TITLE_HEAD = re.compile(
    r"附?[表件]\s*[\d一二三四五六七八九]*[:：.、]?|截至|[底末止份](?!线)|"
    r"[全各我本](?:[国省市县区州旗盟镇乡]|街道)+(?:[（(][^）)]*[)）])?|"
    r"[\u4e00-\u9fff]{2,7}?(?:省|(?<!城)市|县|(?<![社地])区|州)(?:民政局?)?|民政(?:事业)?"
)
# 基本情况统计表, 主要数据 at its foot
TITLE_FOOT = re.compile(
    r"(?:基本|主要|业务|工作|完成|统计|任务|分布|分配|安排|使用|计划)*(?:情况|数据|统计|汇总|一览|明细|对照|进度|季报|月报|年报|报表|表)+"
    r"(?:[（(].*[)）])?"
)


def subject_of_title(text: str) -> str:
    """What a table is about by its title: 低保 for 全市各县区低保情况表."""
    words = "".join(text.split())
    while match := TITLE_HEAD.match(words):
        words = words[match.end() :]
    foot = next((m for m in TITLE_FOOT.finditer(words) if m.end() == len(words)), None)
    return words[: foot.start()] if foot else words
