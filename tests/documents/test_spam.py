"""Words of spam fall away where a text holds spam for certain, and no words of its sentences."""

import pytest

from reading.documents.cleaning import clean

TOLD = "老人不出社区就能看电影，放映前还有防诈骗宣传。"
OPENED = "手机棋牌游戏下载_电子书城"


def texts_of(*lines: str) -> list[str]:
    return [line.text for line in clean("\n".join(lines)).lines if line.text]


@pytest.mark.parametrize(
    "said",
    [
        "电子书城里的读物由区图书馆提供，凭社保卡借阅。",
        "热门影视排行由老人投票评出，重阳节再放一次。",
    ],
)
def test_what_runs_on_as_a_sentence_stays_below_a_line_of_spam(said):
    assert texts_of(OPENED, said, f"电子书城{TOLD}") == [said, TOLD]


def test_a_menu_of_single_words_is_no_spam():
    lines = ["影视 | 在线观看", f"在线观看人数过万，{TOLD}"]
    assert texts_of(*lines)[-1] == lines[-1]


TAB = "午夜影视大全_同城交友_足球比分直播"


@pytest.mark.parametrize(
    "said",
    [
        "民警提醒：“别信骗局。”同城交友网站多是骗局，大家要警惕。",
        "有人问起什么最像骗局。同城交友！民警答得干脆。",
    ],
)
def test_what_a_sentence_is_about_stays_behind_another(said):
    assert texts_of(TAB, said)[-1] == said


def test_what_is_glued_between_two_sentences_falls_away():
    glued = f"来了三百人。同城交友足球比分直播{TOLD}"
    assert texts_of(TAB, glued)[-1] == f"来了三百人。{TOLD}"
