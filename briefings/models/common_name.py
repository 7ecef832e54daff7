"""What people call a thing that offices call otherwise."""

from django.db import models


class CommonName(models.Model):
    """五保户, and what the texts say for it by now: 特困人员."""

    name = models.CharField(
        "俗称或旧称", max_length=30, unique=True, help_text="读者会这样写，如“五保户”。"
    )
    official = models.CharField(
        "规范名称", max_length=60, help_text="文件里的叫法，如“特困人员”。"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = verbose_name_plural = "俗称"

    def __str__(self):
        return f"{self.name}（{self.official}）"
