"""Form fields for names that are kept as lists and typed as text."""

import re

from django import forms


class NamesField(forms.CharField):
    """A list of names, shown and typed as 甲、乙 or one a line."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})

    def prepare_value(self, value):
        return value if isinstance(value, str) else "、".join(value or ())

    def to_python(self, value) -> list[str]:
        if isinstance(value, list):
            return value
        return list(dict.fromkeys(self.part(super().to_python(value))))

    def run_validators(self, value):
        super().run_validators("、".join(value))

    def has_changed(self, initial, data) -> bool:
        return not self.disabled and list(initial or ()) != self.to_python(data)

    def part(self, text: str) -> tuple[str, ...]:
        names = re.split(r"[、\n]", text)
        return tuple(name.strip() for name in names if name.strip())
