"""How figures follow their text when it changes: which is which, what is lost, what is new."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefings.editing import blocks_of
from briefings.models import Article
from reading.figures import ParsedFigure
from reading.tags import TaggedFigure

from ..models import Figure
from .rows import FIELDS, PLACE, fields_of, rows_of

State = Figure.State
WRITTEN = (*FIELDS, "state", "state_before")


@dataclass(slots=True)
class Followed:
    """The figures held, each with where it is read now; those missing; those new."""

    pairs: list[tuple[Figure, TaggedFigure]] = field(default_factory=list)
    missing: list[Figure] = field(default_factory=list)
    new: list[TaggedFigure] = field(default_factory=list)


def follow(held: Sequence[Figure], found: Sequence[TaggedFigure]) -> Followed:
    """Pair what is held with what is found: in its own sentence, else under its label."""
    pairs = dict(_in_their_sentences(held, found))
    taken = {id(each) for each in pairs.values()}
    rest = [figure for figure in held if figure not in pairs]
    by_label = _by_label(each for each in found if id(each) not in taken)
    # Whatever a person has decided finds its place before what nobody has looked at.
    for figure in sorted(rest, key=_rank):
        if nearest := _nearest(figure, by_label[_label(figure)]):
            by_label[_label(figure)].remove(nearest)
            pairs[figure] = nearest
            taken.add(id(nearest))
    return Followed(
        pairs=list(pairs.items()),
        missing=[figure for figure in held if figure not in pairs],
        new=[each for each in found if id(each) not in taken],
    )


def _in_their_sentences(
    held: Sequence[Figure], found: Sequence[TaggedFigure]
) -> Iterator[tuple[Figure, TaggedFigure]]:
    """The same number at the same place of the same sentence, wherever that now stands.

    Of a sentence that stands twice in the text, the first is the first.
    """
    places: defaultdict[tuple, list[TaggedFigure]] = defaultdict(list)
    for each in found:
        parsed = each.parsed
        offset = parsed.start - parsed.sentence_start
        places[parsed.sentence, parsed.raw, offset].append(each)
    waiting: defaultdict[tuple, list[Figure]] = defaultdict(list)
    for figure in held:
        place = (figure.sentence, figure.raw, figure.place_in_sentence)
        waiting[place].append(figure)
    for place, figures in waiting.items():
        chosen = sorted(figures, key=_rank)[: len(places[place])]
        in_order = [figure for figure in figures if figure in chosen]
        yield from zip(in_order, places[place], strict=False)


def _rank(figure: Figure) -> tuple[bool, bool]:
    """The reviewed first, then the others, and last what was lost before."""
    return figure.start is None, not figure.is_reviewed


def _label(figure: Figure) -> tuple[str, str]:
    return figure.raw, figure.extracted.get("label", figure.label)


def _by_label(
    found: Iterable[TaggedFigure],
) -> defaultdict[tuple[str, str], list[TaggedFigure]]:
    alike = defaultdict(list)
    for each in found:
        alike[each.parsed.raw, each.parsed.label].append(each)
    return alike


def _nearest(figure: Figure, alike: list[TaggedFigure]) -> TaggedFigure | None:
    """A lost figure comes back only with its sentence: it stands nowhere."""
    start = figure.start
    if start is None:
        return None
    return min(alike, key=lambda each: abs(each.parsed.start - start), default=None)


@dataclass(slots=True)
class Changes:
    changed: list[Figure] = field(default_factory=list)
    deleted: list[Figure] = field(default_factory=list)
    new: list[Figure] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.changed) + len(self.deleted) + len(self.new)


def changes_for(
    article: Article,
    held: Sequence[Figure],
    found: Sequence[TaggedFigure],
) -> Changes:
    """What follows, what is lost, what is new; a person's decision always stays."""
    before = {figure.pk: _written(figure) for figure in held}
    followed, changes = follow(held, found), Changes()
    for figure, tagged in followed.pairs:
        _take_over(figure, fields_of(tagged))
    standing = _let_stand(followed, article)
    for figure in followed.missing:
        if figure.is_reviewed and figure not in standing:
            _lose(figure)
    changes.deleted = [f for f in followed.missing if f.state == State.UNREVIEWED]
    deleted = set(changes.deleted)
    kept = [figure for figure in held if figure not in deleted]
    changes.changed = [f for f in kept if before[f.pk] != _written(f)]
    changes.new = rows_of(article, _beside(standing.values(), followed.new))
    return changes


def _written(figure: Figure) -> list:
    return [getattr(figure, name) for name in WRITTEN]


def _take_over(figure: Figure, fields: dict) -> None:
    """Give the row what the text now says, as far as nobody has decided otherwise."""
    _find_again(figure)
    for name in fields if figure.state == State.UNREVIEWED else PLACE:
        setattr(figure, name, fields[name])


def _find_again(figure: Figure) -> None:
    """What was lost is again what a person had decided."""
    if figure.state == State.LOST:
        figure.state, figure.state_before = figure.state_before, ""


def _lose(figure: Figure) -> None:
    """Say that the text no longer has it, and remember what a person had decided."""
    figure.state_before, figure.state = figure.state, State.LOST
    figure.start = figure.end = figure.sentence_start = figure.sentence_end = None


def _let_stand(followed: Followed, article: Article) -> dict[Figure, range]:
    """Keep reviewed figures where their sentences stand, though nobody reads them there.

    So stays, or comes back, what a person has added or corrected as no program would.
    """
    taken = [range(e.parsed.start, e.parsed.end) for _, e in followed.pairs]
    standing = {}
    for figure in followed.missing:
        place = _place_in(article.text, figure) if _may_stand(figure) else None
        if place and not any(_meet(place, other) for other in taken):
            _put(figure, place, article)
            taken.append(place)
            standing[figure] = place
    return standing


def _may_stand(figure: Figure) -> bool:
    """Of a lost figure it must be certain which number of its sentence it was."""
    is_certain = figure.sentence.count(figure.raw) == 1
    return figure.is_reviewed or (figure.state == State.LOST and is_certain)


def _place_in(text: str, figure: Figure) -> range | None:
    """Where the number stands in its sentence, of several places the nearest."""
    starts = [at + figure.place_in_sentence for at in _places(text, figure.sentence)]
    was_at = figure.start or 0
    nearest = min(starts, key=lambda start: abs(start - was_at), default=None)
    if nearest is None:
        return None
    place = range(nearest, nearest + len(figure.raw))
    return place if text[place.start : place.stop] == figure.raw else None


def _places(text: str, sentence: str) -> Iterator[int]:
    at = text.find(sentence) if sentence else -1
    while at >= 0:
        yield at
        at = text.find(sentence, at + 1)


def _put(figure: Figure, place: range, article: Article) -> None:
    figure.sentence_start = place.start - figure.place_in_sentence
    figure.sentence_end = figure.sentence_start + len(figure.sentence)
    figure.start, figure.end = place.start, place.stop
    figure.line = _line_at(article, place.start)
    _find_again(figure)


def _line_at(article: Article, offset: int) -> int:
    """The source line that the text at this offset came from."""
    for block in blocks_of(article):
        if offset <= len(block.text):
            return block.line_at(offset)
        offset -= len(block.text) + 1
    raise ValueError(f"{offset} characters behind the end of the text")


def _beside(
    places: Collection[range], found: Iterable[TaggedFigure]
) -> list[TaggedFigure]:
    """Those read where no reviewed figure stands: never two at one place."""
    return [e for e in found if not any(_meet(_range(e.parsed), p) for p in places)]


def _range(parsed: ParsedFigure) -> range:
    return range(parsed.start, parsed.end)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
