"""The figures of the five real texts, as they were read out of them by hand."""

import json
from functools import cache

import pytest
from django.conf import settings

from reading.documents import parse
from reading.figures import ParsedFigure, Setting, extract

from . import PRECISION, RECALL, Score, add_to

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"
NAMES = [path.stem for path in sorted(SEEDS.glob("*.txt"))]
REGIONS = {"韶关": "440200", "云浮": "445300", "兰州": "620100", "滨海": "320922"}

pytestmark = pytest.mark.skipif(
    not NAMES, reason="the seed texts lie beside a full checkout only"
)


@cache
def articles(name: str) -> list[tuple[str, tuple[ParsedFigure, ...], list[dict]]]:
    """Each article's text, the figures found, and those wanted."""
    wanted = json.loads((SEEDS / "expected" / f"{name}.json").read_text("utf-8"))
    document = parse((SEEDS / f"{name}.txt").read_bytes(), name)
    return [
        (article.text, extract(article.blocks, setting_of(issue)), listed["figures"])
        for issue, given in zip(document.issues, wanted["issues"], strict=True)
        for article, listed in zip(issue.articles, given["articles"], strict=True)
    ]


def setting_of(issue) -> Setting:
    return Setting(
        issued_on=issue.issued_on,
        year=issue.year,
        region_code=REGIONS[issue.agency[:2]],
        kind=issue.kind,
    )


def everything() -> list[tuple[str, tuple[ParsedFigure, ...], list[dict]]]:
    return [article for name in NAMES for article in articles(name)]


def stands_on_its_line(wanted: dict, figure: ParsedFigure) -> bool:
    return wanted["line"] == figure.line


def seed_score() -> Score:
    score = Score()
    for name in NAMES:
        for _, figures, wanted in articles(name):
            add_to(score, wanted, figures, stands_on_its_line, name)
    return score


def test_the_figures_of_the_real_texts_are_found_and_hardly_any_others():
    score = seed_score()
    print(score)
    assert score.wanted == 155
    assert score.recall >= RECALL, str(score)
    assert score.precision >= PRECISION, str(score)


def test_how_exact_a_number_is_said_to_be_is_kept():
    score = seed_score()
    assert score.qualifiers >= RECALL * score.wanted, str(score)


def test_every_figure_stands_at_its_offsets():
    for text, figures, _ in everything():
        for figure in figures:
            assert text[figure.start : figure.end] == figure.raw
            assert text[figure.sentence_start : figure.sentence_end] == figure.sentence
            assert figure.sentence_start <= figure.start < figure.end
            assert figure.end <= figure.sentence_end


def test_texts_without_figures_yield_none():
    for name in ("001_79e36030fde7cac6", "003_8adfb2f976786eb4"):
        assert [
            figure.raw for _, figures, _ in articles(name) for figure in figures
        ] == []


def test_every_figure_says_what_it_counts():
    unnamed = [
        f.sentence for _, figures, _ in everything() for f in figures if not f.label
    ]
    assert unnamed == []


def test_figures_stand_in_the_order_of_the_text():
    for _, figures, _ in everything():
        starts = [figure.start for figure in figures]
        assert starts == sorted(set(starts))


def test_a_raised_standard_keeps_what_it_was_before():
    (raised,) = [f for _, figures, _ in everything() for f in figures if f.previous]
    assert (raised.previous, raised.value, raised.unit) == (670, 730, "元/人/月")
    assert raised.period_end.year == 2021


def test_the_county_of_a_section_is_the_place_of_its_figures():
    ((_, figures, _),) = articles("002_cf04ca00079203d4")
    by_raw = {figure.raw: figure.region_code for figure in figures}
    assert by_raw["420人次"] == "440204"
    assert by_raw["1000余套"] == "440282"
    assert by_raw["9600余人次"] == "440222"
    assert by_raw["1456套"] == "440229"
    assert by_raw["17882户"] == "440200"
