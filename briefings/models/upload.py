"""Files brought in together, and what became of each: kept, so that leaving loses nothing."""

from django.conf import settings
from django.db import models

from ..querysets import UploadQuerySet
from .issue import Issue


class Upload(models.Model):
    """The files that a person brought in at one go."""

    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="导入人"
    )
    begun_at = models.DateTimeField("开始时间", auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "导入批次"

    def __str__(self):
        return f"第 {self.pk} 批"


class UploadedText(models.Model):
    """One file of an upload: its receipt in short, and the issues it made, repeats or contradicts."""

    class Outcome(models.TextChoices):
        CREATED = "created", "已入库"
        UPDATED = "updated", "已更新"
        UNCHANGED = "unchanged", "先前已导入过"
        DUPLICATE = "duplicate", "内容相同，没有重复入库"
        REJECTED = "rejected", "没有入库"

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    name = models.CharField("文件名", max_length=255)
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    # As the receipt has them: code, severity, line, message.
    remarks = models.JSONField("批注", default=list)
    issues = models.ManyToManyField(Issue, related_name="uploaded_files")

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "批次中的文件"

    def __str__(self):
        return self.name
