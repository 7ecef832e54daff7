"""So long one text may take to be read: what takes longer is given up, wherever it runs.

What it may take of memory is limited there too.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from signal import ITIMER_PROF, ITIMER_REAL, SIGALRM, SIGPROF, setitimer
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn

from .workers import Answer, Task, Tools, memory_limited, working_ahead

# Of the processor: nobody's text is refused because others keep the machine busy. By the
# clock it may take so many times as long.
BY_THE_CLOCK = 5
# So many times as long a text may take in the background, where nobody waits: a PDF of
# several hundred pages takes half a minute.
PATIENT = 5
# An alarm that got lost (Python drops what is raised while it frees an object) rings
# again after so many seconds.
AGAIN = 0.5


class TooSlow(Exception):
    """The text was not read within its time: of the processor, or by the clock."""

    def __init__(self, seconds: float, *, is_by_clock: bool = False) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.is_by_clock = is_by_clock


class _Alarm(BaseException):
    """No Exception, so that nobody on the way takes it for one of theirs."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.is_by_clock = number == SIGALRM


def within(seconds: float, task: Task[Tools, Answer], tools: Tools) -> Answer:
    """The task's answer; TooSlow if it takes longer.

    An alarm reaches the main thread alone, but there it ends whatever runs, a pattern that
    is being matched too. Other threads have the task done in a process.
    """
    if alarms_ring_here():
        with memory_limited():
            return _until_alarm(seconds, task, tools)
    with working_ahead(1, tools) as elsewhere:
        return elsewhere(partial(_until_alarm, seconds, task))(tools)


def alarms_ring_here() -> bool:
    return current_thread() is main_thread()


def _until_alarm(seconds: float, task: Task[Tools, Answer], tools: Tools) -> Answer:
    try:
        with _alarm_after(seconds):
            return task(tools)
    except _Alarm as alarm:
        # It may have rung while it was being turned off.
        _turn_off()
        if alarm.is_by_clock:
            raise TooSlow(seconds * BY_THE_CLOCK, is_by_clock=True) from None
        raise TooSlow(seconds) from None


@contextmanager
def _alarm_after(seconds: float) -> Iterator[None]:
    before = [(each, signal.signal(each, _ring)) for each in (SIGALRM, SIGPROF)]
    setitimer(ITIMER_PROF, seconds, AGAIN)
    setitimer(ITIMER_REAL, seconds * BY_THE_CLOCK, AGAIN)
    try:
        yield
    finally:
        _turn_off()
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def clock_stopped() -> Iterator[None]:
    """While another process works that has a limit of its own, this clock stands still."""
    is_running = alarms_ring_here() and signal.getitimer(ITIMER_REAL)[0] > 0
    left = setitimer(ITIMER_REAL, 0)[0] if is_running else 0
    try:
        yield
    finally:
        if is_running:
            setitimer(ITIMER_REAL, max(left, AGAIN), AGAIN)


def _turn_off() -> None:
    setitimer(ITIMER_PROF, 0)
    setitimer(ITIMER_REAL, 0)


def _ring(number: int, frame: FrameType | None) -> NoReturn:
    raise _Alarm(number)
