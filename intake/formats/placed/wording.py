"""Signs of one line into its text: the gaps between them into blanks, or none."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from ..raised import raised
from .signs import PlacedLine, PlacedSign

# Of the size of the signs. Between Han characters and digits Word leaves a quarter.
GAP_OF_WORDS, GAP_OF_HAN = 0.18, 0.42
# Wider than this, a gap is as many full-width blanks as have room in it.
WIDE = 0.8
# So much room stands between columns; two full-width blanks may part words.
PARTED = 3.2
# Signs that are nearer than this are one sign, drawn twice to look bold.
TWICE = 0.15
# Signs whose baselines are no further apart stand on one line.
LEVEL = 0.3
# A raised or lowered sign: so much smaller, so near, so close to a sign of the line.
NOTE_SIZE, NOTE_DISTANCE, NOTE_GAP = 0.9, 0.65, 0.35
# Of the line's size: what stands higher is raised.
RAISED_BY = 0.2
# Of a sign's room: what stands further right is beside it.
MEETING = 0.75
# What no line begins with: it stays with the sign before it.
CLOSERS = "，。、；：！？）》〉」』】〕”’,.;:!?)]}％%…"
# Of these, what word processors let stand beyond the edge rather than tear a word.
HANGING = "，。、；：,.;:"
# What no line ends with.
OPENERS = "（《〈「『【〔“‘([￥"
# 3,958.5, JZH011110000: not broken at a line's end
WORD = re.compile("[!-~\u00a1-\u024f]")
COLON = re.compile("[：:]")
WIDE_BLANKS = re.compile("\u3000{2,}")


def rows_of_signs(signs: Iterable[PlacedSign]) -> list[list[PlacedSign]]:
    """The signs by their baselines, from above; each row from left to right."""
    rows: list[list[PlacedSign]] = []
    first: PlacedSign | None = None
    for sign in sorted(signs, key=_base):
        if first and sign.base - first.base <= LEVEL * max(sign.size, first.size):
            rows[-1].append(sign)
        else:
            rows.append([sign])
            first = sign
    return [_with_raised(_once(sorted(row, key=_left))) for row in _with_notes(rows)]


def _base(sign: PlacedSign) -> float:
    return sign.base


def _left(sign: PlacedSign) -> float:
    return sign.left


def _with_notes(rows: list[list[PlacedSign]]) -> list[list[PlacedSign]]:
    """The rows, raised and lowered signs put into the line that they belong to."""
    kept: list[list[PlacedSign]] = []
    for row in rows:
        above = kept.pop() if kept else []
        if notes := _notes_of(above, row):
            row, above = [*row, *notes], _without(notes, above)
        elif notes := _notes_of(row, above):
            row, above = _without(notes, row), [*above, *notes]
        kept += [each for each in (above, row) if each]
    return kept


def _without(
    notes: Sequence[PlacedSign], row: Sequence[PlacedSign]
) -> list[PlacedSign]:
    """The rest of a row, unless it is blank."""
    taken = set(notes)
    rest = [sign for sign in row if sign not in taken]
    return [] if all(sign.is_blank for sign in rest) else rest


def _notes_of(
    note: Sequence[PlacedSign], row: Sequence[PlacedSign]
) -> list[PlacedSign]:
    """Which signs stand in the room that a line keeps free for them: ² of 860m², no pinyin
    above a word.
    """
    if not 0 < len(note) < len(row):
        return []
    size = max(sign.size for sign in row)
    if abs(note[0].base - row[-1].base) >= NOTE_DISTANCE * size:
        return []
    inked = sorted((sign for sign in row if not sign.is_blank), key=_left)
    runs = _runs_of(note, NOTE_GAP * size)
    near = zip(runs, _near_runs(runs, inked, NOTE_GAP * size), strict=True)
    return [sign for run, own in near if _has_room(run, own, size) for sign in run]


def _near_runs(
    runs: Iterable[Sequence[PlacedSign]], inked: Sequence[PlacedSign], gap: float
) -> Iterator[Sequence[PlacedSign]]:
    """For each run the signs of the line, set from left to right, that may touch it."""
    lefts = [sign.left for sign in inked]
    reach = gap + max((sign.right - sign.left for sign in inked), default=0)
    for run in runs:
        first = bisect_left(lefts, run[0].left - reach)
        yield inked[first : bisect_right(lefts, run[-1].right + gap)]


def _runs_of(row: Sequence[PlacedSign], gap: float) -> list[list[PlacedSign]]:
    """The signs of the row that stand close to each other."""
    runs: list[list[PlacedSign]] = []
    for sign in sorted(row, key=_left):
        if runs and sign.left - runs[-1][-1].right < gap:
            runs[-1].append(sign)
        else:
            runs.append([sign])
    return runs


def _has_room(
    run: Sequence[PlacedSign], inked: Sequence[PlacedSign], size: float
) -> bool:
    """Whether small signs stand close to one of a line, and above or below none."""
    if max(sign.size for sign in run) >= NOTE_SIZE * size:
        return False
    gap = NOTE_GAP * size
    is_beside = any(
        abs(run[0].left - each.right) < gap or abs(each.left - run[-1].right) < gap
        for each in inked
    )
    return is_beside and not any(
        _is_above(sign, each) for sign in run for each in inked
    )


def _is_above(sign: PlacedSign, other: PlacedSign) -> bool:
    """Whether their middles meet; a font that is not there has boxes a little too wide."""
    middle = (sign.left + sign.right) / 2
    return other.left < middle < other.left + MEETING * (other.right - other.left)


def _with_raised(row: list[PlacedSign]) -> list[PlacedSign]:
    """The row with the numbers that are set small and high in it as such: 10⁴."""
    size = max(sign.size for sign in row)
    base = median(sign.base for sign in row if sign.size >= NOTE_SIZE * size)
    high, low = base - NOTE_DISTANCE * size, base - RAISED_BY * size
    whole: list[PlacedSign] = []
    for is_raised, signs in groupby(
        row, lambda sign: sign.size < NOTE_SIZE * size and high < sign.base < low
    ):
        own = list(signs)
        whole += _raised(own) if is_raised else own
    return whole


def _raised(signs: Sequence[PlacedSign]) -> list[PlacedSign]:
    words = raised("".join(sign.text for sign in signs))
    return [sign._replace(text=text) for sign, text in zip(signs, words, strict=True)]


def _once(row: Sequence[PlacedSign]) -> list[PlacedSign]:
    kept: list[PlacedSign] = []
    for sign in row:
        twin = kept[-1] if kept else None
        if (
            twin
            and twin.text == sign.text
            and sign.left - twin.left < TWICE * sign.size
        ):
            continue
        kept.append(sign)
    return kept


def as_line(row: Sequence[PlacedSign]) -> PlacedLine | None:
    """The row as a line of text; nothing if only blanks stand in it."""
    inked = [i for i, sign in enumerate(row) if not sign.is_blank]
    if not inked:
        return None
    signs = row[inked[0] : inked[-1] + 1]
    text = written(signs)
    if any(sign.is_struck for sign in signs) and not (text := text.strip()):
        return None
    colon = COLON.search("".join(sign.text for sign in signs[:-1]))
    return PlacedLine(
        text=text,
        left=signs[0].left,
        right=max(sign.right for sign in signs),
        base=median(sign.base for sign in signs),
        size=_size(signs),
        need=_need(signs),
        lead="".join(sign.text for sign in row[: inked[0]]),
        hangs_at=signs[colon.end()].left if colon else 0,
        is_parted=_is_parted(signs),
        tail=_tail(row[inked[-1] + 1 :]),
        tail_room=_tail_room(row[inked[-1] + 1 :], signs[-1]),
        parting=_parting(text),
        hangs_from=signs[-1].left if signs[-1].text in HANGING else 0,
    )


def _parting(text: str) -> str:
    """What stands between facts in a row: where two places at least have as much."""
    blanks = Counter(WIDE_BLANKS.findall(text))
    return max((each for each, count in blanks.items() if count > 1), default="")


def _tail(blanks: Sequence[PlacedSign]) -> str:
    """The blanks at a line's end: full-width ones part words, of others one does."""
    wide = "".join(sign.text for sign in blanks if sign.text == "\u3000")
    return wide or "".join(sign.text for sign in blanks)[:1]


