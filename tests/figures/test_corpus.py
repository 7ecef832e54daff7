"""The corpus of further sentences: figures, kinds, labels and periods at the same rates."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

from reading.figures import ParsedFigure, Setting, extract
from reading.parsed import Block, BlockKind

from . import PRECISION, RECALL, Score, add_to, overlaps

CORPUS = Path(__file__).with_name("corpus")
THEMES = sorted(CORPUS.glob("*.json"))
LABELS_NAMED = 0.95
LABELS_AS_A_PERSON_SAYS = 0.9
PERIODS_RIGHT = 0.95
FEWEST_SENTENCES = 300


def blocks_of(item: dict) -> list[Block]:
    kind = BlockKind.ROW if item.get("rows") else BlockKind.PARAGRAPH
    return [
        Block(kind=kind, text=text, first_line=number, last_line=number)
        for number, text in enumerate(item["text"].split("\n"), 1)
    ]


def setting_of(item: dict) -> Setting:
    issued_on = item.get("issued_on")
    return Setting(
        issued_on=date.fromisoformat(issued_on) if issued_on else None,
        year=item.get("year"),
        region_code=item.get("region_code", ""),
        title=item.get("title", ""),
    )


@cache
def items() -> list[tuple[str, dict, tuple[ParsedFigure, ...]]]:
    return [
        (path.stem, item, extract(blocks_of(item), setting_of(item)))
        for path in THEMES
        for item in json.loads(path.read_text("utf-8"))
    ]


@cache
def results() -> tuple[Score, list[tuple[dict, ParsedFigure]]]:
    score, pairs = Score(), []
    for theme, item, figures in items():

        def stands_there(wanted, figure, text=item["text"]):
            return overlaps(text, wanted["anchor"], figure)

        pairs += add_to(score, item["figures"], figures, stands_there, theme)
    return score, pairs


def test_the_corpus_is_large_enough_to_tell():
    assert sum(not item.get("rows") for _, item, _ in items()) >= FEWEST_SENTENCES


def test_figures_are_found_and_hardly_any_others():
    score, _ = results()
    print(score)
    assert score.recall >= RECALL, str(score)
    assert score.precision >= PRECISION, str(score)


def test_a_label_names_what_is_counted():
    named = [(wanted, figure) for wanted, figure in results()[1] if wanted.get("label")]
    wrong = [
        f"{wanted['anchor']}: {wanted['label']} wanted, {figure.label} said"
        for wanted, figure in named
        if not all(word in figure.label for word in wanted["label"].split())
    ]
    print("\n".join(wrong))
    assert len(wrong) <= (1 - LABELS_NAMED) * len(named), wrong


def bare(label: str) -> str:
    return re.sub(r"[“”·\s]", "", label)


def test_a_label_is_what_a_person_would_call_it():
    judged = [(wanted, figure) for wanted, figure in results()[1] if "labels" in wanted]
    wrong = [
        f"{wanted['anchor']}: {wanted['labels']} wanted, {figure.label} said"
        for wanted, figure in judged
        if bare(figure.label) not in map(bare, wanted["labels"])
    ]
    print("\n".join(wrong))
    assert len(wrong) <= (1 - LABELS_AS_A_PERSON_SAYS) * len(judged), wrong


def test_what_was_raised_is_kept_with_what_it_was_raised_to():
    wrong = [
        f"{wanted['anchor']}: from {wanted['previous']}, not {figure.previous}"
        for wanted, figure in results()[1]
        if wanted.get("previous") and str(wanted["previous"]) != str(figure.previous)
    ]
    print("\n".join(wrong))
    assert len(wrong) <= 0.05 * len(results()[1])


def test_a_period_that_the_text_makes_certain_is_read():
    said = [
        (wanted["anchor"], key, wanted[key], getattr(figure, key))
        for wanted, figure in results()[1]
        for key in ("period_start", "period_end")
        if wanted.get(key)
    ]
    wrong = [each for each in said if each[2] != str(each[3])]
    print(*wrong, sep="\n")
    assert len(wrong) <= (1 - PERIODS_RIGHT) * len(said), wrong


def test_every_figure_stands_at_its_offsets():
    for _, item, figures in items():
        for figure in figures:
            assert item["text"][figure.start : figure.end] == figure.raw


def test_a_stock_is_filed_by_its_last_day_and_a_flow_by_both():
    """Of the kinds of times, each start is tested, also where there is none."""
    wrong = [
        (wanted["anchor"], wanted["period_start"], figure.period_start)
        for theme, item, figures in items()
        if theme in ("periods_kinds", "periods_clerks")
        for wanted, figure in zip(item["figures"], figures, strict=True)
        if "period_start" in wanted
        and wanted["period_start"] != (figure.period_start and str(figure.period_start))
    ]
    assert not wrong
