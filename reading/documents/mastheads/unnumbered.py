"""The masthead of a bulletin that has no number: its name, its week or its document's number, its issuer and day."""

from collections.abc import Sequence

from ...parsed import Line
from ..distribution import opens_distribution
from ..document_numbers import document_number_of
from .masthead import MASTHEAD_LINES, Masthead, read_masthead_line
from .whole import merged

NEAR = 2 * MASTHEAD_LINES


def end_of_unnumbered(lines: Sequence[Line]) -> int:
    """Below the last of the lines that are such a masthead; 0 where none opens the lines.

    A name stands first, and neither issuer nor day is missing.
    """
    parts: list[Masthead] = []
    end = 0
    for i, line in enumerate(lines[:NEAR]):
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


def top_on_page(
    lines: Sequence[Line], within: range, *, is_below_headline: bool
) -> int | None:
    """Where on a page the first name over issuer or day opens such a masthead."""
    first = next((i for i in within if _is_name_over_stamp(lines[i : i + NEAR])), None)
    if first is None:
        return None
    opens = opens_on_page(lines[first:], is_below_headline=is_below_headline)
    return first if opens else None


def opens_on_page(lines: Sequence[Line], *, is_below_headline: bool) -> bool:
    """Whether such a masthead opens what a page holds: a name alone over issuer or day.

    A site too sets a column's name over who sent the text and when: only the headline that
    stands above already, or who gets the issue, tells that it is a bulletin's.
    """
    if not _is_name_over_stamp(lines[:NEAR]):
        return False
    is_whole = is_below_headline and end_of_unnumbered(lines) > 0
    return is_whole or any(opens_distribution(line.text) for line in lines)


def _is_name_over_stamp(lines: Sequence[Line]) -> bool:
    """工作简报 over 某某县民政局 or （2024年3月）; its document's number may stand between them."""
    inked = (line.text for line in lines if line.text)
    name, *below = [text for text in inked if not document_number_of(text)][:2] or [""]
    said = read_masthead_line(name)
    if not below or said is None or not said.names_only_a_series:
        return False
    stamp = read_masthead_line(below[0])
    return stamp is not None and bool(stamp.agency or stamp.dated or stamp.year)
