"""What words beside a place make of it: no place, one to compare with, another place.

`place_words.csv` holds them by class, each with an example that a test reads.
"""

from enum import StrEnum
from functools import cache

from .guarded import any_of_kind, words_of_table

TABLE = "place_words.csv"

# 全市, 全旗, 全国: all of a region, of whatever level.
WHOLE_REGION = "全[国省市县区州旗盟]"


class PlaceWords(StrEnum):
    """The classes of `place_words.csv`."""

    # Short names that are first of all plain words: 联合公安, 互助养老.
    PLAIN = "plain"
    # What 社区, 村 or 镇 are called without being named: 示范社区, 建制镇.
    COMMON = "common"
    # Leads back to the whole: 据了解.
    RELEASE = "release"
    # Before a place that the figure's own is compared with: 比全省多, 占全市的.
    COMPARED = "compared"
    # 与全省持平: such words before and behind together.
    BESIDE = "beside"
    EVEN = "even"
    # Before 全省 where a rank or an order is told: 居全省首位, 按照全省要求.
    RANKED = "ranked"
    # Before a place that somebody comes from: 来自乐昌市的志愿者.
    ORIGIN = "origin"
    # Behind a place where a meeting was held: 在乐昌市落幕.
    VENUE = "venue"
    # Right behind it: 全省首个, 全省先进集体.
    RANK = "rank"
    # A little further behind: 全省民政工作会议.
    GATHERING = "gathering"
    # Behind a place outside: it gives or sends, and is not spoken of.
    OUTSIDE = "outside"
    # A part of a region that has no code of its own: 市本级, 高新区.
    PART = "part"
    # Behind a number that a town's name begins with: 三里镇, 五凤街道.
    NUMBERED = "numbered"
    # Behind a short name that names something else: 南雄路, 南雄镇.
    WAY = "way"


@cache
def words_of(means: PlaceWords) -> frozenset[str]:
    return frozenset(each.word for each in words_of_table(TABLE, means))


def any_of(means: PlaceWords) -> str:
    """A pattern of all words of this class, the longest first."""
    return any_of_kind(TABLE, means)
