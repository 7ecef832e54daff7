"""Parts added up again: 发现问题25个：甲区1个、乙区2个、丙县11个……"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate

from ...language.numerals import plain
from ...language.patterns import pattern
from .finding import ArithmeticFinding, Stated
from .precision import NOTHING, ValueRange, range_of

CODE = "sum_mismatch"
# 发现问题25个：甲区1个; 25个（甲区1个、; 25个，分别是
ALL_OF_THEM = pattern(r"^[，,]?(?:[：:（(]|分别[为是])")
# 包括省级11个, （含公办12家: there may be more
SOME_OF_THEM = pattern("其中|含|包括|如|主要|重点|仅|例如")
# Whoever names them all leaves nothing out.
WHOLE_SETS = (
    ("城市", "农村"),
    ("城镇", "农村"),
    ("城镇", "农牧区"),
    ("男", "女"),
    ("集中", "分散"),
    ("集中", "散居"),
    ("站内", "站外"),
    ("社会团体", "社会服务机构", "基金会"),
    ("社会团体", "民办非企业", "基金会"),
)
THE_REST = pattern("其余|其他|其它")
# What ends a list before its sentence does.
LIST_END = pattern("[；;。！!？?]")
# 集中供养1204人，分散供养3687人，合计4891人
TOGETHER = pattern(r"(?:合计|共计|总计)(?:为|达|有)?$")
LONGEST_GAP = 30


def sums_in(figures: Sequence[Stated]) -> Iterator[ArithmeticFinding]:
    """Every total that its parts add up to, and every one that they should but do not."""
    for at, total in enumerate(figures):
        if total.kind != "actual" or total.unit == "%":
            continue
        yield from _from_parts_behind(figures, at)
        yield from _from_parts_before(figures, at)


def _from_parts_behind(
    figures: Sequence[Stated], at: int
) -> Iterator[ArithmeticFinding]:
    total, opening = figures[at], _opening(figures, at)
    if not opening:
        return
    parts = _run(figures, at)
    if len(parts) > 1 and (agreeing := _adding_up(total, parts)):
        yield _finding(total, agreeing, agrees=True)
    elif _is_whole_list(figures, parts) and _should_add_up(opening, parts):
        yield _finding(total, parts, agrees=False)


def _from_parts_before(
    figures: Sequence[Stated], at: int
) -> Iterator[ArithmeticFinding]:
    total = figures[at]
    if not TOGETHER.search(total.sentence, 0, total.start - total.sentence_start):
        return
    parts: list[Stated] = []
    for part in reversed(figures[:at]):
        if not _is_alike(part, total) or LIST_END.search(_between(part, total)):
            break
        parts.insert(0, part)
    if len(parts) > 1:
        # From the nearest on: what stands far before may be no part.
        agreeing = _adding_up(total, parts) or _adding_up(total, parts[::-1])[::-1]
        yield _finding(total, agreeing or parts, agrees=bool(agreeing))


def _opening(figures: Sequence[Stated], at: int) -> str:
    """The words that lead from a total to the first of its parts, or nothing.

    Of 265户362人，其中残疾人118人 the total is the nearest that counts people.
    """
    total = figures[at]
    for part in figures[at + 1 : at + 3]:
        if part.sentence_start != total.sentence_start:
            return ""
        if _is_alike(part, total):
            words = _between(total, part)
            is_list = SOME_OF_THEM.search(words) or ALL_OF_THEM.match(words)
            stops = LIST_END.search(words) or len(words) > LONGEST_GAP
            return words if is_list and not stops else ""
    return ""


def _run(figures: Sequence[Stated], at: int) -> list[Stated]:
    """The figures of the list behind a total: of its unit, one close behind the other.

    What is said of each part besides is passed over: 老年人类16个、980万元，……
    """
    total = last = figures[at]
    parts: list[Stated] = []
    for part in figures[at + 1 :]:
        gap = _between(last, part)
        if part.sentence_start != total.sentence_start or _ends_list(gap, parts):
            break
        if _is_alike(part, total):
            parts.append(part)
        elif len(gap) > 1:
            break
        last = part
    return parts


def _is_whole_list(figures: Sequence[Stated], parts: list[Stated]) -> bool:
    """Whether no more of the kind follows in the sentence: a list within a list is none."""
    if not parts:
        return False
    behind = (each for each in figures if each.start > parts[-1].start)
    following = next((each for each in behind if _is_alike(each, parts[-1])), None)
    return not following or bool(LIST_END.search(_between(parts[-1], following)))


def _ends_list(gap: str, parts: list[Stated]) -> bool:
    if LIST_END.search(gap) or len(gap) > LONGEST_GAP:
        return True
    return bool(parts) and bool(re.search("其中|[）)]|[：:]|合计|共计|总计", gap))


def _adding_up(total: Stated, parts: list[Stated]) -> list[Stated]:
    """The parts, or the first few of them, that come to the total."""
    said = range_of(total)
    for count, added in enumerate(accumulate(map(range_of, parts), ValueRange.plus), 1):
        if count > 1 and added.meets(said):
            return parts[:count]
    return []


def _should_add_up(opening: str, parts: list[Stated]) -> bool:
    """Whether the parts are all there are, by the words that name them."""
    if len(parts) < 2:
        return False
    if ALL_OF_THEM.match(opening) and not SOME_OF_THEM.search(opening):
        return True
    words = [_words_before(part)[-LONGEST_GAP:] for part in parts]
    if THE_REST.search(words[-1]):
        return True
    return any(map(partial(_are_named, words), WHOLE_SETS))


def _are_named(words: list[str], names: tuple[str, ...]) -> bool:
    """Whether each name stands at one part, and no part is left over."""
    unnamed = [name for name in names if not any(name in each for each in words)]
    return len(words) == len(names) and not unnamed


def _words_before(figure: Stated) -> str:
    """Its clause, up to the number."""
    before = figure.sentence[: figure.start - figure.sentence_start]
    return re.split("[，,、；;：:（(]", before)[-1]


def _between(first: Stated, second: Stated) -> str:
    start = first.sentence_start
    return first.sentence[first.end - start : second.start - start]


def _is_alike(one: Stated, other: Stated) -> bool:
    return (one.unit, one.kind, one.sentence_start) == (
        other.unit,
        other.kind,
        other.sentence_start,
    )


def _finding(total: Stated, parts: list[Stated], *, agrees: bool) -> ArithmeticFinding:
    said = f"第 {total.line} 行的“{total.raw}”"
    added = sum((part.value for part in parts), NOTHING)
    terms = "＋".join(part.raw for part in parts[:12])
    more = "＋……" if len(parts) > 12 else ""
    result = f"{terms}{more}＝{plain(added)}{total.unit}"
    verdict = "与各分项之和相符" if agrees else "与各分项之和不符"
    return ArithmeticFinding(
        code=CODE,
        agrees=agrees,
        line=total.line,
        start=total.start,
        message=f"{said}{verdict}：{result}。",
    )
