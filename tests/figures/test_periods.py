"""The period of each number: by its sentence, by what stands above it, or inferred."""

from datetime import date

import pytest

from reading.figures import ParsedFigure, Setting, extract
from reading.parsed import Block, BlockKind

ISSUED = "2023-05-20"
YEAR_2022 = ("2022-01-01", "2022-12-31")


def read(text: str, issued: str = ISSUED, title: str = "") -> tuple[ParsedFigure, ...]:
    """The figures of a text whose lines are paragraphs, those with # headings."""
    blocks = [
        Block(
            kind=BlockKind.HEADING if line.startswith("#") else BlockKind.PARAGRAPH,
            text=line.lstrip("#"),
            first_line=number,
            last_line=number,
        )
        for number, line in enumerate(text.split("\n"), 1)
    ]
    setting = Setting(issued_on=date.fromisoformat(issued), title=title)
    return extract(blocks, setting)


def periods_of(text: str, issued: str = ISSUED, title: str = "") -> list[tuple]:
    return [
        (each.period_start and str(each.period_start), str(each.period_end))
        for each in read(text, issued, title)
    ]


def test_a_month_tells_a_stock_by_its_last_day_and_a_sum_by_all_its_days():
    text = (
        "2023年4月，全区在册低保对象830户1260人，其中农村310户，当月发放低保金61万元。"
        "1—4月累计发放244万元。"
    )
    stock, month = (None, "2023-04-30"), ("2023-04-01", "2023-04-30")
    sum_of_months = ("2023-01-01", "2023-04-30")
    assert periods_of(text) == [stock, stock, stock, month, sum_of_months]


def test_behind_a_sum_in_passing_the_month_goes_on():
    text = (
        "2023年4月，全区低保对象830户，发放低保金61万元，1—4月累计发放244万元；"
        "特困人员120人，发放供养金20万元。"
    )
    assert periods_of(text)[3:] == [(None, "2023-04-30"), ("2023-04-01", "2023-04-30")]


def test_this_year_behind_a_month_ends_with_the_month():
    text = "3月份全区发放低保金31万元，今年累计发放90万元。"
    assert periods_of(text)[1] == ("2023-01-01", "2023-03-31")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("截至4月30日，协会今年已接收善款36万元。", "2023-01-01", "2023-04-30"),
        ("今年以来，截至4月底，救助流浪人员36人次。", "2023-01-01", "2023-04-30"),
        ("截至4月底，累计发放津贴36万元。", None, "2023-04-30"),
        ("从3月份开始，为36户家庭上门送餐。", "2023-03-01", "2023-05-20"),
        ("自去年11月启动以来，共救助36人次。", "2022-11-01", "2023-05-20"),
        ("自成立以来，协会累计接收捐款36万元。", None, "2023-05-20"),
        ("自2016年成立以来，协会接收捐款36万元。", "2016-01-01", "2023-05-20"),
        ("三年来，全县新建敬老院6所。", None, "2023-05-20"),
        ("2018—2022年，五年来新建敬老院6所。", "2018-01-01", "2022-12-31"),
        ("截至昨日，全市发放救助金36万元。", None, "2023-05-19"),
        ("截至18日17时，全市转移群众36人。", None, "2023-05-18"),
        ("今年全区走访低保户230户。", "2023-01-01", "2023-05-20"),
        ("2023年春节，走访低保户230户。", "2023-01-01", "2023-05-20"),
        ("“五一”假期，接待群众3600人次。", None, "2023-05-20"),
        ("2022年底前，完成适老化改造36户。", None, "2022-12-31"),
        ("全市办理结婚登记36对（2022年全年）。", *YEAR_2022),
    ],
)
def test_a_sum_is_of_the_days_that_are_told(text, start, end):
    assert periods_of(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2022年，救助60人，比2021年减少8人。", [YEAR_2022] * 2),
        ("2022年，救助60人次，是2020年的1.5倍。", [YEAR_2022] * 2),
        ("与2019年相比，老人增加6万人。", [(None, ISSUED)]),
        (
            "5月20日，登记结婚60对，比去年“520”减少8对。",
            [("2023-05-20", "2023-05-20")] * 2,
        ),
        (
            "5月11日，登记结婚60对，比今年情人节（2月14日）减少8对。",
            [("2023-05-11", "2023-05-11")] * 2,
        ),
        ("最年长的今年108岁。现有百岁老人36人。", [(None, ISSUED)]),
        ("根据2021年3月印发的办法，发放津贴6万元。", [(None, ISSUED)]),
        ("协会成立于2015年，现有会员320人。", [(None, ISSUED)]),
        ("中心2016年建成，有床位120张。", [(None, ISSUED)]),
        ("2019年以前，全市有敬老院6所。", [(None, ISSUED)]),
        ("每年3月体检，老人1200人受益。", [(None, ISSUED)]),
        ("5月8日，记者获悉，全市已发放津贴6万元。", [(None, ISSUED)]),
        ("2019年被列为试点。至此已建成站点12个。", [(None, ISSUED)]),
        ("部署2023年工作。发放津贴6万元。", [(None, ISSUED)]),
    ],
)
def test_what_is_compared_founded_or_printed_then_is_not_the_numbers_time(
    text, periods
):
    assert periods_of(text) == periods


