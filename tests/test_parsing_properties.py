"""Whatever text comes in: nothing raises, nothing is lost, every line is right."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from benchmarks.texts import LAYOUTS, generate
from reading.documents import ParsedDocument, Unreadable, parse
from reading.parsed import Block, ParsedArticle

HAN = "民政局市县区简报第期年月日工作通知关于的一二三十召开会议养老救助印发分送著裡"
MARKS = "，。、：；！？“”（）〔〕《》【】●◆★■—…·()[]\"':;,.|"
SPACES = " \t　\u00a0\u200b\u2009"
NUMBERS = "0123456789０１２％%.〇○"
# Straight quotes are made curly; a table's pipes and blanks become tabs.
QUOTES = " \"'“”‘’|"
# What these become in Simplified depends on their neighbours: 幺 but 什么.
BY_NEIGHBOURS = str.maketrans("幺藉瞭覆", "么借了复")
PAGE_MARKS = (
    "— 3 —",
    "12",
    "第 2 页 共 8 页",
    "- 4 -",
    "",
    "",
    "目录",
    "附件：",
    "打印",
)
MANY = settings(max_examples=max(150, settings.default.max_examples))
CODED = "（一）乡级行政区划 |\n个 |\nJZH011110000 |\n175 |"
# What random searches found: values, or the rest of a sentence, taken up by a line
# that is no row of the table, and page numbers in the middle of one that is.
FOUND = (
    "3月5日，某镇把活动办好了，大家都说好。\n到场的人比去年多一半。（编辑 王小梅、责编 周远）",
    (
        f"2023年3季度民政统计季报\n来源：安庆市民政局 点击量：1592\n"
        f"万元 |\nJZH011310000 |\n84,504.8 |\n{CODED}"
    ),
    f"发布时间：2023-10-09 点击量：1592\n万元 |\nJZH011310000 |\n84,504.8 |\n{CODED}",
    f"批准机关：国家统计局\n2,853.2 |\n{CODED}\n{CODED}",
    f" |\nJZH012000000 |\n |\n{CODED}\n制表机关：民政部",
    (
        f"{CODED}\n协议签了，医生每周到敬老院巡诊，建立健康档案，把困难老人的情况都记在册子里，"
        f"哪一家缺人照看也写得清清楚楚，每周安排\n\n— 1 —\n\n一次上门。\n{CODED}"
    ),
    (
        f"{CODED}\n参加人员纷纷表示收获很大，要把学到的办法带回去用起来，还说这样的活动应当多办，"
        f"让更多的人都来看一看、听一听，以便\n12\n用在平时。\n{CODED}"
    ),
    f"{CODED}\n{CODED}\n都江堰市2016年第一季度，\n表    号:JBZH0001表",
)


def found_once(test):
    """Try the texts of FOUND as well, whatever chance brings."""
    for text in FOUND:
        test = example(text)(test)
    return test


@cache
def generated_lines(layout: str, seed: int) -> tuple[str, ...]:
    return tuple(generate(seed, layout).text.split("\n"))


@st.composite
def fragments(draw) -> list[str]:
    """A run of lines out of a generated text: half a masthead, a torn list …"""
    lines = generated_lines(draw(st.sampled_from(LAYOUTS)), draw(st.integers(1, 40)))
    start = draw(st.integers(0, len(lines) - 1))
    return list(lines[start : start + draw(st.integers(1, 12))])


def one_line() -> st.SearchStrategy[str]:
    anything = st.characters(exclude_categories=("Cs", "Cc"))
    return st.one_of(
        st.text(HAN, min_size=1, max_size=90),
        st.text(HAN + MARKS + NUMBERS + SPACES, max_size=120),
        st.text(anything, max_size=40),
        st.sampled_from(PAGE_MARKS),
    )


def texts() -> st.SearchStrategy[str]:
    parts = st.one_of(fragments(), st.lists(one_line(), max_size=4))
    return st.lists(parts, min_size=1, max_size=6).map(
        lambda groups: "\n".join(line for group in groups for line in group)
    )


@MANY
@found_once
@given(texts())
@example("2016年第四十一期\n一一\n2016年第四十一期")
def test_only_a_blank_text_is_unreadable(text):
    try:
        document = parse(text.encode(), "x.txt")
    except Unreadable:
        assert not words_of(text)
    else:
        assert document.issues


@MANY
@found_once
@given(texts().filter(lambda text: words_of(text)))
@example("市民政局简报\n第3期\n\n标题\n\n一段话。")
def test_no_line_with_words_is_lost(text):
    document = parse(text.encode(), "x.txt")
    lost = {
        number: line
        for number, line in numbered(document)
        if words_of(line) and not is_accounted_for(number, line, document)
    }
    assert lost == {}


@MANY
@found_once
@given(texts().filter(lambda text: words_of(text)))
def test_every_block_stands_in_the_lines_it_names(text):
    document = parse(text.encode(), "x.txt")
    wrong = [block for block in blocks_of(document) if not stands(block, document)]
    assert wrong == []


@MANY
@found_once
@given(texts().filter(lambda text: words_of(text)))
def test_every_line_set_aside_says_what_stands_there_and_why(text):
    document = parse(text.encode(), "x.txt")
    lines = dict(numbered(document))
    for aside in document.set_aside:
        assert words_of(aside.text) in words_of(lines[aside.line])
        assert aside.reason


DATES = (
    "2024年3月5日",
    "2024年03月05日",
    "2024-03-05",
    "2024.3.5",
    "二〇二四年三月五日",
    "3月5日",
    "十二月三十一日",
)


@st.composite
def dated_texts(draw) -> str:
    """Any text with a date somewhere: alone on a line, in words, or between two lines."""
    lines = draw(texts()).split("\n")
    said = draw(st.sampled_from(("{}", "（{}）", "于{}举行", "日期：{}", "截至{}，")))
    lines.insert(
        draw(st.integers(0, len(lines))), said.format(draw(st.sampled_from(DATES)))
    )
    return "\n".join(lines)


@MANY
@given(dated_texts())
@example("一段话。\n2024-03-05 09:00 来源：某处\n1\n2\n3")
@example(
    "在全市会议上的讲话\n（2024年3月5日）\n同志们：\n今天的会议很重要，大家都来了。"
)
def test_no_remark_says_that_there_is_no_date_where_one_stands(text):
    document = parse(text.encode(), "x.txt")
    untrue = [r.message for r in document.remarks if "没有写明日期" in r.message]
    # Of several issues one may have none.
    assert untrue == [] or len(document.issues) > 1


def numbered(document: ParsedDocument) -> Iterator[tuple[int, str]]:
    return enumerate(document.text.split("\n"), start=1)


def articles_of(document: ParsedDocument) -> list[ParsedArticle]:
    return [article for issue in document.issues for article in issue.articles]


def blocks_of(document: ParsedDocument) -> list[Block]:
    return [block for article in articles_of(document) for block in article.blocks]


def is_accounted_for(number: int, line: str, document: ParsedDocument) -> bool:
    """In a block that names the line, in an article's head, or set aside."""
    words = words_of(line)
    held = "".join(
        block.text
        for block in blocks_of(document)
        if block.first_line <= number <= block.last_line
    )
    heads = [
        head
        for article in articles_of(document)
        for head in (article.title, article.section, article.subtitle, article.byline)
    ]
    return (
        any(aside.line == number for aside in document.set_aside)
        or words in words_of(held)
        or any(words in words_of(head) for head in heads)
    )


