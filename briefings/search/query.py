"""What a reader types, read: words that must all be there, phrases, words that must not."""

import re
from dataclasses import dataclass, replace

from reading.language.folding import fold

from .numerals import spellings

LONGEST = 200

# 低保 / "农村 低保" / “农村低保” / -殡葬 / -"殡葬 改革"; a quote inside a word is a mark
# like any other, unless it is the straight one.
TERM = re.compile(
    r'(?P<minus>-(?=[^\s]))?(?:"(?P<phrase>[^"]*)"|“(?P<curly>[^”"]*)”|(?P<word>[^\s"]+))'
)
STRAIGHT = str.maketrans({"＂": '"', "－": "-"})


class QueryProblem(ValueError):
    """A query that cannot be answered; the message tells the reader why, in Chinese."""

    def __init__(self, message: str):
        self.message = message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Term:
    """Characters that stand together, folded, in each way their numbers are written."""

    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Every wanted term must be in a text, no excluded one, and the titled in its title."""

    text: str
    wanted: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()
    titled: tuple[Term, ...] = ()

    def __str__(self):
        return self.text


def in_title(query: Query) -> list[Query]:
    """For each wanted term the query with that in the title; first with all of them."""
    alone = [replace(query, titled=(term,)) for term in query.wanted]
    return [replace(query, titled=query.wanted), *alone]


def single_terms(query: Query) -> list[Query]:
    """A query for each wanted term alone."""
    return [Query(query.text, (term,)) for term in query.wanted]


def parse_query(text: str) -> Query:
    """The query in the text; raises QueryProblem when there is none to be had."""
    text = text.strip()
    if len(text) > LONGEST:
        raise QueryProblem(f"查找的内容太长，最多 {LONGEST} 个字。")
    straight = text.translate(STRAIGHT)
    if straight.count('"') % 2:
        raise QueryProblem("引号没有成对，请补上另一半，或者去掉引号。")
    terms: dict[bool, dict[Term, None]] = {True: {}, False: {}}
    for match in TERM.finditer(straight):
        if written := fold(match["phrase"] or match["curly"] or match["word"] or ""):
            terms[not match["minus"]][Term(spellings(written))] = None
    if not terms[True]:
        raise QueryProblem(_nothing_wanted(terms[False]))
    return Query(text, tuple(terms[True]), tuple(terms[False]))


def _nothing_wanted(excluded: dict[Term, None]) -> str:
    if excluded:
        return "减号表示排除；请再写一个要查找的词，要找减号本身请加引号。"
    return "没有可以查找的字，请输入要查找的词。"
