"""Topics and the words that give them away."""

from django.contrib import admin

from briefings.editing import save_topic
from briefings.models import Article, Issue, Topic

from .behaviour import NamedInPublicAdmin, count_of
from .forms.reference import TopicForm


@admin.register(Topic)
class TopicAdmin(NamedInPublicAdmin):
    form = TopicForm
    # Said again: counting their articles would drop the model's own order.
    ordering = list(Topic._meta.ordering or ())
    list_display = ["name", "code", "note", "only_if_leading", "article_count"]
    list_filter = ["only_if_leading"]
    search_fields = ["name", "code"]
    search_help_text = "按名称或代码查找"

    def get_queryset(self, request):
        number = count_of("articles", Article.objects.all(), request.user)
        return super().get_queryset(request).annotate(article_count=number)

    def issues_of(self, rows):
        return Issue.objects.filter(articles__topics__in=rows)

    def keep(self, request, row):
        save_topic(row, request.user)

    def get_readonly_fields(self, request, obj=None):
        """The code is the primary key: changed, it would make a second topic."""
        return ["code"] if obj else []

    @admin.display(description="篇数", ordering="article_count")
    def article_count(self, topic):
        return topic.article_count
