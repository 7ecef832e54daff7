"""What keeps a password from being chosen, in Chinese: Django's rules, and its own words."""

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    validate_password,
)
from django.core.exceptions import ValidationError


class LongEnough(MinimumLengthValidator):
    """Django's own, which has not been put into Chinese."""

    def get_error_message(self) -> str:
        return f"密码太短，至少要 {self.min_length} 个字符。"

    def get_help_text(self) -> str:
        return f"密码至少要 {self.min_length} 个字符。"


def complaints_about(password: str, user: User) -> str:
    """Why this person may not have it; nothing if he may."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return "".join(error.messages)
    return ""