def _tail_room(blanks: Sequence[PlacedSign], last: PlacedSign) -> float:
    """What the next word has to have beside its own: a line's end swallows narrow blanks."""
    wide = sum(sign.text == "\u3000" for sign in blanks)
    return wide * last.size if wide else last.size / 2 * bool(blanks)


def _is_parted(signs: Sequence[PlacedSign]) -> bool:
    """Whether something is set apart on the line, and no blank stands there."""
    return any(
        following.left - sign.right > PARTED * sign.size
        for sign, following in pairwise(signs)
        if not (sign.is_blank or following.is_blank)
    ) and not _is_set_wide(signs)


def _is_set_wide(signs: Sequence[PlacedSign]) -> bool:
    """滨　海　民　政: the gaps are alike."""
    gaps = [following.left - sign.right for sign, following in pairwise(signs)]
    return max(gaps) < 1.5 * min(gaps)


def _size(signs: Sequence[PlacedSign]) -> float:
    return median(sign.size for sign in signs if not sign.is_blank)


def _need(signs: Sequence[PlacedSign]) -> float:
    """The room of the first sign and of what may not be parted from it."""
    last = signs[0]
    for one, next_ in pairwise(signs):
        if not _sticks(one.text, next_.text):
            break
        last = next_
    return last.right - signs[0].left


