"""The page on which a reader reports an error, made for her alone; and what became of all."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from briefings.lists.pages import shown_page
from briefings.methods import require_safe
from briefings.models import Article
from metrics.models import Figure
from reading.privacy import mask

from ..answers import answered_lines, lines_of
from ..forms import ErrorReportForm
from ..limits import is_too_often
from ..reporting import report_error

TOO_OFTEN = "您所在的网络一小时内已经提交了 {} 次，这一次没有收下。请过一小时再提交，填写的内容还在下面。"
TOO_MANY_REQUESTS = 429
# A sentence may be as long as a paragraph: its first part tells which it is.
FILLED_IN = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    """About an article or one of its figures, as the address says."""
    article, figure = _meant(request.GET)
    begun = {"passage": _passage(article, figure), "wrong": "figure" if figure else ""}
    form = ErrorReportForm(request.POST or None, initial=begun)
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_of_a_program:
            return redirect("report_sent")
        if not _is_too_often(request):
            report_error(article, figure, form.sent)
            return redirect("report_sent")
        form.add_error(None, TOO_OFTEN.format(settings.REPORTS_PER_HOUR))
        status = TOO_MANY_REQUESTS
    about = ("figure", figure.pk) if figure else ("article", article.pk)
    context = {
        "form": form,
        "article": article,
        "figure": figure,
        "address_query": [about],
    }
    return render(request, "readers/report.html", context, status=status)


@require_safe
def report_sent(request):
    return render(request, "readers/report_sent.html")


@require_safe
def corrections(request):
    """更正与答复: what was put right in public texts, and what was answered to readers."""
    shown = shown_page(answered_lines(), request.GET)
    context = {
        **shown,
        "lines": lines_of(shown["page"]),
        "feed_url": reverse("feed_of_corrections"),
        "feed_title": "更正与答复",
    }
    return render(request, "readers/corrections.html", context)


def _meant(asked) -> tuple[Article, Figure | None]:
    """?figure=1203 or ?article=57: of what is public alone."""
    articles = Article.objects.published().without_bodies()
    articles = articles.select_related("issue__agency")
    pk = _number(asked.get("figure"))
    if pk is None:
        return get_object_or_404(articles, pk=_number(asked.get("article"))), None
    figure = get_object_or_404(Figure.objects.public(), pk=pk)
    return get_object_or_404(articles, pk=figure.article_id), figure


def _number(typed: str | None) -> int | None:
    """No number that a database has no room for."""
    if typed is None:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 15):
        raise Http404
    return int(typed)


def _passage(article: Article, figure: Figure | None) -> str:
    words = figure.sentence.replace("\t", " ") if figure else article.title
    words = mask(words)
    return words if len(words) <= FILLED_IN else f"{words[:FILLED_IN]}……"


def _is_too_often(request) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    return is_too_often("report", address, settings.REPORTS_PER_HOUR)
