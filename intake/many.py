"""Many files taken in: found, read in parallel, filed one after another."""

import gc
import logging
import os
import stat
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from briefings.filing import Receipt
from reading import KnownWords
from reading.documents import MAX_BYTES, TOO_LARGE

from .formats import SUFFIXES
from .formats.containers import Member, members_of
from .one import UNFORESEEN, Options, reader_for
from .reference import ReferenceData
from .time_limit import alarms_ring_here
from .together import OpenedText, Told, filed, filed_together
from .workers import working_ahead

logger = logging.getLogger(__name__)

# How many texts a process may have read ahead of the one being filed, and of how many
# bytes, each of which is held three times; one more may always be.
READ_AHEAD = 8
MOST_AHEAD = 16 * 1024 * 1024
# Bytes that are not to be held longer than they are needed.
LARGE = 1024 * 1024


def find_texts(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of known formats in the folders named, each once."""
    seen: set[str] = set()
    for path in paths:
        for each in _texts_in(path) if path.is_dir() else [path]:
            # Unlike Path.resolve, this stands a link that leads to itself.
            place = os.path.realpath(each)
            if place not in seen:
                seen.add(place)
                yield each


def _texts_in(folder: Path) -> list[Path]:
    """The folder's texts; one without any stands for itself, to be refused by name."""
    texts = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not path.name.startswith(".")
        and not path.is_dir()
    )
    return texts or [folder]


def take_in_all(
    paths: Iterable[Path], options: Options, jobs: int = 1
) -> Iterator[Receipt]:
    """A receipt for each file, in order; `jobs` processes read while this one files.

    Of an archive or a mail each file in it has one.
    """
    texts = (text for path in paths for text in _open(path, options))
    told = take_in_opened(texts, options, jobs, together=True)
    return (receipt for _, receipt in told)


def take_in_opened(
    texts: Generator[OpenedText, None, None],
    options: Options,
    jobs: int = 1,
    *,
    together: bool = False,
) -> Iterator[Told]:
    """The same of texts whose bytes are at hand, each with its receipt.

    Several together are filed faster; who is told of each at once has them one by one.
    """
    reference = ReferenceData.from_database()
    # Here a text could not be given up that takes too long: one process reads them all.
    if jobs > 1 or not alarms_ring_here():
        texts = _ahead(texts, jobs, reference.known_words)
    with closing(texts):
        if together:
            yield from filed_together(texts, options, reference)
            return
        for text in texts:
            yield text, filed(text, options, reference)


def _ahead(
    texts: Iterable[OpenedText], jobs: int, known_words: KnownWords
) -> Generator[OpenedText, None, None]:
    """Texts in order, the next few of them already being read elsewhere."""
    with working_ahead(jobs, known_words) as done_ahead:
        ahead: deque[OpenedText] = deque()
        held = 0
        for text in texts:
            if text.read:
                text = text._replace(read=done_ahead(text.read))
            ahead.append(text)
            held += len(text.content)
            while len(ahead) > (READ_AHEAD * jobs if held <= MOST_AHEAD else jobs):
                held -= len(ahead[0].content)
                yield ahead.popleft()
        yield from ahead


def texts_in(
    name: str, size: int, read: Callable[[], bytes], options: Options
) -> Iterator[OpenedText]:
    """The file's text, or those it holds; one that is too large is not even read."""
    if size > MAX_BYTES:
        yield OpenedText(name, b"", None, TOO_LARGE)
        return
    for told, content, refusal in _members(read(), name):
        reader = None if refusal else reader_for(told, content, options)
        yield OpenedText(told, content, reader, refusal)
        if len(content) > LARGE:
            # Why a text was refused hangs together with its bytes in circles, which
            # wait for many more of them: ten large files held 700 MB.
            gc.collect()


def _members(content: bytes, name: str) -> Iterator[Member]:
    """Those it holds; what nobody foresaw keeps no other file from being read."""
    try:
        yield from members_of(content, name)
    except Exception:
        logger.exception("opening %s", name)
        yield Member(name, b"", UNFORESEEN)


def _open(path: Path, options: Options) -> Iterator[OpenedText]:
    name = _legible(path)
    try:
        found = path.stat()
        # To open a pipe would be to wait for ever.
        if stat.S_ISFIFO(found.st_mode) or stat.S_ISCHR(found.st_mode):
            refusal = f"“{name}”不是普通文件。请核对路径。"
            yield OpenedText(name, b"", None, refusal)
        else:
            yield from texts_in(name, found.st_size, path.read_bytes, options)
    except OSError as error:
        yield OpenedText(name, b"", None, _in_chinese(name, error))


def _legible(path: Path) -> str:
    """The path as people read it: old archives leave file names in GBK bytes."""
    written = os.fsencode(path)
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("gb18030", "backslashreplace")


def _in_chinese(name: str, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return f"找不到文件“{name}”。请核对路径。"
        case IsADirectoryError():
            return f"文件夹“{name}”里没有能导入的文件（{'、'.join(SUFFIXES)}）。请核对路径。"
        case PermissionError():
            return f"没有权限读取“{name}”。请检查文件权限。"
        case _:
            return f"读取“{name}”出错（{error.strerror}）。请检查磁盘或重新拷贝。"
