"""The address names of bureaus: which are free, and where those lead that one has given up."""

from collections.abc import Collection

from .models import Agency, FormerSlug

# So many bureaus of a list are looked up; nobody chooses more by hand.
MOST_LED_ON = 50


def is_taken(slug: str, agency: Agency) -> bool:
    """Whether the name is, or once was, another bureau's: old links still lead there."""
    others = Agency.objects.exclude(pk=agency.pk).filter(slug=slug)
    led_elsewhere = FormerSlug.objects.exclude(agency=agency.pk).filter(slug=slug)
    return others.exists() or led_elsewhere.exists()


def lead_on(slug: str, agency: Agency) -> None:
    """Whoever asks for this address name is led to the bureau from now on."""
    FormerSlug.objects.update_or_create(slug=slug, defaults={"agency": agency})
    # One that it bears again leads nowhere else.
    FormerSlug.objects.filter(slug=agency.slug).delete()


def present_slugs(slugs: Collection[str]) -> dict[str, str]:
    """By each of these that a bureau the public knows has given up, its present one."""
    asked = [slug for slug in slugs if slug and "\0" not in slug][:MOST_LED_ON]
    if not asked:
        return {}
    former = FormerSlug.objects.filter(slug__in=asked).select_related("agency")
    # One that is borne again is nobody's former one.
    given_up = former.exclude(slug__in=Agency.objects.values("slug"))
    known = given_up.filter(agency__in=Agency.objects.known_to_the_public())
    return {each.slug: each.agency.slug for each in known}
