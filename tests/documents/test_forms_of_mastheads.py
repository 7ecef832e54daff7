"""Mastheads and the items below them, in forms that offices set them in."""

import pytest

from reading.documents import parse

TEXT = "5月15日，社工把理发摊摆进院子，二十多位老人理了发，宁县民政局还送来了夏凉被。"
ITEMS = ["敬老院里响起推子声", "县里添了两间助浴房"]
HEADS = {
    "a dot": "宁县民政快讯\n2024·12\n宁县民政局办公室　　5月16日",
    "old tens": "民 政 动 态\n第廿一期\n宁县民政局办公室编　2024.5.16",
    "thirty": "情况反映\n第 卅二 期\n宁县民政局研究室　2024.5.16　签发：某某",
    "formal numerals": "宁县民政\n二〇二四年第拾贰期\n宁县民政局编印　二〇二四年五月十六日",
    "a short year": "民政简报\n二四年第十二期\n主办：宁县民政局　主编：某某\n出刊日期：2024/05/16",
    "brackets alone": "工作简报\n〔12〕\n宁县民政局办公室编　2024年5月16日",
    "brackets within": "民政工作信息\n第（12）期\n宁县民政局办公室　2024年5月16日",
    "a campaign above": "全县养老服务质量提升专项行动\n简　报\n第12期\n宁县民政局　2024年5月16日",
    "a box": "┏━━━━━━┓\n　民政信息\n　第12期\n┗━━━━━━┛\n宁县民政局　2024年5月16日",
    "behind the name": "养老服务工作交流（十二）\n宁县民政局养老服务股\n2024年5月16日",
    "how often below": "宁县民政\n（季　刊）\n２０２４年第１２期\n主办：宁县民政局　　出版日期：2024年5月16日",
    "no grade": "机密程度：一般\n民政信息\n第12期\n宁县民政局　2024年5月16日",
}
NUMBERS = {"old tens": 21, "thirty": 32}


def read(head: str, body: str):
    text = f"{head}\n\n{body}\n报：市民政局\n"
    document = parse(text.encode(), "甲.txt")
    (issue,) = document.issues
    return issue, {each.code for each in document.remarks}


@pytest.mark.parametrize("form", HEADS)
def test_a_masthead_says_whose_issue_it_is_of_when_and_which(form):
    issue, codes = read(HEADS[form], f"{ITEMS[0]}\n{TEXT}")
    assert issue.kind == "bulletin"
    assert issue.number == NUMBERS.get(form, 12)
    assert str(issue.issued_on) == "2024-05-16"
    assert issue.agency == "宁县民政局"
    assert [article.title for article in issue.articles] == [ITEMS[0]]
    assert codes <= {"inferred_date"}


@pytest.mark.parametrize("grade", ["机密", "秘密", "绝密"])
def test_a_grade_behind_any_label_is_a_mark(grade):
    _, codes = read(f"机密程度：{grade}\n{HEADS['a dot']}", f"{ITEMS[0]}\n{TEXT}")
    assert "secrecy_mark" in codes


@pytest.mark.parametrize(
    "form", ["◎{}　{}", "▶ {}　{}", "◆{} {}", "▶▶{}\n{}", "★{}\n{}"]
)
def test_an_item_s_text_may_run_on_from_its_title(form):
    body = "\n".join(form.format(item, TEXT) for item in ITEMS)
    issue, _ = read(HEADS["brackets within"], body)
    assert [article.title for article in issue.articles] == ITEMS
    assert [article.text for article in issue.articles] == [TEXT, TEXT]


def test_a_frame_right_above_a_title_is_its_section():
    contents = f"本期导读\n1.{ITEMS[0]}\n2.{ITEMS[1]}\n＊　＊　＊　＊\n"
    body = "".join(
        f"【{section}】\n{item}\n{TEXT}\n"
        for section, item in zip(["院里事", "新鲜事"], ITEMS, strict=True)
    )
    issue, codes = read(HEADS["brackets within"], contents + body)
    assert [article.title for article in issue.articles] == ITEMS
    assert [article.section for article in issue.articles] == ["院里事", "新鲜事"]
    assert codes == set()


def test_a_note_may_open_with_one_sign():
    note = "【按】宁县的做法简便易行，现予刊发，供各地参考，并请结合实际抓好落实。"
    issue, _ = read(HEADS["brackets within"], f"{note}\n{ITEMS[0]}\n{TEXT}")
    assert [article.title for article in issue.articles] == [ITEMS[0]]
    assert issue.editors_note == note


def test_a_numbered_column_amid_an_issue_opens_no_other():
    body = f"{ITEMS[0]}\n{TEXT}\n\n政策之窗（三）\n\n{TEXT}"
    issue, _ = read(HEADS["brackets within"], body)
    assert issue.number == 12


def test_how_often_it_appears_is_no_part_of_its_name():
    issue, _ = read(HEADS["how often below"], f"{ITEMS[0]}\n{TEXT}")
    assert issue.series == "宁县民政"


def test_editors_and_subject_words_above_the_recipients_are_no_text():
    body = f"{ITEMS[0]}\n{TEXT}\n\n（本期编辑　水 生）\n\n主题词：养老　理发"
    issue, _ = read(HEADS["brackets within"], body)
    assert [article.text for article in issue.articles] == [TEXT]
