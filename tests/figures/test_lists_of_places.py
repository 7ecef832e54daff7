"""News of one place each: its time and its 全市 are its own, not those of the next."""

from datetime import date

from reading.figures import ParsedFigure, Setting, extract
from reading.parsed import Block, BlockKind

from .test_periods import ISSUED, periods_of

HOME = "441300"
COUNTY_CITY = "451082"


def figures_in(text: str, home: str) -> tuple[ParsedFigure, ...]:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text, first_line=1, last_line=1)]
    return extract(blocks, Setting(issued_on=date(2023, 5, 11), region_code=home))


def places_in(text: str, home: str) -> list[str]:
    return [each.region_code for each in figures_in(text, home)]


def labels_in(text: str, home: str) -> list[str]:
    return [each.label for each in figures_in(text, home)]


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


def test_behind_a_sentence_of_several_places_the_whole_is_meant_again():
    text = "惠东县接收捐款41万元，博罗县接收捐款38万元，分别占全市的21%、19%。资助学生43名。"
    counties = ["441323", "441322"]
    assert places_in(text, HOME) == [*counties, *counties, HOME]
    text = "吉隆镇、稔山镇率先建成儿童之家。开学前，县领导走访儿童86名。"
    assert places_in(text, "441323") == ["441323"]
    text = "惠东县、博罗县分别建成食堂22个和17个；龙门县探索统一配送，日送餐410份。投入公益金96万元。"
    assert places_in(text, HOME) == [*counties, "441324", HOME]


def test_a_count_that_stands_before_a_place_opens_no_sentence():
    text = "养老机构96家；市本级12家，惠东县31家，博罗县24家。新建助餐点35个。"
    assert places_in(text, HOME) == [HOME, "", *["441323", "441322"], HOME]
    text = "按层级分，市本级51个，县级212个。全年注销6个。"
    assert places_in(text, HOME) == ["", HOME, HOME]


def test_what_a_city_s_own_level_did_is_no_part_of_what_its_districts_did():
    text = (
        "全市公益金支出合共3300万元。其中，市本级支出1200万元、惠城区支出810.5万元、"
        "惠阳区支出190万元、博罗县支出322万元。"
    )
    assert labels_in(text, HOME) == ["公益金支出", "市本级支出", *["支出"] * 3]
    text = "市本级社会组织12家、惠城区31家、博罗县24家。"
    assert labels_in(text, HOME) == ["市本级社会组织", *["社会组织"] * 2]


def test_what_else_a_city_s_own_level_did_stays_its_own():
    text = "市本级支出1200万元、补助800万元。"
    assert labels_in(text, HOME) == ["市本级支出", "市本级补助"]


def test_a_name_that_begins_as_another_does_is_not_cut_in_two():
    text = "其中，端州区结余140万元、高要区结余90万元。"
    assert labels_in(text, "441200") == ["端州区结余", "高要区结余"]
    assert labels_in("温州市结余款140万元。", "330300") == ["结余款"]


def test_as_many_numbers_as_places_in_one_clause_are_theirs_in_turn():
    assert places_in("惠东县、博罗县开设助浴点8家、5家。", HOME) == ["441323", "441322"]


def test_a_name_that_is_a_common_noun_is_known_beside_others():
    assert places_in("铜官区、义安区、郊区分别为24家、18家和11家。", "340700") == [
        "340705",
        "340706",
        "340711",
    ]


def test_the_city_above_is_named_behind_a_word_of_time():
    text = "全区办理离婚登记45对。同期拉萨市共办理离婚登记610对，其中城关区302对。"
    assert places_in(text, "540103") == ["540103", "540100", "540102"]


def test_what_was_brought_to_houses_of_several_counties_is_of_all_of_them():
    text = "工作组走进惠东县福利院、博罗县光荣院，给70名老人送去棉衣。"
    assert places_in(text, HOME) == [HOME]
    text = "惠东县福利院、博罗县光荣院收住老人70名。"
    assert places_in(text, HOME) == ["441322"]


def test_a_division_called_like_a_downtown_is_one_beside_the_others():
    text = "新增床位90张，其中城中区40张、城西区50张。"
    assert places_in(text, "630100") == ["630100", "630103", "630104"]
    assert places_in("改造城中区旧楼40栋。", "630100") == ["630100"]


def test_where_there_are_most_of_them_they_are_counted_and_no_place():
    text = (
        "登记百岁老人310人。百岁老人最集中的是惠东县，共有88人；博罗县则有41人；"
        "素有茶乡之称的龙门县有33人。"
    )
    assert labels_in(text, HOME)[1:] == ["百岁老人"] * 3
    assert places_in(text, HOME)[1:] == ["441323", "441322", "441324"]


def test_what_is_parted_by_kinds_is_not_what_the_places_have():
    text = (
        "登记社会组织410家。按类型分：社会团体210家。按县区分：惠东县61家，博罗县44家。"
    )
    assert labels_in(text, HOME) == [
        "登记社会组织",
        "社会团体",
        *["登记社会组织"] * 2,
    ]


def test_what_was_parted_by_kinds_above_is_not_what_the_places_have():
    text = (
        "全县实施临时救助87人次。按类型分：支出型救助71人次，急难型救助16人次。\n"
        "分乡镇看，惠东县24人次，博罗县15人次。"
    )
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=each, first_line=n, last_line=n)
        for n, each in enumerate(text.split("\n"), 1)
    ]
    setting = Setting(issued_on=date(2023, 5, 11), region_code=HOME)
    labels = [each.label for each in extract(blocks, setting)]
    assert labels == ["临时救助", "支出型救助", "急难型救助", *["临时救助"] * 2]


def test_the_places_of_money_above_have_money_and_no_people():
    text = "下达困难群众救助资金3.1亿元。\n分县看，惠东县8000万元，博罗县5200万元。"
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=each, first_line=n, last_line=n)
        for n, each in enumerate(text.split("\n"), 1)
    ]
    setting = Setting(issued_on=date(2023, 5, 11), region_code=HOME)
    labels = [each.label for each in extract(blocks, setting)]
    assert labels == ["困难群众救助资金"] * 3


def test_each_place_did_what_the_sentence_before_tells_with_the_same_verb():
    text = "出动队员310人次，劝导救助120人次。其中，惠东县、博罗县分别劝导救助40人次、22人次。"
    assert labels_in(text, HOME)[1:] == ["劝导救助"] * 3


def test_a_community_house_that_is_to_be_built_is_no_community():
    assert places_in("拟建社区食堂3家，续建社区站点2个。", HOME) == [HOME] * 2
