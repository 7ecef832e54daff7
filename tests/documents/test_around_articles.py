"""Who wrote an article, what was written on it, and what a page says beside: none of it is text."""

import pytest

from reading import parse
from reading.documents.body.files import parted_from_size
from reading.documents.body.lines import label_of
from reading.documents.body.notes import INSTRUCTION, SIGNED
from reading.documents.bylines import is_byline
from reading.documents.labels import Label
from reading.documents.notices.signatures import OPEN_DAY, SEAL
from reading.documents.official import addresses_without_colon
from reading.parsed import Line

HEAD = "德保民政简报\n第6期\n德保县民政局办公室　2024年4月12日\n\n"
FOOT = "\n\n报：市民政局\n"
TEXT = "经办人每月上门一次，记下老人的起居和用药。"
FIRST = "赶圩路上的婚俗宣讲队"


def articles(*lines: str):
    text = HEAD + "\n".join(lines) + FOOT
    (issue,) = parse(text.encode(), "甲.txt").issues
    return [
        (each.title, each.byline, [block.text for block in each.blocks])
        for each in issue.articles
    ]


@pytest.mark.parametrize(
    "writer",
    ["□ 敬德镇民政办　吴志强", "◎文／陈晓梅", "○县福利院  王晓燕  县救助站  李建军"],
)
def test_who_wrote_it_stands_behind_a_mark(writer):
    assert articles(FIRST, writer, "", TEXT) == [(FIRST, writer[1:].strip(), [TEXT])]


@pytest.mark.parametrize("line", ["■ 县救助站　温暖过冬", "◎ 文明新风进山来"])
def test_a_headline_behind_a_mark_names_nobody(line):
    assert len(articles(FIRST, "", TEXT, "", line, "", TEXT)) == 2


@pytest.mark.parametrize(
    "writer", ["（敬德镇民政办　林建国）", "（敬德镇民政办）", "通讯员　林建国"]
)
def test_a_writer_right_below_a_heading_makes_it_a_title(writer):
    found = articles(FIRST, "", TEXT, "", "敬德镇的老人学会了唱歌", writer, "", TEXT)
    assert [title for title, _, _ in found] == [FIRST, "敬德镇的老人学会了唱歌"]
    assert found[1][1] == writer.strip("（）")


def test_a_writer_below_a_text_closes_it():
    found = articles(
        FIRST, "", TEXT, "（敬德镇民政办　林建国）", "", "敬德镇唱起歌", "", TEXT
    )
    assert found[0][1] == "敬德镇民政办　林建国"


@pytest.mark.parametrize(
    ("line", "is_writer"),
    [
        ("德保县民政局报送", True),
        ("德保县改进政务信息报送", False),
        ("（课题组成员：宗思齐、颜如松　执笔：宗思齐）", True),
        ("（课题组走了三个镇，问了一百户人家。）", False),
    ],
)
def test_who_sends_a_text_in_is_an_office(line, is_writer):
    assert is_byline(line) is is_writer


@pytest.mark.parametrize(
    "line",
    [
        "[图：学员在上课　　扎西/摄]",
        "↑揭牌仪式现场",
        "↑10月11日揭牌仪式现场",
        "（照片由区民政局提供）",
        "【图片：老人在吃饭】",
    ],
)
def test_captions_in_their_frames(line):
    assert label_of(line) is Label.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "[图解]一张图看懂食堂补贴",
        "↑1.2个百分点，下降0.3个百分点。",
        "↑养老床位3021张",
        "↑低保标准提高3.2%",
        "↑ 返回页面顶部",
        "（经费由区民政局提供）",
    ],
)
def test_what_is_framed_otherwise_is_no_caption(line):
    assert label_of(line) is not Label.CAPTION


@pytest.mark.parametrize("name", ["【领导批示】", "市委领导批示摘登：", "批  示"])
def test_what_those_above_wrote_is_none_of_the_text(name):
    written = "办法管用，请在全县推开。（副县长　骆文清　9月16日）"
    assert INSTRUCTION.match(name)
    assert articles(name, written, "", FIRST, "", TEXT) == [(FIRST, "", [TEXT])]


WRITTEN = "办法管用，请在全县推开。（副县长　骆文清　9月16日）"


@pytest.mark.parametrize(
    "name", ["二是落实批示", "认真办理领导批示：", "批示件办理情况"]
)
def test_a_heading_that_tells_of_instructions_is_the_texts(name):
    assert not INSTRUCTION.match(name)
    texts = [
        text
        for _, _, blocks in articles(FIRST, "", TEXT, name, WRITTEN, TEXT)
        for text in blocks
    ]
    assert texts == [
        TEXT,
        name,
        "办法管用，请在全县推开。（副县长骆文清9月16日）",
        TEXT,
    ]


def test_instructions_amid_a_text_that_runs_on_below_are_its_own():
    (article,) = articles(FIRST, "", TEXT, "领导批示", WRITTEN, TEXT)
    assert len(article[2]) == 4


def test_instructions_stand_above_a_later_article_too():
    lines = [FIRST, "", TEXT, "", "【领导批示】", WRITTEN, "", "敬德镇唱起歌", "", TEXT]
    assert not any(
        "推开" in text for _, _, blocks in articles(*lines) for text in blocks
    )


@pytest.mark.parametrize(
    "text",
    [
        "县领导在会上批示推广，各镇照办。（9月16日）",
        "老人说这里好。（敬德镇　林建国）",
        "全镇办了三家食堂。（截至9月16日）",
        "把药按时送到床前。（护理员　农小燕　4月2日）",
    ],
)
def test_other_brackets_sign_nothing(text):
    assert not SIGNED.search(text)


