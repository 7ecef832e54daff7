"""What is read of a file, held against what is read of the plain text it was made of."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum

from reading import WholeText, read
from reading.documents.decoding import decode
from tests.test_sample_texts import SAMPLES, TEXTS

# Lines differ where a page ends; so does what names them. Of a table's rows bars keep the
# empty cells at the end, tabs do not: places behind them differ.
OF_LINES = {"line", "first_line", "last_line", "starts", "message"}
OF_PLACES = {"start", "end", "sentence_start", "sentence_end"}


def text_of(name: str) -> str:
    return decode((TEXTS / name).read_bytes()).text


def told(whole: WholeText) -> dict:
    """All that a receipt is made of, without the numbers of lines.

    A row set aside is known by its cells: bars may part them, or tabs.
    """
    document = whole.document
    return {
        "layout": document.layout,
        "issues": without_lines(document.issues),
        "set_aside": [
            ("".join(each.text.replace("|", "").split()), each.reason)
            for each in document.set_aside
        ],
        "remarks": without_lines(document.remarks),
        "tags": without_lines(whole.tags),
    }


def without_lines(value):
    """The value with every line's number blank, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value.rstrip("\t")
    if isinstance(value, tuple):
        return tuple(map(without_lines, value))
    if not is_dataclass(value) or isinstance(value, Enum):
        return value
    changes = {
        each.name: None
        if each.name in OF_LINES | OF_PLACES
        else without_lines(getattr(value, each.name))
        for each in fields(value)
    }
    return replace(value, **changes)


def told_by_the_text(name: str) -> dict:
    return told(read((TEXTS / name).read_bytes(), name))


__all__ = ["SAMPLES", "text_of", "told", "told_by_the_text", "without_lines"]
