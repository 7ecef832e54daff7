"""The second step of signing in, and the page where each person switches it on or off."""

import time
from base64 import b32encode
from functools import partial

import segno
from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache

from agencies.second_factor import (
    CodeRefused,
    check_code,
    has_second_factor,
    key_offered_to,
    must_have_one,
    offer_key,
    recovery_codes_left,
    renew_recovery_codes,
    switch_off,
    switch_on,
)

from .forms.second_factor import CodeForm
from .signing_in import locked_out

# Whose password was right, until the code is; for so many seconds.
HALF_WAY, PATIENCE = "half_way", 5 * 60


class PasswordStep(LoginView):
    """The page for signing in: where a second step is on, nobody is in after the first."""

    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm

    def form_valid(self, form):
        user = form.get_user()
        if not has_second_factor(user):
            return super().form_valid(form)
        self.request.session[HALF_WAY] = {
            "user": user.pk,
            "backend": user.backend,
            "since": time.time(),
            "next": self.get_success_url(),
        }
        return redirect("admin:sign_in_code")


@never_cache
def code_step(request, site):
    """Asks for the code, and signs in whoever gives it."""
    user, passed = half_way(request)
    if user is None:
        return redirect("admin:login")
    if not AxesProxyHandler.is_allowed(request, {"username": user.get_username()}):
        return locked_out(request)
    form = CodeForm(request.POST or None, take=partial(_try_code, request, user))
    if form.is_valid():
        request.session.pop(HALF_WAY)
        login(request, user, passed["backend"])
        return redirect(passed["next"])
    context = {**site.each_context(request), "title": "登录", "form": form}
    return render(request, "admin/sign_in_code.html", context)


def half_way(request) -> tuple[User | None, dict]:
    """Who has given the right password a short while ago."""
    passed = request.session.get(HALF_WAY, {})
    if time.time() - passed.get("since", 0) > PATIENCE:
        return None, {}
    return User.objects.filter(pk=passed["user"], is_active=True).first(), passed


def _try_code(request, user: User, code: str) -> None:
    """A wrong code counts as a wrong password does, and shuts out in the end."""
    try:
        check_code(user, code)
    except CodeRefused as refused:
        if refused.is_guess:
            told = {"username": user.get_username()}
            user_login_failed.send(__name__, credentials=told, request=request)
        raise


@never_cache
def second_factor_page(request, site):
    """One's own: off, offered with its key, or on; a button each for what can be done."""
    deed = DEEDS.get(request.POST.get("deed", ""), _look)
    form = CodeForm(request.POST or None, take=partial(deed, request.user))
    is_done = request.method == "POST" and form.is_valid()
    if is_done and not form.taken:
        messages.success(request, DONE[request.POST["deed"]])
        return redirect("admin:second_factor")
    context = {
        **site.each_context(request),
        "title": "两步登录",
        "form": form if request.method == "POST" else CodeForm(take=_look),
        "recovery_codes": form.taken if is_done else [],
        **_state_of(request.user),
    }
    return render(request, "admin/second_factor.html", context)


def _look(*_given) -> None:
    raise CodeRefused("请刷新本页，再试一次。")


def offer_page(request):
    """A new key, to be read into the phone on the page that follows."""
    try:
        offer_key(request.user)
    except CodeRefused as refused:
        messages.error(request, str(refused))
    return redirect("admin:second_factor")


DEEDS = {"switch_on": switch_on, "renew": renew_recovery_codes, "off": switch_off}
DONE = {"off": "两步登录已关闭。以后凭密码登录。"}


def _state_of(user: User) -> dict[str, object]:
    key = key_offered_to(user)
    return {
        "is_on": has_second_factor(user),
        "is_required": must_have_one(user),
        "codes_left": recovery_codes_left(user),
        "picture": _picture(key.config_url) if key else "",
        "key": b32encode(key.bin_key).decode() if key else "",
    }


def _picture(address: str) -> SafeString:
    """The key as a QR code, an SVG to stand in the page."""
    code = segno.make(address, error="m")
    return mark_safe(code.svg_inline(omitsize=True, light="white"))  # noqa: S308
