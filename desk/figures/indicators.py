"""The catalogue of indicators, and the names by which texts call them."""

import re
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html

from briefings.models import Issue
from metrics.filing import TELLING, claimed_elsewhere, rematch
from metrics.models import Figure, Indicator
from reading.documents.tables import CODE

from ..agencies import ShownAdmin
from ..forms.names import NamesField

LONGEST_ALIAS = Figure._meta.get_field("matched").max_length


class LinesField(NamesField):
    """A list of names, one a line: 命名、更名地名 is one."""

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(value or ())

    def part(self, text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class IndicatorForm(forms.ModelForm):
    aliases = LinesField(
        label="别名",
        required=False,
        help_text="一行一个。文中的叫法与名称或别名完全相合、单位也相当的，才归入本指标；"
        "“全市共有”“发放”一类不说明对象的字不必写。改动后，未核对的数据随即重新归类。",
        widget=forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField"}),
    )
    codes = LinesField(
        label="统计报表代码",
        required=False,
        help_text="一行一个，如 JZH011110000。",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    definition = forms.CharField(
        label="含义",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Indicator
        fields = [
            *("name", "key", "unit", "display_unit", "nature", "topic"),
            *("aliases", "codes", "definition", "position"),
        ]
        help_texts = {
            "key": "出现在网址里的英文代码，公开以后不要再改。",
            "nature": "时点数如年末人数，时期数如全年支出，标准如每人每月多少元；三者不画在一张图上。",
        }

    def clean_aliases(self) -> list[str]:
        aliases = self.cleaned_data["aliases"]
        if long := [alias for alias in aliases if len(alias) > LONGEST_ALIAS]:
            raise forms.ValidationError(f"别名最多 {LONGEST_ALIAS} 个字：“{long[0]}”。")
        return aliases

    def clean_codes(self) -> list[str]:
        codes = self.cleaned_data["codes"]
        if wrong := [code for code in codes if not re.fullmatch(CODE, code)]:
            raise forms.ValidationError(f"代码是 JZH 或 YZH 加九位数字：“{wrong[0]}”。")
        return codes

    def _post_clean(self):
        """Once the row is as it shall be, see that none else bears its names."""
        super()._post_clean()
        if self.errors:
            return
        indicator = self.instance
        names = [indicator.name, *indicator.aliases]
        for name, other in claimed_elsewhere(indicator, names).items():
            self.add_error(
                "name" if name == indicator.name else "aliases",
                f"“{name}”已是“{other}”的名称或别名，单位相同，就分不清是哪一个。",
            )


@admin.register(Indicator)
class IndicatorAdmin(ShownAdmin):
    form = IndicatorForm
    list_display = ["name", "unit", "nature", "topic", "known_as", "figure_count"]
    list_filter = ["nature", "topic"]
    list_select_related = ["topic"]
    search_fields = ["name", "key"]
    search_help_text = "按名称、别名或代码查找"
    actions = None

    def get_queryset(self, request):
        # Counted in the index of the series: ten times as fast as by a join.
        own = Figure.objects.filter(indicator=OuterRef("pk")).order_by()
        counted = own.values("indicator").annotate(number=Count("pk")).values("number")
        indicators = super().get_queryset(request)
        return indicators.annotate(figure_count=Coalesce(Subquery(counted), 0))

    def get_search_results(self, request, queryset, search_term):
        """By aliases and codes too; they are so few that the database need not look in JSON."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        term = search_term.strip()
        called_so = [
            each.pk
            for each in Indicator.objects.all()
            if term in "\n".join([*each.aliases, *each.codes])
        ]
        return found | queryset.filter(pk__in=called_so), may_repeat

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No button beside the topic that could rename or delete it by mistake."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "topic":
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def issues_of(self, rows):
        return Issue.objects.filter(articles__figures__indicator__in=rows)

    def get_readonly_fields(self, request, obj=None):
        """The key is the primary key: changed, it would make a second indicator."""
        return ["key"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """What figures are of is renamed, never deleted from under them."""
        is_used = obj and obj.figures.exists()
        return not is_used and super().has_delete_permission(request, obj)

    def save_related(self, request, form, formsets, change):
        if TELLING & set(form.changed_data):
            changed = rematch(form.instance)
            messages.info(request, f"重新归类了 {changed} 条未核对的数据。")
        super().save_related(request, form, formsets, change)

    @admin.display(description="别名")
    def known_as(self, indicator):
        return "、".join(indicator.aliases)

    @admin.display(description="数据", ordering="figure_count")
    def figure_count(self, indicator):
        if not indicator.figure_count:
            return "0"
        query = urlencode({"indicator": indicator.pk, "state": "all"})
        address = reverse("admin:metrics_figure_changelist")
        return format_html(
            '<a href="{}?{}">{}</a>', address, query, indicator.figure_count
        )
