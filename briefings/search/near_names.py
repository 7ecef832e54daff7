"""Names by what a reader may type instead: pinyin, initials, homophones, one wrong sign."""

import re
from collections.abc import Iterable, Iterator

from reading.language.marks import HAN

from .sounds import readings, ways_to_read

LONGEST_NAME = 10
ALL_HAN = re.compile(f"[{HAN}]{{2,{LONGEST_NAME}}}")
# Stands for any one sign.
GAP = "\0"
# So many signs must be right for one to be wrong.
FEWEST_WITH_GAP = 3
# Within a longer run of signs more must be right: any two words may meet there.
FEWEST_WITHIN = 4
LONGEST_INITIALS = 8
# At how many signs from its beginning a run is looked through.
LONGEST_RUN = 20


class NearNames:
    """Folded names of Han characters, each to be found by what is nearly it."""

    def __init__(self, names: Iterable[str]):
        self._names = dict.fromkeys(filter(ALL_HAN.fullmatch, names))
        self._spelled: dict[str, dict[str, None]] = {}
        self._initials: dict[str, dict[str, None]] = {}
        self._sounds: dict[str, dict[str, None]] = {}
        self._gaps: dict[str, dict[str, None]] = {}
        # The shorter first: they are found by more, and so are meant more often.
        for name in sorted(self._names, key=len):
            for way in ways_to_read(name):
                self._spelled.setdefault("".join(way), {})[name] = None
                self._sounds.setdefault(" ".join(way), {})[name] = None
                initials = "".join(each[0] for each in way)
                self._initials.setdefault(initials, {})[name] = None
            for gapped in _gapped(name):
                self._gaps.setdefault(gapped, {})[name] = None

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def spelled(self, letters: str) -> list[str]:
        """dibao, db; shaoguandibao is 韶关 低保."""
        found = dict(self._spelled.get(letters, {}))
        if 1 < len(letters) <= LONGEST_INITIALS:
            found |= self._initials.get(letters, {})
        return list(found) or list(self._spelled_together(letters))

    def _spelled_together(self, letters: str) -> Iterator[str]:
        for at in range(2, len(letters) - 1):
            first, second = letters[:at], letters[at:]
            for name in self._spelled.get(first, ()):
                for other in self._spelled.get(second, ()):
                    yield f"{name} {other}"

    def mended(self, run: str) -> Iterator[str]:
        """The run of Han characters with a piece put right, set apart; the longest first."""
        if run in self._names:
            return
        run, rest = run[:LONGEST_RUN], run[LONGEST_RUN:]
        sounds = [next(iter(readings(sign)), GAP) for sign in run]
        for length in range(min(len(run), LONGEST_NAME), 1, -1):
            for at in range(len(run) - length + 1):
                end = at + length
                piece = run[at:end]
                if piece in self._names:
                    continue
                for name in self._nearly(piece, sounds[at:end], is_all=piece == run):
                    yield f"{run[:at]} {name} {run[end:]}{rest}"

    def _nearly(self, piece: str, sounds: list[str], *, is_all: bool) -> Iterator[str]:
        alike = self._sounds.get(" ".join(sounds), {})
        yield from alike
        if is_all or len(piece) >= FEWEST_WITHIN:
            for gapped in _gapped(piece):
                yield from (n for n in self._gaps.get(gapped, ()) if n not in alike)


def _gapped(name: str) -> Iterator[str]:
    """特?人员: the name with each of its signs left open."""
    if len(name) >= FEWEST_WITH_GAP:
        for at in range(len(name)):
            yield name[:at] + GAP + name[at + 1 :]
