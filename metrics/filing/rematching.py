"""Which figures are of which indicator, once staff have changed what it is called."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest

from briefings.content_version import raise_content_version
from briefings.editing import names_changed
from briefings.models import Issue
from briefings.rights import require_every_right
from reading.figures.catalogue import IndicatorIndex
from reading.figures.figure import FigureKind, Scope
from reading.figures.indicators import code_in, match
from reading.figures.label_forms import ALIKE, form_of
from reading.figures.likely import likely
from reading.figures.subjects import may_need_subject
from reading.tags.doubt import doubt_of_match

from ..models import Figure, Indicator
from ..series.holding import Pair, hold_back, pairs_of
from .rows import figure_words

# The fields of an indicator that decide which figures are of it.
TELLING = frozenset(("name", "unit", "nature", "aliases", "codes"))
AT_ONCE = 500


class IndicatorMatch(NamedTuple):
    """What a figure is of, by which name and which of its words, and how sure that is."""

    indicator_id: str | None = None
    matched: str = ""
    matched_words: str = ""
    doubt: int = 0
    # What a figure of none is likely to be of.
    may_be_id: str | None = None


@transaction.atomic
def save_indicator(indicator: Indicator, by=None) -> int | None:
    """Save it, and match figures anew if it is called otherwise than before.

    Answers how many of them changed; None if its names are the same as ever.
    """
    require_every_right(by)
    held = Indicator.objects.filter(pk=indicator.pk).first()
    indicator.save()
    named_anew = held is None or any(
        getattr(held, name) != getattr(indicator, name) for name in TELLING
    )
    changed = rematch(indicator) if named_anew else None
    if held and held.part_of_id != indicator.part_of_id:
        hold_back(pairs_of(Figure.objects.of(indicator)))
    names_changed(Issue.objects.filter(articles__figures__indicator=indicator))
    return changed


@transaction.atomic
def rematch(indicator: Indicator) -> int:
    """Match anew the figures that nobody has reviewed; answers how many it changed.

    Those of other indicators too: a name that two of them bear in one unit is neither's.
    """
    catalogue = figure_words().indicators
    candidates = sorted(_candidates(indicator, catalogue))
    years: set[int] = set()
    beside: set[Pair] = set()
    changed = 0
    for at in range(0, len(candidates), AT_ONCE):
        rows = Figure.objects.unreviewed().filter(pk__in=candidates[at : at + AT_ONCE])
        moved = _match_anew(_locked(rows), catalogue)
        changed += len(moved)
        years |= _years_of(moved)
        beside |= pairs_of(Figure.objects.filter(pk__in=[each.pk for each in moved]))
        beside |= {
            (each.indicator_id, each.region_id)
            for each in moved
            if each.indicator_id and each.region_id
        }
    if changed:
        hold_back(beside)
        raise_content_version(years, issues=())
    return changed


def claimed_elsewhere(indicator: Indicator, wordings: Iterable[str]) -> dict[str, str]:
    """Which of these names mean another indicator already, counted in the same unit."""
    by_form = figure_words().indicators.by_form
    return {
        wording: entry.indicator.name
        for wording in wordings
        for entry in by_form.get(form_of(wording, indicator.unit), ())
        if entry.indicator.unit == indicator.unit
        and entry.indicator.key != indicator.key
    }


def _candidates(indicator: Indicator, catalogue: IndicatorIndex) -> set[int]:
    """The figures whose label alone says otherwise than is held, or that bear a code.

    A label stands in many texts: it is matched once, and the sentences of the few
    that are left are read after.
    """

    @cache
    def told_by(label: str, unit: str, kind: str) -> tuple[str | None, str]:
        found = match(label, unit, FigureKind(kind), "", catalogue)
        # What needs the words before it is told by no label alone.
        unsure = "?" if may_need_subject(label) else ""
        return (found.key, found.matched) if found else (None, unsure)

    units = {indicator.unit, *ALIKE.get(indicator.unit, ())}
    unreviewed = Figure.objects.unreviewed().order_by()
    rows = unreviewed.filter(Q(unit__in=units) | Q(indicator=indicator))
    fields = rows.values_list(
        "pk", "label", "unit", "kind", "indicator_id", "matched"
    ).iterator()
    pks = {pk for pk, *words, key, by in fields if told_by(*words) != (key, by)}
    for code in indicator.codes:
        pks |= set(rows.filter(sentence__contains=code).values_list("pk", flat=True))
    return pks


def _locked(figures: QuerySet[Figure]) -> list[Figure]:
    return list(
        figures.select_for_update()
        .only(
            *("article_id", "region_id", "label", "unit", "kind", "scope", "sentence"),
            *("sentence_start", "start", "indicator_id", "matched", "matched_words"),
            "may_be_id",
        )
        .order_by("pk")
    )


def _match_anew(figures: list[Figure], catalogue: IndicatorIndex) -> list[Figure]:
    """Write down what each is of, and why; answers those for whom that is news."""
    moved: defaultdict[tuple[int, IndicatorMatch], list[Figure]] = defaultdict(list)
    for figure in figures:
        held, found = _held(figure), _found(figure, catalogue)
        if held != found:
            moved[held.doubt, found].append(figure)
    for (doubt, found), alike in moved.items():
        # Most of them say the same words: so they are written in few statements.
        change = found.doubt - doubt
        Figure.objects.filter(pk__in=[each.pk for each in alike]).update(
            **{**found._asdict(), "doubt": Greatest(F("doubt") + change, 0)}
        )
    return [figure for alike in moved.values() for figure in alike]


def _held(figure: Figure) -> IndicatorMatch:
    if figure.indicator_id is None:
        return IndicatorMatch(may_be_id=figure.may_be_id)
    words = figure.matched_words
    doubt = doubt_of_match(figure.label, words)
    return IndicatorMatch(figure.indicator_id, figure.matched, words, doubt)


def _found(figure: Figure, catalogue: IndicatorIndex) -> IndicatorMatch:
    found = match(
        figure.label,
        figure.unit,
        FigureKind(figure.kind),
        code_in(figure.sentence),
        catalogue,
        scope=Scope(figure.scope),
        sentence=figure.sentence,
        at=figure.place_in_sentence,
    )
    if found is None:
        return IndicatorMatch(may_be_id=_likely(figure, catalogue))
    doubt = doubt_of_match(figure.label, found.words)
    return IndicatorMatch(found.key, found.matched, found.words, doubt)


def _likely(figure: Figure, catalogue: IndicatorIndex) -> str | None:
    """Of one that is let go; what was of none may be of what it was before."""
    if figure.indicator_id is None:
        return figure.may_be_id
    return likely(figure.label, figure.unit, FigureKind(figure.kind), catalogue)


def _years_of(figures: list[Figure]) -> set[int]:
    """Whether their issues are public or not: one may become so meanwhile."""
    articles = {figure.article_id for figure in figures}
    return Issue.objects.filter(articles__in=articles).years()