def _sticks(sign: str, following: str) -> bool:
    is_word = WORD.match(sign) and WORD.match(following)
    return bool(is_word or following in CLOSERS or sign in OPENERS)


def written(signs: Sequence[PlacedSign]) -> str:
    """The signs with the blanks that stand, or show, between them.

    民 政 简 报, set wide, keeps its blanks; what was only stretched to the edge has none.
    """
    track = _tracking(signs)
    return "".join(_pieces(signs, track))


def _pieces(signs: Sequence[PlacedSign], track: float) -> Iterator[str]:
    for sign, following in pairwise(signs):
        if not sign.is_struck:
            yield sign.text
            if not following.is_struck:
                yield _between(sign, following, track)
    if not signs[-1].is_struck:
        yield signs[-1].text


def _tracking(signs: Sequence[PlacedSign]) -> float:
    """What stands between any two Han characters of the line, to fill it."""
    gaps = [
        following.left - sign.right
        for sign, following in pairwise(signs)
        if ord(sign.text) > 0x2E7F and ord(following.text) > 0x2E7F
    ]
    usual = median(gaps) if len(gaps) > 1 else 0
    return usual if 0 < usual < GAP_OF_HAN * _size(signs) else 0


def _between(sign: PlacedSign, following: PlacedSign, track: float) -> str:
    size = max(sign.size, following.size)
    gap = following.left - sign.right - track
    if sign.is_blank or following.is_blank:
        return _more_blanks(sign, gap, size)
    is_of_words = WORD.match(sign.text) and WORD.match(following.text)
    if gap < (GAP_OF_WORDS if is_of_words else GAP_OF_HAN) * size:
        return ""
    return " " if gap < WIDE * size else "\u3000" * max(1, round(gap / size))


def _more_blanks(sign: PlacedSign, gap: float, size: float) -> str:
    """Of several blanks PDFium tells one: the others are what room they took."""
    width = sign.right - sign.left
    if sign.text == " " and width > 0 and gap > 0.9 * width:
        times = gap / width
        if abs(times - round(times)) < 0.1:
            return " " * round(times)
    return "\u3000" * round(gap / size) if gap > 2 * WIDE * size else ""
