"""What a person says when taking a step with an issue or a remark."""

from django import forms


class RemarksToSettle(forms.Form):
    """The remarks ticked beside the source text."""

    settle = forms.ModelMultipleChoiceField(None, required=False)

    def __init__(self, remarks, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settle"].queryset = remarks.open()


class Reason(forms.Form):
    """Why a step is taken that takes something back."""

    why = forms.CharField(
        max_length=200, widget=forms.TextInput(attrs={"class": "vTextField"})
    )

    def __init__(self, step: str, *args, **kwargs):
        super().__init__(*args, **kwargs)
        why = self.fields["why"]
        why.label = f"{step}原因"
        why.error_messages["required"] = f"请写明{step}的原因。"
