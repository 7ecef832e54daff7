"""Pages read in a process of its own: page by page, each within its time."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from signal import SIGXCPU
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any, cast

from reading import Unreadable
from reading.limits import too_much

from ..time_limit import clock_stopped
from .limits import (
    BY_THE_CLOCK,
    EVERY_PAGE,
    MOST_PAGES,
    SECONDS_A_PAGE,
    SECONDS_A_PICTURE,
    Scanning,
)
from .page import ReadPage

ROOT = Path(__file__).resolve().parents[2]
PIECE = 65536
# One thread, and memory that is freed is given back: without the threshold, the holes that
# one page leaves are too small for the next, and ten pages hold 516 MB.
CALM = {
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
}

NOT_INSTALLED = (
    "这是扫描件（图片），里面没有文字。本机没有装文字识别，读不了；"
    "请管理员装上（make ocr），或者把文字录成文本再导入。"
)
SWITCHED_OFF = (
    "这是扫描件（图片），里面没有文字。文字识别没有开，读不了；请把文字录成文本再导入。"
)
TAKES_LONG = "要识别的有 {count} 页，这里一次最多识别 {most} 页。请用网页上传，或者用命令导入：manage.py import_briefings 文件。"
BROKEN_OFF = "第 {page} 页识别时出错或者内存不够，已经放弃，一点也没有存入。请换清晰一些、小一些的扫描件。"
TOO_SLOW = "第 {page} 页用了 {seconds} 秒还没有识别完，已经放弃，一点也没有存入。请稍后再试，或者拆开再导入。"


def is_installed() -> bool:
    """Whether the extra `.[ocr]` is there."""
    return find_spec("rapidocr") is not None


class TakesLong(Unreadable):
    """There is more to be read than anybody waits for: it can be read elsewhere."""


def read_pages(
    content: bytes, numbers: Sequence[int], scanning: Scanning = EVERY_PAGE
) -> list[ReadPage]:
    """The pages of these numbers, as the model reads them.

    Raises Unreadable, with the reason in Chinese.
    """
    _refuse_what_is_not_read(len(numbers), scanning.most)
    pages = []
    with clock_stopped(), _worker(content, "read", *map(str, numbers)) as process:
        for answer in islice(_answers(process), len(numbers)):
            pages.append(ReadPage.of_json(_checked(answer)))
            scanning.tell(len(pages), len(numbers))
    return pages


def _refuse_what_is_not_read(count: int, most: int) -> None:
    if not is_installed():
        raise Unreadable(NOT_INSTALLED)
    if not most:
        raise Unreadable(SWITCHED_OFF)
    if count > MOST_PAGES:
        raise Unreadable(too_much("扫描件有", count, MOST_PAGES, "页"))
    if count > most:
        raise TakesLong(TAKES_LONG.format(count=count, most=most))


def picture_of_page(content: bytes, number: int, longest: int) -> bytes:
    """A page as PNG, no side longer than that; nothing if it cannot be shown."""
    with _worker(content, "picture", str(number), str(longest)) as process:
        try:
            return process.communicate(timeout=SECONDS_A_PICTURE * BY_THE_CLOCK)[0]
        except subprocess.TimeoutExpired:
            return b""


@contextmanager
def _worker(content: bytes, *asked: str) -> Iterator[subprocess.Popen[bytes]]:
    """The process at work on the file; whatever happens, it ends with the block."""
    command = [sys.executable, "-m", "intake.scans.worker", *asked]
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        # Our own interpreter and module; the numbers are counted here.
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **CALM, "PYTHONPATH": str(ROOT)},
        )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _answers(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """One line after the other; Unreadable if one is late, or the process has died."""
    read, page = b"", 1
    while True:
        until = monotonic() + SECONDS_A_PAGE * BY_THE_CLOCK
        while b"\n" not in read:
            read += _piece(process, until, page)
        line, _, read = read.partition(b"\n")
        yield json.loads(line)
        page += 1


def _piece(process: subprocess.Popen[bytes], until: float, page: int) -> bytes:
    answers = cast(IO[bytes], process.stdout)
    ready, _, _ = select.select([answers], [], [], max(until - monotonic(), 0))
    if not ready:
        raise Unreadable(TOO_SLOW.format(page=page, seconds=SECONDS_A_PAGE))
    if piece := os.read(answers.fileno(), PIECE):
        return piece
    if process.wait() == -SIGXCPU:
        raise Unreadable(TOO_SLOW.format(page=page, seconds=SECONDS_A_PAGE))
    raise Unreadable(BROKEN_OFF.format(page=page))


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    if refused := answer.get("refused"):
        raise Unreadable(f"{refused}，识别不了。请重新扫描或导出。")
    return answer
