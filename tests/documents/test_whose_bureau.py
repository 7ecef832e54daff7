"""Whose an organ is, by its words alone."""

import pytest

from reading.documents.issuers import bureau_in, issuer_by_prefix, names_nobody
from reading.documents.notices.sent_out import organ_before


@pytest.mark.parametrize(
    "name",
    [
        *("县民政局", "民政局", "师市民政局", "省民政厅", "州救助管理站"),
        *("办公室", "社会事务科", "政府办公室", "县政府办公室", "市老龄办"),
        *("民政部门办公室", "组织部"),
    ],
)
def test_an_organ_without_its_place_is_nobodys(name):
    assert names_nobody(name)


@pytest.mark.parametrize(
    "name",
    [
        *("镇江市民政局", "镇海区民政局", "市北区民政局", "第八师石河子市民政局"),
        *("退役军人事务部", "财政部", "人力资源和社会保障部"),
        *("民政部办公厅", "湘西州民政局", "泸州福彩", "玉龙县民政局"),
        *("清河镇人民政府", "古槐街道办事处", "春晖社会工作服务中心"),
    ],
)
def test_an_organ_with_its_place_or_own_name_is_somebodys(name):
    assert not names_nobody(name)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("景宁县民政局　2023年7月3日", "景宁县民政局", "331127"),
        ("新宾县民政局办公室", "新宾县民政局", "210422"),
        ("宁县民政局", "宁县民政局", "621026"),
        ("景宁畲族自治县民政局", "景宁畲族自治县民政局", "331127"),
    ],
)
def test_a_bureau_of_an_autonomous_county_is_none_of_another_county(text, name, code):
    issuer = bureau_in(text)
    assert issuer
    assert issuer.name == name
    assert issuer.place
    assert issuer.place.code == code


def test_a_county_by_its_long_and_its_short_name_is_one_that_a_number_means():
    texts = ["景宁畲族自治县民政局：", "景宁县今年走访老人。"]
    issuer = issuer_by_prefix("景民〔2023〕11号", texts)
    assert issuer
    assert issuer.name == "景宁畲族自治县民政局"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("三门县人民政府办公室关于印发助餐办法的通知", "三门县人民政府办公室"),
        ("县人民政府办公室关于印发助餐办法的通知", ""),
        ("某市行政审批局德化县民政局关于印发办法的通知", ""),
        ("三门县召开关于助餐工作的座谈会", ""),
    ],
)
def test_a_title_names_the_one_organ_before_it(title, name):
    assert organ_before(title) == name
