"""An issue or an article given out as a file: Word always, PDF where there is an office."""

from collections.abc import Callable
from functools import partial

from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import content_disposition_header

from briefings.models import Issue
from briefings.templatetags.reading import issue_title
from intake.office import NotConverted, converted, has_office

from .paper import word_of_article, word_of_issue

LONGEST_NAME = 60
# What no system takes in the name of a file.
IN_NO_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|\r\n\t', "_"))
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
NOT_CONVERTED = (
    "没有转成 PDF。请下载 Word，用 Word 或 WPS 另存为 PDF；总是这样，请告诉管理员。"
)


class GivenOut(admin.ModelAdmin):
    """Issues can be saved as papers by whoever may see them at the desk."""

    def get_urls(self):
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(partial(_page, self, give)),
                name=f"briefings_issue_{name}",
            )
            for name, give in (("word", _word), ("pdf", _pdf))
        ]
        return [*own, *super().get_urls()]


def _page(model_admin, give: Callable, request, pk):
    """The issue's, or with `article` that of one of its articles."""
    rows = model_admin.get_queryset(request).filter(pk=pk).in_full()
    issue = rows.first()
    if not (issue and model_admin.has_view_permission(request, issue)):
        raise Http404
    if not (key := request.GET.get("article")):
        return give(request, issue, issue_title(issue), word_of_issue(issue))
    article = next((a for a in issue.articles.all() if str(a.pk) == key), None)
    if article is None:
        raise Http404
    return give(request, issue, article.title, word_of_article(article))


def _word(request, issue: Issue, title: str, word: bytes) -> HttpResponse:
    return _file(title, word, "docx")


def _pdf(request, issue: Issue, title: str, word: bytes) -> HttpResponse:
    if not has_office():
        raise Http404
    try:
        return _file(title, converted(word, "docx", "pdf"), "pdf")
    except NotConverted:
        messages.error(request, NOT_CONVERTED)
        return redirect("admin:briefings_issue_proof", issue.pk)


def _file(title: str, content: bytes, kind: str) -> HttpResponse:
    name = f"{title.translate(IN_NO_NAME)[:LONGEST_NAME].strip()}.{kind}"
    saved_as = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content, content_type=TYPES[kind], headers={"Content-Disposition": saved_as}
    )