def test_a_time_to_measure_by_is_of_the_next_number_alone():
    text = "自2023年4月1日起提高标准。按上年度工资标准2万元计算，护理每人每月260元。"
    assert periods_of(text)[1] == (None, ISSUED)


@pytest.mark.parametrize(
    ("text", "former", "current"),
    [
        ("标准由每人每月700元提高到每人每月760元。", None, (None, ISSUED)),
        ("标准从目前的700元每人每月提高到760元。", None, (None, ISSUED)),
        (
            "床位从2020年的1.1万张增加到2022年的1.6万张。",
            (None, "2020-12-31"),
            (None, "2022-12-31"),
        ),
    ],
)
def test_a_former_value_is_a_figure_only_with_a_time_of_its_own(text, former, current):
    assert periods_of(text) == [*([former] if former else []), current]


def test_a_former_rate_that_is_told_in_full_is_a_figure_of_no_time():
    said = "标准从目前的700元/人/月提高到760元/人/月。"
    assert periods_of(said) == [(None, "None"), (None, ISSUED)]


def test_each_number_of_a_list_has_its_own_time_where_the_text_says_respectively():
    text = "2020年、2021年和2022年分别救助12人次、13人次、14人次。"
    years = [start[:4] for start, _ in periods_of(text)]
    assert years == ["2020", "2021", "2022"]


def test_a_time_in_brackets_goes_no_further():
    text = "为120名老人办证（其中2022年办理80名），发放手册300册。"
    assert periods_of(text) == [(None, ISSUED), YEAR_2022, (None, ISSUED)]


@pytest.mark.parametrize("lead", ["截至2023年4月底：", "截至2023年4月30日，其中，"])
def test_a_lead_in_governs_the_list_below_it(lead):
    text = f"{lead}\n1.孤儿26人。\n2.特困人员41人。"
    assert periods_of(text) == [(None, "2023-04-30")] * 2
    assert not any(each.period_is_inferred for each in read(text))


def test_a_lead_in_of_this_year_governs_until_another_time_is_said():
    text = "今年以来：\n救助流浪人员26人次。\n去年，救助41人次。"
    assert periods_of(text) == [("2023-01-01", ISSUED), YEAR_2022]


def test_a_heading_gives_its_section_a_time():
    text = "#一、2022年工作回顾\n新建敬老院3所。\n#二、2023年工作计划\n计划新建5所。"
    assert periods_of(text) == [YEAR_2022, ("2023-01-01", "2023-12-31")]


def test_the_month_of_a_title_is_that_of_all_it_heads():
    text = "低保对象86人，发放低保金6万元。1—4月发放24万元。\n特困人员9人。"
    title = "2023年4月社会救助公示"
    stock = (None, "2023-04-30")
    month, months = ("2023-04-01", "2023-04-30"), ("2023-01-01", "2023-04-30")
    assert periods_of(text, title=title) == [stock, month, months, stock]
    assert read(text, title=title)[0].period_words == "2023年4月"


@pytest.mark.parametrize(
    "title", ["2022年慈善宣传活动", "2022年工作要点", "2022年民政工作会议召开", "消息"]
)
def test_a_title_that_names_something_else_gives_no_time(title):
    assert periods_of("发放津贴6万元。", title=title) == [(None, ISSUED)]


def test_the_year_that_a_first_paragraph_speaks_of_goes_on_inferred():
    text = "5月19日，市民政局介绍2022年民政工作情况。\n新建敬老院3所。"
    assert periods_of(text) == [YEAR_2022]
    assert [each.period_is_inferred for each in read(text)] == [True]


def test_now_ends_what_an_earlier_paragraph_spoke_of():
    text = "2022年，新建敬老院3所。\n目前，全市有敬老院36所。\n开展培训2场。"
    assert periods_of(text)[1:] == [(None, ISSUED)] * 2


def test_a_census_is_a_day_and_lasts_no_longer_than_its_paragraph():
    text = (
        "据第七次全国人口普查，老人6万人，占18%，比第六次人口普查上升3个百分点。"
        "\n走访老人12户。"
    )
    census = (None, "2020-11-01")
    found = periods_of(text)
    assert found[:2] == [census, census]
    assert [end for _, end in found[2:]] == ["2020-11-01", ISSUED]


