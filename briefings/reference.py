"""Loads the topics: the business lines of civil affairs and their keywords."""

import json

from django.conf import settings

from .models import Topic


def load_topics() -> int:
    """Create the topics still missing; one that staff have edited stays as it is."""
    path = settings.BASE_DIR / "fixtures" / "topics.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    held = set(Topic.objects.values_list("code", flat=True))
    missing = [Topic(**row) for row in rows if row["code"] not in held]
    Topic.objects.bulk_create(missing)
    return len(missing)
