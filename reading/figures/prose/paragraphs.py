"""Figures out of running text: paragraphs, headings and captions."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...language.sentences import sentences_in
from ...parsed import BlockKind
from ..figure import FigureKind, ParsedFigure, PlacedBlock, Setting
from .exclusions import counts_something, quoted_spans
from .kinds import kind_of
from .labels import labels_for
from .periods import FigurePeriod, default_period, periods_in
from .places import FigurePlace, NamedPlace, heading_place, place_at, places_in_region
from .plans import plan_start, planning_blocks
from .quantities import quantities_in
from .quantity_context import QuantityMention, mentions_in
from .rates import previous_value, with_rates

# What is read: contacts hold telephone numbers, attachments are names of files.
READ = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION})
# A year is said within the first signs of a block: 过去的2021年，……
OPENING = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockContext:
    """What the text so far says of the block to come: year, place, plan or review."""

    setting: Setting
    year: int | None = None
    region_code: str = ""
    in_plan: bool = False


def figures_in_prose(
    placed: Sequence[PlacedBlock], setting: Setting
) -> Iterator[ParsedFigure]:
    """Every figure of the text, in order."""
    context = BlockContext(setting=setting)
    plans = planning_blocks((each.block for each in placed), setting)
    for each, in_plan in zip(placed, plans, strict=True):
        if each.block.kind not in READ:
            continue
        context = _entered(each, context)
        # Most blocks say nothing new: no context is made for them.
        if context.in_plan != in_plan:
            context = replace(context, in_plan=in_plan)
        yield from _figures_of_block(each, context)
        year = _year_said(each.block.text, context)
        if context.year != year:
            context = replace(context, year=year)


def _entered(placed: PlacedBlock, context: BlockContext) -> BlockContext:
    """A heading sets the place of its section, to that it names or back to the whole."""
    if placed.block.kind != BlockKind.HEADING:
        return context
    code = heading_place(placed.block.text, context.setting.region_code)
    return replace(context, region_code=code)


def _year_said(text: str, context: BlockContext) -> int | None:
    """The year a block opens with is that of those behind it: 2021年，……"""
    opening = periods_in(text[:OPENING], context.setting, context.year)
    years = (each.end.year for each in opening if each.end and each.is_whole_year)
    return next(years, context.year)


def _figures_of_block(
    placed: PlacedBlock, context: BlockContext
) -> Iterator[ParsedFigure]:
    text = placed.block.text
    quantities = quantities_in(text)
    if not quantities:
        return
    quoted = quoted_spans(text)
    counted = [each for each in quantities if counts_something(text, each, quoted)]
    if not counted:
        return
    mentions = with_rates(mentions_in(text, counted, sentences_in(text)))
    labels = labels_for(mentions)
    periods = periods_in(text, context.setting, context.year)
    places = places_in_region(text, context.setting.region_code, context.region_code)
    planned_from = plan_start(text)
    kind = None
    for index, mention in enumerate(mentions):
        earlier = None if mention.is_first else mentions[index - 1]
        in_plan = context.in_plan or mention.sentence.start >= planned_from
        kind = kind_of(
            mention, context.setting, kind if earlier else None, in_plan=in_plan
        )
        yield _figure(
            placed,
            mention,
            label=labels[index],
            kind=kind,
            previous=previous_value(mention, earlier),
            period=_period_of(mention, periods, context),
            place=_place_of(mention, places, context),
        )


def _figure(
    placed: PlacedBlock,
    mention: QuantityMention,
    *,
    label: str,
    kind: FigureKind,
    previous: Decimal | None,
    period: FigurePeriod,
    place: FigurePlace,
) -> ParsedFigure:
    """The figure as it stands in the article, with what is known of it."""
    quantity, text = mention.quantity, placed.block.text
    return ParsedFigure(
        value=quantity.value,
        unit=quantity.unit,
        raw=text[quantity.start : quantity.end],
        qualifier=quantity.qualifier,
        start=placed.offset + quantity.start,
        end=placed.offset + quantity.end,
        sentence=text[mention.sentence.start : mention.sentence.end],
        sentence_start=placed.offset + mention.sentence.start,
        sentence_end=placed.offset + mention.sentence.end,
        line=placed.block.line_at(quantity.start),
        label=label,
        kind=kind,
        previous=previous,
        period_start=period.start,
        period_end=period.end,
        period_is_inferred=period.is_inferred,
        region_code=place.code,
        place_is_inferred=place.is_inferred,
    )


def _period_of(
    mention: QuantityMention, periods: Sequence[FigurePeriod], context: BlockContext
) -> FigurePeriod:
    return _period_before(mention, periods) or _period_so_far(context)


def _period_before(
    mention: QuantityMention, periods: Sequence[FigurePeriod]
) -> FigurePeriod | None:
    """The nearest time before the number: in its sentence, else in its paragraph."""
    behind = bisect_left(periods, mention.quantity.start, key=lambda each: each.at)
    if behind and periods[behind - 1].at >= mention.sentence.start:
        return periods[behind - 1]
    lasting = (each for each in reversed(periods[:behind]) if not each.is_a_day)
    return next((each for each in lasting if each.end), None)


def _period_so_far(context: BlockContext) -> FigurePeriod:
    """The year an earlier paragraph was of, else the issue's date."""
    default = default_period(context.setting)
    if context.year and default.end and context.year < default.end.year:
        whole_year = periods_in(f"{context.year}年", context.setting, None)[0]
        return replace(whole_year, is_inferred=True)
    return default


def _place_of(
    mention: QuantityMention, places: Sequence[NamedPlace], context: BlockContext
) -> FigurePlace:
    said = place_at(places, mention.sentence.start, mention.quantity.start)
    code = said or context.region_code or context.setting.region_code
    return FigurePlace(code, is_inferred=bool(code) and not said)
