"""The parts that official documents are made of, in the forms and orders that they come in."""

import pytest

from reading.documents import parse

BUREAU = "涟水县民政局"
TITLE = "关于做好今冬走访工作的通知"
HEAD = (BUREAU, "涟民发〔2023〕41号", "", TITLE, "各镇人民政府：")
TEXT = "　　立冬以后，各镇要逐户走访独居老人，缺煤缺被的当天补上。"


def read(*lines: str):
    (issue,) = parse("\n".join(lines).encode(), "甲.txt").issues
    return issue


def blocks(*signature: str) -> list[str]:
    issue = read(*HEAD, TEXT, "", *signature)
    assert (issue.agency, str(issue.dated_on)) == (BUREAU, "2023-11-08")
    return [block.text for article in issue.articles for block in article.blocks]


@pytest.mark.parametrize(
    "signature",
    [
        ["2023年11月8日", BUREAU],
        ["2023.11.8", "", BUREAU],
        ["2023年11月8日", f"{BUREAU}（章）"],
        ["涟水县", "民政局", "2023年11月8日"],
        [BUREAU, "2 0 2 3 . 1 1 . 8"],
        [BUREAU, "2 0 2 3 - 1 1 - 0 8"],
        ["淮安市涟水县", "民 政 局", "二〇二三年十一月八日"],
    ],
    ids=" / ".join,
)
def test_who_signs_above_or_below_the_day_is_no_text(signature):
    assert blocks(*signature) == [TEXT.strip()]


@pytest.mark.parametrize("told", ["报名表请于月底前交县民政局", "县民政局"])
def test_what_is_no_bureau_s_full_name_below_a_day_signs_nothing(told):
    lines = (*HEAD, TEXT, "", "2023年11月8日", told)
    aside = parse("\n".join(lines).encode(), "甲.txt").set_aside
    assert told not in [each.text for each in aside if each.reason == "signature"]


def test_a_place_that_no_bureau_stands_below_signs_nothing():
    (article,) = read(*HEAD, TEXT, "涟水县", "2023年11月8日").articles
    assert article.blocks[-1].text == "涟水县"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ([BUREAU, "", BUREAU, TITLE], BUREAU + TITLE),
        ([BUREAU, "", BUREAU + TITLE], BUREAU + TITLE),
        ([BUREAU, TITLE], BUREAU + TITLE),
    ],
)
def test_a_bureau_that_its_title_says_again_heads_the_sheet(head, title):
    issue = read(*head, "各镇人民政府：", TEXT, "", BUREAU, "2023年11月8日")
    assert [each.title for each in issue.articles] == [title]


@pytest.mark.parametrize(
    "sent_out",
    [
        ["江苏省民政厅", "高龄津贴发放办法"],
        ["江苏省民政厅", "", "关于发放高龄津贴的办法"],
    ],
)
def test_whose_name_heads_what_is_sent_out_below_the_day_signs_nothing(sent_out):
    rules = ["第一条　高龄津贴按月发放。", "第二条　每人每月50元。"]
    issue = read(*HEAD, TEXT, "", "2023年11月8日", *sent_out, *rules)
    (article,) = issue.articles
    assert issue.agency == BUREAU
    assert sent_out[0] in [block.text for block in article.blocks]


@pytest.mark.parametrize(
    "below", ["附件：走访登记表", "（联系人：何小川）", "抄送：县政府办公室"]
)
def test_a_name_below_the_day_signs_above_whatever_a_document_ends_in(below):
    lines = (*HEAD, TEXT, "", "2023年11月8日", BUREAU, below)
    aside = parse("\n".join(lines).encode(), "甲.txt").set_aside
    assert BUREAU in [each.text for each in aside if each.reason == "signature"]
