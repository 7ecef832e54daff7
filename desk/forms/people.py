"""A member of staff as his bureau's manager enrols him: account, name, role."""

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)

from agencies.models import Membership
from agencies.people import is_known_to, objections


class MembershipForm(forms.ModelForm):
    """One role; for whoever has no account yet, the account too."""

    # Set by the page, for whoever asks it.
    manager: User

    username = forms.CharField(
        label="用户名",
        max_length=150,
        help_text="登录用的名字。本单位已有的人员，填他的用户名即可再加一个角色。",
    )
    full_name = forms.CharField(label="姓名", max_length=150, required=False)
    password = forms.CharField(
        label="初始密码",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )

    class Meta:
        model = Membership
        fields = ["agency", "role", "includes_counties"]

    def clean_username(self) -> str:
        typed = self.cleaned_data["username"]
        held = User.objects.filter(username=typed).first()
        if held and not is_known_to(self.manager, held):
            raise forms.ValidationError(
                "这个用户名已有人用。换一个；要请别的单位的人员来做，请找系统管理员。"
            )
        self.instance.user = held or User(username=typed)
        return typed

    def clean(self):
        super().clean()
        if "username" not in self.errors and not self.instance.user.pk:
            self._open_account(self.instance.user)

    def _open_account(self, account: User) -> None:
        account.first_name = self.cleaned_data.get("full_name", "")
        try:
            account.full_clean(exclude=["password"])
        except forms.ValidationError as error:
            self.add_error("username", error.messages)
        self._set_password(account, self.cleaned_data.get("password", ""))

    def _set_password(self, account: User, password: str) -> None:
        if not password:
            self.add_error("password", "这个用户名还没有账号，请给一个初始密码。")
            return
        try:
            validate_password(password, account)
        except forms.ValidationError as error:
            self.add_error("password", error)
        account.set_password(password)

    def _post_clean(self):
        """Once the row is as it shall be, see that it may be."""
        # A hook of Django's that its types leave out.
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            for reason in objections(self.instance, self.manager):
                self.add_error(None, reason)
