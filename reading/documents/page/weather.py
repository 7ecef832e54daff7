"""What a page says of today: 2022年10月8日 星期六 某地 阴 16℃."""

from ...language.marks import HAN
from ...language.patterns import pattern

_SKY = "雷阵雨|[小中大暴阵]雨|[小中大]雪|多云|晴|阴|雾|霾"
# A line with one of these words that is set aside is no loss (`losses`)
WEATHER = pattern("湿度|气温|风力|风向|降水")
DEGREES = pattern(r"\d\s*(?:℃|°C?)")
# 星期一 黄石天气:多云: the sky stands alone, where a headline has 周三大雪中送棉衣
SKY_OF_DAY = pattern(
    rf"(?:星期|周)[一二三四五六日天].{{0,12}}(?<![{HAN}])(?:{_SKY})(?![{HAN}])"
)
# What such a row says besides the place, however it is set.
OF_DAY = pattern(
    rf"\d{{1,4}}[年月日号]|(?:星期|周)[一二三四五六日天]|{_SKY}|天气|气温|温度|湿度|空气质量|[东南西北]{{1,2}}风|[优良]|℃|°C?"
)
# 夜间室温 20℃, 体温37.3℃以上: what a text says of rooms and people
OF_ROOMS = pattern("室温|体温|水温|供暖|取暖|冷藏|加热")
# 41℃！街头很烫—救助站送清凉, 38℃高温下，…: a headline
SIGNS_OF_HEADLINE = frozenset("，。！？；、…《》“”")
NAME = pattern(f"[{HAN}]+")
LONGEST_NAME = 6


def tells_weather(text: str) -> bool:
    """Whether the line is a row of day, place and weather, and no headline of a hot day."""
    is_told = DEGREES.search(text) or SKY_OF_DAY.search(text)
    if not is_told or OF_ROOMS.search(text):
        return False
    names = NAME.findall(OF_DAY.sub(" ", text))
    is_row = all(len(name) <= LONGEST_NAME for name in names)
    return is_row and SIGNS_OF_HEADLINE.isdisjoint(text)