@pytest.mark.parametrize(
    "day",
    [
        "2022年　　月　　日",
        "年  月  日",
        "2022年3月×日",
        "二〇二二年××月××日",
        "2022年__月__日",
    ],
)
def test_a_day_left_open_is_signed(day):
    assert OPEN_DAY.match(day)
    text = (
        f"关于清点物资的通知\n\n各乡镇人民政府：\n　　{TEXT}\n\n德保县民政局\n{day}\n"
    )
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert (issue.agency, issue.issued_on) == ("德保县民政局", None)
    assert [block.text for block in issue.articles[0].blocks] == [TEXT]


@pytest.mark.parametrize("field", ["申请单位：", "法定代表人签字：", "主管单位意见："])
def test_an_open_day_in_a_form_is_nobodys(field):
    form = f"变更登记申请表\n变更事项：\n{TEXT}\n{field}\n德保县民政局\n年　月　日\n"
    (issue,) = parse(form.encode(), "甲.txt").issues
    assert issue.articles[0].blocks[-1].text == "年　月　日"


def test_an_open_day_below_fields_alone_signs_nothing():
    form = (
        "变更登记申请表\n申请单位：某协会\n法定代表人签字：\n某县民政局\n年　月　日\n"
    )
    assert parse(form.encode(), "甲.txt").layout == "plain"


def test_a_form_below_keeps_its_open_day():
    form = "附件：\n申请表\n申请单位：\n德保县民政局\n年　月　日\n"
    text = f"关于清点物资的通知\n\n各乡镇人民政府：\n　　{TEXT}\n\n德保县民政局\n2022年3月1日\n{form}"
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert str(issue.issued_on) == "2022-03-01"
    assert issue.articles[0].blocks[-1].text == "年　月　日"


@pytest.mark.parametrize(
    "seal",
    ["（德保县民政局代章）", "（由县民政局代章）", "（代 章）", "（县民政局代为盖章）"],
)
def test_a_seal_may_be_another_offices(seal):
    assert SEAL.fullmatch(seal)


@pytest.mark.parametrize("seal", ["（规章制度代表）", "（印发）", "（德保县民政局）"])
def test_other_words_in_brackets_are_no_seal(seal):
    assert not SEAL.fullmatch(seal)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1.名单.xlsx（18.4KB）　下载次数：73", "1.名单.xlsx"),
        ("2.样式.pdf [1.2 M] 点击下载 预览", "2.样式.pdf"),
        ("名单.docx 下载", "名单.docx"),
    ],
)
def test_what_a_site_says_of_a_file_is_set_apart(line, name):
    file, said = parted_from_size(Line(3, line, ((0, 3),)))
    assert (file.text, file.label) == (name, Label.ATTACHMENT)
    assert (said.label, said.line.number) == (Label.NAVIGATION, 3)


@pytest.mark.parametrize(
    "line",
    ["名单.xlsx", "名单.xlsx（修订稿）", "请填写名单.xlsx后报送", "下载次数：73"],
)
def test_other_words_behind_a_file_stay(line):
    assert parted_from_size(Line(3, line, ((0, 3),))) == []


PAGE = "首页 > 要闻\n德保县把校舍改成养老院\n发布时间：2023-06-21　来源：德保县民政局\n"
SAID = "敬德镇的老中学空了六年，今年改成养老院，教学楼住人。"


@pytest.mark.parametrize(
    ("abstract", "blocks"),
    [
        (f"内容摘要：{SAID}", 2),
        (f"【摘要】{SAID[:-6]}...", 2),
        ("内容摘要：镇里花了两年把校舍改好，老人住得安心。", 3),
    ],
)
def test_an_abstract_is_set_aside_where_the_text_begins_with_it(abstract, blocks):
    text = f"{PAGE}{abstract}\n\n　　{SAID}\n　　{TEXT}\n"
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert len(issue.articles[0].blocks) == blocks


TITLE = "关于清点应急物资的通知"


@pytest.mark.parametrize(
    ("line", "addresses"),
    [
        ("各乡镇（街道），县救助站、县福利院", True),
        ("局机关各科室、局属各单位", True),
        ("德保县民政局、德保县财政局", False),
        ("各项工作要抓早抓实", False),
        ("（各乡镇用）", False),
    ],
)
def test_offices_are_addressed_without_a_colon_below_a_whole_title(line, addresses):
    lines = [Line(i, text) for i, text in enumerate([TITLE, "", line, "", TEXT], 1)]
    assert addresses_without_colon(lines, 2) is addresses


@pytest.mark.parametrize(
    ("title", "source", "layout"),
    [
        ("延平区民政局关于公布养老机构等级的公告", "延平区民政局", "notice"),
        ("延平区民政局发布关于养老机构等级的公告", "延平区民政局", "webpage"),
        ("延平区民政局关于养老机构等级的公告", "延平区人民政府", "webpage"),
        ("延平区民政局解读《关于养老机构等级的通知》", "延平区民政局", "webpage"),
    ],
)
def test_what_a_bureau_announces_on_its_own_page_is_no_news(title, source, layout):
    text = f"首页 > 通知公告\n{title}\n发布时间：2023-12-05　来源：{source}\n\n　　经评定，全区有2家养老机构为三级。\n　　{TEXT}\n"
    assert parse(text.encode(), "甲.txt").layout == layout


@pytest.mark.parametrize("name", ["【内容提要】", "摘要：", "［导读］"])
def test_what_says_that_it_sums_up_stands_above_the_title(name):
    found = articles(f"{name}村里的老人都来听。", "", FIRST, "", TEXT)
    assert found == [(FIRST, "", [TEXT])]


def test_a_paragraph_above_a_heading_is_no_summary():
    found = articles("提要求的人多了，听的人少。", "", FIRST, "", TEXT)
    assert found[0][2][0].startswith("提要求")
