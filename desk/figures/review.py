"""The page where figures are checked one after another, in the order of the queue."""

from copy import copy

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from metrics.models import Figure
from metrics.reviewing import (
    Reviewed,
    ReviewRefused,
    confirm,
    correct,
    reject,
    reopen,
    was_added,
    withdraw,
)
from reading.tags.doubt import UNNAMED

from ..forms.figure import CorrectionForm, choices_for, decision_on
from . import wording
from .context import context_of

# What the address holds beside the filters of the list.
OWN = ("figure", "last", "o", "p", "all", "e")


class Queue:
    """The figures that the filters of the list let through, in its order."""

    def __init__(self, model_admin, request):
        asked = copy(request)
        asked.GET = request.GET.copy()
        for name in OWN:
            asked.GET.pop(name, None)
        listed = model_admin.get_changelist_instance(asked)
        self.listed, self.filters = listed, asked.GET
        self.figures = listed.queryset
        self.count = listed.result_count

    def first(self) -> int | None:
        return self.figures.values_list("pk", flat=True).first()

    def after(self, figure: Figure) -> int | None:
        behind = Q(doubt__lt=figure.doubt) | Q(doubt=figure.doubt, pk__gt=figure.pk)
        own = self._nearest(Q(asks=figure.asks) & behind, self.figures)
        return own or self._nearest(Q(asks__gt=figure.asks), self.figures)

    def before(self, figure: Figure) -> int | None:
        ahead = Q(doubt__gt=figure.doubt) | Q(doubt=figure.doubt, pk__lt=figure.pk)
        backwards = self.figures.reverse()
        own = self._nearest(Q(asks=figure.asks) & ahead, backwards)
        return own or self._nearest(Q(asks__lt=figure.asks), backwards)

    def _nearest(self, condition: Q, figures) -> int | None:
        return figures.filter(condition).values_list("pk", flat=True).first()

    def address(self, figure: int | None, last: int | None = None) -> str:
        """Of the page of this figure, with the same filters."""
        query = self.filters.copy()
        for name, pk in (("figure", figure), ("last", last)):
            if pk is not None:
                query[name] = pk
        return f"{reverse('admin:metrics_figure_review')}?{query.urlencode()}"


def review(model_admin, request):
    """Show the figure asked for, else the first in the queue; take a decision on it."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    try:
        queue = Queue(model_admin, request)
    except IncorrectLookupParameters:
        return redirect("admin:metrics_figure_review")
    held = model_admin.get_queryset(request)
    figure = _figure(held, request.GET.get("figure") or queue.first())
    form = CorrectionForm(figure, request.POST or None) if figure else None
    if figure and form and request.method == "POST":
        if not model_admin.has_change_permission(request, figure):
            raise PermissionDenied
        if address := _answer(request, queue, figure, form):
            return redirect(address)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "核对数据",
        "opts": model_admin.opts,
        "queue": queue,
        "may_decide": model_admin.has_change_permission(request, figure),
        **_last(queue, held, request.GET.get("last")),
        **(_context(queue, figure, form) if figure and form else {}),
    }
    return TemplateResponse(request, "admin/metrics/figure/review.html", context)


def tell(request, done: str, reviewed: Reviewed) -> None:
    """Say how many were decided on, and of the others why not."""
    if reviewed.figures:
        messages.success(request, f"{done} {len(reviewed.figures)} 条。")
    for reason, number in reviewed.refused.items():
        messages.warning(request, f"{number} 条没有动：{reason}。")


def _figure(held, asked) -> Figure | None:
    if asked is None:
        return None
    figure = _asked_for(held, asked)
    if figure is None:
        raise Http404
    return figure


def _asked_for(held, asked) -> Figure | None:
    """By its number, of the figures that the person may see."""
    return held.filter(pk=asked).first() if str(asked).isdecimal() else None


def _answer(request, queue: Queue, figure: Figure, form: CorrectionForm) -> str | None:
    """Where to go on after the decision; nowhere while what was typed will not do."""
    is_valid = form.is_valid()
    if "seen" in form.errors:
        messages.warning(request, str(form.errors["seen"][0]))
        return queue.address(figure.pk)
    match request.POST.get("decision"):
        case "accept":
            if not (is_valid and _accept(request, figure, form)):
                return None
        case "reject":
            _tell_refusals(request, reject([figure], request.user))
        case "reopen":
            _tell_refusals(request, reopen([figure], request.user))
            return queue.address(figure.pk)
        case "withdraw":
            return _withdraw(request, queue, figure)
        case _:
            return queue.address(figure.pk)
    return queue.address(queue.after(figure) or queue.first(), last=figure.pk)


def _last(queue: Queue, held, asked) -> dict:
    """The figure decided on just now, and how to take that back."""
    figure = _asked_for(held, asked) if asked else None
    if figure is None or not figure.is_reviewed:
        return {}
    if was_added(figure):
        return {"last": figure}
    undo = {"address": queue.address(figure.pk), "seen": decision_on(figure)}
    return {"last": figure, "undo": undo}


def _withdraw(request, queue: Queue, figure: Figure) -> str:
    """Take an addition back, and go on with what comes behind it."""
    following = queue.after(figure)
    try:
        withdraw(figure, request.user)
    except ReviewRefused as refusal:
        messages.warning(request, str(refusal))
        return queue.address(figure.pk)
    messages.success(request, f"已撤销补录：{figure}。")
    return queue.address(following or queue.first())


def _accept(request, figure: Figure, form: CorrectionForm) -> bool:
    """Confirm what was left as it is, correct what was typed over."""
    if not form.changes and figure.state == Figure.State.UNREVIEWED:
        _tell_refusals(request, confirm([figure], request.user))
        return True
    try:
        correct(figure, request.user, **form.changes)
    except ReviewRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _tell_refusals(request, reviewed: Reviewed) -> None:
    tell(request, "", reviewed._replace(figures=[]))


def _context(queue: Queue, figure: Figure, form: CorrectionForm) -> dict:
    issue = figure.article.issue
    after, before = queue.after(figure), queue.before(figure)
    return {
        "figure": figure,
        "form": form,
        "issue": issue,
        "blocks": context_of(figure),
        "amount": wording.amount(figure),
        "why": wording.why(figure),
        "because": wording.asked_because(figure),
        "sure": wording.confidence(figure),
        "doubts": wording.doubts(figure),
        "is_grave": figure.doubt >= UNNAMED,
        "mended": wording.mended(figure),
        "here": queue.address(figure.pk),
        "next": after and queue.address(after),
        "previous": before and queue.address(before),
        "is_added": was_added(figure),
        "is_closed": figure.state in (Figure.State.REJECTED, Figure.State.LOST),
        **choices_for(figure),
    }
