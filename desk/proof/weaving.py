"""Marks and notes woven into a page that is drawn already, wherever its words stand."""

import re
from collections import defaultdict
from html import escape, unescape
from itertools import groupby, pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString

from briefings.pieces import fill

TAG = re.compile(r"(<[^>]*>)")
# What words may be marked as; they may be both.
NEW, DOUBTED = 1, 2


class Letters(NamedTuple):
    """So many letters of a page from one on; blanks and tags between them do not count."""

    start: int
    end: int


class WovenPage:
    """The page as it was drawn: not a letter of it changes but by what is woven in."""

    def __init__(self, html: str):
        self._parts = TAG.split(html)
        self._texts = [unescape(text) for text in self._parts[::2]]
        # Where each letter stands: in which text between two tags, and where in it.
        self._at = [
            (which, at)
            for which, text in enumerate(self._texts)
            for at, sign in enumerate(text)
            if not sign.isspace()
        ]
        self._letters = "".join(self._texts[which][at] for which, at in self._at)
        self._marks: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._notes: defaultdict[int, dict[int, str]] = defaultdict(dict)

    def find(self, words: str, start: int = 0) -> Letters | None:
        """Where these words stand next, be they parted by blanks or tags."""
        sought = squeezed(words)
        at = self._letters.find(sought, start) if sought else -1
        return Letters(at, at + len(sought)) if at >= 0 else None

    def behind_anchor(self, name: str) -> int:
        """The first letter behind the element of this id; of the page if there is none."""
        tags = self._parts[1::2]
        which = next((n for n, tag in enumerate(tags) if f' id="{name}"' in tag), -1)
        before = (at for at, (text, _) in enumerate(self._at) if text > which)
        return next(before, 0)

    def mark(self, where: Letters, how: int) -> None:
        runs = groupby(self._at[where.start : where.end], key=lambda at: at[0])
        for which, run in runs:
            places = [at for _, at in run]
            for at in range(places[0], places[-1] + 1):
                self._marks[which][at] = self._marks[which].get(at, 0) | how

    def note_before(self, letter: int, html: str) -> None:
        """Put the piece of HTML right before the letter."""
        self._note(*self._at[letter], html)

    def note_behind(self, letters: int, html: str) -> None:
        """Put it right behind the last of so many letters."""
        which, at = self._at[letters - 1]
        self._note(which, at + 1, html)

    def _note(self, which: int, at: int, html: str) -> None:
        self._notes[which][at] = self._notes[which].get(at, "") + html

    @property
    def html(self) -> SafeString:
        texts = [
            self._woven(which) if which in self._marks or which in self._notes else text
            for which, text in enumerate(self._parts[::2])
        ]
        tags = [*self._parts[1::2], ""]
        return SafeString("".join(map("".join, zip(texts, tags, strict=True))))

    def _woven(self, which: int) -> str:
        text, marks, notes = self._texts[which], self._marks[which], self._notes[which]
        ends = {at for at in range(1, len(text)) if marks.get(at) != marks.get(at - 1)}
        cuts = sorted({0, len(text), *ends, *notes})
        woven = notes.get(0, "")
        for start, end in pairwise(cuts):
            woven += _marked(text[start:end], marks.get(start, 0)) + notes.get(end, "")
        return woven


def squeezed(words: str) -> str:
    return "".join(words.split())


def _marked(words: str, how: int) -> str:
    if not how:
        return escape(words)
    is_doubted = "yes" if how & DOUBTED else ""
    name = "_new" if how & NEW else "_doubted"
    return fill(f"admin/briefings/proof/{name}.html", words=words, doubted=is_doubted)
