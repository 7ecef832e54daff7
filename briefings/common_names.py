"""The names that people use for official ones: kept by the administrator."""

from django.db import transaction

from .content_version import raise_content_version
from .models import CommonName
from .rights import require_every_right


@transaction.atomic
def save_common_name(row: CommonName, by=None) -> None:
    """Searches offer it from now on."""
    require_every_right(by)
    row.save()
    raise_content_version()
