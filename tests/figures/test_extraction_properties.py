"""Whatever text comes: nothing raises, and every figure stands where it says."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reading.figures import Setting, extract
from reading.language.numerals import read_decimal
from reading.language.sentences import sentences_in
from reading.parsed import Block, BlockKind

MANY = settings(max_examples=max(250, settings.default.max_examples))
PIECES = [
    *"0123456789０９.,，。、；：（）“”《》\n\t %％—-至到分之其中共约近超余多来几半",
    *"一二两三十百千万亿零〇壹拾个家人名户元件次张所天年月日号期届级",
    *"从由提高到增为达截今去全上下半底末前每均每人每月元/人/月标准计划将力争不少于以内任务",
    *"角分整圆负－−￥$²伍拾仟萬兩又廿成折半k",
    *["分之", "百分点", "港币", "人民币", "个亿", "https://a.b/%E5"],
    *[
        "分别为",
        "百分之",
        "2022年",
        "1-9月",
        "截至",
        "13月45日",
        "全市",
        "乐昌市",
        "养老机构",
    ],
    *[
        "第3",
        "7天2检",
        "100余",
        "万元",
        "人次",
        "个工作日",
        "低保对象",
        "发放",
        "同比增长",
    ],
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(max_size=80),
)
SETTINGS = st.builds(
    Setting,
    issued_on=st.none() | st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    year=st.none() | st.integers(1990, 2060),
    region_code=st.sampled_from(["", "440200", "440281", "440000", "110000", "x"]),
    kind=st.sampled_from(["", "bulletin", "notice", "report", "statistics"]),
)
KINDS = st.sampled_from(list(BlockKind))


@MANY
@given(st.lists(st.tuples(KINDS, TEXTS), max_size=5), SETTINGS)
@example([(BlockKind.HEADING, "\0")], Setting(region_code="x"))
@example([(BlockKind.PARAGRAPH, "从三万五千元提高到")], Setting())
@example([(BlockKind.PARAGRAPH, "截至0月，9999年底共5人")], Setting(year=2022))
@example([(BlockKind.ROW, "镇\t个\t1,2,3")], Setting())
def test_no_text_makes_it_raise_and_every_figure_stands_at_its_offsets(parts, setting):
    blocks = [
        Block(kind=kind, text=text.replace("\n", " "), first_line=n, last_line=n)
        for n, (kind, text) in enumerate(parts, 1)
    ]
    whole = "\n".join(block.text for block in blocks)
    figures = extract(blocks, setting)
    for figure in figures:
        assert whole[figure.start : figure.end] == figure.raw
        assert whole[figure.sentence_start : figure.sentence_end] == figure.sentence
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end
        assert 1 <= figure.line <= len(blocks)
    starts = [figure.start for figure in figures]
    assert starts == sorted(starts)


@MANY
@given(st.integers(0, 10**12), st.booleans())
def test_a_number_with_or_without_commas_is_itself(number, with_commas):
    text = f"{number:,}" if with_commas else str(number)
    assert read_decimal(text) == number


@MANY
@given(st.integers(11, 9999))
def test_a_chinese_numeral_is_its_number(number):
    assert read_decimal(in_chinese(number)) == number
    assert read_decimal(f"{in_chinese(number)}万") == number * 10_000


def in_chinese(number: int) -> str:
    """1,203 as 一千二百零三."""
    digits = "零一二三四五六七八九"
    parts, gap = [], False
    for place, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            parts.append(f"{'零' if gap else ''}{digits[digit]}{scale}")
        gap = (bool(parts) and not digit) or (gap and not digit)
    return "".join(parts)


@MANY
@given(st.text("余多来几0123456789.,万亿千百十点一二两", max_size=12))
def test_no_run_of_digits_makes_reading_raise(text):
    value = read_decimal(text)
    assert value is None or (isinstance(value, Decimal) and value >= 0)


@MANY
@given(TEXTS)
def test_sentences_lie_one_behind_the_other(text):
    spans = sentences_in(text)
    for first, second in pairwise(spans):
        assert first.start <= first.end <= second.start <= second.end
