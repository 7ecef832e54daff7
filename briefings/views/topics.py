"""The topics, and the articles of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..holdings import Choice, Selection, current, newest_first
from ..models import Topic
from .keyed import turn_order
from .lists import page_links
from .rows import rows_at


@require_safe
def topic_list(request):
    topics = current().counted("topic")
    return render(request, "briefings/topic_list.html", {"topics": topics})


@require_safe
def topic(request, code):
    topic, holdings = get_object_or_404(Topic, code=code), current()
    order = newest_first(Selection(holdings.volumes, Choice({"topic": [code]})))
    page = turn_order(order, request.GET)
    context = {
        "topic": topic,
        "topics": holdings.counted("topic"),
        "page": page,
        "rows": rows_at(page, holdings),
        **page_links(page, request.GET),
    }
    return render(request, "briefings/topic.html", context)