def stands(block: Block, document: ParsedDocument) -> bool:
    """The block's text is that of its lines, but for the ones set aside."""
    lines = dict(numbered(document))
    if not 1 <= block.first_line <= block.last_line <= len(lines):
        return False
    # Behind the last sentence of a line its credit is set aside alone.
    aside = {
        each.line
        for each in document.set_aside
        if each.reason != "byline" or words_of(each.text) == words_of(lines[each.line])
    }
    named = range(block.first_line, block.last_line + 1)
    standing = [lines[number] for number in named if number not in aside]
    # A line of mere marks inside it may go as a rule or stay as text.
    fold = folded if all(map(words_of, standing)) else words_of
    return fold(block.text) in fold("".join(standing))


def folded(text: str) -> str:
    """Simplified, without white space and quotes, full and half width alike."""
    return "".join(map(_folded_sign, text))


def words_of(text: str) -> str:
    """Its letters and numbers only."""
    return "".join(sign for sign in folded(text) if sign.isalnum())


@cache
def _folded_sign(sign: str) -> str:
    # Sign by sign: a combining mark must fold alike at a line's end and inside.
    plain = _simplified().convert(unicodedata.normalize("NFKC", sign))
    plain = plain.translate(BY_NEIGHBOURS)
    return "".join(each for each in plain if each.isprintable() and each not in QUOTES)


@cache
def _simplified() -> OpenCC:
    return OpenCC("tw2s")
