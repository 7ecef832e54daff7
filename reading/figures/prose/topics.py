"""What a heading, or the few words that a paragraph opens with, say it is about."""

import re

NUMBERING = re.compile(
    r"^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．:：]\s*"
)
# So short, and without a mark or a number, it is no sentence.
LONGEST = 14
PLAIN = re.compile(r"[^\d，,。；;：:！？!?\n]+")


def topic_of_heading(text: str) -> str:
    """临时救助 for （二）临时救助; nothing for a heading that is a whole sentence."""
    topic = NUMBERING.sub("", text.strip()).rstrip("。：: ")
    return topic if len(topic) <= LONGEST and PLAIN.fullmatch(topic) else ""


def topic_of_paragraph(before: str) -> str:
    """The few words that the paragraph opens with: 临时救助。全年实施…, 一是临时救助。"""
    opening, end, _ = before.partition("。")
    return topic_of_heading(opening) if end else ""
