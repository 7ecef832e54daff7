"""Every saved version of an issue or article in full, kept by the services that edit."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class KeptBeside(models.Model):
    """What a version says besides the columns of its row: topics, regions, recipients."""

    beside = models.JSONField(default=dict)

    class Meta:
        abstract = True


class Versions(HistoricalRecords):
    """Kept on purpose, not with every save.

    An import saves thousands of rows that nobody has edited yet, a step to the public
    changes no word, and topics are set after their article is saved.
    """

    def __init__(self, **options: Any):
        super().__init__(bases=[KeptBeside], **options)

    def post_save(self, instance, created, using=None, **kwargs):
        """Nothing is kept by itself."""

    def post_delete(self, instance, using=None, **kwargs):
        """What is deleted lies in the bin."""

    def pre_delete(self, instance, **kwargs):
        """As above."""
