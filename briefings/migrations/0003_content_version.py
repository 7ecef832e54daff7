"""The number of what is public is called by its own name: the content version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("briefings", "0002_search")]
    operations = [
        migrations.RenameModel("Edition", "ContentVersion"),
        migrations.AlterModelOptions(
            "contentversion",
            {"verbose_name": "内容版次", "verbose_name_plural": "内容版次"},
        ),
        migrations.AlterField(
            "contentversion",
            "number",
            models.BigIntegerField(default=0, verbose_name="内容版次"),
        ),
    ]
