"""What a layout hands back: each issue with the lines and doubts it was read from."""

from dataclasses import dataclass

from ..parsed import ParsedIssue, Remark
from .labels import Labelled


@dataclass(frozen=True, slots=True)
class IssueReading:
    issue: ParsedIssue
    labelled: tuple[Labelled, ...]
    remarks: tuple[Remark, ...] = ()
