"""What texts are held against, as staff type it: bureaus, topics, indicators."""

import re

from django import forms

from agencies.addresses import is_taken
from agencies.models import Agency
from agencies.naming import taken_names
from briefings.models import Topic
from metrics.filing import claimed_elsewhere
from metrics.models import Figure, Indicator
from reading.documents.tables import CODE

from .bureaus import TAKEN
from .fields import LinesField, NamesField

LONGEST_ALIAS = Figure._meta.get_field("matched").max_length or 0


class AgencyForm(forms.ModelForm):
    former_names = NamesField(
        label="曾用名",
        required=False,
        help_text="改名前的全称，用顿号隔开或一行一个；导入旧文时据此认出本单位。",
    )

    class Meta:
        model = Agency
        fields = [
            "name",
            "short_name",
            "slug",
            "region",
            "parent",
            "document_prefix",
            "former_names",
            "is_confirmed",
        ]
        help_texts = {
            "name": "公章上的名称，如“韶关市民政局”。",
            "short_name": "列表里用的名称，如“韶关民政”；留空则用全称。",
            "slug": "出现在网址里；改了以后，原来的网址自动转到新的。",
        }

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if is_taken(slug, self.instance):
            raise forms.ValidationError(TAKEN)
        return slug

    def _post_clean(self):
        """Once the row is as it shall be, see that no other bears its names."""
        # A hook of Django's that its types leave out.
        super()._post_clean()  # type: ignore[misc]
        for name, why in taken_names(self.instance).items():
            if name not in self.errors:
                self.add_error(name, why)


class TopicForm(forms.ModelForm):
    keywords = NamesField(
        label="关键词",
        help_text="用顿号隔开，或一行一个；文中出现即自动标注这个主题，标题里的更有分量。",
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Topic
        fields = ["name", "code", "keywords", "only_if_leading", "note", "position"]
        help_texts = {"code": "出现在网址里的英文代码，公开以后不要再改。"}


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
            *("name", "key", "unit", "display_unit", "nature", "topic", "part_of"),
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

    def clean_part_of(self) -> Indicator | None:
        total = above = self.cleaned_data["part_of"]
        while above:
            if above.pk == self.instance.pk:
                raise forms.ValidationError("转了一圈：它已是这个指标的总数。")
            above = above.part_of
        return total

    def clean_codes(self) -> list[str]:
        codes = self.cleaned_data["codes"]
        if wrong := [code for code in codes if not re.fullmatch(CODE, code)]:
            raise forms.ValidationError(f"代码是 JZH 或 YZH 加九位数字：“{wrong[0]}”。")
        return codes

    def _post_clean(self):
        """Once the row is as it shall be, see that none else bears its names."""
        # A hook of Django's that its types leave out.
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        indicator = self.instance
        names = [indicator.name, *indicator.aliases]
        for name, other in claimed_elsewhere(indicator, names).items():
            self.add_error(
                "name" if name == indicator.name else "aliases",
                f"“{name}”已是“{other}”的名称或别名，单位相同，就分不清是哪一个。",
            )
