"""Personal numbers are masked however they are written, and nothing else is."""

import pytest

from reading.parsed import Line
from reading.privacy import is_id_number, mask, personal_mentions


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13800138000", "138****8000"),
        ("138-0013-8000", "138******8000"),
        ("138 0013 8000", "138******8000"),
        ("联系人：李某某13912345678。", "联系人：李某某139****5678。"),
        ("13800138000、13912345678", "138****8000、139****5678"),
        ("11010519491231002X", "110105********002X"),
        ("11010519491231002x", "110105********002x"),
        ("证号11010519491231002X，", "证号110105********002X，"),
        ("440203198001011237", "440203********1237"),
        ("110105 19491231 002X", "110105**********002X"),
        ("110105-19491231-002X", "110105**********002X"),
        ("１３８００１３８０００", "138****8000"),
        ("１１０１０５１９４９１２３１００２Ｘ", "110105********002X"),
        ("+8613800138000", "+86138****8000"),
        ("电话8613800138000。", "电话86138****8000。"),
        ("0086-138 0013 8000", "0086-138******8000"),
        ("＋８６１３８００１３８０００", "＋86138****8000"),
        ("１３８－００１３－８０００", "138******8000"),
        ("138 - 0013 - 8000", "138**********8000"),
        ("138·0013·8000", "138******8000"),
        ("138\u30000013\u30008000", "138******8000"),
        ("138\u200b0013\u200b8000", "138******8000"),
        ("1380-0138-000", "138******-000"),
        ("138-001-38000", "138******8000"),
        # The check is wrong: still somebody's.
        ("440203198001011236", "440203********1236"),
        ("110105 19491231 0021", "110105**********0021"),
        ("1101 0519 4912 3100 2X", "1101 0************0 2X"),
        # As numbers were until 1999.
        ("证号440203800101123。", "证号440203******123。"),
    ],
)
def test_a_personal_number_is_masked_and_keeps_its_length(written, shown):
    assert mask(written) == shown
    assert len(shown) == len(written)


@pytest.mark.parametrize(
    "text",
    [
        "0751-8877660",
        "０７５１-８８７７６６０，编号：Ａ１２",
        "110105 20191231 0021",
        "11010519 4912 3100 21",
        "12800138000",
        "113800138000",
        "138001380001",
        "*13800138000",
        "发放资金138001元、惠及3800人",
        "440203202201011236",
        "990203198001011236",
        "440203198013011234",
        "440203198001321235",
        "440203178001011239",
        "A11010519491231002X",
        "440203801301123",
        "990203800101123",
        "913402000012345",
        "9138001380001",
        "人数：1998 1203 145，比上年多",
        "11010519491231002X1",
    ],
)
def test_what_is_no_personal_number_stays(text):
    assert mask(text) == text
    assert personal_mentions([Line(1, text)]) == ()


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105194912310021", False),
        ("110105194900310022", False),
        ("110105194912000021", False),
        ("110105174912310021", False),
    ],
)
def test_a_residents_number_is_one_by_its_check_and_its_day_of_birth(number, is_one):
    assert is_id_number(number) is is_one


def test_every_number_and_every_name_beside_one_is_mentioned_at_its_line():
    lines = [
        Line(3, "联系人：李某某 138-0013-8000，或139 1234 5678"),
        Line(5, "孙某某 13800138000"),
        Line(7, "身份证11010519491231002x"),
    ]
    assert [(each.kind, each.line) for each in personal_mentions(lines)] == [
        ("mobile_phone", 3),
        ("mobile_phone", 3),
        ("contact_name", 3),
        ("mobile_phone", 5),
        ("contact_name", 5),
        ("id_number", 7),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("身份证11010519491231002x", "110105********002x"),
        ("身份证110105 19491231 002X", "110105********002X"),
        ("手机138-0013-8000", "138****8000"),
        ("联 系 人：孙  蓓", "孙蓓"),
        ("看望孤儿李桂兰。", "李桂兰"),
    ],
)
def test_a_mention_says_what_was_mentioned_and_of_a_number_no_more_than_its_mask(
    text, words
):
    (mention,) = personal_mentions([Line(1, text)])
    assert mention.words == words


@pytest.mark.parametrize(
    "written",
    [
        "联 系 人：孙  蓓      联系电话：0793-5900000",
        "联系人：孙蓓",
        "联系人：孙 蓓 丽",
        "联系人及电话：和丽萍 0888-5100000",
        "联络员：阿依·古丽",
        "（经 办 人: 周 小 红）",
    ],
)
def test_a_contact_is_named_in_full_however_spaced(written):
    (mention,) = personal_mentions([Line(4, written)])
    assert (mention.kind, mention.line, mention.is_masked) == ("contact_name", 4, False)


@pytest.mark.parametrize(
    "written",
    [
        "联系人：李某某",
        "联系人：王女士  0793-5900000",
        "联系人：刘老师",
    ],
)
def test_a_contact_without_a_name_in_full_may_stay(written):
    (contact,) = personal_mentions([Line(4, written)])
    assert contact.is_masked


@pytest.mark.parametrize(
    "written",
    [
        "联系人：县民政局养老科",
        "联系人：办公室",
        "联系人：张××",
        "经办人员须当日录入",
        "联系人要保持电话畅通",
    ],
)
def test_what_names_nobody_is_no_contact(written):
    assert personal_mentions([Line(4, written)]) == ()


@pytest.mark.parametrize(
    "written",
    [
        "老人家住城关镇东街12号302室，独自生活。",
        "家庭住址：某某市翠园小区3栋2单元501室",
        "现住河西路十二号。",
        "户籍地址：石桥镇南门巷7号",
        "走访东湖村三组村民李大山，送去化肥。",
        "青山村第2村民小组王桂兰去世。",
        "来到柳河村五组低保户周小红家中。",
    ],
)
def test_where_somebody_lives_is_found(written):
    kinds = [each.kind for each in personal_mentions([Line(4, written)])]
    assert "home_address" in kinds


@pytest.mark.parametrize(
    "written",
    [
        "地址：城关镇东街12号，邮编334400。",
        "县民政局位于河西路12号。",
        "社会组织住所：河西路12号。",
        "老人家住城关镇，独自生活。",
        "居住在农村的特困老人",
        "东湖村三组的水渠修通了。",
        "东湖村三组组长王建国带队巡查。",
        "全村五组干部分头走访。",
        "他居住在12号线附近。",
        "困难群众住在哪里，服务就送到哪里",
    ],
)
def test_where_an_office_is_or_nobody_is_named_is_no_home(written):
    assert personal_mentions([Line(4, written)]) == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("6222021234567890128", "622202*********0128"),
        ("4111111111111111", "411111******1111"),
        ("4111 1111 1111 1111", "4111 1*********1111"),
        ("卡号5555555555554444。", "卡号555555******4444。"),
        ("4367421234567890129", "436742*********0129"),
        ("622202 1234567890128", "622202**********0128"),
        ("6222．0212．3456．7890．128", "6222．0*************．128"),
    ],
)
def test_a_bank_card_is_masked_and_mentioned(written, shown):
    assert "bank_card" in {m.kind for m in personal_mentions([Line(1, written)])}
    assert mask(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "6222021234567890120",
        "4111111111111112",
        "51440200007123456X",
        "2022041112345678",
    ],
)
def test_digits_that_are_wrong_by_luhn_are_no_card(written):
    assert personal_mentions([Line(1, written)]) == ()
    assert mask(written) == written
