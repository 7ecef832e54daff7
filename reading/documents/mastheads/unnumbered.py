"""The masthead of a bulletin that has no number: its name, its week or its document's number, its issuer and day."""

from collections.abc import Sequence

from ...parsed import Line
from ..distribution import opens_distribution
from ..document_numbers import document_number_of
from .masthead import MASTHEAD_LINES, Masthead, read_masthead_line
from .whole import merged


def end_of_unnumbered(lines: Sequence[Line]) -> int:
    """Below the last of the lines that are such a masthead; 0 where none opens the lines.

    A name stands first, and neither issuer nor day is missing.
    """
    parts: list[Masthead] = []
    end = 0
    for i, line in enumerate(lines[: 2 * MASTHEAD_LINES]):
        if not line.text:
            continue
        part = read_masthead_line(line.text)
        if part is None and parts and document_number_of(line.text):
            part = Masthead()
        if part is None or not (parts or part.names_only_a_series):
            break
        parts.append(part)
        end = i + 1
    said = merged(parts) if len(parts) > 1 else None
    is_whole = said is not None and said.agency and said.dated and not said.has_number
    return end if is_whole else 0


def is_sent_out(lines: Sequence[Line]) -> bool:
    """Whether such a masthead opens the lines, and they say who gets them."""
    is_headed = end_of_unnumbered(lines) > 0
    return is_headed and any(opens_distribution(line.text) for line in lines)
