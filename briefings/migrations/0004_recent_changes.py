"""A year notes which of its issues have changed: nobody need read all of it again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("briefings", "0003_content_version")]
    operations = [
        migrations.AddField(
            "contentversion",
            "recent",
            models.TextField(default="", verbose_name="最近的改动"),
        ),
    ]
