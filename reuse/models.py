"""What texts have in common: their keys, the pairs they make, and what an adoption counts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, Region
from briefings.models import Article
from briefings.models.article import PlainChinese
from reading.privacy import mask

from .querysets import TextPairQuerySet


class NarrowForeignKey(models.ForeignKey):
    """In 32 bits, which two thousand million rows of the other table fit into.

    In PostgreSQL a row of two such numbers and its indexes take 77 bytes, not 98.
    """

    def db_type(self, connection):
        return "integer"


class FiledKey(models.Model):
    """A key that an article's text has; texts that share one may tell of the same thing.

    A text has a dozen of them: what is left of a key are 32 bits, and a row has no id.
    """

    pk = models.CompositePrimaryKey("key", "article")
    key = models.IntegerField()
    article = NarrowForeignKey(Article, models.CASCADE, related_name="filed_keys")

    class Meta:
        verbose_name = verbose_name_plural = "文章的指纹"

    def __str__(self):
        return f"{self.key:08x}"


class TextPair(models.Model):
    """Two articles of which one took from the other, or that tell of one event."""

    class Relation(models.TextChoices):
        SAME = "same", "全文相同"
        REVISED = "revised", "有改动"
        PART = "part", "采用一部分"
        EVENT = "event", "另行写成"

    class State(models.TextChoices):
        FOUND = "found", "待确认"
        CONFIRMED = "confirmed", "已确认"
        REJECTED = "rejected", "不是一回事"

    earlier = models.ForeignKey(
        Article, models.CASCADE, related_name="told_again", verbose_name="先刊出的"
    )
    later = models.ForeignKey(
        Article, models.CASCADE, related_name="told_before", verbose_name="后刊出的"
    )
    is_directed = models.BooleanField("先后已知", default=True)
    relation = models.CharField("关系", max_length=8, choices=Relation)
    score = models.FloatField("把握")
    # Which paragraph goes with which; their words are compared when somebody looks.
    passages = models.JSONField("相合的段落", default=list, encoder=PlainChinese)
    state = models.CharField("状态", max_length=10, choices=State, default=State.FOUND)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="处理人",
    )
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = TextPairQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "同一件事"
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later"], name="two_texts_are_one_pair"
            ),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")), name="a_pair_is_of_two_texts"
            ),
        ]
        indexes = [
            models.Index(
                fields=["-id"], condition=Q(state="found"), name="pairs_that_wait"
            )
        ]

    def __str__(self):
        return f"{mask(self.later.title)}（{self.get_relation_display()}）"

    def other_of(self, article: int) -> int:
        return self.later_id if self.earlier_id == article else self.earlier_id


class PointRule(models.Model):
    """How many points it counts that a bureau of a level takes up a text."""

    Level = models.TextChoices(  # type: ignore[call-overload]
        "Level",
        [
            *((each.name, (each.value, each.label)) for each in Region.Level),
            ("MINISTRY", ("ministry", "部级")),
        ],
        module=__name__,
        qualname="PointRule.Level",
    )

    agency = models.ForeignKey(
        Agency,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="point_rules",
        verbose_name="报送单位",
        help_text="只给这个单位用的；留空是各单位通用的。",
    )
    level = models.CharField("采用单位的级别", max_length=8, choices=Level)
    points = models.PositiveSmallIntegerField("每篇得分")

    class Meta:
        ordering = ["agency_id", "points"]
        verbose_name = verbose_name_plural = "采用计分"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "level"],
                name="one_rule_a_level_and_bureau",
                violation_error_message="这个单位的这一级已有计分。",
            ),
            models.UniqueConstraint(
                fields=["level"],
                condition=Q(agency=None),
                name="one_rule_a_level_for_all",
                violation_error_message="各单位通用的计分里已有这一级。",
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()}采用：{self.points} 分"
