"""What to offer when no article holds a query as it was typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.documents import own_document_number
from reading.language.folding import fold
from reading.language.marks import HAN

from .finding import capped, count_of, newest
from .query import (
    LONGEST,
    STRAIGHT,
    TERM,
    Query,
    Term,
    parse_query,
    single_terms,
)
from .words import parts_of, words_of

# A word of fewer Han characters is taken at its word.
SHORTEST = 4
# Beyond so many words no one is left out in turn.
MOST_WORDS = 8
# They join words, ask questions or say nothing; an article need not hold them.
FILLERS = """
的 了 着 过 地 得 和 与 及 或 等 在 对 为 是 有 于 以 将 把 被 从 向 由 并 而 其 之 各 该 个
关于 以及 如何 怎么 怎样 怎么办 什么 多少 哪些 哪里 哪个 是否 有没有 吗 呢 请 可以 能否 需要 情况
"""
STOP_WORDS = frozenset(FILLERS.split())


@dataclass(frozen=True, slots=True)
class SplitOffer:
    """Another search, and how much it finds as a page says it."""

    query: Query
    left_out: str
    count: str


@dataclass(frozen=True, slots=True)
class Rescue:
    """A query that finds nothing, and what was made of it.

    `query` is it cut into words, or itself where there is nothing to cut. If that finds
    nothing either, `missing` are the words that stand in no article at all, and `offers`
    the searches with one or more words less.
    """

    typed: Query
    query: Query
    finds: bool
    missing: tuple[str, ...] = ()
    offers: Sequence[SplitOffer] = ()

    @property
    def was_cut(self) -> bool:
        return self.query.wanted != self.typed.wanted

    @property
    def typed_words(self) -> tuple[str, ...]:
        return words_in(self.typed)

    @property
    def words(self) -> tuple[str, ...]:
        return words_in(self.query)


def rescue(query: Query) -> Rescue | None:
    """What to offer instead of a query; None where it finds something as it is."""
    if newest(query, most=1):
        return None
    cut = split(query) or query
    if cut is not query and newest(cut, most=1):
        return Rescue(typed=query, query=cut, finds=True)
    missing = tuple(q.wanted[0] for q in single_terms(cut) if not newest(q, most=1))
    return Rescue(
        typed=query,
        query=cut,
        finds=False,
        missing=tuple(term.spellings[0] for term in missing),
        offers=_offers(cut, missing),
    )


def split(query: Query) -> Query | None:
    """The query with its long words taken apart; None where nothing changes.

    What is quoted or excluded stays as it was written.
    """
    terms = TERM.finditer(query.text.translate(STRAIGHT))
    text = " ".join(" ".join(_apart(term)) for term in terms)
    if len(text) > LONGEST:
        return None
    cut = parse_query(text)
    return None if cut.wanted == query.wanted else cut


def words_in(query: Query) -> tuple[str, ...]:
    """The wanted words, each as it was typed, folded."""
    return tuple(term.spellings[0] for term in query.wanted)


def _apart(term: re.Match[str]) -> list[str]:
    whole = term[0]
    if term["minus"] or not term["word"] or own_document_number(whole):
        return [whole]
    folded = fold(whole)
    if len(re.findall(f"[{HAN}]", folded)) < SHORTEST:
        return [whole]
    words = words_of(folded)
    if words == [folded]:
        words = parts_of(folded)
    return [word for word in words if word not in STOP_WORDS] or [whole]


def _offers(query: Query, missing: tuple[Term, ...]) -> list[SplitOffer]:
    """Without the words that are nowhere; if that is not enough, without one more."""
    if missing and (offer := _without(query, missing)):
        return [offer]
    kept = [term for term in query.wanted if term not in missing]
    if len(kept) > MOST_WORDS:
        return []
    offers = (_without(query, (*missing, term)) for term in kept)
    return [offer for offer in offers if offer]


def _without(query: Query, dropped: tuple[Term, ...]) -> SplitOffer | None:
    """The query without these words, if that finds anything."""
    kept = [term for term in query.wanted if term not in dropped]
    if not kept:
        return None
    text = " ".join([*map(_typed, kept), *(f"-{_typed(t)}" for t in query.excluded)])
    rest = parse_query(text)
    left_out = "、".join(term.spellings[0] for term in dropped)
    count = count_of(rest)
    return SplitOffer(rest, left_out, capped(count)) if count else None


def _typed(term: Term) -> str:
    """The term as one would type it: in quotes where it would else be read otherwise."""
    word = term.spellings[0]
    return word if word[0].isalnum() and " " not in word else f'"{word}"'
