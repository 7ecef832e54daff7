"""Units of what happens and is not there: 人次, 场; 对, 件, 箱; and what is only seen."""

# Counted by the time that it happens, whatever the words.
from ...language.patterns import pattern

OCCURRENCES = frozenset(
    [
        "人次",
        "户次",
        "件次",
        "家次",
        "车次",
        "辆次",
        "台次",
        "场次",
        "班次",
        "批次",
        "趟次",
        "次",
        "场",
        "期",
        "批",
    ]
)
# Without any word said of it, one of these happened: 结婚8对, 咨询16件
HAPPENING_UNITS = frozenset(
    [
        *("对", "件", "起", "宗", "份", "例", "单", "具"),
        # What is handed out, and hours of service
        *("箱", "袋", "束", "瓶", "桶", "盒", "斤", "公斤", "吨", "枚", "封", "幅"),
        *("课时", "学时", "小时", "节"),
    ]
)
# Nothing is ever held that is counted by these: 双方户籍均不在本市的18对
ONLY_HAPPENING = frozenset(["对", "起", "宗", "例", "单"])
# 9月8日，食堂里老人们正在打饭: a scene of that day, behind which all of the place is told
SCENE = pattern("正在|正忙着|排起")
