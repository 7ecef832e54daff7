"""Marks of secrecy block in every form and place, and ordinary words do not."""

import pytest

from reading.documents import parse
from reading.documents.secrecy import TABLE, is_secrecy_mark, mark_in, resembles_mark
from reading.language.guarded import words_of_table
from reading.parsed import Severity

WORDS = words_of_table(TABLE)
BULLETIN = """{head}
榆次民政
第7期
晋中市榆次区民政局办公室　　　　2023年4月6日
{below}
区民政局为独居老人换装防滑垫

　　4月3日，区民政局组织人员走进粮店街，为独居老人换装防滑垫64块。
{body}
报：市民政局，区政府办公室
{foot}"""
NOTICE = """{head}
榆次区民政局文件
榆民发〔2023〕14号
关于做好防滑垫换装工作的通知

各乡镇人民政府、街道办事处：
　　为方便老人出行，请于四月底前完成换装工作。
　　特此通知。
晋中市榆次区民政局
2023年4月6日
{foot}"""
PLAIN = "{head}\n换装防滑垫的几点体会\n　　老人家里的地面滑，换一块垫子花不了多少钱。\n{foot}"
MARKS = (
    "秘 密 ★ 1 年",
    "密级：秘密",
    "秘密★一年　编号：000123",
    "机密★5年",
    "内部材料",
    "工作秘密",
    "内部情况 注意保密",
    "仅供内部参阅",
    "内部资料·免费交流",
    "此件不公开",
    "（请勿外传）",
    "内 部 资 料　　注 意 保 存",
    "絕密★長期",
    "內部資料　注意保存",
    "（此件依申请公开）",
    "密码电报",
    "密级：待定密",
)
NO_MARKS = (
    "密级：非密",
    "密级：无",
    "密级：不涉密",
    "特急·明电",
    "（此件公开发布）",
    "保守国家秘密　筑牢保密防线",
    "民政系统举办保密知识培训班",
    "信息公开选项：主动公开",
    "依申请公开",
    "保密工作",
)


def marks_of(text: str) -> list[int | None]:
    remarks = parse(text.encode(), "x.txt").remarks
    marks = [each for each in remarks if each.code == "secrecy_mark"]
    assert all(each.severity is Severity.BLOCKING for each in marks)
    return [each.line for each in marks]


@pytest.mark.parametrize("word", WORDS, ids=lambda each: each.word)
def test_each_example_holds_its_words_and_a_mark_unless_they_say_there_is_none(word):
    assert word.word.casefold() in word.example.replace(" ", "").casefold()
    assert bool(mark_in(word.example)) is (word.kind != "open")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("place", ["head", "below", "foot"])
def test_a_mark_blocks_a_bulletin_at_its_own_line(mark, place):
    places = dict.fromkeys(("head", "below", "body", "foot"), "") | {place: mark}
    text = BULLETIN.format(**places)
    document = parse(text.encode(), "x.txt")
    (issue,) = document.issues
    line = text.split("\n").index(mark) + 1
    blocking = {each.line for each in document.remarks if each.severity == "blocking"}
    assert line in blocking
    assert [each.title for each in issue.articles] == ["区民政局为独居老人换装防滑垫"]
    assert (issue.series, issue.number) == ("榆次民政", 7)


@pytest.mark.parametrize("mark", MARKS[:-1])
@pytest.mark.parametrize("text", [NOTICE, PLAIN], ids=["notice", "plain"])
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_mark_blocks_any_text_and_is_no_title(text, mark, place):
    text = text.format(**({"head": "", "foot": ""} | {place: mark}))
    assert marks_of(text) == [text.split("\n").index(mark) + 1]
    (issue,) = parse(text.encode(), "x.txt").issues
    assert issue.secrecy
    assert "换装" in issue.articles[0].title
    assert not any(mark_in(each.title) for each in issue.articles)


@pytest.mark.parametrize("words", NO_MARKS)
@pytest.mark.parametrize("text", [BULLETIN, NOTICE, PLAIN])
def test_words_that_are_no_mark_block_nothing(text, words):
    assert marks_of(text.format(head="", below="", body="", foot=words)) == []


def test_prose_that_speaks_of_secrets_bears_no_mark():
    spoken = "　　会议要求，标有“机密”“秘密”字样的文件不得外传，内部资料要妥善保管。"
    assert marks_of(BULLETIN.format(head="", below="", body=spoken, foot="")) == []


def test_a_grade_with_a_star_blocks_even_within_a_paragraph():
    body = "　　各乡镇：秘密★1年 现将换装工作情况通报如下，请认真学习，抓好落实，不得有误。"
    text = BULLETIN.format(head="", below="", body=body, foot="")
    assert marks_of(text) == [text.split("\n").index(body) + 1]


def test_a_mark_among_other_words_of_an_edge_blocks():
    foot = "主编：祝可心　　地址：榆次区新建路　　邮编：030600　　内部交流　免费赠阅"
    text = BULLETIN.format(head="", below="", body="", foot=foot)
    assert marks_of(text) == [text.split("\n").index(foot) + 1]


def test_a_mark_in_a_running_head_blocks_once():
    pages = "".join(
        f"　　第{n}组走访了{n}0户，一户一档记下需求，逐户落实。\n— {n} —\n内部资料　榆次民政 第7期\n"
        for n in range(1, 4)
    )
    text = BULLETIN.format(head="", below="", body=pages, foot="")
    assert len(marks_of(text)) == 1


def test_the_number_of_the_copy_goes_with_its_mark():
    text = BULLETIN.format(head="000123\n机密★5年", below="", body="", foot="")
    (issue,) = parse(text.encode(), "x.txt").issues
    assert (issue.secrecy, issue.series) == ("机密★5年", "榆次民政")


def test_a_mark_between_two_issues_is_of_the_one_below():
    one = BULLETIN.format(head="", below="", body="", foot="")
    two = BULLETIN.format(head="机密★一年", below="", body="", foot="")
    document = parse(f"{one}\n\n{two.replace('第7期', '第6期')}".encode(), "x.txt")
    assert [each.secrecy for each in document.issues] == ["", "机密★一年"]


def test_what_looks_like_a_mark_is_told_from_one():
    assert resembles_mark("密级：普通商密")
    assert resembles_mark("公开方式：依申请公开")
    assert resembles_mark("索引号：123　公开方式：依申请公开　来源：三水县民政局")
    assert resembles_mark("文号：无　是否公开：否　成文日期：2024年5月10日")
    assert not resembles_mark("索引号：123　公开方式：主动公开　是否公开：是")
    assert not resembles_mark("公开方式：主动公开")
    assert not resembles_mark("公开方式：依申请公开指南见网站")
    assert not resembles_mark("内部审计简报")
    assert not is_secrecy_mark("内部审计简报")
