"""How right the points are that public series show: python -m tests.figures.public_points DIR.

DIR holds texts with all their figures, NN.json each: title, date, source, text, and of each
figure raw, value, unit, kind, period_start ("any" where it may be doubted), period_end,
region_code ("town": none may be right) and indicator (null: of none; missing: moot); what
else is right too stands under the same name with `_or`. The texts are imported as
`--publish` does; what would wait for a person is published as well, for a person may.
`-v` prints every point that is wrong, and what is held back.
"""

import json
import os
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

# 名 and 位 count people, as 人 does.
PEOPLE = {"名": "人", "位": "人"}
SPACE = re.compile(r"\s")


class ToldFigure(NamedTuple):
    """A figure as it is filed: what the truth is held against."""

    pk: int
    raw: str
    value: Decimal
    unit: str
    kind: str
    label: str
    period_start: date | None
    period_end: date | None
    region_id: str | None
    indicator_id: str | None
    held_back: str


class JudgedPoint(NamedTuple):
    """A figure of a text, whether a public series shows it, and what of it is wrong."""

    text: str
    figure: ToldFigure
    is_shown: bool
    # The truth says nothing of it: it may be read or not, or be of any indicator.
    is_moot: bool
    wrong: tuple[str, ...]


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Each text of the set as a page: its name, and what stands on it."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        head = (
            f"{told['title']}\n\n发布时间：{told['date']}  来源：{told['source']}\n\n"
        )
        yield f"{path.stem}.txt", f"{head}{told['text'].strip()}\n"


def publish_texts(texts: Iterator[tuple[str, str]]) -> int:
    """Take them in; answers how many of the issues would have waited for a person."""
    from django.utils import timezone

    from briefings.models import Issue
    from intake.one import Options, take_in

    for name, text in texts:
        take_in(name, text.encode(), Options(publish=True))
    waiting = Issue.objects.not_public()
    # No person could pass what no bureau or year is known of.
    known = waiting.filter(agency__isnull=False, year__isnull=False)
    ids = [*known.values_list("pk", flat=True)]
    Issue.objects.filter(pk__in=ids).update(
        status=Issue.Status.PUBLISHED, first_public_at=timezone.now()
    )
    return len(ids)


def points_shown() -> dict[int, bool]:
    """The figures behind every point of every series: whether its beginning is shown."""
    from metrics.models import Indicator
    from metrics.series.comparison import places_of, series_of
    from metrics.series.periods import STANDARD, STOCK

    shown: dict[int, bool] = {}
    for indicator in Indicator.objects.all():
        places = [place for place, _ in places_of(indicator)]
        for series in series_of(indicator, places):
            dated = series.kind not in (STOCK, STANDARD)
            for point in series.points:
                for statement in point.statements:
                    shown |= {row.pk: dated for row in statement.said_by}
    return shown


def figures_by_text() -> dict[str, list[ToldFigure]]:
    """All standing figures in the order of their texts, by the names of the files."""
    from metrics.models import Figure

    rows = Figure.objects.standing().order_by("article_id", "start", "pk")
    source = "article__issue__source_file__name"
    found: dict[str, list[ToldFigure]] = {}
    for name, *values in rows.values_list(source, *ToldFigure._fields):
        found.setdefault(Path(name).stem, []).append(ToldFigure(*values))
    return found


def judged(folder: Path) -> Iterator[JudgedPoint]:
    """Every figure of the texts that a series shows, or would if it were not held back."""
    shown, by_text = points_shown(), figures_by_text()
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        figures = by_text.get(path.stem, [])
        truths = dict(paired(told["figures"], figures))
        for index, figure in enumerate(figures):
            if figure.pk not in shown and not figure.held_back:
                continue
            truth = truths.get(index)
            dated = shown.get(figure.pk, False)
            wrong = [] if truth is None else [*faults(truth, figure, dated=dated)]
            may_be = truth is None and _is_optional(told, figure)
            if truth is None and not may_be:
                wrong = ["no figure"]
            moot = may_be or (truth is not None and "indicator" not in truth)
            yield JudgedPoint(
                path.stem, figure, figure.pk in shown, moot and not wrong, tuple(wrong)
            )


def wanted(folder: Path) -> int:
    """How many figures of an indicator the truths tell that a series may show."""
    told = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")]
    return sum(
        bool(each.get("indicator"))
        and each["kind"] in ("actual", "standard")
        and each["region_code"] not in ("", "town")
        for text in told
        for each in text["figures"]
    )


