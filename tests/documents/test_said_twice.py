"""What a page prints twice is read once, where nothing goes on below the second."""

import pytest

from reading.documents import parse
from reading.documents.said_twice import lines_said_again

HEAD = "德兴市民政局办起婚俗展\n发布时间：2023-06-21　来源：德兴市民政局\n"
TEXT = (
    "6月20日，德兴市民政局把婚俗展搬进花海，请来十八对老人和新人同框留影。\n"
    "市民政局负责人说，彩礼降下来，日子才能好起来，全市有213对新人选择低彩礼。\n"
)


def blocks(text: str) -> list[str]:
    (issue,) = parse(text.encode(), "甲.txt").issues
    return [block.text for block in issue.articles[0].blocks]


@pytest.mark.parametrize("below", ["", "乡村大集周末开市\n", "附件：无\n"])
def test_a_text_printed_twice_is_read_once(below):
    assert blocks(HEAD + TEXT + TEXT + below) == TEXT.splitlines()


@pytest.mark.parametrize("below", ["附件：1.参展名单", "联系人：韩文清"])
def test_what_closes_a_text_below_its_second_printing_is_kept(below):
    assert blocks(HEAD + TEXT + TEXT + below)[-1] == below


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["关于做好冬季", "取暖工作的通知", "关于做好冬季取暖", "工作的通知"], 2),
        (["关于做好冬季取暖工作的通知", "关于做好夏季取暖工作的通知"], 0),
        (["通知", "通知"], 0),
        # a line that goes over from one to the other
        (["关于做好冬季取暖", "工作的通知关于做好", "冬季取暖工作的通知"], 0),
    ],
)
def test_a_title_said_again_is_told_by_all_its_words(texts, count):
    assert lines_said_again(texts) == count
