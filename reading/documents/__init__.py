"""Raw bytes into a parsed document: pure, total, and never a guess in silence."""

from datetime import date

from ..parsed import ParsedDocument, ParsedRemark
from .assembly import citations_in, finish
from .cleaning import clean
from .decoding import MAX_BYTES, TOO_LARGE, Unreadable, decode
from .distribution import split_recipients
from .document_numbers import own_document_number
from .issuers import place_of_bureau
from .labels import set_aside
from .layouts import LAYOUTS, layout_of, layout_titles

__all__ = [
    "LAYOUTS",
    "MAX_BYTES",
    "TOO_LARGE",
    "ParsedDocument",
    "Unreadable",
    "citations_in",
    "layout_titles",
    "own_document_number",
    "parse",
    "place_of_bureau",
    "split_recipients",
]


def parse(
    content: bytes,
    name: str,
    *,
    kind: str = "",
    agency: str = "",
    today: date | None = None,
) -> ParsedDocument:
    """Read a text in the layout that recognises it, of the kind given if any.

    `agency` is the bureau whose texts these are, for those that do not say it.
    Dates after `today`, if it is given, are remarked on.
    Raises Unreadable, with the reason in Chinese, for what is no text at all.
    """
    decoded = decode(content)
    cleaned = clean(decoded.text)
    lines = cleaned.lines
    layout = layout_of(lines, kind)
    readings = [finish(reading, agency, today) for reading in layout.parse(lines)]
    return ParsedDocument(
        layout=layout.NAME,
        encoding=decoded.encoding,
        text=decoded.text,
        issues=tuple(reading.issue for reading in readings),
        set_aside=tuple(
            sorted(
                [
                    *cleaned.set_aside,
                    *(
                        each
                        for reading in readings
                        for each in set_aside(reading.labelled)
                    ),
                ],
                key=lambda each: each.line,
            )
        ),
        remarks=_in_order(
            [
                *cleaned.remarks,
                *(remark for reading in readings for remark in reading.remarks),
            ]
        ),
    )


def _in_order(remarks: list[ParsedRemark]) -> tuple[ParsedRemark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.line or 0))
