"""What the gate finds in a piece of a text, and what it leaves alone."""

import math
import time

import pytest

from reading.documents.checks.wordings import WordingRule, Wordings
from reading.documents.findings import findings_in

NONE = Wordings(())


def found(text: str, **how) -> list[str]:
    return [f"{each.code} {each.words}" for each in findings_in(text, NONE, **how)]


@pytest.mark.parametrize(
    "text",
    [
        "秘密★1年",
        "机 密 ★ 5 年",
        "密级：秘密",
        "絕密★長期",
        "内部资料　注意保存。",
        "民政简报（内部资料）",
        "请勿外传",
        "各地：秘密★1年 现将有关情况通报如下，请认真贯彻执行，确保各项工作落到实处。",
        "正文一段。\n机密\n正文又一段。",
    ],
)
def test_a_mark_is_found_on_its_own_line_and_beside_a_title(text):
    (mark,) = found(text)
    assert mark.startswith("secrecy_mark")


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密　筑牢保密防线",
        "会议要求，标有“机密”“秘密”字样的文件不得外传，内部资料要妥善保管。",
        "“机密”不得外传。",
        "学习《秘密》一书有感",
        "加强内部资料管理",
        "三、工作秘密",
        "内部审计全面铺开",
        "密级：无",
        "此件公开发布",
    ],
)
def test_what_speaks_of_secrets_is_no_mark(text):
    assert found(text) == []


def test_a_cell_of_a_table_is_no_mark_and_a_row_may_be():
    assert found("文件\t机密\t3份", is_row=True) == []
    assert found("秘密★1年\t\t", is_row=True) == ["secrecy_mark 秘密★1年"]


def test_what_resembles_a_mark_is_one_in_a_head_alone():
    assert found("民政信息（传阅件）") == []
    assert found("民政信息（传阅件）", is_head=True)


def test_a_number_is_found_however_it_was_typed_and_told_of_by_its_mask():
    for written in (
        "11010519491231002X",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "1101051949\u200b1231002X",
    ):
        assert found(f"身份证号{written}。") == ["personal_data 110105********002X"]


def test_of_two_wordings_the_longest_holds_and_the_advice_is_told():
    wordings = Wordings(
        [
            WordingRule("残废", "残疾", blocks=True),
            WordingRule("残废军人", "伤残军人", blocks=False),
        ]
    )
    told = [each.said for each in findings_in("残废军人和残废人", wordings)]
    assert told == [
        "用了“残废军人”，不宜使用。建议改为“伤残军人”。",
        "用了“残废”，不得使用。应改为“残疾”。",
    ]


def test_a_wording_is_found_in_unusual_characters():
    wordings = Wordings([WordingRule("ABC工程", "", blocks=True)])
    (use,) = findings_in("推进ＡＢＣ工\u200b程建设", wordings)
    assert (use.said, use.blocks) == ("用了“ABC工程”，不得使用。", True)


def test_the_beginning_of_a_longer_wording_is_no_use_of_it():
    wordings = Wordings([WordingRule("残废军人", "", blocks=True)])
    assert list(wordings.used_in("残废军残废军人")) == [
        (3, WordingRule("残废军人", "", blocks=True))
    ]


def test_no_wordings_are_found_nowhere():
    assert not NONE
    assert list(NONE.used_in("残废人")) == []


def seconds_for(length: int) -> float:
    """Of a text that begins a long wording at every place."""
    wordings = Wordings([WordingRule("甲" * 39 + "乙", "", blocks=True)])
    text = "甲" * length
    start = time.process_time()
    assert list(wordings.used_in(text)) == []
    return time.process_time() - start


def test_twice_the_text_takes_twice_the_time_to_look_for_wordings():
    best = [math.inf, math.inf]
    for _ in range(8):
        best = [
            min(b, seconds_for(n)) for b, n in zip(best, (8_000, 64_000), strict=True)
        ]
        if best[1] / best[0] < 13:
            return
    pytest.fail(f"eight times the text took {best[1] / best[0]:.1f} times the time")
