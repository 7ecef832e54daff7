"""What a person says of a text, held against how it is read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.texts import OneOf, compare, folded
from reading.documents import ParsedDocument
from reading.parsed import Block, BlockKind

from . import Case
from .readings import receipt_of


def contradictions(case: Case) -> list[str]:
    """Where the text is read otherwise than its facts say; nothing else is compared."""
    receipt = receipt_of(case.document)
    severities = ((each["code"], each["severity"]) for each in receipt["remarks"])
    receipt["blocking"] = sorted(
        {code for code, how in severities if how == "blocking"}
    )
    facts = _with_choices(case.facts) | {"layout": case.layout}
    return [*compare(facts, receipt), *_missing_rows(case.facts, case.document)]


def _with_choices(fact: Any) -> Any:
    """A title stated as a list may read in any way listed; rows are no part of a receipt."""
    match fact:
        case {"title": [*titles]}:
            rest = {key: fact[key] for key in fact if key != "title"}
            return {"title": OneOf(titles), **_with_choices(rest)}
        case dict():
            return {key: _with_choices(fact[key]) for key in fact if key != "rows"}
        case list():
            return [_with_choices(each) for each in fact]
        case _:
            return fact


def _missing_rows(facts: dict, document: ParsedDocument) -> Iterator[str]:
    for issue, parsed in zip(facts["issues"], document.issues, strict=False):
        table = _table(block for article in parsed.articles for block in article.blocks)
        for row in issue.get("rows", ()):
            if not any(_is_row(row, cells, above) for cells, above in table):
                yield f"rows: {row} is no row"


def _table(blocks: Iterable[Block]) -> list[tuple[list[str], str]]:
    """The cells of each row, and the heading that it stands under."""
    table, heading = [], ""
    for block in blocks:
        cells = [folded(cell).replace(",", "") for cell in block.text.split("\t")]
        cells = [cell for cell in cells if cell]
        if block.kind == BlockKind.ROW and len(cells) > 1:
            table.append((cells, heading))
        # 一、城市最低生活保障: a line of its own, or a row with one cell filled
        elif block.kind in {BlockKind.HEADING, BlockKind.ROW}:
            heading = cells[0]
    return table


def _is_row(row: dict, cells: Sequence[str], heading: str) -> bool:
    """Whether the cells say what is stated; with no value the unit comes last."""
    unit = folded(row["unit"])
    stated = [folded(row[key]) for key in ("code", "unit", "value") if row[key]]
    return (
        any(cell.endswith(folded(row["label"])) for cell in cells)
        and set(stated) <= set(cells)
        and (bool(row["value"]) or cells[-1] == unit)
        and folded(row.get("under", "")) in heading
    )
