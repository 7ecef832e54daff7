"""The words that tell a time, rows of `times.csv`: 今年, 上月, 截至, 目前, 第七次人口普查.

Their kinds: `year`, `month`, `quarter`, `week` and `day` count from the issue's (去年
is -1), `same …` and `year before` (上年) from the one last spoken of; `census`, `wedding
day` and `feast day` have dates, a `holiday` days off (2024=2024-04-04+3), and an `nth
day` is one of the days last told of; a `season` has none that a calendar tells. `until`
and the two kinds of `since` (成立以来 needs no date) stand before and behind a time.
`compared`, `with`, `measured by`, `ahead`, `named` (unless `holding` stands between) and
`named ahead`, `of a document`, `founded` and `carried over` make of one what is not the
time of a number.
`report` and `summed up` say that a number is not of the day that is named, `occasion`
that it is.
"""

from functools import cache

from .guarded import any_of, words_of_table

TABLE = "times.csv"
BY_THEMSELVES = frozenset(
    [
        *("year", "year before", "same year", "month", "same month", "quarter"),
        *("same quarter", "week", "day", "same day", "same span", "nth day"),
    ]
)


@cache
def times_named(*kinds: str) -> str:
    """The words of these kinds as alternatives of a pattern."""
    return any_of(words_of_table(TABLE, *kinds))


@cache
def values_of(*kinds: str) -> dict[str, str]:
    """What each word of these kinds stands for: 去年 -1, 七普 2020-11-01."""
    return {each.word: each.value for each in words_of_table(TABLE, *kinds)}


@cache
def kind_of_time(word: str) -> str:
    """The kind of a word that stands for a time by itself; 当天 is also an occasion."""
    kinds = [each.kind for each in words_of_table(TABLE) if each.word == word]
    return next((kind for kind in kinds if kind in BY_THEMSELVES), kinds[0])
