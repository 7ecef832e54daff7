"""Signs of one line into its text: the gaps between them into blanks, or none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

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
# A raised or lowered note's sign: so much smaller, so near, so few.
NOTE_SIZE, NOTE_DISTANCE, NOTE_SIGNS = 0.75, 0.65, 4
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
    return [_once(sorted(row, key=_left)) for row in _with_notes(rows)]


def _base(sign: PlacedSign) -> float:
    return sign.base


def _left(sign: PlacedSign) -> float:
    return sign.left


def _with_notes(rows: list[list[PlacedSign]]) -> list[list[PlacedSign]]:
    """The rows, those of raised signs alone put into the line that they are raised from."""
    kept: list[list[PlacedSign]] = []
    for row in rows:
        if kept and _is_note_of(kept[-1], row):
            row.extend(kept.pop())
            kept.append(row)
        elif kept and _is_note_of(row, kept[-1]):
            kept[-1].extend(row)
        else:
            kept.append(row)
    return kept


def _is_note_of(note: Sequence[PlacedSign], row: Sequence[PlacedSign]) -> bool:
    size = max(sign.size for sign in row)
    return (
        len(note) <= NOTE_SIGNS < len(row)
        and max(sign.size for sign in note) < NOTE_SIZE * size
        and abs(note[0].base - row[-1].base) < NOTE_DISTANCE * size
    )


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
        yield sign.text
        yield _between(sign, following, track)
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
