"""What begins anew though the line above it is full: below a title, the next item of a list."""

import pytest

from .test_layout_of_pages import placed, text_of

# 28 signs of 16 points, as official documents are set.
LEFT, SIGNS, SIZE, PITCH = 79, 28, 16, 28
ABOVE = "入冬以来，县民政局把敬老院的锅炉、电线和灶具逐一查过，换下旧线三百余米，添了灭火器。"


def page_of(*rows: tuple[float, str]) -> list[str]:
    """Rows as they are set, each so many signs in, below a paragraph that shows the edges."""
    above = [(2, ABOVE[:26]), (0, ABOVE[26:]), (2, ABOVE[:26]), (0, ABOVE[26:])]
    placed_rows = [
        (LEFT + indent * SIZE, 120 + at * PITCH, text)
        for at, (indent, text) in enumerate([*above, *rows])
    ]
    lines = text_of(placed(*placed_rows, size=SIZE)).split("\n")
    return [line.strip("\u3000") for line in lines if line][2:]


def test_a_title_in_the_size_of_the_text_takes_none_of_those_addressed():
    for title in (
        "关于做好全县困难群众冬春季节基本生活救助工作的通知",
        "关于做好全县困难群众冬春季节基本生活救助有关工作的通知",
        "关于做好全县困难群众冬春季节基本生活救助各有关工作的通知",
    ):
        indent = (SIGNS - len(title)) / 2
        for addressed in ("2023年度先进单位：", "各乡镇人民政府，县直各单位："):
            assert page_of((indent, title), (0, addressed)) == [title, addressed]


def test_a_title_that_a_line_s_end_broke_goes_on():
    title = "关于公开征求《云浮市养老机构收费管理办法（草案）》意见"
    assert page_of((0, title), (0, "的公告")) == [f"{title}的公告"]


@pytest.mark.parametrize(
    ("item", "next_item"),
    [
        ("附件：1.青禾县困难群众基本生活救助资金统计表", "2.低保对象花名册"),
        ("（一）青禾县困难群众基本生活救助资金发放情况汇总登", "（二）低保对象"),
        ("三、青禾县困难群众基本生活救助资金发放情况统计汇总表格", "四、其他"),
        ("3.青禾县困难群众基本生活救助资金发放情况统计汇总登记表", "一、其他"),
    ],
)
def test_an_item_that_fills_its_line_without_a_mark_takes_none_of_the_next(
    item, next_item
):
    is_called = item.startswith("附件")
    indents = (2, 5) if is_called else (0, 0)
    rows = list(zip(indents, (item, next_item), strict=True))
    assert page_of(*rows) == [item, next_item]


@pytest.mark.parametrize(
    ("item", "rest"),
    [
        ("（一）青禾县福利院收住的对象，应当符合本办法第十条、", "（二）项的规定。"),
        ("一、青禾县民政局对重度残疾的老人，按照残疾等级，分别给", "一、二级残疾的护理补贴。"),
        ("（一）青禾县福利院收住的对象，应当符合本办法第十条的规", "定。"),
        ("二、青禾县民政局完善两项补贴，今年起把全县持证并且在册的", "三、四级智力残疾人纳入。"),
        ("一、青禾县民政局推进养老服务与旅游农业相互融合，带动全县", "二、三产业一同发展。"),
        ("（二）青禾县民政局对全县各乡镇困难群众的救助情况，分别按", "一、三季度作了通报。"),
    ],
)  # fmt: skip
def test_numbers_that_a_sentence_lists_begin_nothing(item, rest):
    assert page_of((0, item), (0, rest)) == [item + rest]


def test_a_clause_that_fills_its_line_goes_on():
    clause = "机构实行日报告、零报告，负责人在岗值班，进门测体温查码；"
    rest = "没有必要的事，干部职工不离开县城。"
    assert page_of((0, clause), (0, rest)) == [clause + rest]
