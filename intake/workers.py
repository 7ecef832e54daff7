"""Processes that read ahead of the one that files, and end when it does."""

import os
import resource
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

Tools = TypeVar("Tools")
Answer = TypeVar("Answer")
# What is to be done, with tools that are too large to be handed over each time.
Task = Callable[[Tools], Answer]

# Of addresses, for each such process: those that hold most so far claim a quarter of it.
# Where a process of other work reads, for one text beyond what that work holds.
MOST_MEMORY = 1024**3
HELD = Path("/proc/self/statm")

# Those of this process, where it is one that works for another.
_tools: Any = None


@contextmanager
def working_ahead(
    jobs: int, tools: Tools
) -> Iterator[Callable[[Task[Tools, Answer]], Task[Tools, Answer]]]:
    """A function that has a task done elsewhere, and gives one that fetches its answer.

    Every process is handed the tools once, as it starts.
    """
    # Spawned, not forked: a fork would share the database connection.
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(tools,)
    )
    try:
        yield lambda task: _done_ahead(pool, task)
    finally:
        pool.shutdown(cancel_futures=True)


def _done_ahead(
    pool: ProcessPoolExecutor, task: Task[Tools, Answer]
) -> Task[Tools, Answer]:
    """The task's answer; if its process has died, the task is done on asking."""
    try:
        with _no_ctrl_c():
            future: Future[Answer] = pool.submit(_do, task)
    except BrokenExecutor:
        return task

    def answer(tools: Tools) -> Answer:
        try:
            return future.result()
        except BrokenExecutor:
            return task(tools)

    return answer


@contextmanager
def _no_ctrl_c() -> Iterator[None]:
    """It waits while a process is started, which has it wait until it can ignore it.

    In the middle of starting one, it would leave half of a pool; a process that has
    hardly begun would end with a traceback.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _do(task: Task[Any, Answer]) -> Answer:
    return task(_tools)


def _begin(tools: object) -> None:
    global _tools
    _tools = tools
    _limit_memory(MOST_MEMORY)
    _follow_parent()


@contextmanager
def memory_limited() -> Iterator[None]:
    """For one text, in a process that does other work as well: in one of these, no more."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    # Only Linux tells; the first number is that of pages.
    if HELD.exists():
        pages = int(HELD.read_text().split()[0])
        _limit_memory(pages * resource.getpagesize() + MOST_MEMORY)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _limit_memory(most: int) -> None:
    """What swells beyond it raises MemoryError here, before the machine has none left.

    Only the soft limit: programs that are started from here set their own.
    """
    limits = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [each for each in limits if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([most, *bounds]), limits[1]))


def _follow_parent() -> None:
    # Ctrl-C reaches every process of the terminal; the one that files decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent killed outright cannot tell its workers to stop."""
    if parent := parent_process():
        parent.join()
    os._exit(1)
