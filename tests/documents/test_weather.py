"""What a page says of today, and what a text says of heat and cold."""

import pytest

from reading.documents.page.weather import tells_weather


@pytest.mark.parametrize(
    "row",
    [
        "2023年7月18日 星期二 衢州 多云转晴 27℃～36℃ 空气质量：优",
        "星期一 黄石天气:多云",
        "安康 16℃",
    ],
)
def test_a_row_of_day_place_and_sky_tells_the_weather(row):
    assert tells_weather(row)


@pytest.mark.parametrize(
    "said",
    [
        "39℃！地面烫脚— 衢州市救助站街头送凉茶",
        "零下10℃的夜里 衢州市救助站把他接回家",
        "周三大雪中 衢州市救助站送去棉衣",
        "高温38℃，老人食堂照常送饭",
        "夜间室温 20℃",
        "体温37.3℃以上",
        "冷藏 2-8℃",
    ],
)
def test_a_headline_of_a_hot_day_and_the_warmth_of_a_room_do_not(said):
    assert not tells_weather(said)
