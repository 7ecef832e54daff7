"""Many files taken in: found, parsed in parallel, filed one after another."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from .catalogue import Catalogue
from .intake import Options, parser_for, take_in_parsed
from .parsing import ParsedDocument
from .parsing.decoding import MAX_BYTES, TOO_LARGE
from .receipts import Receipt

# How many texts a process may have parsed ahead of the one being filed.
READ_AHEAD = 8


class Text(NamedTuple):
    """A file read, and the parsing that will answer; or why it could not be read."""

    path: Path
    content: bytes
    parsed: Callable[[], ParsedDocument] | None
    refusal: str = ""


def find_texts(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the .txt files in the folders named, each once, in order."""
    seen: set[Path] = set()
    for path in paths:
        for each in _texts_in(path) if path.is_dir() else [path]:
            if each.resolve() not in seen:
                seen.add(each.resolve())
                yield each


def _texts_in(folder: Path) -> list[Path]:
    """The folder's texts; one without any stands for itself, to be refused by name."""
    texts = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() == ".txt" and not path.name.startswith(".")
    )
    return texts or [folder]


def take_in_all(
    paths: Iterable[Path], options: Options, jobs: int = 1
) -> Iterator[Receipt]:
    """A receipt for each file, in order; `jobs` processes parse while this one files."""
    catalogue = Catalogue.from_database()
    texts = (
        _read_alone(paths, options) if jobs == 1 else _read_ahead(paths, options, jobs)
    )
    with closing(texts):
        for path, content, parsed, refusal in texts:
            if parsed is None:
                yield Receipt.rejected(str(path), refusal, code="unreadable")
            else:
                yield take_in_parsed(str(path), content, parsed, options, catalogue)


def _read_alone(paths: Iterable[Path], options: Options) -> Iterator[Text]:
    for path in paths:
        yield _read(path, options)


def _read_ahead(paths: Iterable[Path], options: Options, jobs: int) -> Iterator[Text]:
    """Texts in order, the next few of them already being parsed elsewhere."""
    # Spawned, not forked: a fork would share the database connection.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        ahead: deque[Text] = deque()
        for path in paths:
            text = _read(path, options)
            if text.parsed:
                text = text._replace(parsed=pool.submit(text.parsed).result)
            ahead.append(text)
            if len(ahead) > READ_AHEAD * jobs:
                yield ahead.popleft()
        yield from ahead


def _read(path: Path, options: Options) -> Text:
    """The file's bytes; one that is too large is not even opened."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Text(path, b"", None, TOO_LARGE)
        content = path.read_bytes()
    except OSError as error:
        return Text(path, b"", None, _in_chinese(path, error))
    return Text(path, content, parser_for(str(path), content, options))


def _in_chinese(path: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return f"找不到文件“{path}”。请核对路径。"
        case IsADirectoryError():
            return f"文件夹“{path}”里没有 .txt 文件。请核对路径。"
        case PermissionError():
            return f"没有权限读取“{path}”。请检查文件权限。"
        case _:
            return f"读取“{path}”出错：{error.strerror}。请检查磁盘或重新拷贝。"
