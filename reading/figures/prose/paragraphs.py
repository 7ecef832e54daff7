"""Figures out of running text: paragraphs, headings and captions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...language.patterns import pattern
from ...language.sentences import Span, sentences_in
from ...parsed import BlockKind
from ..figure import ParsedFigure, PlacedBlock, Setting
from .events import Event, TellingNumber, event_above, event_of, goes_on
from .exclusions import counts_something, quoted_spans
from .kinds import kind_of
from .labels.clauses import NOTHING, Counted, counted_in
from .labels.naming import labels_for
from .labels.parts import LabelParts
from .places.marks import heading_place, title_place
from .places.names import Where, line_heads
from .places.place_of import FigurePlace, Total, places_for, total_of
from .plans import planned_sentences, planning_blocks
from .quantities import Quantity, quantities_in
from .quantity_context import QuantityMention, mentions_in
from .rates import is_former, previous_value, says_its_rate, with_rates
from .scopes import scope_of
from .times.governing import (
    Governing,
    entered,
    governing_title,
    left,
)
from .times.named import times_in
from .times.period_days import FigurePeriod
from .times.periods import period_of
from .times.rules_beside import in_force_from
from .times.tasks import is_share_of_last
from .times.timed_number import TimedNumber

# What is read: contacts hold telephone numbers, attachments are names of files.
READ = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION})
# （二）临时救助
NUMBERING = pattern(r"^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．:：]\s*")
# So short, and without a mark or a number, it is no sentence.
LONGEST_TOPIC = 14
PLAIN_TOPIC = pattern(r"[^\d，,。；;：:！？!?\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockContext:
    """What the text so far says of the block to come: time, place, plan or review."""

    setting: Setting
    governing: Governing
    # What the title is about; a heading's place is that of its section alone.
    about: Where | None = None
    place: Where | None = None
    heading: str = ""
    in_plan: bool = False
    # What the list tells of that a lead-in above began.
    event: Event | None = None
    # What was said of the whole region so far, to be known again where it recurs.
    totals: frozenset[Total] = frozenset()


def figures_in_prose(
    placed: Sequence[PlacedBlock], setting: Setting
) -> Iterator[ParsedFigure]:
    """Every figure of the text, in order."""
    about = title_place(setting.title, setting.region_code)
    governing = replace(
        governing_title(setting), in_force=in_force_from(placed, setting)
    )
    context = BlockContext(
        setting=setting, governing=governing, about=about, place=about
    )
    counted = NOTHING
    plans = planning_blocks((each.block for each in placed), setting)
    heads = line_heads([each.block.text for each in placed], setting.region_code)
    for index, (each, in_plan) in enumerate(zip(placed, plans, strict=True)):
        if each.block.kind not in READ:
            continue
        context = _entered(each, context, in_plan=in_plan)
        here = replace(context, place=heads[index]) if index in heads else context
        figures = tuple(_figures_of_block(each, here, counted))
        yield from figures
        counted = counted_in(figures, counted, each.block.text)
        context = _left(each, context, figures)


def _entered(
    placed: PlacedBlock, context: BlockContext, *, in_plan: bool
) -> BlockContext:
    """A heading sets time and place of its section, a lead-in the time of a list."""
    text = placed.block.text
    governing = entered(placed, context.governing, context.setting)
    if placed.block.kind == BlockKind.HEADING:
        named = heading_place(text, context.setting.region_code)
        return replace(
            context,
            governing=governing,
            in_plan=in_plan,
            place=named or context.about,
            heading=_topic_of_heading(text),
        )
    # Most blocks say nothing new: no context is made for them.
    if (context.governing, context.in_plan) == (governing, in_plan):
        return context
    return replace(context, governing=governing, in_plan=in_plan)


def _left(
    placed: PlacedBlock, context: BlockContext, figures: Sequence[ParsedFigure]
) -> BlockContext:
    """What holds behind a block: its time, the list that it began, its totals."""
    governing = left(placed, context.governing, context.setting)
    event = event_above(placed.block.text, context.event)
    totals = context.totals | _totals_in(figures, context.setting.region_code)
    said_before = (context.governing, context.event, context.totals)
    if said_before == (governing, event, totals):
        return context
    return replace(context, governing=governing, event=event, totals=totals)


def _totals_in(figures: Sequence[ParsedFigure], home: str) -> frozenset[Total]:
    return frozenset(
        total_of(each.value, each.unit)
        for each in figures
        if home and each.region_code == home
    )


def _figures_of_block(
    placed: PlacedBlock, context: BlockContext, counted_above: Counted
) -> Iterator[ParsedFigure]:
    text = placed.block.text
    counted = _counted_in(text)
    if not counted:
        return
    sentences = sentences_in(text)
    mentions = with_rates(mentions_in(text, counted, sentences))
    labels = labels_for(mentions, counted_above)
    governing = context.governing
    if context.in_plan:
        governing = governing.of_plan(context.setting)
    spoken = governing.spoken(context.setting)
    times = times_in(text, replace(spoken, is_ahead=context.in_plan))
    places = places_for(
        mentions, context.setting.region_code, context.place, context.totals
    )
    numbers = _numbers_in(mentions, sentences, context)
    topic, opening, period = _topic_of_paragraph(text), text.find("。"), None
    for number, label, place in zip(numbers, labels, places, strict=True):
        if period is None or not is_share_of_last(number.mention):
            period = period_of(number, times, governing, context.setting)
        if _is_told_by_the_next(number, period):
            continue
        yield _figure(
            placed,
            number,
            label=label,
            previous=number.previous,
            period=period,
            place=place,
            under=topic
            if topic and number.mention.sentence.start > opening
            else context.heading,
        )


def _counted_in(text: str) -> list[Quantity]:
    quantities = quantities_in(text)
    quoted = quoted_spans(text) if quantities else []
    return [each for each in quantities if counts_something(text, each, quoted)]


def _is_told_by_the_next(number: TimedNumber, period: FigurePeriod) -> bool:
    """670 of 从670元提高到730元 is kept with 730, and is no figure of its own.

    1.1万 of 从2020年的1.1万 is one, by its time; 670元/人/月 as what it was raised to is.
    """
    is_timeless = number.is_former and period.end is None
    return is_timeless and not says_its_rate(_raw(number))


def _raw(number: TimedNumber) -> str:
    quantity = number.mention.quantity
    return number.mention.text[quantity.start : quantity.end]


def _numbers_in(
    mentions: Sequence[QuantityMention],
    sentences: Sequence[Span],
    context: BlockContext,
) -> Iterator[TimedNumber]:
    """Each number with its kind and with what it tells of, which the next go by."""
    planned = planned_sentences(mentions[0].text, sentences, context.setting)
    kind = None
    told: list[TellingNumber] = []
    for index, mention in enumerate(mentions):
        in_plan = context.in_plan or mention.sentence.start in planned
        kind = None if mention.is_first else kind
        kind = kind_of(mention, context.setting, kind, in_plan=in_plan)
        if mention.is_first and not goes_on(mention):
            told = []
        event = event_of(mention, kind, told, context.event)
        yield TimedNumber(
            mention=mention,
            kind=kind,
            event=event,
            before=tuple(told),
            is_former=is_former(mentions, index),
            previous=previous_value(mentions, index),
        )
        told.append(TellingNumber(mention, event))


def _figure(
    placed: PlacedBlock,
    number: TimedNumber,
    *,
    label: LabelParts,
    previous: Decimal | None,
    period: FigurePeriod,
    place: FigurePlace,
    under: str,
) -> ParsedFigure:
    """The figure as it stands in the article, with what is known of it."""
    mention, text = number.mention, placed.block.text
    quantity = mention.quantity
    return ParsedFigure(
        value=quantity.value,
        unit=quantity.unit,
        raw=_raw(number),
        qualifier=quantity.qualifier,
        start=placed.offset + quantity.start,
        end=placed.offset + quantity.end,
        sentence=text[mention.sentence.start : mention.sentence.end],
        sentence_start=placed.offset + mention.sentence.start,
        sentence_end=placed.offset + mention.sentence.end,
        line=placed.block.line_at(quantity.start),
        label=label.text,
        entity=label.entity,
        property=label.property,
        kind=number.kind,
        previous=previous,
        period_start=period.start,
        period_end=period.end,
        period_is_inferred=period.is_inferred,
        period_words=period.words,
        region_code=place.code,
        place_is_inferred=place.is_inferred,
        place_words=place.words,
        under=under,
        scope=scope_of(number, label.text, period.start, period.end),
    )


def _topic_of_heading(text: str) -> str:
    """临时救助 for （二）临时救助; nothing for a heading that is a whole sentence."""
    topic = NUMBERING.sub("", text.strip()).rstrip("。：: ")
    return topic if len(topic) <= LONGEST_TOPIC and PLAIN_TOPIC.fullmatch(topic) else ""


def _topic_of_paragraph(before: str) -> str:
    """The few words that the paragraph opens with: 临时救助。全年实施…, 一是临时救助。"""
    opening, end, _ = before.partition("。")
    return _topic_of_heading(opening) if end else ""
