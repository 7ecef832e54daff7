"""Where articles begin that no list under a heading names: by their numbers, their setting, their columns."""

import pytest

from reading.documents import parse

HEAD = "宁县民政简报\n第12期\n宁县民政局　2024年5月16日\n\n"
FOOT = "\n\n报：市民政局\n"
NEWS = "5月15日，社工把理发摊摆进院子，二十多位老人理了发，宁县民政局还送来了夏凉被。"
TALE = (
    "清晨的集市上，志愿者支起桌子，给赶集的人讲怎样申请临时救助，一上午来了四十多人。"
)
ONE, TWO, THREE = "灶火暖了一条街", "集市上的政策课", "老巷子里的新名字"
BODY = f"{ONE}\n\n{TALE}\n{TALE}\n\n{TWO}\n\n{TALE}\n\n{THREE}\n\n{TALE}"
SUBTITLED = f"{ONE}\n——宁县办好老年食堂纪实\n\n{TALE}\n\n{TWO}\n\n{TALE}\n\n{THREE}\n——宁县整理古地名侧记\n\n{TALE}"
COUNTED = {
    "two digits": "01\n{}\n\n{}\n\n02\n{}\n\n{}",
    "in brackets": "【一】\n{}\n{}\n\n【二】\n{}\n{}",
    "No.": "No.1\n{}\n\n{}\n\nNo.2\n{}\n\n{}",
    "ringed": "①\n{}\n{}\n②\n{}\n{}",
    "PART": "PART 01\n\n{}\n\n{}\n\nPART 02\n\n{}\n\n{}",
    "rules around": "━━ {} ━━\n\n{}\n\n━━ {} ━━\n\n{}",
    "flowers": "✿{}\n{}\n✿{}\n{}",
    "rare arrows": "➢ {}\n\n{}\n\n➢ {}\n\n{}",
}
LISTS = {
    "numbered": f"1. {ONE}\n2. {TWO}\n3. {THREE}",
    "by numerals over a rule": f"一、{ONE}\n二、{TWO}\n三、{THREE}\n————————",
    "marked": f"◆{ONE}\n◆{TWO}\n◆{THREE}",
    "with pages": f"{ONE}（1）\n{TWO}（2）\n{THREE}（4）",
    "bare": f"{ONE}\n{TWO}\n{THREE}",
}


def issue_of(body: str):
    document = parse(f"{HEAD}{body}{FOOT}".encode(), "甲.txt")
    (issue,) = document.issues
    return issue, [each.code for each in document.remarks]


def titles_of(body: str) -> list[str]:
    return [article.title for article in issue_of(body)[0].articles]


@pytest.mark.parametrize("form", COUNTED)
def test_a_number_above_each_title_or_a_sign_around_it_is_none_of_its_words(form):
    issue, codes = issue_of(COUNTED[form].format(ONE, TALE, TWO, TALE))
    assert [article.title for article in issue.articles] == [ONE, TWO]
    assert [article.text for article in issue.articles] == [TALE, TALE]
    assert not codes


def test_numbers_below_a_title_count_its_parts():
    body = f"宁县三招办好老年食堂\n\n{NEWS}\n\n01\n选好一个址\n\n{TALE}\n\n02\n管好一口灶\n\n{TALE}"
    assert titles_of(body) == ["宁县三招办好老年食堂"]


@pytest.mark.parametrize("form", LISTS)
def test_a_list_needs_no_heading_where_all_of_it_comes_again(form):
    issue, codes = issue_of(f"{LISTS[form]}\n\n{BODY}")
    assert [article.title for article in issue.articles] == [ONE, TWO, THREE]
    assert [len(article.blocks) for article in issue.articles] == [2, 1, 1]
    assert not codes


def test_sections_of_such_a_list_come_again_too():
    body = f"◇要闻\n{ONE}\n◇基层\n{TWO}\n\n◇要闻\n{ONE}\n\n{TALE}\n\n◇基层\n{TWO}\n\n{TALE}"
    issue, _ = issue_of(body)
    assert [(each.section, each.title) for each in issue.articles] == [
        ("要闻", ONE),
        ("基层", TWO),
    ]


def test_what_does_not_come_again_is_a_title_over_its_parts():
    title = "宁县多措并举办好老年食堂"
    issue, _ = issue_of(
        f"{title}\n\n{ONE}\n{TWO}\n\n{NEWS}\n\n{ONE}\n{TALE}\n\n{TWO}\n{TALE}"
    )
    assert issue.articles[0].title == title


@pytest.mark.parametrize(
    "listed",
    [
        f"{ONE}——宁县办好老年食堂纪实\n{TWO}\n{THREE}——宁县整理古地名侧记",
        f"{ONE}\n——宁县办好老年食堂纪实……1\n{TWO}……2\n{THREE}\n——宁县整理古地名侧记……3",
        f"{ONE}……1\n——宁县办好老年食堂纪实\n{TWO}……2\n{THREE}……3\n——宁县整理古地名侧记",
        f"1. {ONE}\n——宁县办好老年食堂纪实\n2. {TWO}\n3. {THREE}\n  ——宁县整理古地名侧记",
        f"{ONE}\n{TWO}\n{THREE}",
    ],
)
def test_a_subtitle_in_the_list_is_none_of_the_title(listed):
    issue, codes = issue_of(f"本期要目\n{listed}\n\n{SUBTITLED}")
    assert [(each.title, each.subtitle) for each in issue.articles] == [
        (ONE, "宁县办好老年食堂纪实"),
        (TWO, ""),
        (THREE, "宁县整理古地名侧记"),
    ]
    assert not codes


