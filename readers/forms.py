"""What readers type: checked, and kept short."""

from django import forms

from .models import ErrorReport
from .reporting import LONGEST, LONGEST_CONTACT, LONGEST_PASSAGE, ReaderMessage


class TrappedForm(forms.Form):
    """With a field that no person sees: whoever fills it in is a program."""

    homepage = forms.CharField(
        label="请不要填写这一栏",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.cleaned_data.get("homepage"))


def longest(what: str, most: int) -> dict[str, str]:
    return {"required": f"请填写{what}。", "max_length": f"{what}最多 {most} 个字。"}


class AlertForm(TrappedForm):
    """An address, and words that what it is told of may not hold."""

    address = forms.EmailField(
        label="邮箱",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "请填写邮箱。",
            "invalid": "邮箱写得不对，应当像 name@example.cn。",
            "max_length": "邮箱太长。",
        },
    )
    without = forms.CharField(
        label="不要含这些词的（可以不填）",
        max_length=100,
        required=False,
        help_text="几个词用空格隔开，含其中一个就不发。",
        error_messages=longest("排除的词", 100),
    )


class ErrorReportForm(TrappedForm):
    """What is wrong, where, and how to reach whoever says so."""

    passage = forms.CharField(
        label="哪一句",
        max_length=LONGEST_PASSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=longest("有差错的文字", LONGEST_PASSAGE),
    )
    wrong = forms.ChoiceField(
        label="哪里不对",
        choices=ErrorReport.Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "请选哪里不对。",
            "invalid_choice": "请选哪里不对。",
        },
    )
    words = forms.CharField(
        label="说明",
        max_length=LONGEST,
        help_text=f"应该是什么，您从哪里知道。最多 {LONGEST} 个字。",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=longest("说明", LONGEST),
    )
    contact = forms.CharField(
        label="联系方式（可以不填）",
        max_length=LONGEST_CONTACT,
        required=False,
        help_text="电话或邮箱。只给工作人员看，不公开，答复后就删除。",
        error_messages=longest("联系方式", LONGEST_CONTACT),
    )

    @property
    def sent(self) -> ReaderMessage:
        said = self.cleaned_data
        return ReaderMessage(
            said["passage"], said["wrong"], said["words"], said["contact"]
        )
