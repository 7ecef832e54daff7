"""One number said in one sentence, and what a person has made of it."""

from django.conf import settings
from django.db import models

from agencies.models import Region
from briefings.models import Article
from reading.tags.doubt import BELIED

from ..querysets import FigureQuerySet
from .indicator import Indicator

REPORTED = models.Q(indicator__isnull=False, kind__in=["actual", "standard"])
IS_GUESSED = (
    models.Q(period_end=None)
    | models.Q(region=None)
    | models.Q(period_is_inferred=True)
    | models.Q(place_is_inferred=True)
)
# Why a person is asked of a figure before others, and whether it is so, by `Figure.Asks`:
# the first that holds counts. One more is a row here, a choice there and a migration.
ASKS = (
    (1, ~models.Q(held_back="")),
    (2, REPORTED & models.Q(doubt__gte=BELIED) & ~models.Q(label="")),
    (3, REPORTED & IS_GUESSED),
    (4, models.Q(may_be__isnull=False, indicator=None)),
    (5, REPORTED),
)
LAST = len(ASKS) + 1


class Figure(models.Model):
    """A number of an article: 养老机构服务对象3958人, with its place in the text.

    `start` and `end` count within the article's `text`; a lost figure has neither.
    A stock has no `period_start`. `extracted` holds, by field, what was read out of
    the text before a person corrected it. `…_words` are the text's own: whose number it
    is, what of it, what told its period, and a place that has no code.
    """

    class Qualifier(models.TextChoices):
        EXACT = "exact", "确数"
        ABOUT = "about", "约数"
        OVER = "over", "以上"
        UNDER = "under", "不足"

    class Kind(models.TextChoices):
        ACTUAL = "actual", "实际"
        STANDARD = "standard", "标准"
        TARGET = "target", "目标"
        LIMIT = "limit", "限额"

    class State(models.TextChoices):
        UNREVIEWED = "unreviewed", "未核对"
        CONFIRMED = "confirmed", "已确认"
        CORRECTED = "corrected", "已更正"
        REJECTED = "rejected", "不是数据"
        LOST = "lost", "原文已改"

    class Scope(models.TextChoices):
        """How much of what it names it counts, as `reading.figures.figure.Scope`."""

        ALL = "all", "全部"
        URBAN = "urban", "城市"
        RURAL = "rural", "农村"
        PART = "part", "其中一部分"
        SUBSET = "subset", "其中某一类"
        FOUNDING = "founding", "成立以来"
        CUMULATIVE = "cumulative", "累计，起点未注明"
        DAY = "day", "某一天"
        BATCH = "batch", "某一批"

    class HeldBack(models.TextChoices):
        """Why it is no point of a public series until a person has looked at it."""

        BELOW_PARTS = "below_parts", "总数小于其中的一部分"
        UNLIKE_OTHERS = "unlike_others", "与前后的数相差十倍以上"
        TOLD_TWICE = "told_twice", "同一篇里对同一件事有两个数"

    class Asks(models.IntegerChoices):
        """What a person is asked, the first first: what would change a public page."""

        HELD_BACK = 1, "别的数说它不对，暂不对照"
        BELIED = 2, "与同文其他数不合"
        UNSURE = 3, "时期或地区不详、推定"
        MAY_BE = 4, "像是某个指标，没有归入"
        COMPARED = 5, "已入对照，没有人看过"
        OTHER = 6, "其余"

    # What a person has decided and no program undoes.
    REVIEWED = (State.CONFIRMED, State.CORRECTED, State.REJECTED)

    article = models.ForeignKey(
        Article,
        models.CASCADE,
        related_name="figures",
        verbose_name="文章",
        # The place of a figure is an index that begins with its article.
        db_index=False,
    )
    indicator = models.ForeignKey(
        Indicator,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name="指标",
        # The index of a series begins with its indicator.
        db_index=False,
    )
    label = models.CharField("所指", max_length=100, blank=True)
    entity_words = models.CharField("对象", max_length=100, blank=True, editable=False)
    property_words = models.CharField("属性", max_length=60, blank=True, editable=False)
    # SQLite keeps fifteen digits of a number exactly; reading.whole takes no more.
    value = models.DecimalField("数值", max_digits=21, decimal_places=6)
    unit = models.CharField("单位", max_length=20, blank=True)
    raw = models.CharField("原文写法", max_length=60)
    qualifier = models.CharField(
        "确切程度", max_length=5, choices=Qualifier, default=Qualifier.EXACT
    )
    kind = models.CharField("类别", max_length=8, choices=Kind, default=Kind.ACTUAL)
    previous = models.DecimalField(
        "原来的数值", max_digits=21, decimal_places=6, null=True, blank=True
    )
    period_start = models.DateField("起", null=True, blank=True)
    period_end = models.DateField("止", null=True, blank=True)
    period_is_inferred = models.BooleanField("时期为推定", default=False)
    period_words = models.CharField(
        "时期的依据", max_length=60, blank=True, editable=False
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name="地区",
    )
    place_is_inferred = models.BooleanField("地区为推定", default=False)
    place_words = models.CharField(
        "原文的地名", max_length=60, blank=True, editable=False
    )
    scope = models.CharField(
        "范围", max_length=10, choices=Scope, default=Scope.ALL, editable=False
    )
    held_back = models.CharField(
        "暂不对照的原因", max_length=15, choices=HeldBack, blank=True, editable=False
    )
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    sentence = models.TextField("原句", editable=False)
    sentence_start = models.PositiveIntegerField(null=True, editable=False)
    sentence_end = models.PositiveIntegerField(null=True, editable=False)
    line = models.PositiveIntegerField("行号", null=True, editable=False)
    matched = models.CharField("符合的名称", max_length=60, blank=True, editable=False)
    matched_words = models.CharField(
        "据以判断的字", max_length=100, blank=True, editable=False
    )
    doubt = models.PositiveSmallIntegerField("存疑程度", default=0, editable=False)
    may_be = models.ForeignKey(
        Indicator,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        # Nobody looks for it by what it may be.
        db_index=False,
        verbose_name="可能的指标",
    )
    # Found by the database: the queue is ordered by an index, be it as long as it may.
    asks = models.GeneratedField(
        expression=models.Case(
            *(models.When(is_so, then=models.Value(why)) for why, is_so in ASKS),
            default=models.Value(LAST),
        ),
        output_field=models.PositiveSmallIntegerField(choices=Asks),
        db_persist=True,
        verbose_name="为什么先问",
    )
    state = models.CharField(
        "核对情况", max_length=10, choices=State, default=State.UNREVIEWED
    )
    # What a lost figure was, should the text ever say it again.
    state_before = models.CharField(max_length=10, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        verbose_name="核对人",
    )
    reviewed_at = models.DateTimeField("核对时间", null=True, blank=True)
    extracted = models.JSONField("更正前", default=dict, blank=True, editable=False)

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "start", "pk"]
        verbose_name = verbose_name_plural = "数据"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "start"], name="one_figure_at_a_place"
            )
        ]
        indexes = [
            models.Index(
                fields=["indicator", "region", "period_end"], name="figure_series"
            ),
            models.Index(fields=["state", "asks", "-doubt", "id"], name="figure_queue"),
            # The queue when figures of all states are listed.
            models.Index(fields=["asks", "-doubt", "id"], name="figure_doubt"),
            # The few that wait before all others.
            models.Index(
                fields=["held_back"],
                condition=~models.Q(held_back=""),
                name="figure_held_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}{self.raw}"

    @classmethod
    def field_named(cls, name: str) -> models.Field:
        """One of its own fields: those of other models point at no figure."""
        return next(field for field in cls._meta.fields if field.name == name)

    @property
    def is_reviewed(self) -> bool:
        return self.state in self.REVIEWED

    @property
    def place_in_sentence(self) -> int:
        """Where in its sentence the number stands, or stood before it was lost."""
        if self.start is None or self.sentence_start is None:
            return self.sentence.find(self.raw)
        return self.start - self.sentence_start
