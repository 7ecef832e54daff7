"""News of one place each: its time and its 全市 are its own, not those of the next."""

from datetime import date

from reading.figures import Setting, extract
from reading.parsed import Block, BlockKind

from .test_periods import ISSUED, periods_of

HOME = "441300"
COUNTY_CITY = "451082"


def places_in(text: str, home: str) -> list[str]:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text, first_line=1, last_line=1)]
    setting = Setting(issued_on=date(2023, 5, 11), region_code=home)
    return [each.region_code for each in extract(blocks, setting)]


def test_a_time_told_of_one_place_is_none_of_the_next():
    text = (
        "【惠东县】一季度新增低保对象310户。\n"
        "【博罗县】殡葬管理所接待祭扫群众2.9万人次。\n"
        "龙门县——聘用社工21名。\n"
        "惠阳区：登记大厅设颁证厅3间。"
    )
    quarter, *others = periods_of(text)
    assert quarter == ("2023-01-01", "2023-03-31")
    assert [end for _, end in others] == [ISSUED] * 3


def test_a_time_told_of_all_goes_on_to_each_place_below_it():
    text = (
        "一季度，全市救助困难群众310户次。\n惠东县：救助120户次。\n博罗县：救助80户次。"
    )
    assert periods_of(text) == [("2023-01-01", "2023-03-31")] * 3


def test_the_whole_city_is_the_county_city_that_heads_the_item():
    text = "●平果市：2月份，全市支出低保金1630万元，惠及低保对象3.9万人。"
    assert places_in(text, "451000") == [COUNTY_CITY] * 2


def test_each_of_two_places_has_the_number_that_stands_in_its_turn():
    assert places_in("惠东县、博罗县各筹款41万元、38万元。", HOME) == [
        "441323",
        "441322",
    ]
    assert places_in("惠东县、博罗县各筹款41万元。", HOME) == [""]


def test_what_places_have_together_is_of_the_region_again():
    text = "惠东县发放203万元，博罗县发放268万元，两县合计占全市的41%，其余310万元。"
    assert places_in(text, HOME) == ["441323", "441322", HOME, HOME]


def test_what_was_built_or_made_of_a_community_is_no_name():
    assert places_in("投资940万元扩建社区用房7处。", HOME) == [HOME, HOME]
    assert places_in("建成市民化社区养老中心4所。", HOME) == [HOME]
