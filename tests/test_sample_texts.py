"""The sample texts: all are taken in, all layouts stand there, none copies a seed."""

import json
import re
from functools import cache

import opencc
import pytest
from django.conf import settings

from briefings.models import Issue
from intake.one import Options, take_in
from reading.documents import LAYOUTS
from reading.documents.decoding import decode

TEXTS = settings.BASE_DIR / "fixtures" / "texts"
SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"

# How each sample must come out: its layout and its encoding.
SAMPLES = {
    "binhai-2021-q4-statistics.txt": ("statistics", "utf-8"),
    "binhai-2021-summary-report.txt": ("report", "gb18030"),
    "binhai-2022-elder-allowance-webpage.txt": ("webpage", "utf-8"),
    "binhai-2022-home-adaptation-notice.txt": ("notice", "utf-8"),
    "binhai-2022-review-report.txt": ("report", "utf-8"),
    "binhai-2023-flood-season-bulletin.txt": ("bulletin", "utf-8"),
    "lanzhou-2021-bulletin-03.txt": ("bulletin", "utf-8"),
    "lanzhou-2021-holiday-notice.txt": ("notice", "utf-8"),
    "lanzhou-2021-safety-notice.txt": ("notice", "gb18030"),
    "lanzhou-2022-duty-notes-plain.txt": ("plain", "utf-8"),
    "lanzhou-2022-holiday-webpage.txt": ("webpage", "utf-8"),
    "lanzhou-2023-winter-account.txt": ("wechat", "utf-8"),
    "shaoguan-2021-q4-statistics.txt": ("statistics", "utf-8"),
    "shaoguan-2022-bulletins.txt": ("bulletin", "utf-8"),
    "shaoguan-2022-inspection-webpage.txt": ("webpage", "utf-8"),
    "shaoguan-2022-issue-06.txt": ("bulletin", "gb18030"),
    "shaoguan-2023-cold-wave-webpage.txt": ("webpage", "utf-8"),
    "shaoguan-2023-mutual-aid-reply.txt": ("reply", "utf-8"),
    "shaoguan-2023-office-minutes.txt": ("minutes", "utf-8"),
    "shaoguan-2023-winter-bulletins.txt": ("bulletin", "utf-8"),
    "yunfu-2022-01-digest.txt": ("digest", "utf-8"),
    "yunfu-2022-02-digest.txt": ("digest", "utf-8"),
    "yunfu-2022-home-care-webpage.txt": ("webpage", "utf-16"),
    "yunfu-2022-visit-plan-plain.txt": ("plain", "utf-8"),
    "yunfu-2023-charges-consultation.txt": ("notice", "utf-8"),
}

# What any bureau writes so: addressees, and the toolbar of a web page.
FIXED_FORMULAE = (
    "各县区民政局局机关各科室局属各单位",
    "时间来源韶关市民政局访问量",
)
SHINGLE = 12

seeds_at_hand = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed texts lie beside a full checkout only"
)


def test_every_sample_is_in_the_table():
    assert {path.name for path in TEXTS.iterdir()} == set(SAMPLES)


def test_the_samples_show_every_layout_and_encoding():
    layouts, encodings = zip(*SAMPLES.values(), strict=True)
    assert set(layouts) == {layout.NAME for layout in LAYOUTS}
    assert set(encodings) == {"utf-8", "gb18030", "utf-16"}


def test_one_sample_has_a_byte_order_mark_and_one_has_windows_line_ends():
    contents = [path.read_bytes() for path in TEXTS.iterdir()]
    assert any(content.startswith(b"\xef\xbb\xbf") for content in contents)
    assert any(b"\r\n" in content for content in contents)


@pytest.mark.django_db
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_taken_in_as_what_it_is(name):
    receipt = take_in(name, (TEXTS / name).read_bytes(), Options())
    layout, encoding = SAMPLES[name]
    codes = {remark.code for remark in receipt.remarks}
    assert (receipt.outcome, receipt.layout) == ("created", layout)
    assert receipt.encoding == encoding
    assert ("layout_not_recognised" in codes) == (layout == "plain")


@pytest.mark.django_db
def test_the_samples_stand_beside_each_other_and_come_from_four_agencies():
    for name in SAMPLES:
        receipt = take_in(name, (TEXTS / name).read_bytes(), Options())
        assert receipt.outcome == "created"
    agencies = Issue.objects.exclude(agency=None).values_list("agency__name", flat=True)
    assert set(agencies) == {
        "韶关市民政局",
        "云浮市民政局",
        "兰州市民政局",
        "滨海县民政局",
    }


@seeds_at_hand
@pytest.mark.parametrize("name", SAMPLES)
def test_no_sentence_of_a_seed_stands_in_a_sample(name):
    copied = shingles(simplified(TEXTS / name)) & shingles_of_all_seeds()
    assert {
        shingle
        for shingle in copied
        if not any(shingle in formula for formula in FIXED_FORMULAE)
    } == set()


@seeds_at_hand
def test_every_figure_of_the_seeds_stands_in_a_sample():
    prose = re.sub(r"\s", "", "\n".join(simplified(TEXTS / name) for name in SAMPLES))
    assert [
        figure for figure in seed_figures() if not re.search(written(*figure), prose)
    ] == []


def simplified(path) -> str:
    # 開(kāi)啟
    text = re.sub(r"\([^\W\d_\u4e00-\u9fff]+\)", "", decode(path.read_bytes()).text)
    return opencc.OpenCC("tw2s").convert(text)


def shingles(text: str) -> set[str]:
    """Every run of 12 Han characters of a line, marks and digits left out."""
    lines = ["".join(re.findall(r"[\u4e00-\u9fff]", line)) for line in text.split("\n")]
    return {
        line[start : start + SHINGLE]
        for line in lines
        for start in range(len(line) - SHINGLE + 1)
    }


@cache
def shingles_of_all_seeds() -> set[str]:
    return set().union(*(shingles(simplified(path)) for path in SEEDS.glob("*.txt")))


def seed_figures() -> list[tuple[float, str]]:
    return [
        (figure["value"], figure["unit"])
        for path in SEEDS.glob("expected/*.json")
        for issue in json.loads(path.read_text(encoding="utf-8"))["issues"]
        for article in issue["articles"]
        for figure in article["figures"]
    ]


def written(value: float, unit: str) -> str:
    """A pattern for the figure as people write it: 480000 元 as 48万余元."""
    noun = re.escape(unit.split("/")[0])
    return (
        rf"(?<![\d.]){value:.10g}[余多]?{noun}"
        rf"|(?<![\d.]){value / 10000:.10g}[余多]?万[余多]?{noun}"
    )
