"""Distribution lists: 分送：…、…。 with recipients whose brackets are their own."""

import re
from collections.abc import Iterable

from ..parsed import Recipients

# 分送: 市政府分管副市长 / 抄　送：省民政厅 / 报：市委办 / 发 至: / 本期送：
OPENING = re.compile(
    r"^\s*(?:本期)?(?P<role>主\s*送|分\s*送|抄\s*送|抄\s*报|发\s*至|报\s*送|发\s*送|[报送发])"
    r"(?:机关|单位|范围)?\s*[:：]\s*"
)
# The Chinese that stands for a role of our list.
SAME_AS = {"发送": "发", "报送": "报"}
# 共印50份, (共印120份), 印数：30份, 印发80份
COPIES = re.compile(
    r"[（(]?\s*(?:共\s*印|印数\s*[:：]?|印发|印制)\s*(?P<copies>\d{1,6})\s*份\s*[）)]?"
)


def opens_distribution(text: str) -> re.Match[str] | None:
    return OPENING.match(text)


def split_recipients(text: str) -> tuple[str, ...]:
    """The recipients in order; a mark inside brackets does not part them.

    各县（市、区）民政局、市委办。 is 各县（市、区）民政局 and 市委办.
    """
    recipients, depth, current = [], 0, ""
    for sign in text:
        depth += (sign in "（(〔[") - (sign in "）)〕]")
        if depth <= 0 and sign in "、，,；;。":
            recipients.append(current)
            current, depth = "", 0
        else:
            current += sign
    recipients.append(current)
    return tuple(name for each in recipients if (name := "".join(each.split())))


def read_distribution(texts: Iterable[str]) -> tuple[Recipients, ...]:
    """Each role with its recipients, from lines of which some only continue."""
    found: list[list[str]] = []
    for text in texts:
        text = COPIES.sub("", text)
        if opening := OPENING.match(text):
            role = "".join(opening["role"].split())
            found.append([SAME_AS.get(role, role), text[opening.end() :]])
        elif found:
            found[-1][1] += text.strip()
    return tuple(
        Recipients(role=role, recipients=split_recipients(names))
        for role, names in found
        if split_recipients(names)
    )
