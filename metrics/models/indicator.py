"""What figures are figures of: the catalogue that staff extend."""

from django.db import models

from briefings.models import Topic


class Indicator(models.Model):
    """A count, sum or rate that bureaus report, under all the names they give it."""

    class Nature(models.TextChoices):
        STOCK = "stock", "时点数"
        FLOW = "flow", "时期数"
        STANDARD = "standard", "标准"

    key = models.SlugField("代码", max_length=40, primary_key=True)
    name = models.CharField("名称", max_length=60, unique=True)
    unit = models.CharField(
        "计量单位", max_length=20, help_text="数据按它存放：金额用元，人数用人。"
    )
    display_unit = models.CharField(
        "显示单位", max_length=20, help_text="图表上用的单位，如万元。"
    )
    nature = models.CharField("性质", max_length=8, choices=Nature)
    topic = models.ForeignKey(
        Topic,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="主题",
    )
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="属于",
        help_text="它是哪个总数的一部分：城市低保人数属于城乡低保人数。",
    )
    aliases = models.JSONField("别名", default=list, blank=True)
    codes = models.JSONField("统计报表代码", default=list, blank=True)
    definition = models.CharField("含义", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=0)

    class Meta:
        ordering = ["position", "key"]
        verbose_name = verbose_name_plural = "指标"

    def __str__(self) -> str:
        return self.name
