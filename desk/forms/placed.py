"""Rows of an issue that stand in an order."""

from django import forms

from briefings.editing import last_position


class PlacedForm(forms.ModelForm):
    """A row that goes to the end when the clerk gives it no place."""

    position = forms.IntegerField(
        label="顺序",
        required=False,
        min_value=0,
        help_text="留空则排在最后。",
        widget=forms.NumberInput(attrs={"class": "vIntegerField"}),
    )

    def save(self, commit=True):  # noqa: FBT002 (Django's signature)
        row = self.instance
        if self.cleaned_data["position"] is None:
            row.position = last_position(type(row).objects.filter(issue=row.issue)) + 1
        return super().save(commit)
