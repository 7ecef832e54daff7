"""The lists of forbidden wordings: loaded from a CSV file, and read by the gate."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from agencies.models import Agency, Role
from agencies.querysets import has_every_right
from reading.documents.checks.wordings import (
    LONGEST_WORDING,
    SHORTEST_WORDING,
    WordingRule,
    Wordings,
)
from reading.documents.decoding import Unreadable, decode
from reading.documents.findings import as_kept

from .models import ForbiddenWording
from .rights import require_every_right, require_role_at

# The heads of the columns, as an office writes them; the last two may be missing.
WORDS, ADVICE, EFFECT, AGENCY = "不规范表述", "规范表述", "处理", "单位"
EFFECTS = {"": True, "禁止": True, "提示": False}
LONGEST_ADVICE = ForbiddenWording._meta.get_field("advice").max_length or 0
LENGTH_OF_WORDING = f"“{WORDS}”须有 {SHORTEST_WORDING} 至 {LONGEST_WORDING} 个字。"
MOST_ROWS = 20_000
# What a row may say otherwise than before, and how many go into one statement.
MENDED, BATCH = ("advice", "blocks", "changed_at"), 100
# The state of the table, and the lists by bureau that were read in it: to read and sort
# out thousands of rows for every issue would take longer than the gate itself.
_kept: tuple[tuple, dict[int | None, Wordings]] = ((), {})


class RefusedRow(NamedTuple):
    """A row that was not loaded: its line in the file, and why, in Chinese."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.why}"


class Loaded(NamedTuple):
    """What became of the rows of a list."""

    new: int
    changed: int
    unchanged: int
    refused: list[RefusedRow]

    def __str__(self) -> str:
        counts = (
            f"新增 {self.new} 条，更新 {self.changed} 条，{self.unchanged} 条没有变化"
        )
        return f"{counts}，未收下 {len(self.refused)} 行。"


class _Refused(Exception):
    """Why one row is not loaded, in Chinese."""


def wordings_for(agency_id: int | None) -> Wordings:
    """What this bureau may not say: its own list, and the one for all behind it."""
    global _kept
    state = tuple(
        ForbiddenWording.objects.aggregate(Count("pk"), Max("changed_at")).values()
    )
    # Of another thread's lists nothing is taken away: whoever reads still has his own.
    held, lists = _kept
    if state != held:
        lists = {}
        _kept = state, lists
    if agency_id not in lists:
        lists[agency_id] = _read(agency_id) if state[0] else Wordings(())
    return lists[agency_id]


def _read(agency_id: int | None) -> Wordings:
    """Of two rows with the same words the bureau's own holds."""
    rows = ForbiddenWording.objects.filter(Q(agency=None) | Q(agency=agency_id))
    of_all_first = sorted(rows, key=lambda row: row.agency_id is not None)
    found = {row.words: row for row in of_all_first}
    return Wordings(WordingRule(r.words, r.advice, r.blocks) for r in found.values())


@transaction.atomic
def save_wording(row: ForbiddenWording, by=None) -> None:
    """One row of the list of a bureau whose manager this is; that for all is the administrator's."""
    before = ForbiddenWording.objects.filter(pk=row.pk).select_related("agency")
    for each in (*before, row):
        if each.agency:
            require_role_at(by, each.agency, Role.MANAGE)
        else:
            require_every_right(by)
    row.save()


@transaction.atomic
def load_wordings(content: bytes, by=None) -> Loaded:
    """Add the rows of a CSV file, and change those that say the same words otherwise.

    What stands in no row of it stays; a row that is refused keeps no other back.
    Raises Unreadable for what is no such list at all.
    """
    known = _lists_of(by)
    held = {(row.agency_id, row.words): row for row in ForbiddenWording.objects.all()}
    seen: dict[tuple, int] = {}
    new, changed, unchanged = [], [], 0
    refused = []
    for line, cells in _rows(content):
        try:
            row = _wording(cells, known)
            key = (row.agency_id, row.words)
            if (first := seen.setdefault(key, line)) != line:
                raise _Refused(f"与第 {first} 行重复。")
        except _Refused as why:
            refused.append(RefusedRow(line, str(why)))
            continue
        before = held.get(key)
        if before is None:
            new.append(row)
        elif (before.advice, before.blocks) != (row.advice, row.blocks):
            row.pk, row.changed_at = before.pk, timezone.now()
            changed.append(row)
        else:
            unchanged += 1
    ForbiddenWording.objects.bulk_create(new, BATCH)
    ForbiddenWording.objects.bulk_update(changed, MENDED, BATCH)
    return Loaded(len(new), len(changed), unchanged, refused)


def _lists_of(by) -> dict[str, Agency | None]:
    """Whose list a person may add to, as a cell names it: blank for that of all."""
    if by is None or has_every_right(by):
        return {"": None, **{agency.name: agency for agency in Agency.objects.all()}}
    own = Agency.objects.within_reach_of(by, Role.MANAGE)
    return {agency.name: agency for agency in own}


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that holds anything, with its line: cells by the heads of their columns."""
    reader = csv.reader(io.StringIO(decode(content).text), strict=True)
    try:
        heads = [cell.strip() for cell in next(reader, [])]
        if WORDS not in heads:
            columns = "、".join((WORDS, ADVICE, EFFECT, AGENCY))
            raise Unreadable(f"第 1 行须是表头，依次为：{columns}。请改好后再导入。")
        for count, cells in enumerate(reader, start=1):
            if count > MOST_ROWS:
                raise Unreadable(f"词库超过 {MOST_ROWS} 行。请拆分后再导入。")
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(heads, cells, strict=False))
    except csv.Error:
        line = reader.line_num
        raise Unreadable(f"第 {line} 行不是 CSV 的写法（多半是引号不成对）。") from None


def _wording(
    cells: dict[str, str], known: dict[str, Agency | None]
) -> ForbiddenWording:
    words, advice, effect, bureau = (
        cells.get(name, "").strip() for name in (WORDS, ADVICE, EFFECT, AGENCY)
    )
    if not (words := as_kept(words)):
        raise _Refused(f"没有填写“{WORDS}”。")
    if not SHORTEST_WORDING <= len(words) <= LONGEST_WORDING:
        raise _Refused(LENGTH_OF_WORDING)
    if len(advice) > LONGEST_ADVICE:
        raise _Refused(f"“{ADVICE}”最多 {LONGEST_ADVICE} 个字。")
    if effect not in EFFECTS:
        raise _Refused(f"“{EFFECT}”只能填“禁止”或“提示”，不能是“{effect[:20]}”。")
    if bureau not in known:
        raise _Refused(_whose(bureau, known))
    return ForbiddenWording(
        words=words,
        advice=advice,
        blocks=EFFECTS[effect],
        agency=known[bureau],
    )


def _whose(bureau: str, known: dict[str, Agency | None]) -> str:
    """The same of a bureau that is another's as of one that there is not."""
    if "" in known:
        return f"没有“{bureau[:40]}”这个单位；用于全部单位的请留空。"
    if bureau:
        return f"“{AGENCY}”只能填你管理的单位的全称，不能是“{bureau[:40]}”。"
    return f"没有填写“{AGENCY}”；用于全部单位的只有系统管理员能装。"
