"""Mails as they were saved: eml. What is attached is a text of its own (`containers`)."""

import re
from base64 import b64decode
from binascii import Error as NoBase64
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from reading import Extracted, Unreadable

from .html_page import shown
from .html_pages import extracted, in_charset

NAME = "eml"
TITLE = "邮件"
SUFFIXES: tuple[str, ...] = (".eml",)

# Received: from … with lines that go on, one after the other; no two of them are always there.
HEADERS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?"
    rb"(?:[A-Za-z][A-Za-z0-9_.-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}"
)
OF_MIME = re.compile(rb"^(?:mime-version|content-type):", re.I | re.M)
# Pages that browsers save have headers too, but nobody who sends or receives them: their
# From: says <Saved by Blink>.
OF_MAIL = re.compile(
    rb"^(?:received|message-id|return-path|x-mailer|to|cc|reply-to):"
    rb"|^(?:from|sender):(?:[^\n@]|\n[ \t])*@",
    re.I | re.M,
)
OF_A_MAIL = "message/rfc822"
NAMING = ("content-disposition", "content-type")
RAW_NAME = re.compile(r"name\s*=\s*\"?([^\";\r\n]{1,300})")
LOOKED_AT = 65536
# A mail with attachments that says no more says that they are attached.
SHORTEST_BODY = 60
MOST_PARTS = 1_000
NO_TEXT = "邮件正文没有文字。请核对；附件另存后再导入。"
DAMAGED = "邮件文件已损坏，读不出来。请从邮箱重新导出（eml）。"


def recognises(content: bytes, name: str) -> bool:
    """A mail by its headers; a text that begins with 主送： has none."""
    headers = headers_of(content)
    return bool(OF_MIME.search(headers) and OF_MAIL.search(headers))


def headers_of(content: bytes) -> bytes:
    """The headers that the file begins with, if it does."""
    found = HEADERS.match(content[:LOOKED_AT])
    return found[0] if found else b""


def extract(content: bytes, name: str) -> Extracted:
    """The body alone: subject and addresses are the letter's, not the text's."""
    bodies = [each for each in leaves_of(parsed(content)) if not _is_attached(each)]
    told = [page for page in (_lines_of(each) for each in bodies) if page.text.strip()]
    if not told:
        raise Unreadable(NO_TEXT)
    if len(told) == 1:
        return told[0]
    return Extracted(text="\n".join(each.text for each in told), encoding=NAME)


def says_something(content: bytes) -> bool:
    """Whether the body is a text, and not 见附件 and a signature alone."""
    try:
        text = extract(content, "").text
    except Unreadable:
        return False
    return len("".join(text.split())) >= SHORTEST_BODY


def attachments_of(content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Name and bytes of what is attached; what cannot be read has none.

    None for a mail that holds mails deeper than can be written down.
    """
    try:
        leaves = leaves_of(parsed(content))
    except Unreadable:
        return
    for part in leaves:
        if part.get_content_type() == OF_A_MAIL:
            yield _name_of_mail(part), _mail_in(part)
        elif _is_attached(part):
            yield file_name_of(part), bytes_of(part)


def _name_of_mail(part: Message) -> str:
    name = file_name_of(part) or "邮件.eml"
    return name if name.lower().endswith(SUFFIXES) else f"{name}.eml"


def _mail_in(part: Message) -> bytes | None:
    """The mail that is passed on; some programs write it in base64, which none should."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return b""
    try:
        written = inner.as_bytes()
    except RecursionError:
        return None
    if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64":
        with suppress(NoBase64):
            return b64decode(b"".join(written.split()), validate=True)
    return written


def parsed(content: bytes) -> Message:
    try:
        return message_from_bytes(content.removeprefix(BOM_UTF8), policy=compat32)
    except (RecursionError, ValueError, LookupError) as error:
        raise Unreadable(DAMAGED) from error


def leaves_of(message: Message) -> list[Message]:
    """The parts that hold no parts; of those that say the same the one as HTML."""
    waiting: list[Message] = [message]
    leaves: list[Message] = []
    while waiting and len(leaves) < MOST_PARTS:
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.get_content_maintype() != "multipart" or not isinstance(payload, list):
            leaves.append(part)
            continue
        inner = [each for each in payload if isinstance(each, Message)]
        if part.get_content_subtype() == "alternative":
            inner = [_best(inner)] if inner else []
        elif part.get_content_subtype() == "related":
            inner = [inner[0], *filter(_is_sent_along, inner[1:])] if inner else []
        waiting = [*inner, *waiting]
    return leaves


def bytes_of(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def file_name_of(part: Message) -> str:
    """As it reads: =?gb18030?B?…?=, RFC 2231, or raw bytes of GBK."""
    for header, value in part.raw_items():
        raw = RAW_NAME.search(str(value))
        if header.lower() in NAMING and raw and not str(value).isascii():
            return in_charset(raw[1].encode("ascii", "surrogateescape"), "")
    try:
        pieces = decode_header(part.get_filename() or "")
        return "".join(
            in_charset(piece, charset or "") if isinstance(piece, bytes) else piece
            for piece, charset in pieces
        )
    except (ValueError, LookupError):
        return ""


def _best(parts: list[Message]) -> Message:
    """Of parts that say the same the last that is no plain text, else the first."""
    others = [each for each in parts if each.get_content_type() != "text/plain"]
    return others[-1] if others else parts[0]


def _is_sent_along(part: Message) -> bool:
    """Whether a part of a page was attached to it, and does not stand within it."""
    return (
        part.get_content_disposition() == "attachment"
        and part.get_content_maintype() != "image"
    )


def _is_attached(part: Message) -> bool:
    return part.get_content_maintype() != "text" or bool(
        part.get_filename() or part.get_content_disposition() == "attachment"
    )


def _lines_of(part: Message) -> Extracted:
    source = in_charset(bytes_of(part), part.get_content_charset() or "")
    if part.get_content_subtype() == "html":
        return extracted(shown(source), NAME)
    return Extracted(text=source.replace("\r\n", "\n"), encoding=NAME)
