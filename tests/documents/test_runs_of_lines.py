"""Lines that come again, or stand one below another, are a page's or a paragraph's by proof."""

import pytest

from reading.documents import parse
from reading.documents.accounts_of_figures import gives_figures, is_communique
from reading.documents.cleaning.running_heads import without_running_heads
from reading.documents.cleaning.stanzas import lines_of_stanzas
from reading.documents.labels import Label, Labelled
from reading.parsed import Line

PROSE = "第一所敬老院已经完工，老人全部搬入新楼。"


def lines(*texts: str) -> list[Line]:
    return [Line(n, text) for n, text in enumerate(texts, 1)]


def heads(between: int) -> list[int]:
    rows = [[f"低保核查进度　　{n} / 3", *[PROSE] * between] for n in (1, 2, 3)]
    _, running = without_running_heads(lines(*(text for row in rows for text in row)))
    return [line.number for line in running if "进度" in line.text]


@pytest.mark.parametrize(("between", "pages"), [(0, []), (1, []), (3, [1, 5, 9])])
def test_what_counts_on_close_by_counts_steps_and_no_pages(between, pages):
    assert heads(between) == pages


@pytest.mark.parametrize(
    ("group", "goes_on"),
    [
        (("清明将至，", "县民政局的干部走进了柳林村，", "看望老人。"), True),
        (("姓名：王大山，", "住址：城关镇东街社区三组，", "特长：书法。"), False),
    ],
)
def test_clauses_are_a_paragraph_and_a_card_is_none(group, goes_on):
    texts = [text for _ in range(3) for text in (*group, "")]
    assert bool(lines_of_stanzas(lines(*texts), lambda _: False)) == goes_on


@pytest.mark.parametrize(
    ("opening", "counts"),
    [("截至3月底", True), ("3月31日止", True), ("3月4日夜里", False)],
)
def test_what_happened_on_a_day_is_no_account_of_a_month(opening, counts):
    texts = [f"{opening}，全县救助{n}人次，发放棉被{n}床。" for n in (12, 15, 18)]
    labelled = [Labelled(line, Label.PARAGRAPH) for line in lines(*texts)]
    assert gives_figures(["云岭县2024年3月社会救助情况"], labelled) == counts


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("云岭县2023年民政事业主要指标", True),
        ("2023年三季度云岭县民政主要数据", True),
        ("云岭县民政局召开会议分析民政主要数据", False),
        ("云岭县提前完成民政事业主要指标", False),
    ],
)
def test_what_a_bureau_does_with_figures_is_no_communique(title, counts):
    assert is_communique(title) is counts


@pytest.mark.parametrize("seal", ["", "（盖章）\n"])
def test_a_seal_below_who_signs_is_no_second_name(seal):
    text = (
        "关于核对床位的通知\n\n各镇：\n请于4月1日前核对床位，数目要实。\n"
        f"报送邮箱和联系电话如下：\n\n宁洱县民政局\n{seal}2024年3月5日\n"
    )
    (issue,) = parse(text.encode(), "a.txt").issues
    assert issue.articles[0].blocks[-1].text.endswith("如下：")