def paired(
    truths: Sequence[dict[str, Any]], figures: Sequence[ToldFigure]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each figure's index with its truth, in order, so that they agree best."""
    rows, columns = len(truths), len(figures)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for k in reversed(range(columns)):
            both = alike(truths[i], figures[k])
            both = both and both + best[i + 1][k + 1]
            best[i][k] = max(both, best[i + 1][k], best[i][k + 1])
    i = k = 0
    while i < rows and k < columns:
        both = alike(truths[i], figures[k])
        if both and best[i][k] == both + best[i + 1][k + 1]:
            yield k, truths[i]
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1


def alike(truth: dict[str, Any], figure: ToldFigure) -> int:
    """0 of another value; else how much of value, unit and kind is the truth's."""
    if Decimal(truth["value"]) != figure.value:
        return 0
    return 1 + _is_unit(truth, figure) + (figure.kind in _either(truth, "kind"))


def faults(truth: dict[str, Any], figure: ToldFigure, *, dated: bool) -> Iterator[str]:
    """What of a point is not so; its beginning only where the series shows one."""
    if not _is_unit(truth, figure):
        yield f"unit {figure.unit}"
    if figure.kind not in _either(truth, "kind"):
        yield f"kind {figure.kind}"
    if str(figure.period_end) not in _either(truth, "period_end"):
        yield f"until {figure.period_end}, not {truth['period_end']}"
    start = str(figure.period_start) if figure.period_start else None
    if dated and truth["period_start"] not in ("any", start):
        yield f"from {start}, not {truth['period_start']}"
    if truth["region_code"] == "town" or (figure.region_id or "") not in _either(
        truth, "region_code"
    ):
        yield f"place {figure.region_id}, not {truth['region_code']}"
    key = truth.get("indicator", truth.get("indicator_if_any", figure.indicator_id))
    if figure.indicator_id not in (key, *truth.get("indicator_or", ())):
        yield f"indicator {figure.indicator_id}, not {key}"


def _either(truth: dict[str, Any], name: str) -> list[Any]:
    return [truth[name], *truth.get(f"{name}_or", [])]


def _is_unit(truth: dict[str, Any], figure: ToldFigure) -> bool:
    units = {PEOPLE.get(each, each) for each in _either(truth, "unit")}
    return PEOPLE.get(figure.unit, figure.unit) in units


def _is_optional(told: dict[str, Any], figure: ToldFigure) -> bool:
    raw = SPACE.sub("", figure.raw)
    texts = [SPACE.sub("", each) for each in told.get("optional", [])]
    return any(raw in each or each in raw for each in texts)


def report(points: Sequence[JudgedPoint], *, verbose: bool) -> str:
    """How many are shown and right, and what is held back."""
    shown = [each for each in points if each.is_shown and not each.is_moot]
    held = [each for each in points if not each.is_shown]
    right = sum(not each.wrong for each in shown)
    kinds = Counter(words.split()[0] for each in shown for words in each.wrong)
    moot = sum(each.is_shown and each.is_moot for each in points)
    rate = f" ({right / len(shown):.1%})" if shown else ""
    lines = [
        f"{right} of {len(shown)} points shown are right{rate}; {moot} more are moot",
        f"wrong in: {', '.join(f'{k} {n}' for k, n in kinds.most_common()) or 'nothing'}",
        f"held back: {len(held)}, of which {sum(not e.wrong for e in held)} are right",
    ]
    told = [each for each in points if each.wrong or not each.is_shown]
    for each in told if verbose else ():
        state = "shown" if each.is_shown else each.figure.held_back
        said = f"{each.figure.raw} {each.figure.label} [{each.figure.indicator_id}]"
        lines.append(f"{each.text} {state}: {said}: {'; '.join(each.wrong) or 'right'}")
    return "\n".join(lines)


def main() -> None:
    options = ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("-v", action="store_true", dest="verbose")
    chosen = options.parse_args()
    with TemporaryDirectory(prefix="jianbao-points-") as work:
        os.environ["DATABASE_URL"] = f"sqlite:///{work}/points.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ["DEBUG"] = "1"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_reference", verbosity=0)
        waiting = publish_texts(pages(chosen.folder))
        points = [*judged(chosen.folder)]
        sys.stdout.write(f"{report(points, verbose=chosen.verbose)}\n")
        sys.stdout.write(f"the truths tell {wanted(chosen.folder)} of an indicator\n")
        sys.stdout.write(f"{waiting} of the texts would have waited for a person\n")


if __name__ == "__main__":
    main()
