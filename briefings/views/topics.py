"""The topics, and the articles of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Article, Topic
from .lists import render_list


@require_safe
def topic_list(request):
    topics = Article.objects.published().topics_counted()
    return render(request, "briefings/topic_list.html", {"topics": topics})


@require_safe
def topic(request, code):
    topic = get_object_or_404(Topic, code=code)
    published = Article.objects.published()
    return render_list(
        request,
        "briefings/topic.html",
        published.about(topic).newest_first().for_list(),
        topic=topic,
        topics=published.topics_counted(),
    )
