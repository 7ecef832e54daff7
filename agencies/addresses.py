"""The address names of bureaus: which are free, and where those lead that one has given up."""

from .models import Agency, FormerSlug


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
