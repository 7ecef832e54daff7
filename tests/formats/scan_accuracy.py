"""How well scans are read: `python -m benchmarks.scans` prints the table.

Ten sheets set from the sample texts, each clean, leaning by 1.5°, dirty, and both; what
is read is held against what was printed. Needs `make ocr`.
"""

import difflib
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic
from typing import NamedTuple

from intake.scans.reader import read_pages
from intake.scans.text import extracted_from
from reading import Extracted

from . import sheets

TEXTS = Path(__file__).resolve().parents[2] / "fixtures" / "texts"
PAGES = 10
NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
MARKS = {"figure_unsure", "line_unsure", "line_maybe_dropped", "line_maybe_cut"}
# A printed line of which less is found again has been dropped.
KEPT = 0.5
# The same sign in another width or shape: what reading evens out.
EVEN = str.maketrans(
    {"“": '"', "”": '"', "—": "-", "－": "-", "·": ".", "〔": "[", "〕": "]"}
)


class SheetRead(NamedTuple):
    """What became of one sheet."""

    name: str
    signs: int
    wrong: int
    dropped: list[str]
    unnoticed: list[str]
    numbers: int
    wrong_numbers: list[str]
    unmarked: list[str]
    # The remarks on it, but for that on the page itself.
    remarks: int


def printed_sheets() -> list[tuple[str, list[str]]]:
    """The first sheets of the sample texts, of long ones the second as well."""
    firsts, seconds = [], []
    for path in sorted(TEXTS.glob("*.txt")):
        pages = sheets.pages_of(sheets.text_of(path))
        firsts.append((path.stem, pages[0]))
        seconds += [(f"{path.stem} 2", page) for page in pages[1:2]]
    fullest = sorted([*firsts, *seconds], key=lambda each: -sum(map(len, each[1])))
    return fullest[::2][:PAGES]


def read_sheets(
    printed: Iterable[tuple[str, list[str]]], state: str
) -> list[SheetRead]:
    printed = list(printed)
    pictures = [sheets.STATES[state](sheets.sheet(lines)) for _, lines in printed]
    pages = read_pages(sheets.tif(*pictures), range(1, len(pictures) + 1))
    return [
        _compared(name, [even(each) for each in lines], extracted_from([page]))
        for (name, lines), page in zip(printed, pages, strict=True)
    ]


def even(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(EVEN)
    return "".join(text.split())


def _compared(name: str, printed: Sequence[str], extracted: Extracted) -> SheetRead:
    read = [even(each) for each in extracted.text.split("\n")]
    marked = {each.line for each in extracted.remarks if each.code in MARKS}
    dropped, unnoticed, wrong_numbers, unmarked = [], [], [], []
    for line in printed:
        at = max(range(len(read)), key=lambda at: _alike(line, read[at]))
        is_marked = at + 1 in marked
        if _alike(line, read[at]) < KEPT:
            dropped.append(line)
            near = {each for each in marked if each}
            unnoticed += [] if near else [line]
            continue
        wrong = _wrong_numbers(line, read[at])
        wrong_numbers += wrong
        unmarked += [] if is_marked else wrong
    return SheetRead(
        name,
        sum(map(len, printed)),
        _distance("".join(printed), "".join(read)),
        dropped,
        unnoticed,
        sum(len(NUMBER.findall(line)) for line in printed),
        wrong_numbers,
        unmarked,
        len(extracted.remarks),
    )


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _wrong_numbers(printed: str, read: str) -> list[str]:
    was, now = NUMBER.findall(printed), NUMBER.findall(read)
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    return [
        f"{'/'.join(was[i:j])}→{'/'.join(now[k:m])}"
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def _distance(one: str, other: str) -> int:
    """How many signs have to be put in, taken out or changed."""
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, each in enumerate(other, start=1):
            cost = before + (sign != each)
            before = row[j]
            row[j] = min(row[j] + 1, row[j - 1] + 1, cost)
    return row[-1]


def main() -> None:
    printed = printed_sheets()
    print(
        "| state | signs | wrong a page | most | dropped | unnoticed | numbers | wrong | unmarked | remarks a page | s of processor | s by clock |"
    )
    print("|" + "---|" * 12)
    for state in sys.argv[1:] or sheets.STATES:
        began, before = monotonic(), getrusage(RUSAGE_CHILDREN)
        read = read_sheets(printed, state)
        after = getrusage(RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        wrong = [each.wrong for each in read]
        cells = [
            state,
            sum(each.signs for each in read),
            sum(wrong) / len(read),
            max(wrong),
            sum(len(each.dropped) for each in read),
            sum(len(each.unnoticed) for each in read),
            sum(each.numbers for each in read),
            sum(len(each.wrong_numbers) for each in read),
            sum(len(each.unmarked) for each in read),
            sum(each.remarks for each in read) / len(read),
            round(used / len(read), 1),
            round((monotonic() - began) / len(read), 1),
        ]
        print("|", " | ".join(map(str, cells)), "|", flush=True)
        for each in read:
            print(
                " ",
                each.name,
                each.wrong,
                each.dropped,
                each.wrong_numbers,
                each.unmarked,
                file=sys.stderr,
            )
    print("most memory:", getrusage(RUSAGE_CHILDREN).ru_maxrss // 1024, "MB")


if __name__ == "__main__":
    main()
