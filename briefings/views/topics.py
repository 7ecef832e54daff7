"""The topics, and the articles of one."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..api.articles import ARTICLES
from ..api.downloads import also_as_data, downloads_at
from ..api.reference import TOPICS
from ..lists import public_index
from ..lists.order import newest_first
from ..lists.pages import page_links, turn_order
from ..lists.rows import rows_at
from ..lists.selection import Choice, Selection
from ..methods import require_safe
from ..models import Topic


@require_safe
@also_as_data(TOPICS)
def topic_list(request):
    topics = public_index().counted("topic")
    context = {"topics": topics, **downloads_at(request.path)}
    return render(request, "briefings/topic_list.html", context)


@require_safe
@also_as_data(ARTICLES, topic="code")
def topic(request, code):
    topic, index = get_object_or_404(Topic, code=code), public_index()
    order = newest_first(Selection(index.articles, Choice({"topic": [code]})))
    page = turn_order(order, request.GET)
    context = {
        "topic": topic,
        "feed_url": reverse("feed_of_topic", args=[code]),
        "feed_title": topic.name,
        "topics": index.counted("topic"),
        "page": page,
        "rows": rows_at(page, index),
        **downloads_at(request.path),
        **page_links(page, request.GET),
    }
    return render(request, "briefings/topic.html", context)
