"""Loads the indicators: what bureaus count, pay and spend, under all their names."""

import json

from django.conf import settings

from briefings.models import Topic

from .models import Indicator


def load_indicators() -> int:
    """Create the indicators still missing; one that staff have edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "indicators.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    held = set(Indicator.objects.values_list("key", flat=True))
    named = set(Indicator.objects.values_list("name", flat=True))
    topics = set(Topic.objects.values_list("code", flat=True))
    missing = [
        _indicator(topics, **row)
        for row in rows
        # Staff may have given the name to an indicator of their own.
        if row["key"] not in held and row["name"] not in named
    ]
    Indicator.objects.bulk_create(missing)
    return len(missing)


def _indicator(topics: set[str], *, topic: str, **fields) -> Indicator:
    """Of its topic, unless staff have deleted that."""
    return Indicator(topic_id=topic if topic in topics else None, **fields)
