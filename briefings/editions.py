"""A new edition: every public change is noted in its own transaction."""

from collections.abc import Iterable
from time import time_ns

from django.db import transaction

from .models import Edition


@transaction.atomic
def new_edition(years: Iterable[int] = ()) -> None:
    """Say that what is public of these years, or of the site at large, has changed.

    Whoever comes second waits here for the first to commit, so that numbers rise in
    the order in which changes are seen.
    """
    whole, _ = Edition.objects.select_for_update().get_or_create(
        year=Edition.WHOLE_SITE
    )
    number = max(whole.number + 1, time_ns() // 1000)
    Edition.objects.bulk_create(
        [Edition(year=year, number=number) for year in {Edition.WHOLE_SITE, *years}],
        update_conflicts=True,
        unique_fields=["year"],
        update_fields=["number"],
    )
