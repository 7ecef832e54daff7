"""What is printed twice: a headline, broken anew each time, or a text to be seen and to be printed."""

from collections.abc import Sequence

from ..language.marks import is_prose, words_of
from ..language.patterns import pattern
from ..parsed import Line

MOST_LINES = 8
# 通知 above 通知 may be two heads; so many words are one headline.
SHORTEST = 10
# So many paragraphs, each of more signs, are no chance.
FEWEST_PARAGRAPHS, MAIN_TEXT_LENGTH = 2, 24
# 附件：1.培训名单, 联系人：韩某某: what closes a text
CLOSES_TEXT = pattern(
    r"^(?:附\s?件\s?\d{0,2}|联系人|咨询电话)\s?[:：]\s?(?!无[。]?$)\S"
)


def lines_said_again(texts: Sequence[str]) -> int:
    """How many of the last lines say together what those right above them say; 0 if none do.

    关于做好冬季 取暖工作的通知 above 关于做好 冬季取暖工作的通知 are two of four.
    """
    said = [words_of(text) for text in texts[-MOST_LINES:]]
    for top in range(len(said) - 1):
        whole = "".join(said[top:])
        half = len(whole) // 2
        if half >= SHORTEST and whole[:half] == whole[half:]:
            return _lines_at_end(said[top:], half)
    return 0


def _lines_at_end(said: Sequence[str], length: int) -> int:
    """How many of the last lines have so many signs together; 0 where a line goes over it."""
    for count in range(1, len(said)):
        held = sum(map(len, said[-count:]))
        if held >= length:
            return count if held == length else 0
    return 0


def start_of_second(lines: Sequence[Line], start: int) -> int:
    """Where all lines from `start` on are said again in their order; the end where they are not.

    Below the second nothing runs on but what stands above it too: headlines at most. Where
    附件 or a contact stands below it alone, the text goes on there, and all of it is kept.
    """
    inked = [i for i in range(start, len(lines)) if lines[i].text]
    texts = [lines[i].text.strip() for i in inked]
    first = texts[0] if texts else ""
    at = next((n for n in range(1, len(texts)) if texts[n] == first), len(texts))
    once, again = texts[:at], texts[at : 2 * at]
    if once != again or len(_running(once)) < FEWEST_PARAGRAPHS:
        return len(lines)
    below = set(texts[2 * at :]) - set(once)
    goes_on = _running(list(below)) or any(map(CLOSES_TEXT.match, below))
    return len(lines) if goes_on else inked[at]


def _running(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if len(text) > MAIN_TEXT_LENGTH and is_prose(text)]
