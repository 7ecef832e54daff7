"""The least that can be kept of a text."""

from django.db import models


class KeptText(models.Model):
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    text = models.TextField()

    class Meta:
        app_label = "bare"

    def __str__(self):
        return self.name
