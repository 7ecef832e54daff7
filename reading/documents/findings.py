"""What the public may not read, found in any piece of a text, however it came in.

An import reads its own remarks out of a whole file, line by line; here the same rules
look at what is about to be shown: 密级：秘密 typed as a title, 患者秦怀山 in a paragraph.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..language.marks import ENUMERATION, is_prose
from ..language.patterns import pattern
from ..parsed import Line, Severity
from ..people import privately_named
from ..privacy import narrow, personal_mentions
from .checks.wordings import WordingRule, Wordings
from .cleaning.characters import usual_characters
from .remarks import PERSONAL_KINDS
from .secrecy import (
    LONGEST,
    has_form_of_mark,
    is_secrecy_mark,
    mark_in,
    resembles_mark,
    starred_mark_in,
)

SECRECY, PERSONAL, WORDING = "secrecy_mark", "personal_data", "forbidden_wording"
DATE, EMPTY = "implausible_date", "empty_article"
# So much of what it found a finding keeps: enough to know it again by.
LONGEST_WORDS = 200
# 《秘密》, “内部资料”: what is spoken of marks nothing.
SPOKEN_OF = pattern("[“「『《][^“”「」『』《》]{1,40}[”」』》]")
# Stands in the place of it, a word like any other.
SPOKEN = "某"


class Finding(NamedTuple):
    """One thing that the gate has found, and the words it found it in."""

    code: str
    severity: Severity
    words: str
    # What stands behind the place where it was found: 有身份证号码“…”。删去后才能发布。
    said: str

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKING


def findings_in(
    text: str, wordings: Wordings, *, is_row: bool = False, is_head: bool = False
) -> Iterator[Finding]:
    """All that one piece of a text holds: a heading, a paragraph, a field of the head.

    A row of a table has words in its cells that mark nothing; where a head says
    something like a mark of secrecy, it is one.
    """
    for line in map(_as_read, text.splitlines()):
        if mark := _mark(line, is_row=is_row, is_head=is_head):
            yield secrecy(mark)
        yield from _personal(line)
        yield from uses_of(line, wordings)


def secrecy(mark: str) -> Finding:
    return Finding(
        SECRECY,
        Severity.BLOCKING,
        _kept(mark),
        f"标有“{_kept(mark)}”。带密级或内部标志的不得公开发布。",
    )


def uses_of(text: str, wordings: Wordings) -> Iterator[Finding]:
    """A finding for each use of a forbidden wording."""
    if wordings:
        yield from (_use(each) for _, each in wordings.used_in(_as_read(text)))


def implausible_date(words: str) -> Finding:
    return Finding(DATE, Severity.BLOCKING, _kept(words), f"{words}请对照原文改正。")


def empty_article(title: str) -> Finding:
    return Finding(EMPTY, Severity.BLOCKING, _kept(title), "没有正文。请对照原文补上。")


def as_kept(words: str) -> str:
    """The words of an import's remark, in the form of a finding's."""
    return _kept(_as_read(words))


def _as_read(text: str) -> str:
    return narrow(usual_characters(text)).strip()


def _kept(words: str) -> str:
    return "".join(words.split())[:LONGEST_WORDS]


def _mark(line: str, *, is_row: bool, is_head: bool) -> str:
    """The mark of secrecy that the line bears; blank where it only speaks of secrets."""
    if starred := starred_mark_in(line):
        return starred
    if not line or len(line) > LONGEST:
        return ""
    if is_head:
        return mark_in(line) or (line if resembles_mark(line) else "")
    spoken = SPOKEN_OF.sub(SPOKEN, line)
    if is_secrecy_mark(spoken):
        return mark_in(spoken) or line
    if is_row or is_prose(line) or ENUMERATION.match(line):
        return ""
    return mark_in(spoken) or (line if has_form_of_mark(line) else "")


def names_found(
    text: str, reader: Callable[[str], Iterable[tuple[int, str]]]
) -> Iterator[Finding]:
    """A finding for each name that another reader finds, and the rules have not."""
    for line in map(_as_read, text.splitlines()):
        for name in privately_named(line, reader):
            yield _personal_finding("name_beside_status", name)


def _personal(line: str) -> Iterator[Finding]:
    for mention in personal_mentions([Line(0, line)]):
        if not mention.is_masked:
            yield _personal_finding(mention.kind, mention.words)


def _personal_finding(kind: str, found: str) -> Finding:
    name, severity, advice = PERSONAL_KINDS[kind]
    words = _kept(found)
    return Finding(PERSONAL, severity, words, f"有{name}“{words}”。{advice}")


def _use(wording: WordingRule) -> Finding:
    severity = Severity.BLOCKING if wording.blocks else Severity.WARNING
    advice = f"{'应' if wording.blocks else '建议'}改为“{wording.advice}”。"
    verb = "不得使用" if wording.blocks else "不宜使用"
    said = f"用了“{wording.words}”，{verb}。{advice if wording.advice else ''}"
    return Finding(WORDING, severity, wording.words, said)
