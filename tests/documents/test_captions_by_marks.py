"""A line behind ▲ or △ on a page tells of a picture, unless each part has one."""

import pytest

from reading.documents import parse

HEAD = "首页 > 要闻\n山那边的理发日\n来源：隆德县民政局　发布时间：2023-05-09\n\n"
SAID = "五月九日，隆德县民政局的社工在晒场上给四十来位老人理了发，一直忙到太阳落山。\n"


def blocks_of(*lines: str):
    text = HEAD + "\n".join(lines)
    (issue,) = parse(text.encode(), "甲.txt").issues
    return [(each.kind, each.text) for each in issue.articles[0].blocks]


@pytest.mark.parametrize("mark", ["△ ", "▲"])
def test_it_is_a_caption_without_its_mark(mark):
    blocks = blocks_of(SAID, f"{mark}晒场上的理发摊", "", SAID)
    assert blocks[1] == ("caption", "晒场上的理发摊")


def test_the_parts_of_a_text_keep_theirs():
    parts = [f"▲{name}\n{SAID}" for name in ("理发", "量血压", "代买药")]
    kinds = [kind for kind, _ in blocks_of(*parts)]
    assert "caption" not in kinds


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("（图片）社工给老人理发。", "caption"),
        ("（图）理发摊上的三句话", "heading"),
    ],
)
def test_a_picture_named_in_brackets_has_a_sentence_behind_it(line, kind):
    assert dict(map(reversed, blocks_of(SAID, line, SAID)))[line] == kind
