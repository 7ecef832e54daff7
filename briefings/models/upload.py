"""Files brought in together, and what became of each: kept, so that leaving loses nothing."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..querysets import UploadQuerySet
from .issue import Issue

# Who is at a text says so that often at least; who has said nothing for longer is no more.
SILENCE = timedelta(minutes=5)


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


class WaitingText(models.Model):
    """A file of an upload that takes long to be read: it waits for `read_waiting`."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="waiting")
    name = models.CharField("文件名", max_length=255)
    content = models.BinaryField("内容")
    # As they were chosen with the upload.
    agency = models.ForeignKey(
        "agencies.Agency", models.SET_NULL, null=True, verbose_name="单位"
    )
    kind = models.CharField("类别", max_length=12, blank=True)
    sent_at = models.DateTimeField("上传时间", auto_now_add=True)
    # How often somebody has begun to read it.
    tries = models.PositiveSmallIntegerField("试读次数", default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "等候识别的文件"

    def __str__(self):
        return self.name


class UnderWay(models.Model):
    """That somebody reads a waiting text now, and how far it is: a row of its own, for the
    text's own holds megabytes that every change would write again.
    """

    text = models.OneToOneField(
        WaitingText, models.CASCADE, related_name="under_way", primary_key=True
    )
    # Which process; another one may have taken the text over since.
    reader = models.CharField("识别进程", max_length=36)
    heard_at = models.DateTimeField("上次进展")
    pages = models.PositiveSmallIntegerField("页数", default=0)
    pages_read = models.PositiveSmallIntegerField("已识别页数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "正在识别的文件"

    def __str__(self):
        return str(self.text)

    @property
    def is_alive(self) -> bool:
        return timezone.now() - self.heard_at < SILENCE
