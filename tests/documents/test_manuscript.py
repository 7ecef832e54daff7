"""A text a clerk has not touched comes back as it went out."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reading.documents.manuscript import bare_marks, revise, write_manuscript
from reading.parsed import Block, BlockKind

SIGNS = st.sampled_from("低保对象12｜|\\【】[]［］ \t小标题正文图表#：")
VISIBLE = st.text(SIGNS, min_size=1, max_size=12).filter(str.strip)
BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=VISIBLE,
        first_line=st.integers(1, 99),
        last_line=st.integers(1, 99),
        starts=st.just(((0, 7),)),
    )
)
ANY_TEXT = st.text(SIGNS | st.sampled_from("\n\r"))


def paragraph(text, line=1, **fields):
    block = Block(
        kind=BlockKind.PARAGRAPH,
        text=text,
        first_line=line,
        last_line=line,
        starts=((0, line),),
    )
    return replace(block, **fields)


@given(BLOCKS)
def test_an_untouched_manuscript_is_the_same_blocks(blocks):
    assert revise(blocks, write_manuscript(blocks)) == tuple(blocks)


@given(BLOCKS)
def test_what_is_retyped_from_nothing_says_the_same(blocks):
    typed = revise([], write_manuscript(blocks))
    assert [(b.kind, b.text) for b in typed] == [
        # A tab at the end of a row is an empty cell.
        (b.kind, b.text.strip(" " if b.kind == BlockKind.ROW else None))
        for b in blocks
    ]


@given(BLOCKS, ANY_TEXT)
def test_any_text_can_be_typed_and_then_stays(blocks, text):
    once = revise(blocks, text)
    assert revise(once, write_manuscript(once)) == once


@given(BLOCKS, VISIBLE)
def test_a_paragraph_added_at_the_end_leaves_the_others_alone(blocks, text):
    added = revise(blocks, write_manuscript(blocks) + "\n" + text)
    assert added[: len(blocks)] == tuple(blocks)


def test_marks_tell_what_is_no_paragraph():
    typed = revise(
        [],
        "一季度工作平稳。\n【小标题】一、摸清底数\n【图】走访.png\n【图注】走访现场\n"
        "【附件】登记表\n【联系】张某 0751-8880000\n【表】武江区｜120｜",
    )
    assert [(block.kind.value, block.text) for block in typed] == [
        ("paragraph", "一季度工作平稳。"),
        ("heading", "一、摸清底数"),
        ("image", "走访.png"),
        ("caption", "走访现场"),
        ("attachment", "登记表"),
        ("contact", "张某 0751-8880000"),
        ("row", "武江区\t120\t"),
    ]


def test_half_width_marks_are_understood_too():
    heading, row = revise([], "[小标题] 摸清底数\n［表］武江区|120")
    assert (heading.kind, heading.text) == (BlockKind.HEADING, "摸清底数")
    assert row.text == "武江区\t120"


def test_other_brackets_stay_in_the_paragraph():
    (block,) = revise([], "【案例一】老人走失后平安到家。")
    assert (block.kind, block.text) == (
        BlockKind.PARAGRAPH,
        "【案例一】老人走失后平安到家。",
    )


def test_a_paragraph_that_looks_marked_is_written_so_that_it_stays_one():
    block = paragraph("【附件】一词见于文首。")
    assert write_manuscript([block]) == "【正文】【附件】一词见于文首。"


def test_a_moved_paragraph_keeps_its_lines():
    first, second = paragraph("甲镇已完成。", 7), paragraph("乙镇正推进。", 9)
    assert revise([first, second], "乙镇正推进。\n甲镇已完成。") == (second, first)


def test_a_mended_paragraph_keeps_its_lines_but_not_its_starts():
    before = [paragraph("全市共有低保对象3958人。", 7), paragraph("乙镇正推进。", 9)]
    mended, untouched = revise(before, "全市共有低保对象3985人。\n乙镇正推进。")
    assert (mended.first_line, mended.last_line, mended.starts) == (7, 7, ())
    assert untouched == before[1]


def test_a_mended_paragraph_is_known_though_another_was_put_before_it():
    before = [paragraph("全市共有低保对象3958人。", 7)]
    added, mended = revise(before, "一、摸清底数。\n全市共有低保对象3985人。")
    assert (added.first_line, mended.first_line) == (0, 7)


def test_another_paragraph_in_its_place_takes_no_lines_over():
    (block,) = revise([paragraph("全市共有低保对象。", 7)], "晴空万里，游人如织。")
    assert (block.first_line, block.last_line) == (0, 0)


def test_a_mark_with_nothing_behind_it_is_found_but_an_image_may_be_nameless():
    assert bare_marks("正文一段。\n【小标题】 \n【图】") == [2]
