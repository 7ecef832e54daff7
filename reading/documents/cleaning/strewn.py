"""Signs that a forum strews over a text against copying: , v7 R# j' m2 L9 p^ X.

One line may be anything; two, alone or behind sentences, are a program's.
"""

from collections.abc import Sequence
from dataclasses import replace

from ...language.patterns import pattern
from ...parsed import Line, ParsedRemark, Severity

# Pieces of one or two signs, parted by single blanks, to the end of the line.
STREWN = pattern(r"(?<![!-~])\s?(?:[!-~]{1,2} ){3,40}[!-~]{1,2}\s*$")
# What such a row holds two of, and no row of a menu, table or formula: K#, n', r^; A+ is a mark
ODD_PAIR = pattern(r"(?<![!-~])[A-Za-z\d][!\"#$&'();<=>?@\[\]^_`{}~](?![!-~])")
LETTER = pattern("[A-Za-z]")
FEWEST, FEWEST_LINES, LONGEST = 2, 2, 130


def without_strewn_signs(
    lines: Sequence[Line],
) -> tuple[list[Line], list[Line], list[ParsedRemark]]:
    """The lines without what is strewn behind their words, those that are nothing else, a remark.

    These stay for a while: each stands between two paragraphs.
    """
    found = [_start_of_strewn(line.text) for line in lines]
    strewn = [line for line, at in zip(lines, found, strict=True) if at is not None]
    if len(strewn) < FEWEST_LINES:
        return list(lines), [], []
    kept = [
        replace(line, text=line.text[:at].rstrip()) if at else line
        for line, at in zip(lines, found, strict=True)
    ]
    alone = [line for line, at in zip(lines, found, strict=True) if at == 0]
    return kept, alone, [_remark([line.number for line in strewn])]


def _start_of_strewn(text: str) -> int | None:
    """Where such a row begins, if the line ends in one."""
    reach = max(len(text) - LONGEST, 0)
    found = STREWN.search(text, reach) if text.rstrip()[-1:].isascii() else None
    if found is None:
        return None
    pairs, letters = ODD_PAIR.findall(found[0]), LETTER.findall(found[0])
    is_odd = min(len(pairs), len(letters)) >= FEWEST
    return found.start() if is_odd else None


def _remark(numbers: Sequence[int]) -> ParsedRemark:
    return ParsedRemark(
        code="markup_removed",
        severity=Severity.WARNING,
        line=numbers[0],
        message=f"从第 {numbers[0]} 行起有 {len(numbers)} 行混有防复制的乱码符号，句后的已去掉。请对照原文核对。",
    )
