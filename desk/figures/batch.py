"""The page where a clerk confirms all that a rule of the list lets through, once listed."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from metrics.models import Figure
from metrics.reviewing import Batch, ReviewRefused, batch_of, confirm_batch
from metrics.sentences import Lit
from metrics.series.periods import period_in_words

from . import wording
from .review import Queue

# Without one of these the rule would be: whatever there is.
NARROWING = ("article", "indicator", "agency")


class Listed(NamedTuple):
    """A figure with what a clerk compares to its sentence."""

    figure: Figure
    said: Lit
    amount: str
    kind: str
    period: str
    sure: str


def batch_page(model_admin, request):
    """List what would be confirmed, and confirm it when asked to."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    try:
        queue = Queue(model_admin, request)
        batch = _batch(queue)
    except (IncorrectLookupParameters, ReviewRefused) as refusal:
        messages.warning(request, str(refusal) or "筛选条件有误。")
        return redirect(_list(request.GET))
    rule = "；".join(rule_of(queue))
    if request.method == "POST" and _confirm(request, queue, rule):
        return redirect(_list(queue.filters))
    if request.method == "POST":
        return redirect(
            f"{reverse('admin:metrics_figure_batch')}?{queue.filters.urlencode()}"
        )
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "成批确认",
        "opts": model_admin.opts,
        "queue": queue,
        "rule": rule,
        "batch": batch,
        "left_out": batch.left_out.items(),
        "rows": [_listed(figure) for figure in batch.figures],
        "back": _list(queue.filters),
    }
    return TemplateResponse(request, "admin/metrics/figure/batch.html", context)


def rule_of(queue: Queue) -> Iterator[str]:
    """文章：养老服务提质, 所在：表格中: what the list is narrowed by, in its own words."""
    for spec in queue.listed.filter_specs:
        if isinstance(spec, SimpleListFilter) and (name := _chosen(spec)):
            yield f"{spec.title}：{name}"
    if kind := queue.filters.get("kind__exact"):
        yield f"类别：{dict(Figure.Kind.choices).get(kind, kind)}"
    if words := queue.listed.query:
        yield f"查找“{words}”"


def _chosen(spec: SimpleListFilter) -> str:
    """What is unreviewed goes without saying, whatever state the list shows."""
    if spec.parameter_name == "state":
        return ""
    return str(dict(spec.lookup_choices).get(spec.value() or "", ""))


def _batch(queue: Queue) -> Batch:
    if not any(queue.filters.get(name) for name in NARROWING):
        raise ReviewRefused("请先按文章、指标或单位筛选，再成批确认。")
    return batch_of(queue.figures)


def _confirm(request, queue: Queue, rule: str) -> bool:
    seen = request.POST.get("seen", "")
    try:
        confirmed = confirm_batch(queue.figures, seen, request.user, rule)
    except ReviewRefused as refusal:
        messages.warning(request, str(refusal))
        return False
    messages.success(request, f"已确认 {len(confirmed)} 条：{rule}。")
    return True


def _list(query) -> str:
    return f"{reverse('admin:metrics_figure_changelist')}?{query.urlencode()}"


def _listed(figure: Figure) -> Listed:
    return Listed(
        figure=figure,
        said=wording.short_sentence(figure),
        amount=wording.amount(figure),
        kind=wording.kind(figure),
        period=period_in_words(figure.period_start, figure.period_end),
        sure=wording.confidence(figure),
    )
