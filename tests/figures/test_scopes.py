"""How much a figure counts, by the words before it; every row of the tables, once."""

import pytest

from reading.figures.figure import Scope
from reading.language.guarded import words_of_table

from .tagging import keys, tagged

SCOPES = {
    "founding": Scope.FOUNDING,
    "years": Scope.FOUNDING,
    "running": Scope.FOUNDING,
    "cumulative": Scope.CUMULATIVE,
    "day": Scope.DAY,
    "batch": Scope.BATCH,
}


def scopes(text: str) -> list[Scope]:
    return [each.parsed.scope for each in tagged(text)]


def each_row(table: str, *kinds: str):
    rows = words_of_table(table, *kinds)
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.word)


@each_row("scopes.csv", *SCOPES)
def test_each_word_of_a_scope_gives_it(row):
    assert row.word in row.example
    assert scopes(row.example)[-1] == SCOPES[row.kind]


@each_row("scopes.csv", "all")
def test_each_word_of_the_whole_ends_the_scope_before_it(row):
    assert scopes(f"活动现场很热闹，{row.example}")[-1] == Scope.ALL


@each_row("narrowings.csv", "deed", "trait")
def test_each_word_that_narrows_leaves_its_figure_without_an_indicator(row):
    assert keys(row.example)[-1] is None
    whole = row.example.replace(row.word, "全市共有", 1)
    assert keys(whole)[-1], whole


@each_row("narrowings.csv", "allotted")
def test_money_that_was_given_on_was_not_spent(row):
    assert keys(row.example) == [None]
    assert keys(row.example.replace(row.word, "支出")) == ["exp_dibao"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("其中城市低保对象6300人。", Scope.URBAN),
        ("全市农村特困人员1900人。", Scope.RURAL),
        ("全市城乡低保对象2.7万人。", Scope.ALL),
        ("全市共有特困人员2020人，其中集中供养310人。", Scope.PART),
        ("截至5月20日17时，全市办理结婚登记930对。", Scope.DAY),
        ("5月20日，全市办理结婚登记930对。", Scope.DAY),
        ("自2009年成立以来，总会募集善款3.6亿元。", Scope.FOUNDING),
        ("总会成立14年来募集善款3.6亿元。", Scope.FOUNDING),
        ("总会自2009年成立，共募集善款3.6亿元。", Scope.FOUNDING),
        ("从成立至2023年8月底，总会募集善款3.6亿元。", Scope.FOUNDING),
        ("从成立至2023年8月底，总会募集善款3.6亿元，援建房屋72套。", Scope.FOUNDING),
        ("两个分会同期累计募集善款4200万元和1900万元。", Scope.FOUNDING),
        ("总会成立以来，2023年募集善款260万元。", Scope.ALL),
        ("2023年募集善款260万元，累计募集善款3.6亿元。", Scope.FOUNDING),
        ("当月支出低保金26万元，累计支出低保金310万元。", Scope.CUMULATIVE),
        ("2023年，全市累计募集善款260万元。", Scope.ALL),
        ("全市新登记社会组织96家：社会团体41家。", Scope.SUBSET),
        ("全市新登记社会组织96家（社会团体41家）。", Scope.SUBSET),
        ("全市新登记社会组织96家。其中社会团体41家。", Scope.SUBSET),
        ("2023年，全市登记社会组织96家，其中社会团体41家。", Scope.SUBSET),
        ("截至2023年底，全市登记社会组织960家，其中社会团体41家。", Scope.PART),
        ("受助人员中，特困人员30人。", Scope.SUBSET),
        ("全县特困人员640人，其中孤儿12人。", Scope.SUBSET),
        ("救助困难群众1.9万人，其中孤儿12人。", Scope.PART),
        ("今年计划新建助餐点40个，截至2月底已建成26个。", Scope.SUBSET),
        ("今年计划新建助餐点40个。截至2月底，已建成助餐点26个。", Scope.SUBSET),
        ("今年计划新建助餐点40个，全市已建成助餐点180个。", Scope.ALL),
        ("今年计划新建助餐点40个，已累计建成180个。", Scope.CUMULATIVE),
        ("全市已建成助餐点180个，今年计划新建助餐点40个。", Scope.ALL),
        ("走访低保户430户，其中特困人员30人；全市共有孤儿230人。", Scope.ALL),
    ],
)
def test_the_words_before_a_number_say_of_how_much_it_is(text, scope):
    assert scopes(text)[-1] == scope
