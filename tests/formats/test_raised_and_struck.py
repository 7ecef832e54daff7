"""On a page: digits set small and high, and words that a line is drawn through."""

import pytest

from intake.formats import extract
from reading.parsed import Severity

from .ofd_files import drawn_page, packed, parts_of
from .paper import A4, PITCH, Rule, SetLine, SetPage, width_of
from .pdf_files import FONT, drawn

SMALL = 13.3
LEFT, BASE = 80.0, 200.0


def pdf_with(page: SetPage) -> bytes:
    def draw(canvas):
        for line in page.lines:
            canvas.setFont(FONT, line.size)
            canvas.drawString(line.left, A4[1] - line.base, line.text)
        for rule in page.rules:
            canvas.line(rule.left, A4[1] - rule.top, rule.right, A4[1] - rule.bottom)

    return drawn(draw)


def ofd_with(page: SetPage) -> bytes:
    return packed(parts_of([drawn_page(page)]))


MAKERS = pytest.mark.parametrize("made", [pdf_with, ofd_with])


def line_of(*pieces: tuple[str, float], size: float = SMALL) -> list[SetLine]:
    """Pieces beside each other; those that are raised or lowered are set smaller."""
    lines, left = [], LEFT
    for text, raised_by in pieces:
        own = size if raised_by else 16.0
        lines.append(SetLine(text, left, BASE - raised_by, own))
        left += width_of(text, own)
    return lines


def through(text: str, words: str, up: float = 5.0) -> Rule:
    """A line through words of a text that begins at the left."""
    start = LEFT + width_of(text[: text.index(words)])
    return Rule(start, BASE - up, start + width_of(words), BASE - up)


def read(content: bytes):
    return extract(content, "甲")


def words_of(content: bytes) -> list[str]:
    return [line for line in read(content).text.split("\n") if line]


def codes_of(content: bytes) -> list[tuple[str, Severity]]:
    return [(each.code, each.severity) for each in read(content).remarks]


@MAKERS
@pytest.mark.parametrize("size", [SMALL, 9.3])
@pytest.mark.parametrize("up", [4.4, 5.3, 6.5])
def test_a_digit_set_small_and_high_is_a_sign_of_its_own(made, size, up):
    page = SetPage(
        line_of(
            *(("礼堂占地860m", 0), ("2", up), ("，藏书10", 0), ("4", up)),
            *(("册，绿地三成", 0), ("注", up), ("以上。", 0)),
            size=size,
        )
    )
    assert words_of(made(page)) == ["礼堂占地860m²，藏书10⁴册，绿地三成注以上。"]


@MAKERS
def test_a_digit_set_low_stays_what_it_is(made):
    page = SetPage(line_of(("查出CO", 0), ("2", -3.0), ("报警器失灵三处。", 0)))
    assert words_of(made(page)) == ["查出CO2报警器失灵三处。"]


def test_what_is_written_small_above_words_stays_a_line():
    page = SetPage([SetLine("渑池县民政局来人查看", LEFT, BASE)])
    page.lines.append(SetLine("mian", LEFT, BASE - 14, 6))
    assert words_of(pdf_with(page)) == ["mian", "渑池县民政局来人查看"]


@MAKERS
def test_what_a_line_is_drawn_through_is_left_out_and_blocks(made):
    text = "新建凉亭十二座十五座，拨款九万元。"
    page = SetPage([SetLine(text, LEFT, BASE)], [through(text, "十二座")])
    assert words_of(made(page)) == ["新建凉亭十五座，拨款九万元。"]
    assert codes_of(made(page)) == [("struck_text_left_out", Severity.BLOCKING)]


@MAKERS
def test_a_line_that_is_struck_out_whole_is_gone(made):
    text = "原定腊月动工。"
    page = SetPage(
        [SetLine(text, LEFT, BASE), SetLine("正月动工。", LEFT, BASE + PITCH)],
        [through(text, text)],
    )
    assert words_of(made(page)) == ["正月动工。"]


@MAKERS
@pytest.mark.parametrize(
    "rule",
    [
        through("凉亭十五座", "十五座", up=-2),
        through("凉亭十五座", "十五座", up=14),
        Rule(40, BASE - 5, A4[0] - 40, BASE - 5),
        Rule(LEFT + 8, BASE - 5, LEFT + 40, BASE - 5),
    ],
    ids=["below", "above", "across the page", "from amid a sign on"],
)
def test_a_line_below_above_or_across_words_strikes_none_out(made, rule):
    page = SetPage([SetLine("凉亭十五座", LEFT, BASE)], [rule])
    assert words_of(made(page)) == ["凉亭十五座"]
    assert codes_of(made(page)) == []


def test_the_ruling_lines_of_a_table_strike_nothing_out():
    page = SetPage(
        [SetLine("凉亭", LEFT, BASE), SetLine("十五", LEFT + 60, BASE)],
        [
            Rule(LEFT, BASE - 5, LEFT + 32, BASE - 5),
            Rule(LEFT, BASE - 40, LEFT, BASE + 40),
        ],
    )
    assert "凉亭" in read(pdf_with(page)).text
    assert codes_of(pdf_with(page)) == []


def test_what_is_struck_out_in_a_table_is_left_out_of_its_cell():
    x, y = LEFT, BASE
    rules = [Rule(x, at, x + 200, at) for at in (y - 20, y + 10, y + 40)]
    rules += [Rule(at, y - 20, at, y + 40) for at in (x, x + 100, x + 200)]
    lines = [
        *(SetLine("柳桥", x + 10, y), SetLine("120 115", x + 110, y)),
        *(SetLine("沙塘", x + 10, y + 30), SetLine("93", x + 110, y + 30)),
    ]
    rules.append(Rule(x + 110, y - 5, x + 134, y - 5))
    page = SetPage(lines, rules)
    assert words_of(pdf_with(page)) == ["柳桥\t115", "沙塘\t93"]
