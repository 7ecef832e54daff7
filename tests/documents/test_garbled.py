"""Words torn by byte-wise annotation come back where that is proved, and only there."""

from unicodedata import normalize

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from reading.documents.cleaning.annotations import strip_annotations
from reading.documents.cleaning.garbled import DamagedText, garble, restore
from reading.parsed import Line, Severity

SEED = settings.BASE_DIR.parent / "shared" / "seeds" / "004_7840ed3741de948f.txt"
# What a site annotated; 懸 and 攬 stand nowhere below but between two characters.
LISTED = """
區qū 開kāi 業yè 獨dú 熱rè 還hái 飯fàn 設shè 兒ér 樂lè 園yuán 閱yuè 動dòng 個gè 記jì
務wù 時shí 間jiān 約yuē 領lǐng 證zhèng 縣xiàn 裝zhuāng 墊diàn 進jìn 門mén 懸xuán 攬lǎn
"""
TABLE = {pair[0]: pair[1:] for pair in LISTED.split()}
TEXT = """社區食堂開業以後，獨居老人每天中午都能吃上熱飯，志願者還會把飯菜送到家裡。
街道新設的兒童樂園分為閱讀、手工和運動三個區域，週末向孩子們開放。
婚姻登記窗口延長了服務時間，新人可以提前預約，當場領證。
縣裡為行動不便的老人安裝扶手和防滑墊，進門的門檻也換成了坡道。"""
GARBLED = garble(TEXT, TABLE)


def lines_of(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def cleaned(text: str) -> str:
    lines, _ = strip_annotations(restore(lines_of(text))[0])
    return "\n".join(line.text for line in lines)


def test_a_listed_pair_of_bytes_is_annotated_even_between_two_characters():
    assert "當場領證" in TEXT
    assert "當?lǎn)鲱I(lǐng)證(zhèng)" in GARBLED


def test_torn_words_come_back_whole():
    assert cleaned(GARBLED) == normalize("NFKC", TEXT)
    assert restore(lines_of(GARBLED))[1] == []


def test_a_copy_that_kept_its_full_width_signs_is_restored_too():
    wide = GARBLED.replace(",", "，")
    assert cleaned(wide) == TEXT


def test_a_letter_behind_a_torn_character_loses_its_pinyin():
    # The second byte of 本 and the letter W are the two bytes of 網.
    stood = garble(TEXT + "\n居民上網辦事，本WiFi免費使用", TABLE | {"網": "wǎng"})
    assert "本W(wǎng)iFi" in stood
    assert "上網辦事,本WiFi免費" in cleaned(stood)


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param("當?lǎn)鲱?(lǐng)證(zhèng)", id="another_byte_lost_inside"),
        pytest.param("當?lǎn)鲱", id="cut_off_before_the_bytes_are_in_step"),
        pytest.param("當?zzì)鲱I(lǐng)證(zhèng)", id="nothing_sounds_so"),
    ],
)
def test_what_cannot_be_proved_stays_and_is_remarked(spoilt):
    text = GARBLED.replace("當?lǎn)鲱I(lǐng)證(zhèng)", spoilt)
    assert "當" + spoilt[1:6] in cleaned(text)
    [remark] = restore(lines_of(text))[1]
    assert (remark.code, remark.severity) == ("garbled_text", Severity.WARNING)
    assert remark.line == 3
    assert "當?" in remark.message
    assert "请对照原件更正" in remark.message


def test_of_two_readings_that_are_both_proved_neither_is_taken(monkeypatch):
    guesses = DamagedText.guesses

    def twice(*asked):
        return 2 * list(guesses(*asked))

    monkeypatch.setattr(DamagedText, "guesses", twice)
    assert "當?lǎn)鲱" in cleaned(GARBLED)
    assert {remark.code for remark in restore(lines_of(GARBLED))[1]} == {"garbled_text"}


def test_a_question_is_no_damage():
    text = GARBLED + "\n老人最需要甚麼?街道問過嗎?答案就在門口。"
    assert restore(lines_of(text))[1] == []


def test_a_byte_lost_inside_a_sentence_is_remarked():
    [remark] = restore(lines_of(GARBLED + "\n志願者?!鲱送餐,做得好。"))[1]
    assert remark.line == 5


@given(st.text(alphabet=sorted({*TEXT} - {"\n"}), max_size=30))
def test_whatever_was_restored_garbles_into_what_stood_there(text):
    stood = garble(text, TABLE)
    *_, restored = cleaned(f"{GARBLED}\n{stood}").split("\n")
    assert garble(restored, TABLE) == stood


@given(st.text(alphabet="养老院吗呢?？!！(（)）、，。abāèwù 12"))
def test_ordinary_questions_and_brackets_are_left_alone(text):
    lines = lines_of(text)
    assert restore(lines) == (lines, [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "gb18030"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
        ("gbk", "latin-1"),
    ],
)
def test_text_read_in_the_wrong_encoding_is_remarked(written, read):
    misread = "社区食堂今天开业".encode(written).decode(read, "replace")
    [remark] = restore([Line(1, "食堂开业"), Line(2, misread)])[1]
    assert (remark.code, remark.line) == ("garbled_text", 2)


@pytest.mark.parametrize("sign", ["\ufffd", "锟斤拷锟斤拷", "鈥", "ï¿½", "â€œ"])
def test_signs_that_stand_for_lost_ones_are_remarked(sign):
    [remark] = restore([Line(7, f"老人们{sign}都说好")])[1]
    assert remark.line == 7
    assert sign in remark.message


def test_a_line_full_of_garble_makes_one_short_remark():
    [remark] = restore([Line(1, "民\ufffd" * 5000)])[1]
    assert "等5000处" in remark.message
    assert len(remark.message) < 200


def test_dots_crosses_and_accents_are_no_garble():
    text = "目录············3\n联系人：王××\n咖啡馆Café Müller，西藏那曲（Nagqu）"
    assert restore(lines_of(text))[1] == []


@pytest.mark.skipif(not SEED.exists(), reason="the seed texts are not beside us")
class TestTheSeed:
    def test_four_spans_are_restored(self):
        text = cleaned(SEED.read_text(encoding="utf-8"))
        assert [text.count(w) for w in ("秩序專項", "緩退漸", "變為“裁判員")] == [
            2,
            1,
            1,
        ]

    def test_two_spans_stay_and_are_remarked(self):
        lines, remarks = restore(lines_of(SEED.read_text(encoding="utf-8")))
        assert [remark.line for remark in remarks] == [6, 14]
        assert "?!爸邢蠕h" in lines[5].text
        assert "單人?!?、" in lines[13].text

    def test_simulating_the_whole_cleaned_text_forward_gives_back_the_file(self):
        stood = SEED.read_text(encoding="utf-8")
        _, table = strip_annotations(lines_of(stood))
        # Annotated nowhere but between two characters, so in no table.
        assert garble(cleaned(stood), {**table, "驅": "qū"}) == stood
