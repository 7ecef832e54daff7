"""信息采用: of what a bureau sent up in some days, what was taken up, by whom, for how much."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from agencies.models import Agency
from briefings.models import Article

from .models import TextPair
from .points import LEVELS, PointTable, level_of, point_table
from .querysets import TextPairQuerySet

# A text that its own bureau has printed twice is one.
ONE_TEXT = Coalesce("event", -F("pk"))


class Period(NamedTuple):
    """The days counted, first and last."""

    first: date
    last: date


class Adoption(NamedTuple):
    """A text taken up by a bureau: once, however often that has printed it."""

    pair: int
    sender: int
    adopter: int
    adopter_level: str
    points: int
    is_confirmed: bool


# A text, whose it is, and who took it up.
TakenBy = tuple[int, int, int]
COLUMNS = (
    *("pk", "state", "earlier", "earlier__event"),
    *("earlier__issue__agency", "earlier__issue__agency__region__level"),
    *("later__issue__agency", "later__issue__agency__region__level"),
)


class TakenRow(NamedTuple):
    """A pair by which a bureau has taken up a text, as the database hands it over."""

    pair: int
    state: str
    article: int
    event: int | None
    sender: int
    level: str | None
    adopter: int
    adopter_level: str | None

    @property
    def taken_by(self) -> TakenBy:
        """What is counted once: texts of one event are one text."""
        return self.event or -self.article, self.sender, self.adopter


@dataclass
class AdoptionRow:
    """A bureau's line: what it sent, what of that was taken up, and its rank."""

    agency: Agency
    sent: int = 0
    rank: int = 0
    adoptions: list[Adoption] = field(default_factory=list)
    # How many each of the adopters took up.
    adopters: list[tuple[Agency, int]] = field(default_factory=list)

    @property
    def points(self) -> int:
        return sum(each.points for each in self.adoptions)

    @property
    def adopted(self) -> int:
        """How often, each text once for each adopter."""
        return len(self.adoptions)

    @property
    def waiting(self) -> int:
        """How many of them no person has confirmed."""
        return sum(not each.is_confirmed for each in self.adoptions)


def adoption_table(agencies: Iterable[Agency], period: Period) -> list[AdoptionRow]:
    """A line for each of these bureaus that sent or was taken up, the best first."""
    of = {agency.pk: AdoptionRow(agency) for agency in agencies}
    for pk, sent in _sent(of, period):
        of[pk].sent = sent
    for each in adoptions_of(of, period):
        of[each.sender].adoptions.append(each)
    rows = [row for row in of.values() if row.sent or row.adoptions]
    _name_adopters(rows)
    return _ranked(rows)


def adoptions_of(agencies: Iterable[int], period: Period) -> list[Adoption]:
    """The texts of these bureaus that others above them have first printed in these days."""
    pairs = TextPair.objects.standing().taken_over()
    theirs = pairs.filter(earlier__issue__agency__in=list(agencies))
    in_days = theirs.filter(later__issue__issued_on__range=period)
    rules = point_table()
    # What a person has confirmed stands for the text before what nobody has looked at.
    order = ("state", "later__issue__issued_on", "pk")
    found: dict[TakenBy, Adoption] = {}
    rows = list(map(TakenRow._make, in_days.order_by(*order).values_list(*COLUMNS)))
    for row in rows:
        if _is_above(row.adopter_level, row.level):
            found.setdefault(row.taken_by, _adoption(rules, row))
    for row in _before(theirs, rows, period.first):
        found.pop(row.taken_by, None)
    return list(found.values())


def _before(
    theirs: TextPairQuerySet, rows: Iterable[TakenRow], first: date
) -> Iterable[TakenRow]:
    """What the same texts were taken up by before these days, when it counted already."""
    articles = {row.article for row in rows}
    events = {row.event for row in rows} - {None}
    same = Q(earlier__in=articles) | Q(earlier__event__in=events)
    earlier = theirs.filter(same, later__issue__issued_on__lt=first).order_by()
    return map(TakenRow._make, earlier.values_list(*COLUMNS))


def _adoption(rules: PointTable, row: TakenRow) -> Adoption:
    level = level_of(row.adopter_level)
    points = rules.points(row.sender, level)
    is_confirmed = row.state == TextPair.State.CONFIRMED
    return Adoption(row.pair, row.sender, row.adopter, level, points, is_confirmed)


def _is_above(adopter: str | None, sender: str | None) -> bool:
    return LEVELS.index(level_of(adopter)) > LEVELS.index(level_of(sender))


def _sent(agencies: Iterable[int], period: Period) -> Iterable[tuple[int, int]]:
    """Each bureau's texts of these days, whatever has become of them but a withdrawal."""
    texts = Article.objects.of_agency(*agencies).exclude(issue__status="withdrawn")
    of_days = texts.filter(issue__issued_on__range=period).order_by()
    counted = of_days.values("issue__agency").annotate(
        sent=Count(ONE_TEXT, distinct=True)
    )
    return counted.values_list("issue__agency", "sent")


def _name_adopters(rows: Iterable[AdoptionRow]) -> None:
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        counts[row.agency.pk].update(each.adopter for each in row.adoptions)
    named = Agency.objects.in_bulk({pk for each in counts.values() for pk in each})
    for row in rows:
        in_order = sorted(
            counts[row.agency.pk].items(), key=lambda each: (-each[1], each[0])
        )
        row.adopters = [(named[pk], count) for pk, count in in_order]


def _ranked(rows: list[AdoptionRow]) -> list[AdoptionRow]:
    """By points, then by how often; who is equal in both shares a rank."""

    def merit(row: AdoptionRow) -> tuple[int, int]:
        return -row.points, -row.adopted

    rows.sort(key=lambda row: (*merit(row), row.agency.region_id or "", row.agency.pk))
    for at, row in enumerate(rows, 1):
        before = rows[at - 2] if at > 1 else None
        is_equal = before is not None and merit(before) == merit(row)
        row.rank = before.rank if before and is_equal else at
    return rows
