"""What texts are held against: loaded from fixtures, and read once for an import."""

import csv
import json
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from agencies.models import Agency, Region
from briefings.content_version import raise_content_version
from briefings.filing import Directory, TaggedIssue
from briefings.models import CommonName, Topic
from metrics.filing import figure_words
from metrics.models import Indicator
from reading import KnownWords, WholeText
from reading.language.gazetteer import Place, places
from reuse.points import load_points


class ReferenceData(NamedTuple):
    """What an import looks up in the database, read once."""

    directory: Directory
    known_words: KnownWords

    @classmethod
    def from_database(cls) -> "ReferenceData":
        directory = Directory.from_database()
        return cls(directory, KnownWords(directory.vocabulary, figure_words()))

    def tag(self, reading: WholeText) -> tuple[TaggedIssue, ...]:
        """The issues of a text, each with its bureau and what is told of its articles."""
        issues = reading.document.issues
        bureaus = [self.directory.attribute(issue.agency) for issue in issues]
        return tuple(
            TaggedIssue(
                parsed=issue,
                attribution=bureau,
                tags=reading.tags_of(at, bureau.region_code, self.known_words),
            )
            for at, (issue, bureau) in enumerate(zip(issues, bureaus, strict=True))
        )


@transaction.atomic
def load_all() -> tuple[int, ...]:
    """What is missing of regions, bureaus, topics, indicators, common names, points.

    Answers how many of each.
    """
    loaded = (
        *(load_regions(), load_agencies(), load_topics(), load_indicators()),
        *(load_common_names(), load_points()),
    )
    if any(loaded):
        raise_content_version()
    return loaded


def load_regions() -> int:
    """Create the regions still missing; answers how many there were to create."""
    held = set(Region.objects.values_list("code", flat=True))
    known = {place.code for place in places()}
    missing = [_region(place, known) for place in places() if place.code not in held]
    Region.objects.bulk_create(missing)
    return len(missing)


def load_agencies() -> int:
    """Create the agencies still missing; one that staff have edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "agencies.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return sum(_create_agency(**row) for row in rows)


def load_topics() -> int:
    """Create the topics still missing; one that staff have edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "topics.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    held = set(Topic.objects.values_list("code", flat=True))
    missing = [Topic(**row) for row in rows if row["code"] not in held]
    Topic.objects.bulk_create(missing)
    return len(missing)


def load_indicators() -> int:
    """Create the indicators still missing; one that staff have edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "indicators.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    held = set(Indicator.objects.values_list("key", flat=True))
    named = set(Indicator.objects.values_list("name", flat=True))
    topics = set(Topic.objects.values_list("code", flat=True))
    # Staff may have given the name to an indicator of their own.
    new = [r for r in rows if r["key"] not in held and r["name"] not in named]
    known = held | {row["key"] for row in new}
    Indicator.objects.bulk_create(_indicator(topics, known, **row) for row in new)
    return len(new)


def load_common_names() -> int:
    """Create the common names still missing; one that staff have edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "common_names.csv"
    held = set(CommonName.objects.values_list("name", flat=True))
    with path.open(encoding="utf-8", newline="") as rows:
        missing = [
            CommonName(**row) for row in csv.DictReader(rows) if row["name"] not in held
        ]
    CommonName.objects.bulk_create(missing)
    return len(missing)


def _indicator(
    topics: set[str], known: set[str], *, topic: str, part_of: str | None, **fields
) -> Indicator:
    """Of its topic, and a part of its total, unless staff have deleted them."""
    return Indicator(
        topic_id=topic if topic in topics else None,
        part_of_id=part_of if part_of in known else None,
        **fields,
    )


def _region(place: Place, known: set[str]) -> Region:
    above = (code for code in place.parent_codes if code in known)
    return Region(
        code=place.code,
        name=place.name,
        level=_level(place.code),
        # 东城区 has no city above it in the standard, only 北京市.
        parent_id=next(above, None),
    )


def _level(code: str) -> Region.Level:
    if code.endswith("0000"):
        return Region.Level.PROVINCE
    return Region.Level.CITY if code.endswith("00") else Region.Level.COUNTY


def _create_agency(*, name: str, slug: str, region: str, parent: str, **rest) -> bool:
    if Agency.objects.filter(Q(name=name) | Q(slug=slug)).exists():
        return False
    Agency.objects.create(
        name=name,
        slug=slug,
        region_id=region,
        parent=Agency.objects.filter(slug=parent).first(),
        **rest,
    )
    return True
