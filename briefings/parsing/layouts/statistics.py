"""The ministry's quarterly tables (form JZH01), row by row."""

from collections.abc import Sequence

from ..document import Line
from ..reading import IssueReading

NAME = "statistics"
KIND = "statistics"


def recognises(lines: Sequence[Line]) -> bool:
    return False


def parse(lines: Sequence[Line]) -> list[IssueReading]:
    raise NotImplementedError
