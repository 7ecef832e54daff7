"""The days off around a feast: its first day, the next, the last, and all of them."""

from datetime import date

import pytest

from reading import read
from reading.figures import Setting, extract
from reading.parsed import Block, BlockKind

# The day of printing, the text, and of each number its raw form, days and label.
TOLD = """
2023-04-05 清明节假期首日，各园区接待祭扫群众4.2万人次，疏导车辆6100辆次。 = 4.2万人次 04-05 接待祭扫群众 | 6100辆次 04-05 疏导车辆
2024-04-07 清明小长假首日，全县接待祭扫群众4.2万人次。次日接待3.1万人次，第三天接待1.6万人次。 = 4.2万人次 04-04 接待祭扫群众 | 3.1万人次 04-05 接待祭扫群众 | 1.6万人次 04-06 接待祭扫群众
2024-04-07 4月4日至6日清明假期，全县接待祭扫群众8.9万人次，其中首日4.2万人次、次日3.1万人次、第三天1.6万人次。 = 8.9万人次 04-04~04-06 接待祭扫群众 | 4.2万人次 04-04 接待祭扫群众 | 3.1万人次 04-05 接待祭扫群众 | 1.6万人次 04-06 接待祭扫群众
2024-04-07 今年清明假期，园区秩序良好。#三天假期，全县接待祭扫群众8.9万人次。#首日接待祭扫群众4.2万人次。 = 8.9万人次 04-04~04-06 接待祭扫群众 | 4.2万人次 04-04 接待祭扫群众
2024-04-07 清明节三天假期，全县接待祭扫群众8.9万人次，较去年同期增长7%。 = 8.9万人次 04-04~04-06 接待祭扫群众 | 7% 04-04~04-06 接待祭扫群众增长
2024-04-07 清明假期最后一天，全县接待祭扫群众1.6万人次。 = 1.6万人次 04-06 接待祭扫群众
2023-10-02 国庆假期首日，全市办理结婚登记210对，次日办理160对。 = 210对 09-29 结婚登记 | 160对 09-30 结婚登记
2024-05-06 5月1日至5日，全市办理结婚登记430对。第一天110对，第二天96对，最后一天58对。 = 430对 05-01~05-05 结婚登记 | 110对 05-01 结婚登记 | 96对 05-02 结婚登记 | 58对 05-05 结婚登记
2024-05-06 4月3日接到求助，次日护送返乡4人。 = 4人 04-04 护送返乡
2024-04-07 清明节当天，全县接待祭扫群众4.2万人次。 = 4.2万人次 04-04 接待祭扫群众
2024-01-15 2023年全县火化遗体2100具。去年清明节假期，共接待祭扫群众4.2万人次。 = 2100具 01-01~12-31 火化遗体 | 4.2万人次 04-05 接待祭扫群众
2022-08-11 7月份，向低保对象发放补贴41万元。春节期间慰问低保户520户。 = 41万元 07-01~07-31 补贴 | 520户 -08-11 慰问低保户
2024-05-16 4月4日至6日，各园区接待群众5.1万人次。5月9日，社区食堂开业，首日供餐110份，次日供餐140份。 = 5.1万人次 04-04~04-06 接待群众 | 110份 05-09 供餐 | 140份 05-10 供餐
2024-05-16 4月4日至6日，各园区接待群众5.1万人次。#5月9日，系统上线。#次日办理26件。 = 5.1万人次 04-04~04-06 接待群众 | 26件 05-10 办理
2024-05-16 5月2日至4日，开展培训。5月12日，救助站救助3人。翌日，又送医2人。 = 3人 05-12 救助 | 2人 05-13 送医
2024-05-16 4月4日至6日，接待群众5.1万人次。4月4日，启用班车21辆次，最后一天启用班车9辆次。 = 5.1万人次 04-04~04-06 接待群众 | 21辆次 04-04 启用班车 | 9辆次 04-06 启用班车
2024-05-16 4月4日至6日，接待群众5.1万人次。节后上班第一天办结52件。 = 5.1万人次 04-04~04-06 接待群众 | 52件 -05-16 节后上班第一天办结
2024-10-08 今年国庆假期，办理结婚登记390对。假期首日办理96对，最后一天办理41对。 = 390对 10-01~10-07 结婚登记 | 96对 10-01 结婚登记 | 41对 10-07 结婚登记
2024-04-07 4月4日至6日，全县接待祭扫群众8.9万人次。#去年4月3日至5日，接待7.6万人次。#三天里，东郊陵园接待祭扫群众2.1万人次。#假期内，发放宣传单3200份。 = 8.9万人次 04-04~04-06 接待祭扫群众 | 7.6万人次 04-03~04-05 接待 | 2.1万人次 04-04~04-06 接待祭扫群众 | 3200份 04-04~04-06 宣传单
2024-04-07 4月4日至6日，全县接待祭扫群众8.9万人次。#去年4月3日至5日，接待祭扫群众7.6万人次。三天里，投入志愿者90人。 = 8.9万人次 04-04~04-06 接待祭扫群众 | 7.6万人次 04-03~04-05 接待祭扫群众 | 90人 04-03~04-05 志愿者
2024-04-07 清明假期前，全县排查骨灰堂31处。 = 31处 -04-07 排查骨灰堂
"""


def figures_of(day: str, text: str, title: str = ""):
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=each, first_line=n, last_line=n)
        for n, each in enumerate(text.split("#"), 1)
    ]
    setting = Setting(issued_on=date.fromisoformat(day), title=title)
    return extract(blocks, setting)


def days_of(figure) -> str:
    first, last = (
        f"{each:%m-%d}" if each else ""
        for each in (figure.period_start, figure.period_end)
    )
    if not first:
        return f"-{last}"
    return first if first == last else f"{first}~{last}"


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_a_day_of_a_feast_is_the_day_it_was(line):
    told, wanted = line.split(" = ")
    day, text = told.split(" ", 1)
    figures = figures_of(day, text)
    read_as = [f"{each.raw} {days_of(each)} {each.label}" for each in figures]
    assert read_as == wanted.split(" | ")


def test_a_feast_in_the_title_is_what_three_days_off_are_of():
    text = "三天小长假，各园区接待祭扫群众8.9万人次。"
    (figure,) = figures_of("2024-04-07", text, "2024年清明假期祭扫有序")
    assert days_of(figure) == "04-04~04-06"


@pytest.mark.parametrize("days", ["三天小长假", "三天假期", "七天长假"])
def test_days_off_are_no_figure(days):
    figures = figures_of("2024-04-07", f"{days}，园区接待群众9200人次。")
    assert [each.raw for each in figures] == ["9200人次"]


def test_a_title_that_we_made_up_tells_no_time():
    """兰州市民政局 2022年第5期简报 is our own, and does not say of when the text is."""
    bulletin = (
        "民 政 简 报\n第5期\n兰州市民政局办公室        2022年3月15日\n\n"
        "各县区救助流浪乞讨人员36人次，发放棉衣52件。\n"
        "各县区还走访了困难家庭，发放慰问金12万元。\n"
    )
    whole = read(bulletin.encode(), "bulletin.txt")
    (article,) = whole.document.issues[0].articles
    assert article.title_is_provisional
    assert "2022年" in article.title
    figures = whole.tags[0].by_article[0].figures
    assert {each.parsed.period_start for each in figures} == {None}
