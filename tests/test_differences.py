"""What differs between two texts, as a clerk would mark it with a pencil."""

from hypothesis import given
from hypothesis import strategies as st

from reading.differences import compared


def told(before, after):
    """Each row as 原[own]文, both sides of it."""
    return [
        tuple(
            "".join(f"[{p.text}]" if p.is_own else p.text for p in side)
            for side in (row.before, row.after)
        )
        for row in compared(before, after)
    ]


def test_a_changed_number_is_marked_as_a_whole():
    assert told("核查3958人。", "核查3985人。") == [
        ("核查[3958]人。", "核查[3985]人。")
    ]


def test_changed_words_are_marked_within_their_paragraph():
    assert told("一段。\n核查低保对象。", "一段。\n核查特困对象。") == [
        ("一段。", "一段。"),
        ("核查[低保]对象。", "核查[特困]对象。"),
    ]


def test_a_new_paragraph_stands_beside_nothing():
    assert told(
        "甲县已完成。\n丙县已完成。", "甲县已完成。\n新的一段话。\n丙县已完成。"
    ) == [
        ("甲县已完成。", "甲县已完成。"),
        ("", "[新的一段话。]"),
        ("丙县已完成。", "丙县已完成。"),
    ]


def test_a_changed_paragraph_finds_its_own_among_new_ones():
    assert told("全市共有养老机构36家。", "完全不同。\n全市共有养老机构38家。") == [
        ("", "[完全不同。]"),
        ("全市共有养老机构[36]家。", "全市共有养老机构[38]家。"),
    ]


TEXTS = st.text("甲乙1 \n", max_size=60)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_left_out(before, after):
    rows = compared(before, after)
    for side, text in ((0, before), (1, after)):
        words = "".join(piece.text for row in rows for piece in row[side])
        assert words == text.replace("\n", "")
    assert all(not piece.is_own for row in rows if row.is_same for piece in row.before)


def test_texts_without_end_are_compared_in_no_time():
    long = "\n".join(f"第{n}段" * 50 for n in range(3000))
    assert compared(long, long.replace("第1", "第一"))
    assert compared("的" * 20_000, "了的" * 20_000)
