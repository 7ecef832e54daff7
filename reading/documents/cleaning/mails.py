"""The mail that a text came in: 发件人：…, 主题：… above it, 本邮件仅供收件人使用 below it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ...language.marks import is_prose, words_of
from ...language.patterns import pattern
from ...parsed import Line
from ..mastheads.opened import opens_bulletin
from ..official import is_title
from .setting import QUOTED

# 发件人: "办公室" <office@example.com>, 主题: 转发: 关于…的通知, Subject: …
ROW = pattern(
    r"^(?P<label>发件人|收件人|抄送人?|密送|发送(?:日期|时间)|发件时间|日期|时间|主题|附件|From|To|Cc|Sent|Date|Subject)\s{0,4}[:：]"
)
# -------- 转发邮件信息 --------, ----- Original Message -----
OPENS = pattern(
    r"^[-—=_*\s]{2,40}(?:转发(?:的)?邮件(?:信息)?|原始邮件|邮件原文|Original Message|Forwarded message)[-—=_*\s]{2,40}$"
)
SENDER, SUBJECT = {"发件人", "From"}, {"主题", "Subject"}
SENT = {"发送日期", "发送时间", "发件时间", "日期", "时间", "Sent", "Date"}
# 主题：请查收本月简报电子版, 主题: 转发: …, Subject: Fw: …: what only a mail is called
CALLED = pattern(
    r"^(?:主题|Subject)\s{0,4}[:：]\s{0,4}(?:.{0,40}(?:请查收|收到请回复)|(?:转发|回复|答复|Re|Fwd?|RE|FW|FWD)\s?[:：])"
)
# 本邮件及附件仅供收件人使用，如误收请删除。
DISCLAIMS = pattern(
    r"^(?:本|此)(?:电子)?邮件.{0,30}(?:收件人|误收|误发|保密|机密|销毁|删除)"
)
# 主题：转发：回复：关于…的通知: what stands before what a mail is about
FORWARDED = pattern(
    r"^(?:主题|Subject)\s{0,4}[:：]\s{0,4}(?:(?:转发|回复|答复|Re|Fwd?|RE|FWD?)\s?[:：]\s{0,4}){0,4}"
)
# A text says its title within so many lines.
SAID_WITHIN = 40
# What stands before each line of a mail that another answers or forwards.
BLANK = "> \t\u3000"
# A head holds so many lines at most, and below the text so many are looked at.
MOST_LINES, BELOW = 14, 4


def without_mail(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, those of the mail around them and of one it forwards empty, and the mail's.

    In a mail what begins with > is quoted, and stands there without it.
    """
    inked = [i for i, line in enumerate(lines) if line.text.strip(BLANK).strip()]
    head = _head(lines, inked[0]) if inked else range(0)
    if not head:
        return list(lines), []
    opened = (i for i in inked if i not in head and _may_open(lines[i].text))
    held = (_head(lines, start) for start in opened)
    forwarded = [i for rows in held if _was_sent(lines, rows) for i in rows]
    below = (i for i in inked[-BELOW:] if DISCLAIMS.match(lines[i].text.strip()))
    mail = {*head, *forwarded, *below}
    kept = [
        replace(each, text="" if i in mail else QUOTED.sub("", each.text))
        for i, each in enumerate(lines)
    ]
    return kept, [lines[i] for i in sorted(mail)]


def titled_by_subject(lines: Sequence[Line], mail: Sequence[Line]) -> list[Line]:
    """The lines; 主题：转发：关于…的通知 is their title where they have none and do not say it.

    A bulletin, or a letter below its own title, is called so and not as its mail.
    """
    rows = enumerate(ROW.match(line.text.strip()) for line in mail)
    at = next((i for i, row in rows if row and row["label"] in SUBJECT), len(mail))
    if at == len(mail):
        return list(lines)
    number = mail[at].number
    # 单的通知, which a narrow mail broke off its subject
    rest = [x.text.strip() for x in mail[at + 1 : at + 2] if x.number == number + 1]
    rest = [text for text in rest if not ROW.match(text)]
    title = FORWARDED.sub("", mail[at].text.strip() + "".join(rest))
    said = words_of("".join(line.text for line in lines[:SAID_WITHIN]))
    if not is_title(title) or words_of(title) in said or _is_titled(lines):
        return list(lines)
    return [replace(x, text=title) if x.number == number else x for x in lines]


def _is_titled(lines: Sequence[Line]) -> bool:
    """A bulletin, or what has a document's title above its first sentence."""
    above = takewhile(lambda line: not is_prose(line.text), lines)
    return any(is_title(line.text) for line in above) or opens_bulletin(lines)


def _was_sent(lines: Sequence[Line], head: Sequence[int]) -> bool:
    """Whether a mail within another says when it was sent, or a program wrote what opens it.

    发件人：单位名称, 主题：月报, 附件：报表 tell how to write one.
    """
    texts = [QUOTED.sub("", lines[i].text.strip()) for i in head]
    labels = {found["label"] for text in texts if (found := ROW.match(text))}
    return bool(SENT & labels) or any(map(OPENS.match, texts[:1]))


def _may_open(text: str) -> bool:
    """-------- 原始邮件 --------, or 发件人：… of a mail that another holds."""
    text = QUOTED.sub("", text.strip())
    row = ROW.match(text)
    return bool(OPENS.match(text)) or (row is not None and row["label"] in SENDER)


def _head(lines: Sequence[Line], first: int) -> range:
    """Its rows above the first blank line; empty without a mail's subject, or sender and subject."""
    texts: list[str] = []
    for line in lines[first : first + MOST_LINES + 1]:
        if not line.text.strip(BLANK):
            break
        texts.append(QUOTED.sub("", line.text.strip()))
    if not texts:
        return range(0)
    is_opened = bool(OPENS.match(texts[0]))
    rows = [found for text in texts if (found := ROW.match(text))]
    labels = {found["label"] for found in rows}
    is_mail = is_opened or bool(SENDER & labels and SUBJECT & labels)
    is_mail = is_mail or any(map(CALLED.match, texts))
    is_headed = is_opened or bool(ROW.match(texts[0]))
    is_whole = len(texts) <= MOST_LINES and first + len(texts) < len(lines)
    held = is_mail and is_headed and is_whole and bool(rows)
    return range(first, first + _end_of_rows(texts)) if held else range(0)


def _end_of_rows(texts: Sequence[str]) -> int:
    """Below the subject, the rows behind it and what a narrow mail broke off them.

    The text itself may begin right there, with no blank line between.
    """
    labels = [found["label"] if (found := ROW.match(text)) else "" for text in texts]
    end = next((i for i, label in enumerate(labels) if label in SUBJECT), 0) + 1
    while end < len(texts) and (labels[end] or _is_broken_off(texts, labels, end)):
        end += 1
    return end


def _is_broken_off(texts: Sequence[str], labels: Sequence[str], i: int) -> bool:
    """单的通知 alone below 主题：…名, and shorter; the title of the text says all of it again."""
    is_alone = bool(labels[i - 1]) and (i + 1 == len(texts) or bool(labels[i + 1]))
    is_rest = len(texts[i]) < len(texts[i - 1]) and texts[i] not in texts[i - 1]
    return is_alone and is_rest