def test_a_subtitle_that_only_the_list_has_is_no_article():
    listed = f"{ONE}\n——宁县办好老年食堂纪实\n{TWO}\n{THREE}\n——宁县整理古地名侧记"
    assert titles_of(f"目录\n{listed}\n\n{BODY}") == [ONE, TWO, THREE]
    assert not issue_of(f"目录\n{listed}\n\n{BODY}")[1]


@pytest.mark.parametrize(
    "chronicle",
    [
        "五月民政大事记\n\n5月2日　全县婚俗改革推进会召开\n5月9日　县福利院通过验收\n5月20日　38对新人登记",
        "【本月要事】\n●2日，全县婚俗改革推进会召开。\n●9日，县福利院通过验收。\n●20日，38对新人登记。",
        "工作日志\n\n三日　全县婚俗改革推进会召开。\n九日—十一日　县福利院验收。\n二十日　38对新人登记。",
    ],
)
def test_a_chronicle_is_an_article_of_its_own(chronicle):
    issue, codes = issue_of(f"{ONE}\n\n{TALE}\n{TALE}\n\n{chronicle}")
    assert len(issue.articles) == 2
    assert [len(article.blocks) for article in issue.articles] == [2, 3]
    assert not codes


@pytest.mark.parametrize(
    "lines",
    [
        "社工日志\n\n3号楼的老人要买药。\n5号楼的老人想下棋。",
        "办好民生要事\n\n3日内办结申请，不拖一天。\n5日内回访，户户有记录。",
    ],
)
def test_houses_and_terms_make_no_chronicle(lines):
    body = f"{ONE}\n\n{TALE}\n\n{TALE}\n\n{lines}"
    assert titles_of(body) == [ONE]


def test_days_below_any_other_heading_are_of_its_article():
    body = (
        f"{ONE}\n\n{TALE}\n{TALE}\n\n活动安排\n\n5月2日　集中培训。\n5月9日　入户走访。"
    )
    assert titles_of(body) == [ONE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("县 民 政 局 走 进 集 市 讲 政 策", "新 宁 镇 办 起 孝 老 食 堂"),
        ("全 县 启 动 “ 敬 老 月 ” 活 动", "夜 里 的 一 盏 灯"),
        ("全 县 2024 年 清 明 祭 扫 的 情 况", "早 胜 镇 设 立 鲜 花 换 纸 钱 点"),
    ],
)
def test_titles_set_wide_by_a_scan_are_alike(first, second):
    titles = titles_of(f"{first}\n\n{TALE}\n\n{TALE}\n\n{second}\n\n{NEWS}")
    assert [title.replace(" ", "") for title in titles] == [
        first.replace(" ", ""),
        second.replace(" ", ""),
    ]


def test_headlines_over_one_paragraph_each_tell_whose_doing_it_was():
    titles = [
        "县民政局把政策讲到集市",
        "全县养老机构食堂装上监控",
        "早胜镇：一本台账管到底",
    ]
    texts = [TALE, f"近日，{NEWS}", TALE]
    pairs = zip(titles, texts, strict=True)
    assert (
        titles_of("\n\n".join(f"{title}\n\n{text}" for title, text in pairs)) == titles
    )


@pytest.mark.parametrize("column", ["【短讯】", "〖一句话新闻〗", "【工作动态】"])
def test_a_column_of_news_is_no_part_of_the_article_above(column):
    items = "▲5月1日，县福利院通过验收。\n▲5月3日，38对新人登记。"
    body = f"{ONE}\n\n{TALE}\n{TALE}\n\n{column}\n{items}\n\n【数字宁县】\n上半年发放低保金4108万元。"
    assert titles_of(body) == [ONE, column[1:-1], "数字宁县"]


@pytest.mark.parametrize("mark", ["〇", "●", "※ ", "▲"])
def test_marks_before_whom_it_goes_to(mark):
    foot = f"{mark}报：市民政局\n{mark}发：各乡镇\n"
    document = parse(f"{HEAD}{ONE}\n\n{TALE}\n\n{foot}".encode(), "甲.txt")
    (issue,) = document.issues
    assert [each.recipients for each in issue.distribution] == [
        ("市民政局",),
        ("各乡镇",),
    ]
    assert len(issue.articles) == 1


def test_a_mark_before_what_was_given_opens_no_list():
    body = f"{ONE}\n\n{TALE}\n●送：把米面送到老人手中。\n●发：给每户发一张联系卡。\n●报送：请于月底前送到镇上。"
    issue, _ = issue_of(body)
    assert len(issue.articles[0].blocks) == 4


@pytest.mark.parametrize(
    "line",
    [
        "投稿：宁县辑宁路民政局三楼",
        "来稿请寄：宁县辑宁路5号",
        "社址：宁县辑宁路5号",
        "| 编辑 | 何小满 | 校对 | 罗成 |",
    ],
)
def test_how_the_editors_are_reached_is_no_text(line):
    text = f"{HEAD}{ONE}\n\n{TALE}\n\n编辑：何小满\n{line}\n"
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert [block.text for block in issue.articles[0].blocks] == [TALE]
