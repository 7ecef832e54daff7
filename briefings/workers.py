"""Processes that read ahead of the one that files, and end when it does."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")
Ahead = Callable[[Callable[[], Answer]], Callable[[], Answer]]


@contextmanager
def working_ahead(jobs: int) -> Iterator[Ahead]:
    """A function that has a task done elsewhere and gives the way to its answer."""
    # Spawned, not forked: a fork would share the database connection.
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_follow_parent
    )
    try:
        yield lambda task: _done_ahead(pool, task)
    finally:
        pool.shutdown(cancel_futures=True)


def _done_ahead(pool: ProcessPoolExecutor, task: Callable[[], Answer]):
    """The task's answer; if its process has died, this one does the task."""
    try:
        future: Future = pool.submit(task)
    except BrokenExecutor:
        return task

    def answer() -> Answer:
        try:
            return future.result()
        except BrokenExecutor:
            return task()

    return answer


def _follow_parent() -> None:
    # Ctrl-C reaches every process of the terminal; the one that files decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent killed outright cannot tell its workers to stop."""
    parent_process().join()
    os._exit(1)