def test_what_happened_on_the_occasion_is_of_its_day():
    text = "5月18日，某社区举行义诊。\n活动现场，为12名老人量血压。\n全市有老人6万人。"
    assert periods_of(text) == [("2023-05-18", "2023-05-18"), (None, ISSUED)]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("到2025年，床位要达到6万张。", "2025-12-31"),
        ("“十四五”期间，计划新建敬老院6所。", "2025-12-31"),
        ("今年将新建敬老院6所。", "2023-12-31"),
        ("年底前将改造敬老院6所。", "2023-12-31"),
    ],
)
def test_only_what_is_planned_lies_ahead(text, end):
    assert periods_of(text)[0][1] == end


@pytest.mark.parametrize(
    ("text", "issued", "end"),
    [
        ("2023年，发放津贴6万元。", "2023-05-20", "2023-05-20"),
        ("2023年，发放津贴6万元。", "2023-12-18", "2023-12-31"),
        ("2023年，全市有孤儿6人。", "2023-12-18", "2023-12-18"),
        ("今年，发放津贴6万元。", "2023-12-18", "2023-12-18"),
        ("本月发放津贴6万元。", "2023-05-08", "2023-05-31"),
        ("5月发放津贴6万元。", "2023-05-08", "2023-05-08"),
        ("5月发放津贴6万元。", "2023-05-29", "2023-05-31"),
    ],
)
def test_no_period_ends_after_the_issue_save_of_what_is_nearly_over(text, issued, end):
    assert periods_of(text, issued)[0][1] == end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("自2022年10月起，低保标准每人每月820元。", None, ISSUED),
        ("2022年，低保标准为每人每月820元。", None, "2022-12-31"),
        ("截至4月底，低保标准为每人每月820元。", None, "2023-04-30"),
        ("2023年7月1日起，低保标准每人每月820元。", None, "2023-07-01"),
    ],
)
def test_a_standard_is_filed_by_the_last_day_it_is_known_to_hold(text, start, end):
    assert periods_of(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "words", "is_inferred"),
    [
        ("2022年，发放津贴6万元。", "2022年", False),
        ("截至去年底，有孤儿6人。", "截至去年底", False),
        ("4月，发放津贴6万元。", "4月", True),
        ("目前，有孤儿6人。", "目前", True),
        ("有孤儿6人。", "", True),
    ],
)
def test_a_period_says_by_what_words_it_was_decided(text, words, is_inferred):
    (figure,) = read(text)
    assert (figure.period_words, figure.period_is_inferred) == (words, is_inferred)


@pytest.mark.parametrize(
    ("text", "title", "periods"),
    [
        # A campaign that begins and ends, and the course of a project
        (
            "2023年募捐周4月2日启动，4月20日结束。\n本次共收到捐款6万元。",
            "",
            [("2023-04-02", "2023-04-20")],
        ),
        (
            "项目周期为2022年9月至2023年8月。\n截至今日，已建成床位26张。",
            "",
            [("2022-09-01", ISSUED)],
        ),
        # All the days of a holiday, summed up
        (
            "樱花节期间（5月12日至14日），园内秩序平稳。\n全县累计接待群众600人次。",
            "",
            [("2023-05-12", "2023-05-14")],
        ),
        # A price, and what has been done by now, are of no state told before
        (
            "截至4月底，建成食堂26所。老人每餐付6元。",
            "",
            [(None, "2023-04-30"), (None, ISSUED)],
        ),
        (
            "一季度，火化遗体26具。\n现已安葬骨灰16具。",
            "",
            [("2023-01-01", "2023-03-31"), (None, ISSUED)],
        ),
        # One thing done by a day, and a week, go no further
        ("补发部分已于3月底到账。全县孤儿26人。", "", [(None, ISSUED)]),
        (
            "上周，走访老人26户。\n更换路牌16块。",
            "",
            [("2023-05-08", "2023-05-14"), (None, ISSUED)],
        ),
        # A title that reviews a month, or a half with the next one's plans
        ("发放津贴6万元。", "4月份工作要点完成情况", [("2023-04-01", "2023-04-30")]),
        (
            "半年来，发放津贴6万元。",
            "2022年下半年工作总结及2023年打算",
            [("2022-07-01", "2022-12-31")],
        ),
        # Twelve months, where the year does not end
        ("一年来，走访老人26户。", "", [("2022-05-21", ISSUED)]),
        # The sum so far beside that of the month
        (
            "现将4月发放情况公布如下：\n低保：发放金额6万元，累计金额20万元。",
            "",
            [("2023-04-01", "2023-04-30"), ("2023-01-01", "2023-04-30")],
        ),
        # Feasts among other days
        ("“5·20”等特殊日子办理登记26件。", "", [(None, ISSUED)]),
    ],
)
def test_a_time_holds_for_what_is_told_of_it_and_no_longer(text, title, periods):
    assert periods_of(text, title=title) == periods
