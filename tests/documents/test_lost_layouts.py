"""What pages, fonts and haste did to lines is undone where the lines prove it, and nowhere else."""

import pytest

from reading.documents import parse
from reading.documents.assembly import clean_heading
from reading.documents.bulletins.contents import is_contents_heading
from reading.documents.cleaning.joining import rejoin
from reading.documents.cleaning.mails import without_mail
from reading.documents.cleaning.ocr import redrawn
from reading.documents.cleaning.set_wide import with_words_closed
from reading.documents.cleaning.typed import with_stops
from reading.documents.layouts import statistics
from reading.documents.mastheads.issue_numbers import find_issue_number
from reading.documents.page.headlines import OF_PAGE
from reading.parsed import Line

TITLE = "          全县推行“一张清单”办白事让困难家庭少"


def lines(*texts: str) -> list[Line]:
    return [Line(n, text) for n, text in enumerate(texts, 1)]


def joined(*texts: str) -> list[str]:
    return [line.text for line in rejoin(lines(*texts))]


def test_the_rest_of_a_centred_title_goes_on_with_it():
    assert joined(TITLE, "                        花冤枉钱")[0].endswith(
        "家庭少花冤枉钱"
    )


@pytest.mark.parametrize(
    "below",
    [
        "                     浦东县民政局",  # whose doing it is
        "                    （2023年5月9日）",
        "                   ——黄家镇的一年",
        "                     一、主要做法",
        "                          王大山",  # who wrote it
        "          花冤枉钱",  # not below its middle
        "花冤枉钱",  # at the margin
    ],
)
def test_what_stands_below_a_title_by_itself_is_no_rest_of_it(below):
    assert joined(TITLE, below) == [TITLE.strip(), below.strip()]


def test_short_centred_lines_are_lines_of_their_own():
    texts = ["          送温暖进山村", "               到农家"]
    assert joined(*texts) == [text.strip() for text in texts]


def test_half_width_stops_are_stops_where_a_text_has_no_others():
    typed = lines(
        "共办了3.5万件.还有2件没办.", "1.请于4.8日前上报.", "网址www.mca.gov.cn"
    )
    assert [line.text for line in with_stops(typed)] == [
        "共办了3.5万件。还有2件没办。",
        "1.请于4.8日前上报。",
        "网址www.mca.gov.cn",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("共办了3件。", "还有2件没办.", "请于月底前上报."),
        ("还有2件没办.", "请于月底前上报"),
        ("慢慢地...", "请稍等..."),
    ],
)
def test_a_text_that_has_stops_or_hardly_any_keeps_its_points(texts):
    assert [line.text for line in with_stops(lines(*texts))] == list(texts)


def test_numbers_that_do_not_count_on_keep_their_commas():
    texts = ["3,各乡镇登记编号.", "8,借出去的收回来."]
    assert [line.text[:2] for line in with_stops(lines(*texts))] == ["3,", "8,"]


def test_a_name_set_wide_stays_wide_where_prose_is_not_set_so():
    texts = ["平 湖 民 政 信 息", "第 3 期", "市民政局开展检查。"]
    assert [line.text for line in with_words_closed(lines(*texts))] == texts


def test_digits_that_stand_apart_among_such_prose_may_be_cells():
    prose = "参 加 学 习 3 0 人 次 ， 走 访 老 人 。"
    closed = with_words_closed(lines(*[prose] * 3, "1 2 3 4", "— 1 2 —"))
    assert [line.text for line in closed[2:]] == [
        "参加学习30人次，走访老人。",
        "1 2 3 4",
        "—12—",
    ]


def test_prose_that_an_account_set_clause_by_clause_is_paragraphs():
    texts = [
        *(
            "八月三日清早，",
            "一场大雨冲断了去竹坪村的路，",
            "车进不去。",
            "镇里连夜架桥。",
        ),
        *("", "值班员提醒：", "有急事，", "请拨打便民服务热线。", ""),
        *("这个夏天，", "热线接到求助九十三个，", "办结了八十七个。"),
    ]
    assert [text for text in joined(*texts) if text] == [
        "八月三日清早，一场大雨冲断了去竹坪村的路，车进不去。镇里连夜架桥。",
        "值班员提醒：有急事，请拨打便民服务热线。",
        "这个夏天，热线接到求助九十三个，办结了八十七个。",
    ]


