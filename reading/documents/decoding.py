"""Bytes into text: BOM, strict UTF-8, UTF-16 by its zero bytes, strict GB18030."""

import codecs
from contextlib import suppress
from typing import NamedTuple

from ..extracted import Extracted
from ..language.patterns import pattern
from ..limits import LONGEST_LINE, MAX_BYTES, MOST_LINES, too_much

TOO_LARGE = f"文件超过 {MAX_BYTES // 1024 // 1024} MB 的上限。请拆分后再导入。"

# The first bytes of files that are no text, whatever they are called.
SIGNATURES = {
    b"\x89PNG": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"GIF8": "GIF 图片",
    b"BM6": "BMP 图片",
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "Office 文档（docx、pptx）或别的打包文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文档（doc、ppt）",
    b"\x1f\x8b": "gzip 压缩包",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x78\x9f\x3e\x22": "Outlook 的附件包（winmail.dat）",
}
CONVERT = "请先转成 txt 再导入。"
FROM_OUTLOOK = (
    "里面可能还有文件，没有打开。请用 Outlook 打开邮件，把附件另存出来再导入。"
)
UNPACK = "请先解压，再导入里面的文件；也可以打包成 zip。"
# What Chinese text is made of: ASCII, Han characters, their punctuation.
USUAL = pattern(r"[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·]")
USUAL_SHARE = 0.8
# CRLF and CR; VT, FF, NEL, LS, PS, which few programs know
LINE_ENDS = pattern("\r\n|[\r\v\f\u0085\u2028\u2029]")
# The first bytes of the common characters, and of any character that is no mark.
COMMON_FIRST_BYTES = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}
FIRST_HANZI = {"gb18030": 0x81, "big5": 0xA4}
COMMON_SHARE = 0.75
BIG5_SAMPLE = 20_000
# What no writer types: bell, backspace, shift-out. Old files end in \x1a.
CONTROL = pattern(r"[\x01-\x08\x0e-\x19\x1c-\x1f]")
CONTROL_SHARE = 0.02
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)


class Unreadable(ValueError):
    """What came is no text; the message says why, and what to do, in Chinese."""


class Decoded(NamedTuple):
    text: str
    encoding: str


def decode(content: bytes) -> Extracted:
    """The text and its encoding; never a replaced character, Unreadable instead."""
    _refuse_what_is_no_text(content)
    found = decoded(content)
    text = LINE_ENDS.sub("\n", found.text)
    if not text.strip("\ufeff \t\n\u3000\u00a0\u200b"):
        raise Unreadable("文件里没有文字，只有空白。请核对后重新导出。")
    if "\0" in text or _mostly_control(text):
        line = text[: text.find("\0") + 1].count("\n") + 1
        raise Unreadable(
            f"第 {line} 行含有空字符或控制字符，不是纯文本。请另存为纯文本再导入。"
        )
    refuse_what_is_too_long(text)
    return Extracted(text=text, encoding=found.encoding)


def decoded(content: bytes) -> Decoded:
    """The bytes as they were written, whatever they say; Unreadable if in no code we know."""
    return _by_bom(content) or _by_trial(content)


def refuse_what_is_too_long(text: str) -> None:
    """Raise Unreadable if the text has more lines, or a longer one, than is read."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise Unreadable(too_much("文件有", len(lines), MOST_LINES, "行"))
    longest = max(lines, key=len)
    if len(longest) > LONGEST_LINE:
        number = lines.index(longest) + 1
        holds = f"第 {number} 行有"
        raise Unreadable(too_much(holds, len(longest), LONGEST_LINE, "个字"))


def _refuse_what_is_no_text(content: bytes) -> None:
    if not content:
        raise Unreadable("文件是空的（0 字节）。请核对后重新导出。")
    if len(content) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    for signature, name in SIGNATURES.items():
        if content.startswith(signature):
            space = " " if name[0].isascii() else ""
            raise Unreadable(f"这是{space}{name}，不是纯文本。{_todo_with(name)}")


def _todo_with(kind: str) -> str:
    if kind.startswith("Outlook"):
        return FROM_OUTLOOK
    return UNPACK if kind.endswith("压缩包") else CONVERT


def _by_bom(content: bytes) -> Decoded | None:
    for bom, codec, encoding in BOMS:
        if content.startswith(bom):
            try:
                return Decoded(content.decode(codec), encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(content, error) from error
    return None


def _by_trial(content: bytes) -> Decoded:
    if decoded := _as_utf16(content):
        return decoded
    if text := _as_big5(content):
        return Decoded(text, "big5")
    failures = []
    for codec in ("utf-8", "gb18030"):
        try:
            return Decoded(content.decode(codec), codec)
        except UnicodeDecodeError as error:
            failures.append(error)
    # The codec that got farthest is the one the text was written in.
    failure = max(failures, key=lambda error: error.start)
    raise _undecodable(content, failure) from failure


def _as_utf16(content: bytes) -> Decoded | None:
    """UTF-16 without BOM shows itself by zero bytes, and reads well in one byte order."""
    if len(content) % 2 or b"\0" not in content:
        return None
    readings = []
    for codec in ("utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            text = content.decode(codec)
            readings.append((len(USUAL.findall(text)) / len(text), text))
    usual, text = max(readings, default=(0, ""))
    return Decoded(text, "utf-16") if usual > USUAL_SHARE else None


def _as_big5(content: bytes) -> str | None:
    """The text, if it is Big5: both codecs may take it, but only one reads common words.

    In either standard the common characters come first, by the first byte: level one of
    GB 2312 up to D7, of Big5 up to C6.
    """
    sample = content[:BIG5_SAMPLE]
    if sample.isascii() or _is_text_in(content, "utf-8"):
        return None
    gb, big5 = (_share_of_common(sample, codec) for codec in ("gb18030", "big5"))
    if gb > COMMON_SHARE or big5 < COMMON_SHARE or not _is_text_in(content, "big5"):
        return None
    return content.decode("big5")


def _is_text_in(content: bytes, codec: str) -> bool:
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _share_of_common(sample: bytes, codec: str) -> float:
    """How many of the two-byte characters are common ones by their first byte."""
    low, high = COMMON_FIRST_BYTES[codec]
    text = sample.decode(codec, "ignore")
    pairs = [pair for sign in text if len(pair := sign.encode(codec, "ignore")) == 2]
    hanzi = [pair for pair in pairs if pair[0] >= FIRST_HANZI[codec]]
    return sum(low <= pair[0] <= high for pair in hanzi) / max(len(hanzi), 1)


def _mostly_control(text: str) -> bool:
    return len(CONTROL.findall(text)) > CONTROL_SHARE * len(text)


def _undecodable(content: bytes, error: UnicodeDecodeError) -> Unreadable:
    line = content[: error.start].count(b"\n") + 1
    return Unreadable(
        f"第 {line} 行有无法识别的字节，既不是 UTF-8 也不是 GB18030。"
        "请用原软件另存为 UTF-8 文本再导入。"
    )
