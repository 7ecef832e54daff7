"""What a person says when taking a step with an issue or a remark."""

from django import forms


class RemarksToSettle(forms.Form):
    """The remarks ticked beside the source text."""

    settle = forms.ModelMultipleChoiceField(None, required=False)

    def __init__(self, remarks, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settle"].queryset = remarks.open()


class Withdrawal(forms.Form):
    why = forms.CharField(
        label="撤下原因",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"required": "请写明撤下的原因。"},
    )
