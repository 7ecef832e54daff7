"""Loads the regions of GB/T 2260 and the bureaus we know from the start."""

import json

from django.conf import settings
from django.db.models import Q

from reading.language.gazetteer import Place, places

from .models import Agency, Region


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
