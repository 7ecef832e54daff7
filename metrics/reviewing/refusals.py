"""What a person may say of a figure, and what would make no sense of it."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from agencies.models import Role
from briefings.gate import blocks_in
from briefings.models import Issue
from briefings.rights import objection_to
from reading.figures.label_forms import are_counted_alike
from reading.whole import MOST_DIGITS

from ..models import Figure, Indicator
from ..series.periods import YEARS

# What may be mistaken. The number as it is written is the text's own words: whoever
# finds those mistaken edits the text, and the figure follows.
CORRECTABLE = (
    "label",
    "value",
    "unit",
    "qualifier",
    "kind",
    "previous",
    "indicator",
    "period_start",
    "period_end",
    "region",
)
# What was guessed or matched no longer holds once a person has said it.
SAID_BY_A_PERSON: dict[str, dict[str, object]] = {
    "label": {"entity_words": "", "property_words": ""},
    "period_start": {"period_is_inferred": False, "period_words": ""},
    "period_end": {"period_is_inferred": False, "period_words": ""},
    "region": {"place_is_inferred": False, "place_words": ""},
    "indicator": {"matched": "", "matched_words": ""},
}
# What was read of a figure that a person has added: no word of it.
NOTHING_READ = {"raw": ""}

NOT_THEIRS = f"你没有这个单位的“{Role.FIGURES.label}”权限"


class ReviewRefused(Exception):
    """A decision that may not be taken on this figure; the message says why, in Chinese."""


def require_reviewer(by: User, issue: Issue) -> None:
    """Figures are decided on by those who check them for the bureau."""
    if why := objection_to(by, issue, Role.FIGURES):
        raise ReviewRefused(f"{why}。")


def within_reach(figures: Iterable[Figure], by: User) -> set[int]:
    """The ids of those that this person may decide on."""
    theirs = Figure.objects.within_reach_of(by, Role.FIGURES)
    asked = theirs.filter(pk__in=[figure.pk for figure in figures])
    return set(asked.values_list("pk", flat=True))


def was_added(figure: Figure) -> bool:
    """Whether a person found it where no program had."""
    return figure.extracted == NOTHING_READ


def require_correctable(names: Collection[str]) -> None:
    if strangers := set(names) - set(CORRECTABLE):
        raise TypeError(f"not to be corrected: {', '.join(sorted(strangers))}")


def said_with(changes: dict) -> dict:
    """The changes, and what no longer holds once a person has made them."""
    implied = [SAID_BY_A_PERSON.get(name, {}) for name in changes]
    return {
        **{name: value for each in implied for name, value in each.items()},
        **changes,
    }


def refuse_nonsense(figure: Figure, changed: Collection[str]) -> None:
    try:
        figure.clean_fields(exclude={f.name for f in figure._meta.fields} - {*changed})
    except ValidationError as error:
        raise ReviewRefused("".join(error.messages)) from error
    if objections := [*_number_objections(figure), *_period_objections(figure)]:
        raise ReviewRefused("；".join(objections) + "。")
    if figure.indicator and {"indicator", "unit", "kind"} & {*changed}:
        _require_its_kind(figure, figure.indicator)


def refuse_unfit_words(figure: Figure, changed: Collection[str]) -> None:
    """What a person types of a figure is read by the public as any text of the issue."""
    for name in {"label", "unit"} & {*changed}:
        words, agency = getattr(figure, name), figure.article.issue.agency_id
        if objections := blocks_in(words, agency, is_head=True):
            said = figure.field_named(name).verbose_name
            raise ReviewRefused("".join(f"“{said}”{each}" for each in objections))


def _number_objections(figure: Figure) -> Iterator[str]:
    for name in ("value", "previous"):
        if _digits(getattr(figure, name)) > MOST_DIGITS:
            said = figure.field_named(name).verbose_name
            yield f"{said}最多 {MOST_DIGITS} 位有效数字"


def _digits(number: Decimal | None) -> int:
    return len(number.normalize().as_tuple().digits) if number else 0


def _period_objections(figure: Figure) -> Iterator[str]:
    start, end = figure.period_start, figure.period_end
    if start and not end:
        yield "时期有起日，须有止日"
    if start and end and start > end:
        yield "时期的起日晚于止日"
    if any(day.year not in YEARS for day in (start, end) if day):
        yield f"时期须在 {YEARS.start} 年至 {YEARS.stop - 1} 年之间"


def _require_its_kind(figure: Figure, indicator: Indicator) -> None:
    if not are_counted_alike(figure.unit, indicator.unit):
        raise ReviewRefused(
            f"“{indicator}”按“{indicator.unit}”计，与单位“{figure.unit or '无'}”不符。"
        )
    is_standard = indicator.nature == Indicator.Nature.STANDARD
    if figure.kind == Figure.Kind.STANDARD and not is_standard:
        raise ReviewRefused(f"类别是“标准”，而“{indicator}”不是标准。")
