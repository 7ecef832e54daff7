"""The one field of the second step: a code, from the phone or written down."""

from collections.abc import Callable

from django import forms

from agencies.second_factor import CodeRefused


class CodeForm(forms.Form):
    """Valid if what it is handed takes the code; what that answers is in `taken`."""

    code = forms.CharField(
        label="验证码",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True}
        ),
        error_messages={"required": "请输入验证码。"},
    )

    def __init__(self, *args, take: Callable, **kwargs):
        super().__init__(*args, **kwargs)
        self.take = take
        self.taken: object = None

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        try:
            self.taken = self.take(code)
        except CodeRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return code
