"""The words of `reading/language/events.csv` as patterns, and which of them a text has."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain

from ...language.guarded import any_of_kind, in_order, longest_first, words_of_table

TABLE = "events.csv"
HAPPENED = ("flow", "made", "visit", "award")


@cache
def event_words(*kinds: str) -> re.Pattern[str]:
    """A pattern of the words of these kinds, those of the first kind before others."""
    by_kind = (longest_first(words_of_table(TABLE, kind)) for kind in kinds)
    return re.compile(in_order(chain.from_iterable(by_kind)))


@cache
def kind_of_word(word: str) -> str:
    """No word of the table is of two kinds."""
    return next(each.kind for each in words_of_table(TABLE) if each.word == word)


@cache
def grown() -> re.Pattern[str]:
    """增至, 达到, 增加到2022年的: right before the number."""
    return re.compile(
        rf"{any_of_kind(TABLE, 'grown')}[\d年月底末的今去约近了共]{{0,10}}$"
    )


@cache
def which_are() -> re.Pattern[str]:
    """注册登记的养老机构, 提供住宿的机构: what they are, not what was done."""
    return re.compile(
        rf"(?:{any_of_kind(TABLE, 'made')}|提供)[^，；、]{{0,6}}的[^，；、]{{2,}}$"
    )


def last_kind(kinds: Sequence[str], text: str) -> str | None:
    """The kind of the last word of these kinds that the text has."""
    found = event_words(*kinds).findall(text)
    return kind_of_word(found[-1]) if found else None


def first_kind(kinds: Sequence[str], text: str) -> str | None:
    """That of the first."""
    match = event_words(*kinds).search(text)
    return kind_of_word(match[0]) if match else None
