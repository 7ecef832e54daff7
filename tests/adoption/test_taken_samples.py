"""Twelve sample texts that were sent up: a quarter's 采用统计 equals the table made by hand.

By hand: the lines of EXPECTED were counted from the files in `taken/`, not by the program.
"""

from datetime import date
from pathlib import Path

import pytest

from agencies.models import Agency
from intake.one import Options, take_in
from reuse.adoption import Period, adoption_table
from reuse.models import TextPair

pytestmark = pytest.mark.django_db
TAKEN = Path(__file__).parent / "taken"
QUARTER = Period(date(2023, 1, 1), date(2023, 3, 31))
# Rank, bureau, sent, adopted by whom, points. 韶关 took 夜校 twice: it counts once; what
# it took of 粮仓 came after the quarter. What a province has of a city's counts for the
# city, too.
EXPECTED = [
    (1, "武江区民政局", 3, {"韶关市民政局": 2, "广东省民政厅": 1}, 8),
    (3, "韶关市民政局", 3, {"广东省民政厅": 2}, 8),
    (1, "滨海县民政局", 3, {"盐城市民政局": 2, "江苏省民政厅": 1}, 8),
    (4, "曲江区民政局", 3, {"韶关市民政局": 1, "广东省民政厅": 1}, 6),
    (5, "盐城市民政局", 2, {"江苏省民政厅": 1}, 4),
    (6, "云城区民政局", 3, {"云浮市民政局": 1}, 2),
    (7, "江苏省民政厅", 1, {}, 0),
    (7, "广东省民政厅", 2, {}, 0),
    (7, "云浮市民政局", 1, {}, 0),
]


@pytest.fixture
def taken():
    for path in sorted(TAKEN.glob("*.txt")):
        receipt = take_in(path.name, path.read_bytes(), Options(publish=True))
        assert receipt.outcome == "created", path.name


@pytest.mark.usefixtures("taken")
def test_the_ranking_of_the_quarter_is_the_one_made_by_hand():
    rows = adoption_table(Agency.objects.all(), QUARTER)
    told = [
        (
            row.rank,
            row.agency.name,
            row.sent,
            {agency.name: count for agency, count in row.adopters},
            row.points,
        )
        for row in rows
    ]
    assert sorted(told, key=str) == sorted(EXPECTED, key=str)


@pytest.mark.usefixtures("taken")
def test_no_two_texts_of_different_things_make_a_pair():
    subjects = (
        "夜校",
        "殡葬",
        "扶手",
        "代办员",
        "粮仓",
        "清明",
        "水表",
        "彩礼",
        "假期课堂",
    )
    subjects += ("车队", "账本", "比武")
    for pair in TextPair.objects.select_related("earlier", "later"):
        one, other = (
            pair.earlier.text + pair.earlier.title,
            pair.later.text + pair.later.title,
        )
        assert [s for s in subjects if s in one] == [s for s in subjects if s in other]
