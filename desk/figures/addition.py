"""The pages where a clerk adds a figure that the program missed."""

from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from briefings.models import Article
from metrics.models import Figure
from metrics.reviewing import Occurrence, ReviewRefused, add, draft_at, occurrences_of
from metrics.sentences import Lit

from ..forms.figure import AdditionForm, choices_for
from .context import context_of
from .numbers import holders, page_of, page_to_add, paragraphs_of
from .wording import short_sentence


class FoundOccurrence(NamedTuple):
    """A place where the words stand, and the figure that is there already."""

    place: Occurrence
    sentence: Lit
    address: str
    figure: Figure | None

    @property
    def page_of_figure(self) -> str:
        return page_of(self.figure) if self.figure else ""


def add_page(model_admin, request):
    """Show the article and where the number stands in it, then the form to fill in."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    article = _article(request, request.GET.get("article", ""))
    if not request.user.has_perm("metrics.change_figure", article):
        raise PermissionDenied
    held = list(Figure.objects.of_article(article))
    raw = request.GET.get("raw", "").strip()
    found = _found(article, raw, held)
    chosen = _chosen(found, request.GET.get("start"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "补录数据",
        "opts": model_admin.opts,
        "article": article,
        "issue": article.issue,
        "may_decide": True,
    }
    if chosen and not chosen.figure:
        return _fill_in(request, article, chosen.place, context)
    if request.method == "POST":
        return _ask_again(request, article, raw)
    context |= {"raw": raw, "found": found, **_beside(article, raw, held)}
    return TemplateResponse(request, "admin/metrics/figure/find.html", context)


def _beside(article: Article, raw: str, held: list[Figure]) -> dict:
    """The whole text, and what may be said where the words stand nowhere."""
    return {
        "is_cut": bool(raw) and raw in article.text,
        "lost": [
            {"figure": figure, "page": page_of(figure)}
            for figure in held
            if figure.start is None and figure.raw == raw
        ],
        "paragraphs": paragraphs_of(article, held),
    }


def _article(request, asked: str) -> Article:
    if not asked.isdecimal():
        raise Http404
    theirs = Article.objects.within_reach_of(request.user)
    return get_object_or_404(theirs.select_related("issue__agency__region"), pk=asked)


def _found(article: Article, raw: str, held: list[Figure]) -> list[FoundOccurrence]:
    taken = holders(held)
    return [
        FoundOccurrence(
            place,
            short_sentence(place),
            page_to_add(article, raw=place.raw, start=place.start),
            next((taken[at] for at in range(*place.span) if at in taken), None),
        )
        for place in occurrences_of(article, raw)
    ]


def _chosen(found: list[FoundOccurrence], start: str | None) -> FoundOccurrence | None:
    """The place asked for; of one place alone nobody need ask."""
    if start is None:
        return found[0] if len(found) == 1 else None
    return next((each for each in found if str(each.place.start) == start), None)


def _fill_in(request, article: Article, place: Occurrence, context: dict):
    draft = draft_at(article, place)
    form = AdditionForm(draft, request.POST or None)
    if "seen" in form.errors:
        return _ask_again(request, article, place.raw)
    if form.is_valid() and (figure := _add(request, place, form)):
        messages.success(request, _told(figure))
        return redirect(page_to_add(article))
    context |= {
        "figure": draft,
        "form": form,
        "blocks": context_of(draft),
        "here": page_to_add(article, raw=place.raw, start=place.start),
        **choices_for(draft),
    }
    return TemplateResponse(request, "admin/metrics/figure/add.html", context)


def _ask_again(request, article: Article, raw: str):
    messages.warning(request, "文章刚改过，请重新看这个数在文中的哪一处。")
    return redirect(page_to_add(article, raw=raw))


def _add(request, place: Occurrence, form: AdditionForm) -> Figure | None:
    try:
        return add(form.figure.article, place, request.user, **form.changes)
    except ReviewRefused as refusal:
        form.add_error(None, str(refusal))
        return None


def _told(figure: Figure) -> SafeString:
    said = {"figure": figure, "address": page_of(figure)}
    return render_to_string("admin/metrics/figure/_added.html", said)
