"""Files that hold files: a zip, a mail with what is attached; each member is a text of its own."""

import re
import stat
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from reading.limits import MAX_BYTES

from . import mails

SUFFIXES = (".zip",)

# A bureau's archive of a year holds a hundred.
MOST_MEMBERS = 500
# Of all members together, and how many times smaller than itself a large one may be.
MOST_UNPACKED = 200 * 1024 * 1024
MOST_SWOLLEN = 200
LARGE = 1024 * 1024
# A zip within a zip is opened, one within that is not.
DEEPEST = 2
SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Formats that are zips for themselves: docx and xlsx, OFD, OpenDocument and EPUB.
OF_ONE_FILE = frozenset({"[Content_Types].xml", "OFD.xml", "mimetype"})
# What systems and programs leave in folders.
LEFT_BEHIND = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.(?!\.?(?:[/\\]|$))|~\$|Thumbs\.db$|desktop\.ini$)", re.I
)
IS_ENCRYPTED, IS_UTF8 = 0x1, 0x800

ENCRYPTED = "压缩包加了密码，打不开。请解压后再导入。"
DAMAGED = "压缩包已损坏或不完整，打不开。请重新拷贝，或解压后再导入。"
UNKNOWN_METHOD = "压缩包里的这个文件用了少见的压缩方法，打不开。请解压后再导入。"
EMPTY = "压缩包里没有文件。请核对后重新打包。"
TOO_MANY = f"压缩包里的文件超过 {MOST_MEMBERS} 个的上限。请分成几个压缩包再导入。"
TOO_LARGE = (
    f"压缩包里的这个文件解开后超过 {MAX_BYTES // LARGE} MB 的上限。请拆分后再导入。"
)
TOO_MUCH = (
    f"压缩包解开后超过 {MOST_UNPACKED // LARGE} MB 的上限，这个文件没有读。"
    "请分成几个压缩包再导入。"
)
SWOLLEN = "压缩包里的这个文件解开后大得反常，没有打开。请核对来源，或解压后再导入。"
TOO_DEEP = "压缩包里的压缩包又套着压缩包，没有再打开。请先解压，再导入里面的文件。"
TOO_DEEP_IN_MAILS = "邮件里的邮件套得太深，这个附件没有再打开。请另存出来再导入。"


class Member(NamedTuple):
    """A file's name, its bytes, or why it has none: 简报.zip/第3期.docx."""

    name: str
    content: bytes
    refusal: str = ""


def members_of(content: bytes, name: str) -> Iterator[Member]:
    """The files in it, one after the other; of what holds none itself alone."""
    yield from _Unpacking().members(content, name, depth=0)


class _Unpacking:
    """What may still be unpacked, however archives lie within each other."""

    def __init__(self) -> None:
        self.bytes_left = MOST_UNPACKED
        self.members_left = MOST_MEMBERS

    def members(self, content: bytes, name: str, *, depth: int) -> Iterator[Member]:
        if mails.recognises(content, name):
            yield from self._of_mail(content, name, depth)
        elif not content.startswith(SIGNATURES):
            yield Member(name, content)
        else:
            yield from self._of_zip(content, name, depth)

    def _of_mail(self, content: bytes, name: str, depth: int) -> Iterator[Member]:
        attached = list(mails.attachments_of(content))
        if not attached or mails.says_something(content):
            yield Member(name, content)
        for told, its in attached:
            self.members_left -= 1
            if self.members_left < 0:
                yield Member(name, b"", TOO_MANY)
                return
            inner = _inside(name, told)
            if its is None or depth > DEEPEST:
                yield Member(inner, b"", TOO_DEEP_IN_MAILS)
            else:
                yield from self.members(its, inner, depth=depth + 1)

    def _of_zip(self, content: bytes, name: str, depth: int) -> Iterator[Member]:
        try:
            archive = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, NotImplementedError, OverflowError):
            # Of another format that is a zip, that format says what is wrong.
            is_ours = name.lower().endswith(SUFFIXES)
            yield Member(name, b"", DAMAGED) if is_ours else Member(name, content)
            return
        with archive:
            entries = archive.infolist()
            if OF_ONE_FILE.intersection(each.filename for each in entries):
                yield Member(name, content)
            elif depth >= DEEPEST:
                yield Member(name, b"", TOO_DEEP)
            else:
                yield from self._unpacked(archive, entries, name, depth)

    def _unpacked(
        self, archive: ZipFile, entries: list[ZipInfo], name: str, depth: int
    ) -> Iterator[Member]:
        named = [(_name_of(each), each) for each in entries if _is_file(each)]
        files = [(told, each) for told, each in named if not LEFT_BEHIND.search(told)]
        self.members_left -= len(files)
        if self.members_left < 0 or not files:
            yield Member(name, b"", TOO_MANY if files else EMPTY)
            return
        for told, entry in files:
            inner = _inside(name, told)
            content, refusal = self._opened(archive, entry)
            if refusal:
                yield Member(inner, b"", refusal)
            else:
                yield from self.members(content, inner, depth=depth + 1)

    def _opened(self, archive: ZipFile, entry: ZipInfo) -> tuple[bytes, str]:
        """The member's bytes, whatever size it claims to be; or why it has none."""
        if refusal := _refusal_of(entry):
            return b"", refusal
        most = min(MAX_BYTES, self.bytes_left)
        try:
            with archive.open(entry) as file:
                content = file.read(most + 1)
        except NotImplementedError:
            return b"", UNKNOWN_METHOD
        # What else hostile bytes lead the standard library into.
        except (BadZipFile, OSError, EOFError, ValueError, RuntimeError):
            return b"", DAMAGED
        except (zlib.error, LZMAError):
            return b"", DAMAGED
        if len(content) > most:
            return b"", TOO_LARGE if most == MAX_BYTES else TOO_MUCH
        self.bytes_left -= len(content)
        return content, ""


def _refusal_of(entry: ZipInfo) -> str:
    if entry.flag_bits & IS_ENCRYPTED:
        return ENCRYPTED
    if entry.file_size > MAX_BYTES:
        return TOO_LARGE
    swollen = entry.file_size > MOST_SWOLLEN * max(entry.compress_size, 1)
    return SWOLLEN if entry.file_size > LARGE and swollen else ""


def _is_file(entry: ZipInfo) -> bool:
    """Neither a folder nor a link."""
    mode = entry.external_attr >> 16
    return bool(entry.filename) and not (
        entry.is_dir() or stat.S_ISLNK(mode) or entry.filename.endswith("\\")
    )


def _name_of(entry: ZipInfo) -> str:
    """As it was written: without the flag of UTF-8 Chinese programs write GBK."""
    if entry.flag_bits & IS_UTF8:
        return entry.filename
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return written.decode(codec)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _inside(archive: str, name: str) -> str:
    """包.zip/2023/甲.docx; ../ and drives lead nowhere."""
    parts = [each for each in re.split(r"[/\\]", name) if each.strip(" .")]
    return f"{archive}/{'/'.join(parts) or '未命名'}"
