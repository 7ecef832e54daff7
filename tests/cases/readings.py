"""How a text is read, in the receipt's words and with every block, to be recorded."""

import json
from datetime import date
from typing import Any
from zlib import crc32

from briefings.filing.receipts import Attribution, Outcome, Receipt, TaggedIssue, Tags
from reading.documents import ParsedDocument
from reading.parsed import Block, BlockKind, SetAside

BEGINNING = 16
WIDTH = 150
# What is read of an issue and filed, but stands in no receipt.
KEPT_BESIDE = (
    "is_supplement",
    "dated_on",
    "office",
    "copies",
    "secrecy",
    "editors_note",
)


def receipt_of(document: ParsedDocument) -> dict:
    """The receipt as it is before any catalogue is asked."""
    tagged = (
        TaggedIssue(
            parsed=issue,
            attribution=Attribution(
                name=issue.agency, is_known=False, region_code=None
            ),
            tags=(Tags(),) * len(issue.articles),
        )
        for issue in document.issues
    )
    receipt = Receipt(
        file="",
        sha256=None,
        outcome=Outcome.CREATED,
        layout=document.layout,
        encoding=document.encoding,
        remarks=document.remarks,
        issues=tuple(tagged),
    ).as_json()
    for issue, parsed in zip(receipt["issues"], document.issues, strict=True):
        # What is certain, staff decide with it: they confirm its bureau.
        del issue["certain"], issue["waits_for"]
        issue.update({name: _plain(getattr(parsed, name)) for name in KEPT_BESIDE})
        for article, its in zip(issue["articles"], parsed.articles, strict=True):
            article["attachments"] = its.count(BlockKind.ATTACHMENT)
            article["title_is_provisional"] = its.title_is_provisional
    return receipt


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def reading_of(document: ParsedDocument) -> dict:
    """The receipt with what it leaves out, and without what it leaves empty.

    Every block and every line set aside stands there, so that no change goes unseen.
    """
    receipt = receipt_of(document)
    del receipt["outcome"]
    for issue, parsed in zip(receipt["issues"], document.issues, strict=True):
        issue["lines"] = f"{parsed.first_line}-{parsed.last_line}"
        for article, its in zip(issue["articles"], parsed.articles, strict=True):
            article["byline"] = its.byline
            article["blocks"] = [_block(each) for each in its.blocks]
    receipt["set_aside"] = [_set_aside(each) for each in document.set_aside]
    return _filled(receipt)


def _block(block: Block) -> str:
    """paragraph 7-8 9f1c02ab 全市共有养老机构二十一家…: the checksum is the whole text's."""
    checksum = f"{crc32(block.text.encode()):08x}"
    lines = f"{block.first_line}-{block.last_line}"
    return f"{block.kind} {lines} {checksum} {_beginning(block.text)}"


def _set_aside(line: SetAside) -> str:
    return f"{line.reason} {line.line} {_beginning(line.text)}"


def _beginning(text: str) -> str:
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING]}…"


def _filled(value: Any) -> Any:
    """Without what is empty, null, false or zero, at any depth."""
    match value:
        case dict():
            pairs = ((key, _filled(each)) for key, each in value.items())
            return {key: each for key, each in pairs if each}
        case list():
            return [_filled(each) for each in value]
        case _:
            return value


def in_lines(value: Any, indent: str = "") -> str:
    """JSON with one thing a line: what fits a line is not broken up."""
    whole = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent + whole) <= WIDTH:
        return whole
    inner = indent + " "
    if isinstance(value, list):
        parts = [in_lines(each, inner) for each in value]
    else:
        parts = [
            f"{json.dumps(key, ensure_ascii=False)}: {in_lines(each, inner)}"
            for key, each in value.items()
        ]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closing}"
