"""A figure as the clerk corrects it: numbers, names and places typed as she reads them."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from agencies.models import Region
from metrics.models import Figure, Indicator
from metrics.reviewing import CORRECTABLE
from reading.figures.label_forms import are_counted_alike
from reading.figures.tables.cells import scaled_unit
from reading.language.numerals import SCALES

from .fields import AmountField, ChineseDateField, IndicatorField, RegionField


def _day(label: str) -> ChineseDateField:
    day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return ChineseDateField(label=label, required=False, widget=day)


class CorrectionForm(forms.Form):
    """What was read of a figure; whatever she types over is a correction."""

    label = forms.CharField(label="所指", required=False, max_length=100)
    value = AmountField(
        label="数值",
        max_length=40,
        widget=forms.TextInput(attrs={"data-key": "e", "inputmode": "decimal"}),
    )
    unit = forms.CharField(label="单位", required=False, max_length=20)
    qualifier = forms.ChoiceField(label="确切程度", choices=Figure.Qualifier)
    previous = AmountField(
        label="原来的数值",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    kind = forms.ChoiceField(label="类别", choices=Figure.Kind)
    region = RegionField(
        label="地区",
        required=False,
        widget=forms.TextInput(attrs={"list": "regions"}),
    )
    indicator = IndicatorField(
        label="指标",
        required=False,
        widget=forms.TextInput(attrs={"data-key": "i", "list": "indicators"}),
    )
    period_start = _day("起")
    period_end = _day("止")
    # The decision that the page showed, lest a colleague's be overwritten unseen.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, figure: Figure, sent=None):
        self.figure = figure
        initial = {name: getattr(figure, name) for name in CORRECTABLE}
        initial["seen"] = self.shown()
        super().__init__(sent, initial=initial, label_suffix="")

    def shown(self) -> str:
        """What the clerk has before her when she decides."""
        return decision_on(self.figure)

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != decision_on(self.figure):
            by = self.figure.reviewed_by
            raise ValidationError(
                f"这条数据刚由{by or '别人'}处理过，请看过现在的情况再定。"
            )
        return self.cleaned_data["seen"]

    def clean(self) -> None:
        """万元 is kept as 元, ten thousand times the value."""
        unit = self.cleaned_data.get("unit")
        measure = scaled_unit(unit) if "unit" in self.changed_data else None
        if measure is None:
            return
        self.cleaned_data["unit"] = measure.unit
        for name in ("value", "previous"):
            # 1.2万 beside 万元 is said twice, and meant once.
            is_scaled = any(sign in self.data.get(name, "") for sign in SCALES)
            if self.cleaned_data.get(name) is not None and not is_scaled:
                self.cleaned_data[name] *= measure.factor

    @property
    def changes(self) -> dict:
        """What she typed that is not as the figure has it."""
        return {
            name: self.cleaned_data[name]
            for name in CORRECTABLE
            if self.cleaned_data[name] != getattr(self.figure, name)
        }


class AdditionForm(CorrectionForm):
    """A figure that no program read, as far as it could be filled in beforehand."""

    def __init__(self, draft: Figure, sent=None):
        super().__init__(draft, sent)
        self.fields["label"].required = True

    def shown(self) -> str:
        # A hidden field keeps no line break, nor white space at either end.
        return self.figure.sentence.strip()

    def clean_seen(self) -> str:
        """Of another sentence she has not said anything."""
        if self.cleaned_data["seen"] != self.shown():
            raise ValidationError("文章刚改过，请重新选这个数在文中的哪一处。")
        return self.cleaned_data["seen"]


def decision_on(figure: Figure) -> str:
    """What has been decided, and when: it changes with every decision."""
    moment = figure.reviewed_at
    return f"{figure.state} {moment.isoformat() if moment else ''}".strip()


def choices_for(figure: Figure) -> dict:
    """Indicators in its unit, of all where it has none, and regions near the bureau."""
    return {
        "indicators": [
            each
            for each in Indicator.objects.all()
            if not figure.unit or are_counted_alike(figure.unit, each.unit)
        ],
        "regions": _regions_near(figure.article.issue.agency),
    }


def _regions_near(agency):
    """The bureau's city with its counties, and its province."""
    if agency is None or agency.region_id is None:
        return Region.objects.none()
    city, province = agency.region_id[:4], agency.region_id[:2] + "0000"
    return Region.objects.filter(Q(code__startswith=city) | Q(code=province))
