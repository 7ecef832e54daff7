"""What is asked of whoever confirms a bureau."""

from typing import Any

from django import forms

from agencies.addresses import is_taken
from agencies.models import Agency, Region
from briefings.bureaus import (
    suggested_prefix,
    suggested_region,
    suggested_short_name,
    suggested_slug,
)

from .fields import RegionField

ANOTHER = "another"
TAKEN = "这个网址名已有单位在用，或者曾经用过（旧网址仍转到那里），请换一个。"


class ConfirmForm(forms.ModelForm):
    """Where the bureau is, and how it is called; what is suggested has to be accepted."""

    place = forms.ChoiceField(
        label="行政区划",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "请选一处。"},
    )
    another_place = RegionField(
        label="另填", required=False, help_text="区划代码，或不重名的全称。"
    )

    class Meta:
        model = Agency
        fields = ["slug", "short_name", "document_prefix"]
        help_texts = {
            "slug": "出现在网址里，用小写字母、数字和连字符；以后再改，旧网址自动转到新的。",
            "short_name": "列表里用的名称；留空则用全称。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agency = self.instance
        region = suggested_region(agency.name) or agency.region
        choices = [(each.code, in_full(each)) for each in self._likely(region)]
        place: Any = self.fields["place"]
        place.choices = [*choices, (ANOTHER, "另填一处")]
        # A Chinese address name was given by an import, for want of another.
        if not agency.slug.isascii():
            self.initial["slug"] = suggested_slug(agency, region) or agency.slug
        for name, suggested in (
            ("short_name", suggested_short_name(agency, region)),
            ("document_prefix", suggested_prefix(agency)),
        ):
            self.initial[name] = getattr(agency, name) or suggested

    def _likely(self, region: Region | None) -> list[Region]:
        held = self.instance.region
        return list({each.pk: each for each in (region, held) if each}.values())

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if is_taken(slug, self.instance):
            raise forms.ValidationError(TAKEN)
        return slug

    def clean(self):
        super().clean()
        place = self.cleaned_data.get("place")
        typed = self.cleaned_data.get("another_place")
        if not place and not typed:
            self.add_error("place", "请选定在哪里：采用建议的，或者另填。")
        elif place in ("", ANOTHER) and not typed:
            if "another_place" not in self.errors:
                self.add_error("another_place", "请填写区划代码或全称。")
        else:
            self.instance.region = typed or Region.objects.get(pk=place)

    def _get_validation_exclusions(self):
        """The address name is held against former ones as well, and refused once."""
        # A hook of Django's that its types leave out.
        return {*super()._get_validation_exclusions(), "slug"}  # type: ignore[misc]


def in_full(region: Region) -> str:
    """广东省韶关市武江区（440203）"""
    names = [region.name]
    above = region.parent
    while above:
        names.insert(0, above.name)
        above = above.parent
    return f"{''.join(names)}（{region.code}）"


class OtherBureau(forms.Form):
    """Which bureau one is to be merged into."""

    into = forms.ModelChoiceField(
        Agency.objects.none(),
        label="并入",
        empty_label="请选择",
        error_messages={
            "required": "请选择并入哪个单位。",
            "invalid_choice": "没有这个单位，请重选。",
        },
    )

    def __init__(self, former: Agency, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Agency.objects.confirmed().exclude(pk=former.pk).by_place()
        into: Any = self.fields["into"]
        into.queryset = others


class LastWord(forms.Form):
    """What cannot be undone is said once more, in full."""

    name = forms.CharField(error_messages={"required": "请填写被并单位的全称。"})

    def __init__(self, former: Agency, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.former = former
        self.fields["name"].label = f"请输入“{former}”"

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if name != self.former.name:
            raise forms.ValidationError("与被并单位的全称不一样，什么也没有动。")
        return name
