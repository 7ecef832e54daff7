"""How a reader wants pages shown: 长者版, type, colours; remembered in a cookie, no account."""

from typing import NamedTuple, Self
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

COOKIE = "display"
A_YEAR = 365 * 24 * 3600
# What each may be set to, and how readers know it; the first is how pages are made.
CHOICES = {
    "mode": {"": "普通版", "elder": "长者版"},
    "size": {"": "标准", "large": "大", "largest": "特大"},
    "colours": {"": "标准", "ink": "白底黑字", "night": "黑底黄字"},
}


class Display(NamedTuple):
    """What a reader has chosen; of each the word that style sheets know, or none."""

    mode: str = ""
    size: str = ""
    colours: str = ""

    @classmethod
    def asked_by(cls, request) -> Self:
        """Of the cookie, whatever it says, no more than there is to choose."""
        words = request.COOKIES.get(COOKIE, "").split(".")
        named = {part: set(words) & set(known) for part, known in CHOICES.items()}
        return cls(**{part: min(found, default="") for part, found in named.items()})

    def with_choices(self, asked) -> Self:
        """Changed in what a form says, if that is to be had."""
        said = {part: asked.get(part) for part in CHOICES}
        return self._replace(
            **{part: word for part, word in said.items() if word in CHOICES[part]}
        )

    @property
    def words(self) -> str:
        """elder large: the classes of the page."""
        return " ".join(filter(None, self))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def display(request) -> HttpResponse:
    """The choices; a button of any page leads back to it, set as was asked.

    Pages are the same for everyone and hold no token; what a foreign page could do here
    is to enlarge the letters.
    """
    chosen = Display.asked_by(request)
    if request.method != "POST":
        groups = [(part, CHOICES[part].items(), now) for part, now in _parts(chosen)]
        return render(request, "briefings/display.html", {"groups": groups})
    response = redirect(_page_before(request))
    # The answer is another page than the one that was sent the form.
    response.status_code = 303
    _remember(request, response, chosen.with_choices(request.POST))
    return response


def _parts(chosen: Display) -> list[tuple[str, str]]:
    return list(chosen._asdict().items())


def _page_before(request) -> str:
    """Where the reader was, as the browser says it: lists change their address in place."""
    before = request.META.get("HTTP_REFERER", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(before, hosts):
        return "/"
    parts = urlsplit(before)
    # One that begins with two slashes would name a host.
    path = "/" + parts.path.lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _remember(request, response: HttpResponse, chosen: Display) -> None:
    if not any(chosen):
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        chosen.words.replace(" ", "."),
        max_age=A_YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
