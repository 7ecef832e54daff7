"""Pages on which a list is followed by e-mail, and left: for whoever has the mail, never kept."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from briefings.methods import require_safe

from ..alerts import MailStopped, send_request
from ..followed import list_at
from ..forms import AlertForm
from ..limits import is_too_often
from ..subscribing import ask_to_follow, confirm, leave, lists_of
from ..tokens import confirmed_by, leaving_by

PAGE = ["GET", "HEAD", "POST"]
TOO_OFTEN = "您所在的网络一小时内已经提交了 {} 次，请过一小时再试。"
NO_MAIL = "现在发不出邮件，请过一会儿再试。"
# So many messages that ask to confirm an address gets within an hour, whoever asks.
MOST_ASKED = 3
GONE, TOO_MANY_REQUESTS, UNAVAILABLE = 410, 429, 503


@never_cache
@require_http_methods(PAGE)
def new(request):
    """Ask for a list; the answer is the same, whether the address follows it already."""
    followed = list_at(request.GET.get("list", ""))
    if followed is None or not settings.SENDS_ALERTS:
        raise Http404
    form, status = AlertForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        status = 200 if form.is_of_a_program else _asked_for(request, form, followed)
        if status == 200:
            return redirect("alert_asked")
    context = {"form": form, "followed": followed}
    return render(request, "readers/alert_new.html", context, status=status)


def _asked_for(request, form: AlertForm, followed) -> int:
    """Send the message that asks to confirm, or say why not; of the address tell nothing."""
    sender, most = request.META.get("REMOTE_ADDR", ""), settings.REPORTS_PER_HOUR
    if is_too_often("alert", sender, most):
        form.add_error(None, TOO_OFTEN.format(most))
        return TOO_MANY_REQUESTS
    address, without = form.cleaned_data["address"], form.cleaned_data["without"]
    if is_too_often("confirm", address.lower(), MOST_ASKED):
        return 200
    try:
        if wanted := ask_to_follow(address, followed.own, without):
            send_request(wanted, followed, without)
    except MailStopped:
        form.add_error(None, NO_MAIL)
        return UNAVAILABLE
    return 200


@require_safe
def asked(request):
    return _told(request, "asked")


@never_cache
@require_http_methods(PAGE)
def confirm_list(request, token):
    """A button, as programs open the links of a mail before people do."""
    said = confirmed_by(token)
    if said is None:
        return _told(request, "expired", GONE)
    if request.method != "POST":
        return render(request, "readers/alert_confirm.html")
    confirmed = confirm(*said)
    if confirmed is None:
        return _told(request, "expired", GONE)
    return _told(request, "confirmed")


@never_cache
@require_http_methods(PAGE)
def mine(request, token):
    """What the address follows; each list can be left, and all at once."""
    follower = leaving_by(token)
    lists = lists_of(follower) if follower else []
    if follower and request.method == "POST":
        chosen = [each for each in lists if str(each.pk) == request.POST.get("list")]
        leave(follower, chosen[0].pk if chosen else None)
        return redirect("alerts", token)
    if not lists:
        return _told(request, "left")
    named = [(each, list_at(each.feed)) for each in lists]
    return render(request, "readers/alerts.html", {"lists": named, "token": token})


@csrf_exempt
@never_cache
@require_http_methods(PAGE)
def leave_at_once(request, token):
    """The button of a mail program (RFC 8058); one that only opens links gets the page."""
    if request.method != "POST":
        return redirect("alerts", token)
    follower = leaving_by(token)
    if follower:
        leave(follower)
    return HttpResponse("已退订。\n", content_type="text/plain; charset=utf-8")


def _told(request, what: str, status: int = 200):
    return render(request, "readers/alert_told.html", {"what": what}, status=status)
