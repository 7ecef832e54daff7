"""How many points an adoption counts: by the adopter's level, for one bureau or for all."""

import csv
from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from agencies.models import Region
from briefings.rights import require_every_right

from .models import PointRule

Level = PointRule.Level
# The lowest first.
LEVELS = (*reversed([each.value for each in Region.Level]), Level.MINISTRY.value)


class PointTable(NamedTuple):
    """The rules by bureau and level; under no bureau stand those for all."""

    rules: Mapping[tuple[int | None, str], int]

    def points(self, sender: int, adopter_level: str) -> int:
        for_all = self.rules.get((None, adopter_level), 0)
        return self.rules.get((sender, adopter_level), for_all)


def point_table() -> PointTable:
    rows = PointRule.objects.order_by().values_list("agency", "level", "points")
    return PointTable({(agency, level): points for agency, level, points in rows})


def level_of(region_level: str | None) -> str:
    """By its place; a bureau without one is of the whole country."""
    return region_level or Level.MINISTRY.value


@transaction.atomic
def save_rule(rule: PointRule, by=None) -> None:
    """Ranking goes by it from now on, and so does that of quarters gone by."""
    require_every_right(by)
    rule.save()


def load_points() -> int:
    """Create the rules for all still missing; one that was edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "points.csv"
    held = set(PointRule.objects.filter(agency=None).values_list("level", flat=True))
    with path.open(encoding="utf-8", newline="") as rows:
        missing = [
            PointRule(level=row["level"], points=int(row["points"]))
            for row in csv.DictReader(rows)
            if row["level"] not in held
        ]
    PointRule.objects.bulk_create(missing)
    return len(missing)
