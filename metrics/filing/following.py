"""Which figure of a text is which after the text was changed: by sentence, by label."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reading.tags import TaggedFigure

from ..models import Figure


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
    if figure.start is None:
        return None
    return min(
        alike, key=lambda each: abs(each.parsed.start - figure.start), default=None
    )
