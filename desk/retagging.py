"""Changed keywords of a topic: shown first what they change, then done, bit by bit."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from briefings.models import Article, Topic
from briefings.retagging import TopicChange, foresee, left_to_tag, retag

# What decides which articles are of a topic.
TELLING = {"keywords", "only_if_leading"}
# A page looks ahead, or tags, for no longer.
SECONDS = 3
PER_PAGE = 50
# A button that says these words have been looked at.
LOOKED = "looked"


def what_would_change(model_admin, request, object_id):
    """A page that says it, unless that is known already or nothing would."""
    topic = model_admin.get_object(request, object_id) if object_id else None
    if request.method != "POST" or LOOKED in request.POST or (object_id and not topic):
        return None
    make: Any = model_admin.get_form(request, topic, change=bool(topic))
    form = make(request.POST, instance=topic)
    if not form.is_valid() or not TELLING & {*form.changed_data}:
        return None
    change = foresee(form.instance, SECONDS)
    if change == TopicChange([], [], None):
        return None
    return _foreseen(model_admin, request, form, change)


def _foreseen(model_admin, request, form, change: TopicChange):
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"改关键词以前：{form.instance}",
        "opts": model_admin.opts,
        "topic": form.instance,
        "change": change,
        "page": _page_of(change, request.POST.get("page")),
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", "page")
        ],
        "looked": LOOKED,
    }
    return TemplateResponse(request, "admin/briefings/topic/foreseen.html", context)


def _page_of(change: TopicChange, asked: str | None) -> Page:
    """Articles with whether they gain it, those that lose it first."""
    told = [(pk, False) for pk in change.lost] + [(pk, True) for pk in change.gained]
    page = Paginator(told, PER_PAGE).get_page(asked)
    articles = Article.objects.without_bodies().select_related("issue__agency")
    held = articles.in_bulk([pk for pk, _ in page])
    page.object_list = [(held[pk], gains) for pk, gains in page if pk in held]
    return page


def tag_and_tell(request, topic: Topic) -> None:
    """For as long as a page may take, and say what is left."""
    change = retag(topic, request.user, SECONDS)
    if change.gained or change.lost:
        gained, lost = len(change.gained), len(change.lost)
        messages.success(request, f"已重新标注：增加 {gained} 篇，去掉 {lost} 篇。")
    if left := left_to_tag(topic):
        told = f"还有 {left} 篇没有按新的关键词看过，请在“{topic}”的页面上接着标注。"
        messages.warning(request, told)


def go_on_tagging(model_admin, request, object_id):
    """The next stretch of the articles that wait, by a button of the topic's page."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    topic = model_admin.get_object(request, object_id)
    if topic is None:
        raise Http404
    if request.method == "POST":
        tag_and_tell(request, topic)
    return redirect("admin:briefings_topic_change", topic.pk)
