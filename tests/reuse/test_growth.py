"""Twice the texts take twice the time, whatever they hold."""

import math
import time
from datetime import date

import pytest

from reading.reuse import ToldText, compare, keys_asked
from tests.test_growth import (  # noqa: F401
    EXPONENT,
    MOST_ROUNDS,
    Bait,
    forget_lines,
    uncollected,
)

SIZES = (1_500, 3_000, 6_000)
BAITS = {
    "one sign": Bait("", "老"),
    "two signs": Bait("", "老人"),
    "one paragraph again and again": Bait(
        "", "某某镇把饭送到了老人门口，来的人说好。\n"
    ),
    "one sentence in one line": Bait("", "某某镇把饭送到了老人门口，来的人说好。"),
    "numbered sentences": Bait("", "第{i}天某某镇给{i}位老人送了饭，来的人说好。\n"),
    "numbers without end": Bait("", "{i}户{i}人，"),
    "digits": Bait("", "7"),
    "days": Bait("", "3月5日，"),
    "places": Bait("", "石桥镇柳河村"),
    "names": Bait("", "局长李建国、"),
    "quotes that never close": Bait("", "“甲乙丙"),
    "titles that never close": Bait("", "《甲乙丙"),
    "official phrases": Bait("", "会议强调，要抓好落实。"),
    "speeches": Bait("", "会议指出，甲。\n"),
    "signs of several": Bait("", "㎡①"),
    "blanks": Bait("", " "),
    "short paragraphs": Bait("", "甲{i}\n"),
    "lines that end alike": Bait("", "{i}号院子里的老人把凳子搬到了太阳底下\n"),
}


def told(words: str, day: int) -> ToldText:
    return ToldText(
        title="某事",
        paragraphs=tuple(words.split("\n")),
        day=date(2024, 3, day),
        level=0,
        places=("440281",),
    )


def seconds_for(bait: Bait, size: int) -> float:
    """Of all that is done when a text is added: keys, and a comparison with one like it."""
    words = bait.of_length(size)
    first, second = told(words, 5), told(f"{words[size // 3 :]}乙\n{words}", 6)
    forget_lines()
    start = time.process_time()
    keys_asked(second)
    compare(first, second)
    return time.process_time() - start


@pytest.mark.parametrize("name", BAITS)
def test_twice_the_text_takes_twice_the_time(name):
    seconds_for(BAITS[name], SIZES[0])
    best = [math.inf] * len(SIZES)
    for _ in range(MOST_ROUNDS):
        times = (seconds_for(BAITS[name], size) for size in SIZES)
        best = [min(pair) for pair in zip(best, times, strict=True)]
        exponent = math.log(best[-1] / best[-3], 4)
        if exponent < EXPONENT:
            return
    pytest.fail(f"exponent {exponent:.2f}: {[round(each, 4) for each in best]}")
