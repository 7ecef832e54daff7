from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0017_pages_of_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='issue',
            name='origin',
            field=models.URLField(blank=True, editable=False, max_length=500, verbose_name='取自'),
        ),
    ]
