"""Bureaus that imports have met: what is known of one, and its confirmation."""

from collections import Counter

from django.db import transaction
from django.db.models import Count

from agencies.addresses import is_taken
from agencies.models import Agency, Region
from reading.language.characters import syllable_of
from reading.language.gazetteer import Place
from reading.tags import Vocabulary

from .editing import save_agency
from .models import Issue
from .rights import require_every_right

CIVIL_AFFAIRS = ("民政局", "民政厅")


class ConfirmationRefused(Exception):
    """The bureau cannot be confirmed any more; the message says why, in Chinese."""


@transaction.atomic
def confirm(agency: Agency, by=None) -> None:
    """Say that the bureau is what it is called, where it is, and at which address."""
    require_every_right(by)
    waiting = Agency.objects.select_for_update().filter(is_confirmed=False)
    if not waiting.filter(pk=agency.pk).exists():
        raise ConfirmationRefused(f"“{agency}”已由别人确认或并入了别的单位。")
    agency.is_confirmed = True
    save_agency(agency, by)


def waiting_for(agency: Agency) -> list[tuple[str, int]]:
    """How many of its issues there are in each status, by the word for that."""
    counted = dict(
        Issue.objects.of_agency(agency)
        .order_by()
        .values_list("status")
        .annotate(Count("pk"))
    )
    return [(s.label, counted[s.value]) for s in Issue.Status if s.value in counted]


def suggested_region(name: str) -> Region | None:
    """Where a bureau of this name sits, as far as the name says."""
    held = frozenset(Region.objects.values_list("code", flat=True))
    code = Vocabulary(region_codes=held, regions_of_bureaus={}).region_of(name)
    return Region.objects.select_related("parent").filter(code=code).first()


def suggested_slug(agency: Agency, region: Region | None) -> str:
    """shaoguan of a city, shaoguan-wujiang of its county; nothing where no place is known."""
    if region is None:
        return ""
    city = region.parent if region.level == Region.Level.COUNTY else None
    words = [_address_of(city)] if city and city.level == Region.Level.CITY else []
    slug = "-".join([*words, _spelled(region)])
    tries = [slug, *(f"{slug}-{n}" for n in range(2, 20))]
    return next((each for each in tries if not is_taken(each, agency)), "")


def _address_of(city: Region) -> str:
    """The name under which its bureau has its page, else how it is spelled."""
    slugs = (
        Agency.objects.confirmed().filter(region=city).values_list("slug", flat=True)
    )
    own = [slug for slug in slugs if slug.isascii()]
    return min(own, key=len, default=_spelled(city))


def _spelled(region: Region) -> str:
    """wujiang for 武江区; its code where a character is too rare to have a sound here."""
    sounds = [syllable_of(sign) for sign in Place(region.code, region.name).short_name]
    if not all(sounds):
        return region.code
    return "".join(sound.replace("ü", "v") for sound in sounds if sound)


def suggested_prefix(agency: Agency) -> str:
    """兰民发: what most document numbers of its texts begin with."""
    numbers = Issue.objects.of_agency(agency).exclude(document_number="")
    told = numbers.order_by().values_list("document_number", flat=True)
    prefixes = Counter(number.partition("〔")[0] for number in told)
    return next((prefix for prefix, _ in prefixes.most_common(1)), "")


def suggested_short_name(agency: Agency, region: Region | None) -> str:
    """韶关民政 of 韶关市民政局; of other bureaus the full name serves."""
    if region is None or not agency.name.endswith(CIVIL_AFFAIRS):
        return ""
    return f"{Place(region.code, region.name).short_name}民政"
