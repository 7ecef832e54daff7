"""The site's pinyin goes; what a writer put in brackets stays."""

import pytest
from django.conf import settings

from reading.documents.cleaning.annotations import strip_annotations
from reading.parsed import Line

SEED = settings.BASE_DIR.parent / "shared" / "seeds" / "004_7840ed3741de948f.txt"
ANNOTATED = (
    "我縣(xiàn)養(yǎng)老服務(wù)站開(kāi)門,養(yǎng)老員上門服務(wù),",
    "全縣(xiàn)十個站點都開(kāi)了灶,獨居老人領到飯卡。",
)


def stripped(*texts: str) -> tuple[str, ...]:
    lines, _ = strip_annotations([Line(n, text) for n, text in enumerate(texts, 1)])
    return tuple(line.text for line in lines)


def test_the_pinyin_behind_every_listed_character_goes():
    assert stripped(*ANNOTATED) == (
        "我縣養老服務站開門,養老員上門服務,",
        "全縣十個站點都開了灶,獨居老人領到飯卡。",
    )


def test_the_table_that_the_text_taught_comes_with_it():
    _, table = strip_annotations([Line(1, text) for text in ANNOTATED])
    assert table == {"縣": "xiàn", "養": "yǎng", "務": "wù", "開": "kāi"}


def test_full_width_brackets_and_two_dotted_letters_go_too():
    text = "綠（lǜ）地綠（lǜ）道多了,瘧（nüè）疾沒有了,綠（lǜ）廊邊開(kāi)了診所"
    assert stripped(text) == ("綠地綠道多了,瘧疾沒有了,綠廊邊開了診所",)


def test_a_reading_given_once_of_a_frequent_character_stays():
    line = "縣裡說,縣城、縣道、縣志的縣讀縣(xuán)"
    assert stripped(*ANNOTATED, line)[-1] == line


def test_lines_keep_their_numbers():
    lines, _ = strip_annotations([Line(8, ANNOTATED[0]), Line(9, ANNOTATED[1])])
    assert [line.number for line in lines] == [8, 9]


@pytest.mark.parametrize(
    "honest",
    [
        "村(居)委會",
        "平(遷)墳",
        "三(A)級",
        "養(殖)業",
        "解(xiè)姓老人",
        "養(yàng)育",
        "(wù)",
    ],
)
def test_an_honest_bracket_stays_in_an_annotated_text(honest):
    *_, last = stripped(*ANNOTATED, honest)
    assert last == honest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("装机容量以瓩(qiānwǎ)计,瓩读作千瓦。", id="one_reading_taught"),
        pytest.param("灶王庙旁的郪(qī)江、涪(fú)江和潼(tóng)溪", id="a_few_rare_names"),
        pytest.param(
            "地名读音:浈(zhēn)、浛(hán)、洸(guāng)、瀧(shuāng)、窿(lóng)、塱(lǎng)、"
            "埗(bù)、坜(lì)、埔(bù)、涌(chōng)、圳(zhèn)、垌(dòng)、埇(yǒng)、槎(chá)、"
            "漖(jiào)、滘(jiào)、沥(lì)、埌(làng)、峒(dòng)、氹(dàng)、墈(kàn)、寮(liáo)",
            id="a_list_of_readings",
        ),
        pytest.param(
            "養(yǎng)字从食,務(wù)字从力,開(kāi)字从门,縣(xiàn)字从系,獨(dú)字从犬。"
            "旧书写養、務、開、縣、獨，今天写作养、务、开、县、独。",
            id="each_explained_once",
        ),
    ],
)
def test_the_readings_a_writer_gives_stay(text):
    assert stripped(text) == (text,)


def test_a_simplified_copy_of_an_annotated_text_is_stripped_too():
    copy = ("养(yǎng)老服务(wù)进(jìn)社区(qū),服务(wù)员上门养(yǎng)护。",) * 4
    assert stripped(*copy) == ("养老服务进社区,服务员上门养护。",) * 4


@pytest.mark.skipif(not SEED.exists(), reason="the seed texts are not beside us")
def test_the_seed_loses_1073_annotations_over_119_characters():
    text = SEED.read_text(encoding="utf-8")
    lines, table = strip_annotations([Line(1, text)])
    gone = text.count("(") - lines[0].text.count("(")
    assert (gone, len(table)) == (1073, 119)