def test_verses_as_long_as_one_another_stay_verses():
    verse = [
        "春风又绿江南岸，",
        "老屋新添一盏灯。",
        "邻里敲门问冷暖，",
        "乡音入耳最关情。",
    ]
    assert [text for text in joined(*verse, "", *verse, "", *verse) if text] == [
        verse[0] + verse[1],
        verse[2] + verse[3],
    ] * 3


@pytest.mark.parametrize("text", ["一一对应", "一一一", "十一一一一一一一"])
def test_numerals_are_no_rule(text):
    assert redrawn(text) == text


def test_a_rule_read_as_numerals_is_a_rule():
    assert redrawn("  一一一一一—一一一一一一") == "  " + "—" * 12


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("2.\t三个村合请一名护理员", "三个村合请一名护理员"),
        ("01  三个村合请一名护理员", "三个村合请一名护理员"),
        ("3　　“敲门邻居”上岗", "“敲门邻居”上岗"),
        ("3、三个村合请一名护理员", "3、三个村合请一名护理员"),
        ("05后志愿者进村", "05后志愿者进村"),
        ("12  月份救助情况", "12  月份救助情况"),
        ("10  年坚守", "10  年坚守"),
        ("3   个社区合请一名护理员", "3   个社区合请一名护理员"),
        ("3.  个人捐赠进了食堂", "个人捐赠进了食堂"),
    ],
)
def test_a_number_set_apart_from_a_title_is_the_lists(text, heading):
    assert clean_heading(text) == heading


def test_who_is_addressed_below_a_gap_goes_on_with_no_title():
    text = (
        "江口县民政局关于县人大十八届二次会议第41号建议\n办理情况的答复\n\n"
        "田茂林代表：\n    您提出的关于修缮敬老院的建议收悉，现答复如下：今年已修好两处。\n\n江口县民政局\n2022年7月1日\n"
    )
    [issue] = parse(text.encode(), "a.txt").issues
    assert issue.distribution[0].recipients == ("田茂林代表",)


ACCOUNT = "同心民政\n2021年11月23日 17:05 宁夏\n\n雪夜来电\n热线那头有人在\n{gap}"
CLAUSES = "十一月二十日夜里，\n一场大雪封住了盘山路，\n班车停了。\n\n值班员一边问地方，\n一边打电话。\n\n天亮以前，\n药都送到了。\n\n预览时标签不可点\n微信扫一扫\n"


@pytest.mark.parametrize(
    ("gap", "title"), [("\n\n", "雪夜来电热线那头有人在"), ("\n", "雪夜来电")]
)
def test_a_title_of_two_short_lines_has_a_wider_gap_below(gap, title):
    [issue] = parse((ACCOUNT.format(gap=gap) + CLAUSES).encode(), "a.txt").issues
    assert issue.articles[0].title == title


@pytest.mark.parametrize("mark", ["—— 目 录 ——", "====目录====", "| 目录 |"])
def test_what_is_drawn_around_contents_is_no_word_of_them(mark):
    assert is_contents_heading(mark)


def test_an_account_credits_its_source_behind_a_bar():
    text = ACCOUNT.format(gap="\n\n") + CLAUSES + "来源丨同心县民政局\n编辑丨马小兰\n"
    [issue] = parse(text.encode(), "a.txt").issues
    assert issue.source == "同心县民政局"


@pytest.mark.parametrize(
    "texts",
    [
        ("发件人: a <a@example.com>", "主题: 转发: 关于做好核对工作的", "通知"),
        ("---- 原始邮件 ----", "时间: 2021-09-14"),
        ("主题：请查收本月简报",),
        ("From: a", "Subject: b"),
    ],
)
def test_the_head_of_a_mail_is_none_of_the_text(texts):
    kept, mail = without_mail(lines(*texts, "", "各镇：", "本邮件如误收请删除。"))
    assert [line.text for line in kept if line.text] == ["各镇："]
    assert len(mail) == len(texts) + 1


