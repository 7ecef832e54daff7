"""The rows that head the minutes of a meeting: 时间：…, 地点：…, 主持人：…, 参加人员：…, 记录：…"""

from collections.abc import Sequence

from ..language.marks import is_prose
from ..language.patterns import pattern

# Who was there and who wrote it down: nothing but minutes has two of these.
WHO = (
    r"主\s*持\s*人?|召\s*集\s*人?|(?:参\s*加|参\s*会|与\s*会|出\s*席|列\s*席|到\s*会|缺\s*席|请\s*假)\s*(?:人\s*员?|领\s*导|单\s*位)?|"
    r"记\s*录\s*人?|整\s*理\s*人?|(?:访\s*谈|受\s*访)?\s*嘉\s*宾|(?:主\s*讲|采\s*访|受\s*访)\s*人"
)
WHEN = r"(?:会\s*议\s*)?(?:时\s*间|日\s*期|地\s*点|议\s*题)"
ROW = pattern(rf"^(?:(?P<who>{WHO})|{WHEN})\s*[:：]\s*\S")
# A list of names goes on over another line: no sentence, no label.
LONGEST_REST = 120
RUNNING = frozenset("，。；：:")
FEWEST = 3


def rows_of_meeting(texts: Sequence[str]) -> range:
    """From the first of such rows to the last, above all text; empty where none stand there.

    Three of them, one of which tells who was there, stand in nothing else.
    """
    found, people, above = [], 0, ""
    for i, text in enumerate(texts):
        row = ROW.match(text.strip()) if "：" in text or ":" in text else None
        if row:
            found.append(i)
            people += bool(row["who"])
        elif (found and text and not _goes_on(text, above)) or is_prose(text):
            break
        above = text or above
    if len(found) < FEWEST or not people:
        return range(0)
    return range(found[0], found[-1] + 1)


def is_row_of_meeting(text: str) -> bool:
    return bool(ROW.match(text.strip()))


def _goes_on(text: str, above: str) -> bool:
    """More names, each parted from the next by a blank or 、; by ，where the row above ends in one."""
    held = set(text) - {"，"} if above.rstrip().endswith("，") else set(text)
    return len(text) <= LONGEST_REST and RUNNING.isdisjoint(held)
