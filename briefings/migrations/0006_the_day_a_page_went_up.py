"""A page tells the day it went up, and not always the clock; both are kept apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("briefings", "0005_kinds_of_replies_and_others")]
    operations = [
        migrations.AddField(
            "issue",
            "source_published_on",
            models.DateField(blank=True, null=True, verbose_name="原网页发布日期"),
        ),
    ]
