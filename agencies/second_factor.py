"""The second step of signing in: a code of the person's phone, or one she wrote down."""

import logging
import unicodedata
from math import ceil

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from .models import Membership
from .querysets import has_every_right

logger = logging.getLogger(__name__)
# What the phone shows has so many digits; a recovery code has more signs.
DIGITS = 6
RECOVERY_CODES = 8


class CodeRefused(Exception):
    """The code is not taken, or the step not made; why, in Chinese."""

    def __init__(self, why: str, *, is_guess: bool = False):
        super().__init__(why)
        # Whether it was looked at and wrong: such are counted.
        self.is_guess = is_guess


def has_second_factor(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def with_second_factor(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Each says whether its person's is on, as `has_second_factor`."""
    devices = TOTPDevice.objects.filter(user=OuterRef("user"), confirmed=True)
    return memberships.annotate(has_second_factor=Exists(devices))


def must_have_one(user: User) -> bool:
    return settings.SUPERUSERS_NEED_CODES and user.is_active and user.is_superuser


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def key_offered_to(user: User) -> TOTPDevice | None:
    """The key that she was shown and has not yet confirmed by a code."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


@transaction.atomic
def offer_key(user: User) -> None:
    """A new key to read into the phone; nothing is asked for until a code confirms it."""
    _lock(user)
    if has_second_factor(user):
        raise CodeRefused("两步登录已经开启。")
    TOTPDevice.objects.filter(user=user).delete()
    TOTPDevice.objects.create(user=user, name="phone", confirmed=False)


@transaction.atomic
def switch_on(user: User, code: str) -> list[str]:
    """From now on codes are asked for; returns those to be kept for a lost phone."""
    _lock(user)
    key = key_offered_to(user)
    if key is None or has_second_factor(user):
        raise CodeRefused("请刷新本页，再从头开启。")
    if not key.verify_token(_as_typed(code)):
        raise CodeRefused("验证码不对：请输入手机上此刻显示的6位数字。")
    key.confirmed = True
    key.save()
    logger.info("second factor of %s switched on", user)
    return _new_recovery_codes(user)


def check_code(user: User, code: str) -> None:
    """Takes the phone's code of this moment, or a recovery code, and each only once."""
    typed = _as_typed(code)
    device = _device_for(user, typed)
    if device and (seconds := _seconds_to_wait(device)):
        raise CodeRefused(f"刚才输错过，请等 {seconds} 秒再输。")
    # What was wrong is noted at the device: nothing around this may roll it back.
    if device is None or verify_token(user, device.persistent_id, typed) is None:
        raise CodeRefused("验证码不对，或已经用过。", is_guess=True)


def renew_recovery_codes(user: User, code: str) -> list[str]:
    """Others in the place of the old ones, which are worth nothing from now on."""
    check_code(user, code)
    logger.info("recovery codes of %s renewed", user)
    return _new_recovery_codes(user)


def switch_off(user: User, code: str) -> None:
    if must_have_one(user):
        raise CodeRefused("系统管理员的账号必须开启两步登录，不能关闭。")
    check_code(user, code)
    _forget(user)
    logger.info("second factor of %s switched off", user)


def reset_second_factor(user: User, by: User | None = None) -> bool:
    """For a lost phone: the password alone will do again. Whether there was anything."""
    if by is not None and not has_every_right(by):
        raise CodeRefused("只有系统管理员能重置两步登录。")
    had = has_second_factor(user)
    _forget(user)
    logger.info("second factor of %s reset, by %s", user, by)
    return had


def _lock(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)


@transaction.atomic
def _forget(user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


@transaction.atomic
def _new_recovery_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    device.token_set.bulk_create(
        StaticToken(device=device, token=code) for code in codes
    )
    return codes


def _as_typed(code: str) -> str:
    """１２３ ４５６ and ABCD-EFGH as they are kept."""
    signs = unicodedata.normalize("NFKC", code).lower()
    return "".join(sign for sign in signs if sign.isalnum())


def _device_for(user: User, typed: str) -> TOTPDevice | StaticDevice | None:
    if len(typed) == DIGITS and typed.isdecimal():
        return TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return StaticDevice.objects.filter(user=user).first()


def _seconds_to_wait(device: TOTPDevice | StaticDevice) -> int:
    """After a wrong code the next is looked at a second later, then two, four, eight."""
    may, why = device.verify_is_allowed()
    if may:
        return 0
    return max(1, ceil((why["locked_until"] - timezone.now()).total_seconds()))
