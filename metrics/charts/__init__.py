"""A chart of series: what stands where, and what each point says for itself."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from ..addresses import figure_url
from ..amounts import amount, exact_amount, scale_between
from ..caveats import caveats_on
from ..series.periods import STANDARD, STOCK, period_in_words
from ..series.points import Point, Series, Statement
from .lines import ChartLine, Dot, DrawingSize

# More lines than this nobody can tell apart.
MOST_LINES = 6
FEWEST_POINTS = 2
# A chart costs some milliseconds; its points decide every stroke of it.
CHARTS_KEPT = 64
DAYS_OF_A_YEAR = 366


# The one for a desk and for paper, and the one for a phone.
SIZES = (
    DrawingSize("wide", 880, 400, 17, 112),
    DrawingSize("narrow", 360, 340, 15, 66),
)


def chart_of(
    series: Sequence[Series], names: Mapping[str, str], title: str, display_unit: str
) -> SafeString | None:
    """The series drawn for a desk and for a phone; None of fewer than two points."""
    if sum(len(each.points) for each in series) < FEWEST_POINTS:
        return None
    drawn = tuple((names[each.place], each) for each in series[:MOST_LINES])
    return _drawings(drawn, title, display_unit)


@lru_cache(maxsize=CHARTS_KEPT)
def _drawings(
    drawn: tuple[tuple[str, Series], ...], title: str, display_unit: str
) -> SafeString:
    # pygal takes some 40 ms to import, and few processes draw.
    from .drawing import draw

    lines = [_line(*each, display_unit) for each in drawn]
    return SafeString("".join(draw(lines, title, size) for size in SIZES))


def _line(name: str, series: Series, display_unit: str) -> ChartLine:
    return ChartLine(
        name,
        tuple(
            tuple(
                dot for point in run for dot in _dots(name, series, point, display_unit)
            )
            for run in series.runs
        ),
    )


def _dots(name: str, series: Series, point: Point, display_unit: str) -> Iterator[Dot]:
    scale = scale_between(series.unit, display_unit)
    for statement in point.statements:
        best = statement.best
        yield Dot(
            x=_place_in_time(series, point),
            y=float(best.value / scale),
            look=_look(statement, point),
            words=escape(_words(name, series, point, statement, display_unit)),
            url=figure_url(best.article_id, best.pk),
        )


def _place_in_time(series: Series, point: Point) -> float:
    """Over its year's name on the axis; a stock within the year by its day."""
    if series.kind in (STOCK, STANDARD):
        day = point.end.timetuple().tm_yday
        return point.end.year - 0.5 + (day - 1) / DAYS_OF_A_YEAR
    return float(point.end.year)


def _look(statement: Statement, point: Point) -> str:
    if point.is_contested:
        shape = "contested"
    else:
        shape = "inferred" if statement.is_inferred else "stated"
    return f"{shape} {'reviewed' if statement.is_reviewed else 'unreviewed'}"


def _words(
    name: str, series: Series, point: Point, statement: Statement, display_unit: str
) -> str:
    best = statement.best
    shown = amount(best.value, series.unit, best.qualifier, display_unit)
    period = period_in_words(point.start, point.end)
    beside = caveats_on(statement)
    if scale_between(series.unit, display_unit) != 1:
        beside.insert(0, f"即{exact_amount(best.value, series.unit)}")
    beside += ["说法不一"] if point.is_contested else []
    return f"{name}，{period}：{shown}" + (f"（{'，'.join(beside)}）" if beside else "")
