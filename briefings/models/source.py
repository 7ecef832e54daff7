"""The bytes as they came, and the doubts about them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from reading import Extracted
from reading.parsed import ParsedRemark, Severity

from ..querysets import RemarkQuerySet, SourceFileQuerySet


class SourceFile(models.Model):
    """One text as it came in: never changed, never deleted, at most hidden."""

    sha256 = models.CharField("指纹", max_length=64, unique=True)
    name = models.CharField("文件名", max_length=255)
    content = models.BinaryField("原始字节")
    encoding = models.CharField("编码", max_length=20)
    text = models.TextField("解码后的文本")
    # The first line of each page, and the lines of headers and footers, where the file
    # itself tells of them.
    pages = models.JSONField("各页首行", default=list, blank=True)
    margins = models.JSONField("页眉页脚行", default=list, blank=True)
    layout = models.CharField("版式", max_length=20)
    brought_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="导入人",
    )
    brought_in_at = models.DateTimeField("导入时间", auto_now_add=True)
    # Where it lies in the bin, which is never emptied of it.
    binned = models.OneToOneField(
        "Binned",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="file",
        verbose_name="回收站",
    )

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        ordering = ["-brought_in_at", "-pk"]
        verbose_name = verbose_name_plural = "来源文件"

    def __str__(self):
        return self.name

    @property
    def extracted(self) -> Extracted:
        """What it says, as it was read when it came."""
        return Extracted(
            text=self.text,
            encoding=self.encoding,
            pages=tuple(self.pages),
            margins=tuple(self.margins),
        )


class Remark(models.Model):
    """A doubt about a text; it stays until a person settles it.

    An import makes remarks on a file and its issues, the gate on an issue alone.
    """

    class Severity(models.TextChoices):
        INFO = "info", "提示"
        WARNING = "warning", "请核对"
        BLOCKING = "blocking", "须先解决"

    source_file = models.ForeignKey(
        SourceFile,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name="来源文件",
    )
    issue = models.ForeignKey(
        "Issue",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name="期",
    )
    # What it is about, as the gate knows it again; of an article that was deleted,
    # the remark remains.
    article = models.ForeignKey(
        "Article",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        verbose_name="文章",
    )
    words = models.CharField("所指文字", max_length=200, blank=True, editable=False)
    found_at = models.DateTimeField("发现时间", default=timezone.now, editable=False)
    # Since when the words stand in the issue no more: should they come back, that is
    # another remark.
    gone_at = models.DateTimeField("消失时间", null=True, editable=False)
    code = models.CharField("代码", max_length=40)
    severity = models.CharField("程度", max_length=8, choices=Severity)
    line = models.PositiveIntegerField("行号", null=True, blank=True)
    message = models.CharField("说明", max_length=1000)
    settled_at = models.DateTimeField("处理时间", null=True, blank=True)
    # Whoever has lifted a block is known for ever: such an account is closed, not deleted.
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="处理人",
    )
    settled_why = models.CharField("处理原因", max_length=200, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["source_file_id", "line", "pk"]
        verbose_name = verbose_name_plural = "待核事项"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source_file__isnull=False)
                | models.Q(issue__isnull=False),
                name="remark_is_about_something",
            )
        ]

    def __str__(self):
        return self.message

    @property
    def is_blocking(self) -> bool:
        """Whether it keeps its issue from the public, as long as nobody settles it."""
        return self.severity == self.Severity.BLOCKING and self.settled_at is None

    @property
    def as_read(self) -> ParsedRemark:
        """As a receipt tells of it."""
        return ParsedRemark(
            code=self.code,
            severity=Severity(self.severity),
            line=self.line,
            message=self.message,
            words=self.words,
        )