@pytest.mark.parametrize(
    "texts",
    [
        ("主题：邻里守望", "时间：5月9日", "地点：社区礼堂"),
        ("主题：关于高龄津贴的回复",),
        ("日期：2024年5月9日", "主题：局长邮箱来信办理情况"),
        ("收件人：各镇民政办",),
        ("市民政局：", "发件人：某镇", "主题：某事"),
    ],
)
def test_labels_of_a_text_are_no_mails(texts):
    _, mail = without_mail(lines(*texts, "", "活动内容如下。"))
    assert mail == []


def test_a_text_right_below_a_mails_rows_is_kept():
    head = (
        "发件人：办公室",
        "收件人：黄家镇, 石桥镇, 柳",
        "林镇",
        "主题：转发：关于核对床位的通",
    )
    text = "关于核对床位的通知", "各镇：", "时间：5月9日至20日。"
    kept, mail = without_mail(lines(*head, "知", "附件：床位表.xls", *text, "", "某局"))
    assert [line.text for line in kept if line.text] == [*text, "某局"]
    assert len(mail) == len(head) + 2


def test_the_title_of_a_text_is_no_rest_of_a_mails_subject():
    head = "发件人：办公室", "主题：转发：关于核对床位的通知"
    kept, _ = without_mail(lines(*head, "关于核对床位的通知", "", "各镇："))
    assert [line.text for line in kept if line.text] == ["关于核对床位的通知", "各镇："]


def test_the_bracket_before_a_year_is_the_numbers():
    found = find_issue_number("某某快讯 〔2023〕第11期 某某县民政局")
    assert found
    assert (found.year, found.number) == (2023, 11)
    assert "〔" not in found.rest


def test_a_notice_that_asks_for_figures_is_no_form():
    text = "宁洱县民政局关于报送报表的通知\n各乡镇：\n请于7月6日前报送，填报单位：写全称，填报日期：写报出日。\n宁洱县民政局\n2023年7月1日\n"
    assert parse(text.encode(), "a.txt").layout == "notice"


@pytest.mark.parametrize(
    ("text", "is_of_page"),
    [
        ("（网络图片）", True),
        ("（资料图）", True),
        ("养老服务_热门话题_某某网", True),
        ("（昌图县民政局）", False),
        ("（图们市2024年2月）", False),
    ],
)
def test_what_tells_of_a_picture_is_of_a_page(text, is_of_page):
    assert bool(OF_PAGE.search(text)) == is_of_page


@pytest.mark.parametrize(
    "rows",
    [
        (
            "序号\t机构\t职责",
            "1\t养老股\t管养老院",
            "2\t救助股\t管低保",
            "3\t办公室\t管公章",
        ),
        ("姓 名\t年龄", "王大山\t34", "李小川\t41", "赵明河\t29"),
    ],
)
def test_a_roll_below_an_office_and_a_day_is_no_form_of_figures(rows):
    head = "宁洱县民政局登记表", "填报单位：宁洱县民政局　　填报日期：2023年7月6日"
    assert not statistics.recognises(lines(*head, *rows))
    counted = "项目\t人数", "低保\t34", "特困\t41", "孤儿\t29"
    assert statistics.recognises(lines(*head, *counted))


@pytest.mark.parametrize(
    ("below", "goes_on"), [("一碗热汤的来历", True), ("王大山", False)]
)
def test_a_name_right_below_a_title_is_no_part_of_it(below, goes_on):
    text = f"柳林镇的老年食堂开张以后\n{below}\n\n\n今年四月，老年食堂开张了，{'老人们都来吃饭，' * 5}热闹得很。\n"
    (issue,) = parse(text.encode(), "a.txt").issues
    assert (below in issue.articles[0].title) == goes_on


@pytest.mark.parametrize("first", [">", "> >", "> \u00a0"])
@pytest.mark.parametrize("way", ["> {}", "{}"])
def test_a_quoted_line_without_words_above_all_is_blank(first, way):
    rows = [
        "发件人：县民政局",
        "主题：关于走访的通知",
        "",
        "各镇：",
        "立冬以后要逐户走访。",
    ]
    text = "\n".join([first, *(way.format(row) for row in rows)])
    document = parse(text.encode(), "甲.txt")
    (article,) = document.issues[0].articles
    assert "立冬以后要逐户走访。" in article.text
    assert "发件人" not in article.text
