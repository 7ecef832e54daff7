"""Who publishes, and where: administrative regions, their bureaus, and who works there."""

from django.conf import settings
from django.db import models

from .paths import path_to
from .querysets import AgencyQuerySet, MembershipQuerySet


class Region(models.Model):
    """An administrative division of GB/T 2260, down to the county."""

    class Level(models.TextChoices):
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        COUNTY = "county", "县级"

    code = models.CharField("区划代码", max_length=6, primary_key=True)
    name = models.CharField("名称", max_length=30, db_index=True)
    level = models.CharField("级别", max_length=8, choices=Level)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级",
    )

    class Meta:
        ordering = ["code"]
        verbose_name = verbose_name_plural = "行政区划"

    def __str__(self):
        return self.name

    @property
    def prefix(self) -> str:
        """What the codes of everything in this region begin with: 44, 4402, 440203."""
        widths: dict[str, int] = {self.Level.PROVINCE: 2, self.Level.CITY: 4}
        return self.code[: widths.get(self.level, 6)]


class Agency(models.Model):
    """A bureau that publishes; one unknown to us waits, unconfirmed, for staff."""

    name = models.CharField("全称", max_length=100, unique=True)
    short_name = models.CharField("简称", max_length=20, blank=True)
    slug = models.SlugField(
        "网址名",
        max_length=100,
        unique=True,
        allow_unicode=True,
        help_text="出现在网址里，公开以后不要再改。",
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name="行政区划",
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级单位",
    )
    document_prefix = models.CharField(
        "机关代字",
        max_length=20,
        blank=True,
        help_text="发文字号中年份前面的部分，如“兰民发”。",
    )
    former_names = models.JSONField(
        "曾用名",
        default=list,
        blank=True,
        help_text="改名前的全称，导入旧文时据此认出本单位。",
    )
    is_confirmed = models.BooleanField(
        "已确认",
        default=True,
        help_text="导入时遇到的新单位先记在这里，核对后勾选，其简报才能发布。",
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "name"]
        verbose_name = verbose_name_plural = "单位"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("agency", self.slug)

    @property
    def label(self) -> str:
        """What lists call the agency: its short name, else the full one."""
        return self.short_name or self.name

    def former_name_with(self, words: str) -> str:
        """The first of its former names that holds all of the words; else nothing."""
        wanted = words.split()
        held = (name for name in self.former_names if all(w in name for w in wanted))
        return next(held, "") if wanted else ""

    def found_as(self, words: str) -> str:
        """By its present name, or by the former one that was meant: 某某县民政局（今某某区民政局）."""
        if all(word in self.name for word in words.split()):
            return self.name
        former = self.former_name_with(words)
        return f"{former}（今{self.name}）" if former else self.name


class FormerSlug(models.Model):
    """An address name that a bureau, or one merged into it, bore: it leads there for good."""

    slug = models.SlugField("原网址名", max_length=100, unique=True, allow_unicode=True)
    agency = models.ForeignKey(
        Agency, models.CASCADE, related_name="former_slugs", verbose_name="单位"
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = verbose_name_plural = "原网址名"

    def __str__(self):
        return self.slug


class Membership(models.Model):
    """One role that a person has at a bureau; whoever has several has several rows."""

    class Role(models.TextChoices):
        """What a person does for a bureau."""

        ENTER = "enter", "录入"
        REVIEW = "review", "审核"
        FIGURES = "figures", "数据核对"
        MANAGE = "manage", "管理"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name="人员",
    )
    agency = models.ForeignKey(
        Agency, models.CASCADE, related_name="memberships", verbose_name="单位"
    )
    role = models.CharField("角色", max_length=10, choices=Role)
    includes_counties = models.BooleanField(
        "含下级",
        default=False,
        help_text="市里的人员也管所辖县（市、区）各单位的，勾选这一项。",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["agency__region_id", "agency__name", "user__username", "role"]
        verbose_name = verbose_name_plural = "人员"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"],
                name="one_role_once_per_agency",
                violation_error_message="这个人在这个单位已经有这个角色。",
            )
        ]

    def __str__(self):
        return f"{self.user}：{self.agency}{self.get_role_display()}"


Role = Membership.Role
