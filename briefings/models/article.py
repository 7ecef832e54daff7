"""The articles of an issue, their topics, and the documents they cite."""

from json import JSONEncoder

from django.db import models
from django.db.models import Q

from agencies.models import Region
from agencies.paths import numbered_path, path_to
from reading.privacy import mask

from ..querysets import ArticleQuerySet
from .issue import Issue
from .versions import Versions

EXCERPT_LENGTH = 120


class Topic(models.Model):
    """A business line of civil affairs, with the words that give it away."""

    code = models.SlugField("代码", max_length=40, primary_key=True)
    name = models.CharField("名称", max_length=30, unique=True)
    keywords = models.JSONField("关键词", default=list)
    only_if_leading = models.BooleanField(
        "仅凭标题或首段",
        default=False,
        help_text="几乎每篇都会提到的主题，只有标题或首段出现才标注。",
    )
    note = models.CharField("说明", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=0)
    # Since its words were changed, articles up to this key were tagged by them; all were
    # where nothing is said.
    tagged_up_to = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = verbose_name_plural = "主题"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("topic", self.code)


class PlainChinese(JSONEncoder):
    """Writes 低保 as it is, in half the bytes of backslashes and numbers."""

    def __init__(self, **options):
        super().__init__(**options | {"ensure_ascii": False})


class Article(models.Model):
    """One text of an issue, in blocks that know their source lines."""

    issue = models.ForeignKey(
        Issue, models.CASCADE, related_name="articles", verbose_name="期"
    )
    position = models.PositiveSmallIntegerField("顺序", default=1)
    section = models.CharField("栏目", max_length=200, blank=True)
    title = models.CharField("标题", max_length=500)
    title_is_provisional = models.BooleanField("标题为暂拟", default=False)
    subtitle = models.CharField("副标题", max_length=500, blank=True)
    byline = models.CharField("供稿", max_length=500, blank=True)
    blocks = models.JSONField("段落", default=list, encoder=PlainChinese)
    text = models.TextField("纯文本", blank=True, editable=False)
    excerpt = models.CharField("摘要", max_length=200, blank=True, editable=False)
    first_line = models.PositiveIntegerField(null=True, editable=False)
    last_line = models.PositiveIntegerField(null=True, editable=False)
    # A number that texts of one event share; what else is to be known of them is told by
    # whoever has found that out.
    event = models.BigIntegerField(null=True, editable=False)
    topics = models.ManyToManyField(
        Topic, through="ArticleTopic", related_name="articles", verbose_name="主题"
    )
    regions = models.ManyToManyField(
        Region, blank=True, related_name="articles", verbose_name="涉及地区"
    )

    objects = ArticleQuerySet.as_manager()
    history = Versions(
        verbose_name="文章的版本",
        verbose_name_plural="文章的版本",
        excluded_fields=["text", "excerpt", "first_line", "last_line", "event"],
    )

    class Meta:
        ordering = ["issue_id", "position", "pk"]
        verbose_name = verbose_name_plural = "文章"
        indexes = [
            models.Index(
                fields=["event"], condition=Q(event__isnull=False), name="article_event"
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.keep_in_step()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return numbered_path("article", self.pk)

    def keep_in_step(self) -> None:
        """Make the plain text and the public excerpt anew from the blocks."""
        self.text = "\n".join(block["text"] for block in self.blocks)
        self.excerpt = self._make_excerpt()

    def _make_excerpt(self) -> str:
        prose = " ".join(
            block["text"] for block in self.blocks if block["kind"] == "paragraph"
        )
        short = mask(prose)[:EXCERPT_LENGTH]
        return short + "…" if len(prose) > EXCERPT_LENGTH else short


class ArticleTopic(models.Model):
    """A topic given to an article, by its words or by a person's hand."""

    article = models.ForeignKey(Article, models.CASCADE)
    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name="主题")
    by_hand = models.BooleanField("人工标注", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "主题标注"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "topic"], name="one_topic_once_per_article"
            )
        ]

    def __str__(self):
        return str(self.topic)


class TopicTakenOff(models.Model):
    """A topic that a person has taken off an article: no word gives it back."""

    article = models.ForeignKey(Article, models.CASCADE)
    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name="主题")

    class Meta:
        verbose_name = verbose_name_plural = "人工去掉的主题"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "topic"], name="one_topic_taken_off_once"
            )
        ]

    def __str__(self):
        return str(self.topic)


class Citation(models.Model):
    """A document number named in an article's text."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="citations")
    document_number = models.CharField("发文字号", max_length=80, db_index=True)
    raw = models.CharField("原文写法", max_length=120)
    line = models.PositiveIntegerField("行号", null=True)

    class Meta:
        ordering = ["article_id", "line", "pk"]
        verbose_name = verbose_name_plural = "引文"

    def __str__(self):
        return self.document_number
